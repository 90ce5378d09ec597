import { attemptLimitMs, staleAfterMs } from '#domain/notices/back-off.ts';
import { minuteMs } from '#domain/kernel/instant.ts';
import { inTransaction, runSql, type Tx } from '../db/database.ts';
import type { Job } from '../jobs/worker.ts';
import type { Platform } from '../platform.ts';
import { enqueueNotice } from './send-notice.ts';
import { openChannels } from './transport.ts';

const batchMax = 500;
/** A notice whose attempts keep killing their process is left to a human. */
const attemptsMax = 10;
/** A job that has not come this long after its time was lost. */
const jobLostAfterMs = 10 * minuteMs;

interface SweptRow {
  readonly notice_id: string;
  readonly status: string;
}

/**
 * Attempts whose process died. An SMS is tried again where the gateway knows the id; a mail may have arrived,
 * so a human decides: it is never sent twice by itself.
 */
function lostAttempts(tx: Tx, platform: Platform, orgId: number): Promise<{ rows: SweptRow[] }> {
  const now = platform.now();
  const again = platform.config.sms?.idempotent === true;
  return runSql<SweptRow>(
    tx,
    `update notice set
       status = case when channel = 'sms' and $4 and attempts < $5 then 'queued' else 'uncertain' end,
       next_attempt_at = case when channel = 'sms' and $4 and attempts < $5 then $2::timestamptz end,
       sending_since = null, last_error = '发送途中进程中断'
     where org_id = $1 and status = 'sending' and notice_id in (
       select notice_id from notice where org_id = $1 and status = 'sending' and sending_since < $3
       order by notice_id limit ${batchMax.toString()} for update skip locked)
     returning notice_id, status`,
    [orgId, now, new Date(now.getTime() - attemptLimitMs), again, attemptsMax],
  );
}

/** Waited three days, for want of a gateway or of a worker: old news is not sent unasked any more. */
function staleNews(tx: Tx, platform: Platform, orgId: number): Promise<{ rows: SweptRow[] }> {
  return runSql<SweptRow>(
    tx,
    `update notice set status = 'failed', next_attempt_at = null, last_error = '等待发送超过三天，未自动补发'
     where org_id = $1 and status = 'queued' and notice_id in (
       select notice_id from notice where org_id = $1 and status = 'queued' and next_attempt_at < $2
       order by notice_id limit ${batchMax.toString()} for update skip locked)
     returning notice_id, status`,
    [orgId, new Date(platform.now().getTime() - staleAfterMs)],
  );
}

/** Waiting notices whose job is gone, and those that waited for a gateway to be configured. */
function forgotten(tx: Tx, platform: Platform, orgId: number): Promise<{ rows: SweptRow[] }> {
  return runSql<SweptRow>(
    tx,
    `select notice_id, status from notice
     where org_id = $1 and status = 'queued' and next_attempt_at < $2 and channel = any ($3::text[])
     order by notice_id limit ${batchMax.toString()}`,
    [orgId, new Date(platform.now().getTime() - jobLostAfterMs), openChannels(platform.config)],
  );
}

async function sweepUnit(platform: Platform, orgId: number): Promise<string[]> {
  return inTransaction(platform.db, [orgId], async (tx) => {
    const lost = await lostAttempts(tx, platform, orgId);
    const stale = await staleNews(tx, platform, orgId);
    const waiting = await forgotten(tx, platform, orgId);
    const again = [...lost.rows.filter((row) => row.status === 'queued'), ...waiting.rows];
    for (const row of again) await enqueueNotice(tx, { orgId, noticeId: row.notice_id });
    return [...lost.rows, ...stale.rows].map((row) => row.notice_id);
  });
}

/** Finds, unit by unit, what crashes and pauses left behind in the outbox. Runs every minute. */
export const sweepNotices: Job = async (platform) => {
  await platform.db.refreshOrgs();
  for (const orgId of platform.db.orgIds()) {
    const changed = await sweepUnit(platform, orgId);
    platform.live.publish(changed.map((id) => ({ orgId, kind: 'notice', id, detail: 'swept' })));
  }
};
