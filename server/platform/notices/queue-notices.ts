import { leavesTheHouse, type NoticeChannel } from '#domain/notices/channel.ts';
import type { NoticeTemplateCode } from '#domain/notices/default-texts.ts';
import type { NoticeFacts } from '#domain/notices/fields.ts';
import { renderNotice } from '#domain/notices/render.ts';
import type { Case } from '../events/record.ts';
import { runSql, type Tx } from '../db/database.ts';
import type { Call, Insertion } from '../db/insert-rows.ts';
import type { News } from '../live/live-feed.ts';
import type { Platform } from '../platform.ts';
import type { Letterhead } from './letterhead.ts';
import { sealedBody } from './secret-body.ts';
import { templateOf, unitTemplates, type UnitTemplates } from './unit-templates.ts';

/** A notice that a command sends. */
export interface NewNotice extends Case {
  /** UUIDv7 made by the caller: the same id again is the same notice. */
  readonly noticeId: string;
  readonly template: NoticeTemplateCode;
  readonly channel: NoticeChannel;
  /** Phone number, mail address, customer id (portal), staff or team id (staff). */
  readonly recipient: string;
  readonly facts: NoticeFacts;
  /** The recipient reported in confidence: only handlers of reports see this notice (R-QUAL-09). */
  readonly confidential?: boolean;
  /** It carries a one-time code: stored sealed, shown on no page. */
  readonly secret?: boolean;
}

/** A demo unit's customers are nobody: what would leave the house is kept as cancelled, and no job is asked for. */
const isDemo = '(select g.demo from org g where g.org_id = n.org_id)';
const stored = (name: string): string => {
  if (name === 'status')
    return `case when n.status = 'queued' and ${isDemo} then 'cancelled' else n.status end`;
  return name === 'next_attempt_at'
    ? `case when ${isDemo} then null else n.next_attempt_at end`
    : `n.${name}`;
};

interface NoticeJson {
  readonly org_id: number;
  readonly notice_id: string;
  readonly status: string;
  readonly [column: string]: unknown;
}

const columns =
  'org_id integer, notice_id uuid, case_kind text, case_id uuid, template text, template_version integer, ' +
  'channel text, recipient text, confidential boolean, subject text, body text, status text, ' +
  'created_at timestamptz, next_attempt_at timestamptz, sent_at timestamptz';
const names = columns.replaceAll(/ (?:integer|uuid|text|boolean|timestamptz)/g, '');

function rowOf(platform: Platform, templates: UnitTemplates, notice: NewNotice): NoticeJson {
  const template = templateOf(templates, notice.template, notice.channel);
  const rendered = renderNotice(template, notice.facts);
  if (rendered.missing.length > 0) {
    platform.log.warn({ template: notice.template, missing: rendered.missing }, 'notice without a field');
  }
  const at = platform.now().toISOString();
  const goesOut = leavesTheHouse(notice.channel);
  return {
    org_id: notice.orgId,
    notice_id: notice.noticeId,
    case_kind: notice.caseKind,
    case_id: notice.caseId,
    template: notice.template,
    template_version: template.version,
    channel: notice.channel,
    recipient: notice.recipient,
    confidential: notice.confidential ?? false,
    subject: rendered.subject,
    body: notice.secret === true ? sealedBody(platform.keys, rendered.body) : rendered.body,
    status: goesOut ? 'queued' : 'sent',
    created_at: at,
    next_attempt_at: goesOut ? at : null,
    sent_at: goesOut ? null : at,
  };
}

function newsOf(notice: NewNotice): News {
  return { orgId: notice.orgId, kind: 'notice', id: notice.noticeId, detail: notice.channel };
}

/**
 * Stores notices, worded as of now, and asks for the jobs that send them, in the transaction of the command
 * that causes them. Answers the news to publish after the commit. All notices are of one unit.
 */
export async function queueNotices(
  tx: Tx,
  platform: Platform,
  notices: readonly NewNotice[],
): Promise<News[]> {
  const first = notices[0];
  if (first === undefined) return [];
  const templates = await unitTemplates(
    tx,
    first.orgId,
    notices.map((notice) => notice.template),
  );
  const rows = notices.map((notice) => rowOf(platform, templates, notice));
  await runSql(
    tx,
    `with made as (
       insert into notice (${names})
       select ${names.split(', ').map(stored).join(', ')} from jsonb_to_recordset($1::jsonb) as n(${columns})
       on conflict (org_id, notice_id) do nothing
       returning org_id, notice_id, status
     )
     select enqueue('send-notice', jsonb_build_object('orgId', org_id, 'noticeId', notice_id), 'notice:' || notice_id, null)
     from made where status = 'queued'`,
    [JSON.stringify(rows)],
  );
  return notices.map(newsOf);
}

/** Notices as rows for the statement of the command that causes them. */
export interface NoticeRows {
  readonly insertion: Insertion;
  /** The jobs that send them. */
  readonly jobs: Call;
  /** To publish after the commit. */
  readonly news: readonly News[];
}

function underLetterhead(row: NoticeJson, { demo }: Letterhead): NoticeJson {
  return demo && row.status === 'queued' ? { ...row, status: 'cancelled', next_attempt_at: null } : row;
}

/** The same for notices that are new for certain, with the order they tell of. */
export function newNoticeRows(
  platform: Platform,
  letterhead: Letterhead,
  notices: readonly NewNotice[],
): NoticeRows {
  const rows = notices.map((notice) =>
    underLetterhead(rowOf(platform, letterhead.templates, notice), letterhead),
  );
  const queued = rows.filter(({ status }) => status === 'queued');
  return {
    insertion: {
      table: 'notice',
      columns: Object.keys(rows[0] ?? {}),
      rows: rows.map((row) => Object.values(row)),
    },
    jobs: {
      function: 'enqueue_new',
      calls: queued.map(({ org_id: orgId, notice_id: noticeId }) => [
        'send-notice',
        JSON.stringify({ orgId, noticeId }),
        `notice:${noticeId}`,
      ]),
    },
    news: notices.map(newsOf),
  };
}
