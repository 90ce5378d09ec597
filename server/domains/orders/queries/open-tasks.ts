import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { hourMs } from '#domain/kernel/instant.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';

/** How an open task stands against the nearest due time of its order, `$2` being now. */
export const taskState = `case when t.sort_due < $2::timestamptz then 'broken'
  when t.sort_due < $2::timestamptz + interval '1 day' then 'due-soon' else 'open' end`;

export interface TaskCounts {
  readonly open: number;
  readonly due_soon: number;
  readonly broken: number;
  readonly oldest_at: Date | null;
}

export interface TaskFigures extends TaskCounts {
  readonly unit_id: string | null;
  readonly unit: string | null;
  readonly kind: string | null;
  readonly definition_version: number;
  readonly step: string | null;
}

export interface TasksAsked {
  readonly orgId: number;
  readonly now: Date;
  readonly unitId?: string | undefined;
}

/**
 * Open tasks by unit, by kind, by step, and in all; each row tells which by what is not null. Counted once, in the
 * finest groups, from which the others are added up. What is asked of the orders is read out of `work_order_open`; an
 * open task is of an open order.
 */
export async function taskFigures(tx: Tx, { orgId, now, unitId }: TasksAsked): Promise<TaskFigures[]> {
  const { rows } = await runSql<TaskFigures>(
    tx,
    `with fine as materialized (
       select o.unit_id, o.kind, t.step, max(o.definition_version) as definition_version, count(*) as open,
         count(*) filter (where ${taskState} = 'due-soon') as due_soon,
         count(*) filter (where ${taskState} = 'broken') as broken, min(o.accepted_at) as oldest_at
       from order_task t join work_order o on o.org_id = t.org_id and o.order_id = t.order_id
       where t.org_id = $1 and t.done_at is null and o.status = 'open' and ($3::uuid is null or o.unit_id = $3)
       group by o.unit_id, o.kind, t.step
     )
     select f.unit_id, max(u.name) as unit, f.kind, max(f.definition_version) as definition_version, f.step,
       coalesce(sum(f.open), 0)::bigint as open, coalesce(sum(f.due_soon), 0)::bigint as due_soon,
       coalesce(sum(f.broken), 0)::bigint as broken, min(f.oldest_at) as oldest_at
     from fine f join org_unit u on u.org_id = $1 and u.unit_id = f.unit_id
     group by grouping sets ((f.unit_id), (f.kind), (f.kind, f.step), ())
     order by sum(f.open) desc, f.kind, f.step`,
    [orgId, now, unitId ?? null],
  );
  return rows;
}

export interface WatchedRow {
  readonly order_id: string;
  readonly order_no: string;
  readonly task: string;
  readonly kind: string;
  readonly definition_version: number;
  readonly step: string;
  readonly unit: string;
  readonly team: string | null;
  readonly assignee: string | null;
  readonly accepted_at: Date;
  readonly opened_at: Date;
  readonly sort_due: Date;
  readonly sort_due_text: string;
  readonly state: 'open' | 'due-soon' | 'broken';
}

export interface WatchedAsked extends TasksAsked {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly step?: string | undefined;
  readonly cursor: string | undefined;
  readonly limit: number;
}

/** The tasks behind a figure, the nearest due first; of state `open` all of them. */
export async function watchedTasks(
  tx: Tx,
  asked: WatchedAsked,
): Promise<{ rows: WatchedRow[]; next: string | null }> {
  const { orgId, now, unitId, state, kind, step, limit } = asked;
  const [due, orderId, task] = readCursor(asked.cursor, 3);
  const { rows } = await runSql<WatchedRow>(
    tx,
    `select t.order_id, o.order_no, t.task, o.kind, o.definition_version, t.step, u.name as unit, m.name as team,
       s.name as assignee, o.accepted_at, t.opened_at, t.sort_due, t.sort_due::text as sort_due_text, ${taskState} as state
     from order_task t
     join work_order o on o.org_id = t.org_id and o.order_id = t.order_id
     join org_unit u on u.org_id = o.org_id and u.unit_id = o.unit_id
     left join org_unit m on m.org_id = t.org_id and m.unit_id = t.team_id
     left join staff s on s.org_id = t.org_id and s.staff_id = t.assignee_id
     where t.org_id = $1 and t.done_at is null and ($3::uuid is null or o.unit_id = $3)
       and ($4::text is null or $4 = 'open' or ${taskState} = $4)
       and ($5::text is null or o.kind = $5) and ($6::text is null or t.step = $6)
       and ($7::timestamptz is null or (t.sort_due, t.order_id, t.task) > ($7, $8::uuid, $9::text))
     order by t.sort_due, t.order_id, t.task limit $10`,
    [
      ...[orgId, now, unitId ?? null, state ?? null, kind ?? null, step ?? null],
      ...[due ?? null, orderId ?? null, task ?? null, limit + 1],
    ],
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? cursorOf([last.sort_due_text, last.order_id, last.task])
      : null;
  return { rows: shown, next };
}

interface SpanAsked {
  readonly orgId: number;
  readonly since: Date;
  readonly unitId?: string | undefined;
}

/** How many requests were accepted in each hour that had any, since an instant, the first hour first. */
export async function acceptedByHour(
  tx: Tx,
  { orgId, since, unitId }: SpanAsked,
): Promise<{ hourMs: number; accepted: number }[]> {
  const { rows } = await runSql<{ hour: number; accepted: number }>(
    tx,
    `select floor(extract(epoch from accepted_at) / 3600)::integer as hour, count(*) as accepted
     from work_order where org_id = $1 and accepted_at >= $2 and ($3::uuid is null or unit_id = $3)
     group by 1 order by 1`,
    [orgId, since, unitId ?? null],
  );
  return rows.map(({ hour, accepted }) => ({ hourMs: hour * hourMs, accepted }));
}

/** Ended and broken by day, since an instant; orders that took longer than a year to end are not looked for. */
export async function endedByDay(
  tx: Tx,
  { orgId, since, unitId }: SpanAsked,
): Promise<{ day: CalendarDate; closed: number; broken: number }[]> {
  const { rows } = await runSql<{ day: CalendarDate; closed: number; broken: number }>(
    tx,
    `with what as (
       select closed_at as at, 1 as closed, 0 as broken from work_order
       where org_id = $1 and order_id >= uuid_floor($2::timestamptz - interval '1 year') and closed_at >= $2
         and ($3::uuid is null or unit_id = $3)
       union all
       select breached_at, 0, 1 from order_clock
       where org_id = $1 and breached_at >= $2 and ($3::uuid is null or unit_id = $3)
     )
     select (at at time zone 'Asia/Shanghai')::date as day, sum(closed)::bigint as closed,
       sum(broken)::bigint as broken
     from what group by 1 order by 1`,
    [orgId, since, unitId ?? null],
  );
  return rows;
}
