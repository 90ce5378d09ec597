import type { Static } from 'typebox';
import { sql } from 'kysely';
import type { NoticeLine } from '#contracts/notices.ts';
import { leavesTheHouse, type NoticeChannel, type NoticeStatus } from '#domain/notices/channel.ts';
import { maskRecipient } from '#domain/notices/mask-recipient.ts';
import type { Tx } from '../../platform/db/database.ts';
import { isSealed } from '../../platform/notices/secret-body.ts';
import type { Notice } from '../../platform/db/schema.ts';
import type { Selectable } from 'kysely';

/** A notice as lists show it. */
export type NoticeView = Static<typeof NoticeLine>;

/** What narrows the list. */
export interface NoticeFilter {
  readonly status?: NoticeStatus | undefined;
  readonly channel?: NoticeChannel | undefined;
  readonly caseId?: string | undefined;
  /** First and last business day, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const perCaseMax = 200;
const notConfigured = { sms: '未配置短信网关', email: '未配置邮件服务器' } as const;

function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

function shownRecipient(channel: NoticeChannel, recipient: string): string {
  return leavesTheHouse(channel) ? maskRecipient(recipient) : recipient;
}

/** A stored notice for a list; `open`: the channels that are configured. */
function viewOf(row: Selectable<Notice>, open: readonly NoticeChannel[]): NoticeView {
  // The column's check knows the same words.
  const channel = row.channel as NoticeChannel;
  const stuck = row.status === 'queued' && leavesTheHouse(channel) && !open.includes(channel);
  return {
    noticeId: row.notice_id,
    caseKind: row.case_kind,
    caseId: row.case_id,
    template: row.template,
    channel,
    recipient: shownRecipient(channel, row.recipient),
    subject: row.subject,
    body: isSealed(row.body) ? '（含验证码，不予显示）' : row.body,
    status: row.status as NoticeStatus,
    waitsFor: stuck ? notConfigured[channel] : null,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: new Date(row.created_at).toISOString(),
    nextAttemptAt: iso(row.next_attempt_at),
    sentAt: iso(row.sent_at),
  };
}

/**
 * A page of a unit's notices, newest first, keyed by the id (UUIDv7: by time, and the partitions' own order).
 * Notices of confidential reports are left out unless the caller handles reports (R-QUAL-09).
 */
export async function noticeList(
  tx: Tx,
  question: {
    orgId: number;
    confidential: boolean;
    filter: NoticeFilter;
    before: string | undefined;
    limit: number;
    open: readonly NoticeChannel[];
  },
): Promise<NoticeView[]> {
  const { filter, before } = question;
  let query = tx.selectFrom('notice').selectAll().where('org_id', '=', question.orgId);
  if (!question.confidential) query = query.where('confidential', '=', false);
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  if (filter.channel !== undefined) query = query.where('channel', '=', filter.channel);
  if (filter.caseId !== undefined) query = query.where('case_id', '=', filter.caseId);
  if (filter.from !== undefined) {
    query = query.where(
      'created_at',
      '>=',
      sql<Date>`(${filter.from}::date)::timestamp at time zone 'Asia/Shanghai'`,
    );
  }
  if (filter.to !== undefined) {
    query = query.where(
      'created_at',
      '<',
      sql<Date>`(${filter.to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
    );
  }
  if (before !== undefined) query = query.where('notice_id', '<', before);
  const rows = await query.orderBy('notice_id', 'desc').limit(question.limit).execute();
  return rows.map((row) => viewOf(row, question.open));
}

/** The notices of one case, oldest first, masked. The caller has been let in by the domain of the case. */
export async function noticesOf(tx: Tx, about: { orgId: number; caseId: string }): Promise<NoticeView[]> {
  const rows = await tx
    .selectFrom('notice')
    .selectAll()
    .where('org_id', '=', about.orgId)
    .where('case_id', '=', about.caseId)
    .orderBy('notice_id')
    .limit(perCaseMax)
    .execute();
  return rows.map((row) => viewOf(row, ['sms', 'email']));
}

/** What has not arrived, by channel and state; served by the index of open notices. */
export async function noticeCounts(
  tx: Tx,
  orgId: number,
): Promise<{ channel: NoticeChannel; status: NoticeStatus; count: number }[]> {
  const rows = await tx
    .selectFrom('notice')
    .select((eb) => ['channel', 'status', eb.fn.countAll<number>().as('count')])
    .where('org_id', '=', orgId)
    .where('status', 'not in', ['sent', 'cancelled'])
    .groupBy(['channel', 'status'])
    .orderBy('channel')
    .orderBy('status')
    .execute();
  return rows.map((row) => ({
    channel: row.channel as NoticeChannel,
    status: row.status as NoticeStatus,
    count: row.count,
  }));
}
