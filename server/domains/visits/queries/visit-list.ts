import type { Static } from 'typebox';
import type { listVisits, VisitLine as VisitLineShape } from '#contracts/visits.ts';
import { maskName } from '#domain/customers/masking.ts';
import { satisfiedFrom } from '#domain/visits/answers.ts';
import { may, type Caller } from '../../../platform/caller.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import { definitionOf } from '../../orders/index.ts';
import type { VisitRow } from '../store.ts';

export type VisitLine = Static<typeof VisitLineShape>;
export type VisitFilter = Omit<Static<(typeof listVisits)['query']>, 'cursor' | 'size'>;

/** A visit with what a list tells of its order, its people and its follow-up. */
export interface VisitListRow extends Pick<
  VisitRow,
  | 'visit_id'
  | 'visit_no'
  | 'order_id'
  | 'kind'
  | 'state'
  | 'end_reason'
  | 'channel'
  | 'confidential'
  | 'closed_at'
  | 'due_at'
  | 'call_at'
  | 'calls_in_vain'
  | 'claimed_by'
  | 'satisfaction'
  | 'follow_up_order_id'
  | 'ended_at'
> {
  order_no: string;
  definition_version: number;
  summary: string;
  contact_name: string | null;
  unit: string;
  team: string | null;
  handler: string | null;
  holder: string | null;
  follow_no: string | null;
  follow_kind: string | null;
  follow_version: number | null;
  follow_status: string | null;
}

/** The tables and columns of `VisitListRow`. */
export const listColumns = `v.visit_id, v.visit_no, v.order_id, v.kind, v.state, v.end_reason, v.channel, v.confidential, v.closed_at,
  v.due_at, v.call_at, v.calls_in_vain, v.claimed_by, v.satisfaction, v.follow_up_order_id, v.ended_at,
  o.order_no, o.definition_version, o.summary, o.contact_name, u.name as unit, t.name as team, s.name as handler,
  h.name as holder, f.order_no as follow_no, f.kind as follow_kind, f.definition_version as follow_version,
  f.status as follow_status`;
export const listTables = `return_visit v
  join work_order o on o.org_id = v.org_id and o.order_id = v.order_id
  join org_unit u on u.org_id = v.org_id and u.unit_id = v.unit_id
  left join org_unit t on t.org_id = v.org_id and t.unit_id = v.team_id
  left join staff s on s.org_id = v.org_id and s.staff_id = v.staff_id
  left join staff h on h.org_id = v.org_id and h.staff_id = v.claimed_by
  left join work_order f on f.org_id = v.org_id and f.order_id = v.follow_up_order_id`;

