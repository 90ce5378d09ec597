import { noticeStatuses, type NoticeStatus } from '#domain/notices/channel.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { may, type Caller } from '../../../platform/caller.ts';
import { inTransaction, type Tx } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import { enqueueNotice } from '../../../platform/notices/send-notice.ts';
import type { Platform } from '../../../platform/platform.ts';

interface LockedNotice {
  readonly status: NoticeStatus;
  readonly caseId: string;
  readonly recipient: string;
}

/** What an act on a notice needs: who, which one, and the name under which it is recorded. */
interface Act {
  readonly caller: Caller;
  readonly noticeId: string;
  readonly kind: 'notice.resent' | 'notice.cancelled' | 'notice.recipient-seen';
  readonly reason?: string;
}

async function locked(tx: Tx, { caller, noticeId }: Act): Promise<LockedNotice> {
  const row = await tx
    .selectFrom('notice')
    .select(['status', 'case_id', 'recipient', 'confidential'])
    .where('org_id', '=', caller.orgId)
    .where('notice_id', '=', noticeId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || (row.confidential && !may(caller, 'order.confidential'))) {
    throw new Refusal('not-found', { data: { what: '通知' } });
  }
  return { status: row.status as NoticeStatus, caseId: row.case_id, recipient: row.recipient };
}

/** Locks the notice, does what `change` says and records who did it, in one transaction. */
function acting<T>(
  platform: Platform,
  act: Act,
  change: (tx: Tx, notice: LockedNotice) => Promise<T>,
): Promise<T> {
  const { caller, noticeId, kind, reason } = act;
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const notice = await locked(tx, act);
    const result = await change(tx, notice);
    await record(
      { platform, tx },
      { orgId: caller.orgId, caseKind: 'system', caseId: noticeId, ...byStaff(caller) },
      [{ kind, at: platform.now(), data: { caseId: notice.caseId, from: notice.status, reason } }],
    );
    return result;
  });
}

function tell(
  platform: Platform,
  { caller, noticeId }: Act,
  status: NoticeStatus,
): { noticeId: string; status: NoticeStatus } {
  platform.live.publish([{ orgId: caller.orgId, kind: 'notice', id: noticeId, detail: status }]);
  return { noticeId, status };
}

/**
 * Sends a failed or uncertain notice again because a human decided so. The count of attempts goes on: it tells
 * an older attempt that wakes up late from the one that was asked for.
 */
export async function resendNotice(
  platform: Platform,
  caller: Caller,
  noticeId: string,
): Promise<{ noticeId: string; status: NoticeStatus }> {
  const act: Act = { caller, noticeId, kind: 'notice.resent' };
  await acting(platform, act, async (tx, { status }) => {
    if (status !== 'failed' && status !== 'uncertain') {
      throw new Refusal('notice.not-resendable', { data: { status: noticeStatuses[status] } });
    }
    await tx
      .updateTable('notice')
      .set({ status: 'queued', next_attempt_at: platform.now(), last_error: null })
      .where('org_id', '=', caller.orgId)
      .where('notice_id', '=', noticeId)
      .execute();
    await enqueueNotice(tx, { orgId: caller.orgId, noticeId });
  });
  return tell(platform, act, 'queued');
}

/** Takes back a notice that has not left, or closes one that failed. */
export async function cancelNotice(
  platform: Platform,
  caller: Caller,
  noticeId: string,
): Promise<{ noticeId: string; status: NoticeStatus }> {
  const act: Act = { caller, noticeId, kind: 'notice.cancelled' };
  await acting(platform, act, async (tx, { status }) => {
    if (status !== 'queued' && status !== 'failed') {
      throw new Refusal('notice.not-cancellable', { data: { status: noticeStatuses[status] } });
    }
    await tx
      .updateTable('notice')
      .set({ status: 'cancelled', next_attempt_at: null })
      .where('org_id', '=', caller.orgId)
      .where('notice_id', '=', noticeId)
      .execute();
  });
  return tell(platform, act, 'cancelled');
}

/** The recipient in full; who looked and why is on record (R-DATA-02). */
export function unmaskNotice(
  platform: Platform,
  caller: Caller,
  { noticeId, reason }: { noticeId: string; reason: string },
): Promise<{ recipient: string }> {
  const act: Act = { caller, noticeId, kind: 'notice.recipient-seen', reason };
  return acting(platform, act, (_tx, { recipient }) => Promise.resolve({ recipient }));
}
