import { leavesTheHouse } from '#domain/notices/channel.ts';
import { nextAttemptMs } from '#domain/notices/back-off.ts';
import { maskRecipient } from '#domain/notices/mask-recipient.ts';
import { inTransaction, runSql, type Tx } from '../db/database.ts';
import { enqueue, type Job } from '../jobs/worker.ts';
import type { Platform } from '../platform.ts';
import type { Outcome, Outgoing } from './outcome.ts';
import { openedBody } from './secret-body.ts';
import { openChannels, transportsOf } from './transport.ts';

interface NoticeKey {
  readonly orgId: number;
  readonly noticeId: string;
}

interface Attempt extends Outgoing, NoticeKey {
  readonly channel: 'sms' | 'email';
  readonly attempts: number;
}

const answerLengthMax = 300;

/** The notice of a job's payload; a payload of any other shape is a bug. */
function keyOf(payload: unknown): NoticeKey {
  const { orgId, noticeId } = (payload ?? {}) as Partial<NoticeKey>;
  if (typeof orgId !== 'number' || typeof noticeId !== 'string')
    throw new Error('a notice job needs its notice');
  return { orgId, noticeId };
}

/** Asks for the job that sends a notice. */
export function enqueueNotice(tx: Tx, { orgId, noticeId }: NoticeKey, runAt?: Date): Promise<void> {
  return enqueue(tx, {
    name: 'send-notice',
    payload: { orgId, noticeId },
    key: `notice:${noticeId}`,
    ...(runAt === undefined ? {} : { runAt }),
  });
}

/** Takes a waiting notice; of several workers exactly one gets it. Committed before anything leaves the house. */
async function take(platform: Platform, { orgId, noticeId }: NoticeKey): Promise<Attempt | null> {
  const channels = openChannels(platform.config);
  // Nothing configured: the notice stays visible as waiting, and the sweep asks again later.
  if (channels.length === 0) return null;
  const row = await inTransaction(platform.db, [orgId], (tx) =>
    tx
      .updateTable('notice')
      .set((eb) => ({
        status: 'sending',
        attempts: eb('attempts', '+', 1),
        sending_since: platform.now(),
        next_attempt_at: null,
      }))
      .where('org_id', '=', orgId)
      .where('notice_id', '=', noticeId)
      .where('status', '=', 'queued')
      .where('channel', 'in', channels)
      .returning(['channel', 'recipient', 'subject', 'body', 'attempts'])
      .executeTakeFirst(),
  );
  if (row === undefined || !leavesTheHouse(row.channel as Attempt['channel'])) return null;
  const body = openedBody(platform.keys, row.body);
  return { ...row, body, channel: row.channel as Attempt['channel'], orgId, noticeId };
}

/** The new state of a notice after an attempt. */
function stateAfter(attempt: Attempt, outcome: Outcome, now: Date): { status: string; nextAt: Date | null } {
  if (outcome.result !== 'retry') return { status: outcome.result, nextAt: null };
  const next = nextAttemptMs(attempt.attempts, now.getTime());
  return next === null ? { status: 'failed', nextAt: null } : { status: 'queued', nextAt: new Date(next) };
}

/** Servers and gateways like to repeat the address in their answers. */
function masked(attempt: Attempt, answer: string | null): string | null {
  return (
    answer?.replaceAll(attempt.recipient, maskRecipient(attempt.recipient)).slice(0, answerLengthMax) ?? null
  );
}

/**
 * Writes how the attempt ended. An attempt that was called lost meanwhile (its process slept) still settles it
 * when it knows that the message went out; a human who asked for another attempt has raised `attempts`, and wins.
 */
async function settle(platform: Platform, attempt: Attempt, outcome: Outcome): Promise<string> {
  const now = platform.now();
  const { status, nextAt } = stateAfter(attempt, outcome, now);
  const from = outcome.result === 'sent' ? ['sending', 'uncertain'] : ['sending'];
  await inTransaction(platform.db, [attempt.orgId], async (tx) => {
    const { rows } = await runSql(
      tx,
      `update notice set status = $4, next_attempt_at = $5, sending_since = null, last_error = $6,
         sent_at = $7, provider_ref = coalesce($8, provider_ref)
       where org_id = $1 and notice_id = $2 and attempts = $3 and status = any ($9::text[])
       returning notice_id`,
      [
        attempt.orgId,
        attempt.noticeId,
        attempt.attempts,
        status,
        nextAt,
        masked(attempt, outcome.result === 'sent' ? null : outcome.reason),
        status === 'sent' ? now : null,
        masked(attempt, outcome.result === 'sent' ? outcome.reference : null),
        from,
      ],
    );
    if (rows.length > 0 && nextAt !== null) await enqueueNotice(tx, attempt, nextAt);
  });
  return status;
}

/** Sends one notice once; retries are new jobs at the times of the back-off. */
export const sendNotice: Job = async (platform, payload) => {
  const attempt = await take(platform, keyOf(payload));
  if (attempt === null) return;
  const send = transportsOf(platform.config)[attempt.channel];
  if (send === null) throw new Error(`${attempt.channel} was closed while sending`);
  const outcome = await send(attempt);
  const status = await settle(platform, attempt, outcome);
  platform.live.publish([{ orgId: attempt.orgId, kind: 'notice', id: attempt.noticeId, detail: status }]);
  if (outcome.result !== 'sent') {
    const { noticeId, channel, attempts } = attempt;
    platform.log.warn({ noticeId, channel, attempts, result: outcome.result }, 'notice not sent');
  }
};