/** A row as lists show it: the customer's name masked, a reporter's not at all. */
export function visitLine(row: VisitListRow): VisitLine {
  const { follow_up_order_id: followId, follow_no: followNo, follow_kind: followKind } = row;
  return {
    visitId: row.visit_id,
    visitNo: row.visit_no,
    orderId: row.order_id,
    orderNo: row.order_no,
    kind: row.kind,
    title: definitionOf(row.kind, row.definition_version).title,
    summary: row.summary,
    state: row.state,
    endReason: row.end_reason,
    channel: row.channel,
    unit: row.unit,
    team: row.team,
    handler: row.handler,
    contactName: row.contact_name === null || row.confidential ? null : maskName(row.contact_name),
    closedAt: row.closed_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    callAt: row.call_at?.toISOString() ?? null,
    callsInVain: row.calls_in_vain,
    claimedBy: row.claimed_by === null ? null : { staffId: row.claimed_by, name: row.holder ?? '' },
    satisfaction: row.satisfaction,
    followUp:
      followId === null || followNo === null || followKind === null
        ? null
        : {
            orderId: followId,
            orderNo: followNo,
            title: definitionOf(followKind, row.follow_version ?? 1).title,
            status: row.follow_status ?? '',
          },
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

/** One condition with its values; `?` stands for the next of them. */
interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** To be called now: not put off, and its order not taken up again. */
export const callable = `v.state = 'waiting' and (v.call_at is null or v.call_at <= ?) and o.status <> 'open'`;

function onlyOf(only: VisitFilter['only'], { caller, now }: { caller: Caller; now: Date }): Condition | null {
  switch (only) {
    case 'mine':
      return { sql: 'v.claimed_by = ?', values: [caller.staffId] };
    case 'overdue':
      return { sql: `v.state in ('waiting', 'survey') and v.due_at < ?`, values: [now] };
    case 'callable':
      return { sql: callable, values: [now] };
    case 'dissatisfied':
      return {
        sql: `(v.satisfaction < ${satisfiedFrom.toString()} or v.attitude < ${satisfiedFrom.toString()})`,
        values: [],
      };
    case 'follow-up':
      return { sql: 'v.follow_up_order_id is not null', values: [] };
    case undefined:
      return null;
  }
}

function conditions(filter: VisitFilter, by: { caller: Caller; now: Date }): Condition[] {
  const { state } = filter;
  const list: (Condition | null)[] = [
    { sql: '(not v.confidential or ?)', values: [may(by.caller, 'order.confidential')] },
    state === undefined
      ? null
      : state === 'open'
        ? { sql: `v.state in ('waiting', 'survey')`, values: [] }
        : { sql: 'v.state = ?', values: [state] },
    filter.kind === undefined ? null : { sql: 'v.kind = ?', values: [filter.kind] },
    filter.unitId === undefined ? null : { sql: 'v.unit_id = ?', values: [filter.unitId] },
    filter.teamId === undefined ? null : { sql: 'v.team_id = ?', values: [filter.teamId] },
    filter.from === undefined
      ? null
      : { sql: 'v.closed_at >= ?::timestamptz', values: [`${filter.from}T00:00:00+08:00`] },
    filter.to === undefined
      ? null
      : { sql: `v.closed_at < ?::timestamptz + interval '1 day'`, values: [`${filter.to}T00:00:00+08:00`] },
    onlyOf(filter.only, by),
  ];
  return list.filter((condition) => condition !== null);
}

/** Joins conditions and numbers their values from `$1` on. */
function numbered(parts: readonly Condition[]): { where: string; values: unknown[] } {
  let at = 0;
  const where = parts.map(({ sql }) => sql.replaceAll('?', () => `$${(at += 1).toString()}`)).join(' and ');
  return { where, values: parts.flatMap(({ values }) => values) };
}

/** What is still to be done goes oldest first, what has ended newest first: the order of each has its own key. */
function pageOrder({ state, only }: VisitFilter): { by: string; after: string } {
  const queue =
    state === 'open' || state === 'waiting' || only === 'callable' || only === 'overdue' || only === 'mine';
  return queue
    ? { by: 'v.due_at, v.visit_id', after: '(v.due_at, v.visit_id) > (?::timestamptz, ?::uuid)' }
    : {
        by: 'v.closed_at desc, v.visit_id desc',
        after: '(v.closed_at, v.visit_id) < (?::timestamptz, ?::uuid)',
      };
}

/** Visits of the caller's unit; those of confidential reports for their handlers alone. */
export async function visitList(
  tx: Tx,
  question: {
    caller: Caller;
    filter: VisitFilter;
    cursor?: string | undefined;
    limit: number;
    now: Date;
  },
): Promise<{ items: VisitLine[]; next: string | null }> {
  const { caller, filter, limit, now } = question;
  const [at, id] = readCursor(question.cursor, 2);
  const order = pageOrder(filter);
  const { where, values } = numbered([
    { sql: 'v.org_id = ?', values: [caller.orgId] },
    ...conditions(filter, { caller, now }),
    ...(at === undefined ? [] : [{ sql: order.after, values: [at, id] }]),
  ]);
  const { rows } = await runSql<VisitListRow>(
    tx,
    `select ${listColumns} from ${listTables} where ${where} order by ${order.by} limit ${(limit + 1).toString()}`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const key = order.by.startsWith('v.due_at') ? last?.due_at : last?.closed_at;
  return {
    items: page.map(visitLine),
    next:
      rows.length > limit && last !== undefined && key !== undefined
        ? cursorOf([key.toISOString(), last.visit_id])
        : null,
  };
}
