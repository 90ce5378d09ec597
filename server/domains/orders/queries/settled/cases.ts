import { runSql, type Tx } from '../../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../../platform/paging.ts';
import { definitionOf } from '../../definition-of.ts';
import { isSettled, resultOf, settledAt, type SettledSpan } from './settled.ts';

type ResultWord = 'kept' | 'broken' | 'excused';

interface CaseRow {
  order_id: string;
  order_no: string;
  kind: string;
  definition_version: number;
  unit: string;
  clock: string;
  run: number;
  promise: string;
  result: ResultWord;
  settled_at: Date;
  due_at: Date | null;
  duration_seconds: number | null;
  overrun_seconds: number | null;
  reason: string | null;
}

/** A counted case as the report lists it. */
export interface SettledCase {
  readonly orderId: string;
  readonly orderNo: string;
  readonly title: string;
  readonly unit: string;
  readonly clock: string;
  readonly run: number;
  readonly promise: string;
  readonly result: ResultWord;
  readonly settledAt: string;
  readonly dueAt: string | null;
  readonly durationSeconds: number | null;
  readonly overrunSeconds: number | null;
  readonly excuse: string | null;
}

export interface CasesQuestion extends SettledSpan {
  readonly promise?: string | undefined;
  readonly result?: ResultWord | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

function view(row: CaseRow): SettledCase {
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    title: definitionOf(row.kind, row.definition_version).title,
    unit: row.unit,
    ...{ clock: row.clock, run: row.run, promise: row.promise, result: row.result },
    settledAt: row.settled_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    durationSeconds: row.duration_seconds,
    overrunSeconds: row.overrun_seconds,
    excuse: row.reason,
  };
}

/** The cases behind a figure, in the order in which they settled. */
export async function settledCases(
  tx: Tx,
  question: CasesQuestion,
): Promise<{ items: SettledCase[]; next: string | null }> {
  const { orgId, from, to, unitId, promise, result, limit } = question;
  const [at, orderId, clock, run] = readCursor(question.cursor, 4);
  const { rows } = await runSql<CaseRow>(
    tx,
    `select c.order_id, o.order_no, o.kind, o.definition_version, u.name as unit, c.clock, c.run, c.promise,
       ${resultOf} as result, ${settledAt} as settled_at, c.due_at, c.duration_seconds, c.overrun_seconds,
       c.body #>> '{excuse,reason}' as reason
     from order_clock c
     join work_order o on o.org_id = c.org_id and o.order_id = c.order_id
     join org_unit u on u.org_id = c.org_id and u.unit_id = c.unit_id
     where ${isSettled} and ($4::uuid is null or c.unit_id = $4) and ($5::text is null or c.promise = $5)
       and ($6::text is null or ${resultOf} = $6)
       and ($7::timestamptz is null or (${settledAt}, c.order_id, c.clock, c.run) > ($7, $8::uuid, $9::text, $10::integer))
     order by ${settledAt}, c.order_id, c.clock, c.run
     limit $11`,
    [
      ...[orgId, from, to, unitId ?? null, promise ?? null, result ?? null],
      ...[at ?? null, orderId ?? null, clock ?? null, run ?? null],
      limit + 1,
    ],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? cursorOf([last.settled_at.toISOString(), last.order_id, last.clock, last.run.toString()])
      : null;
  return { items: page.map(view), next };
}

/** A counted case with the event in which it settled: what a publication freezes. */
export interface CountedRow {
  readonly order_id: string;
  readonly order_no: string;
  readonly unit_id: string;
  readonly promise: string;
  readonly clock: string;
  readonly run: number;
  readonly result: ResultWord;
  readonly event_at: Date;
  readonly event_hash: string;
  readonly settled_at: Date;
  readonly started_at: Date;
  readonly due_at: Date | null;
  readonly ended_at: Date | null;
  readonly duration_seconds: number | null;
}

/**
 * Every case of a span with its event: the one that records the breach, else the first of the command that stopped the
 * clock; both carry the very instant at which the case settled.
 */
export async function countedCases(tx: Tx, span: SettledSpan): Promise<CountedRow[]> {
  const { rows } = await runSql<CountedRow>(
    tx,
    `select c.order_id, o.order_no, c.unit_id, c.promise, c.clock, c.run, ${resultOf} as result,
       ${settledAt} as settled_at, e.at as event_at, e.hash as event_hash, c.started_at, c.due_at,
       case when c.status = 'stopped' then c.stopped_at end as ended_at, c.duration_seconds
     from order_clock c
     join work_order o on o.org_id = c.org_id and o.order_id = c.order_id
     join lateral (
       select at, hash from event e
       where e.org_id = c.org_id and e.case_id = c.order_id and e.at >= ${settledAt}
       order by e.at, coalesce(e.kind = 'clock-breached' and e.data ->> 'clock' = c.clock, false) desc,
         (e.data ? 'clockNotes') desc, e.seq
       limit 1) e on true
     where ${isSettled}
     order by c.order_id, c.clock, c.run`,
    [span.orgId, span.from, span.to],
  );
  return rows;
}

/** How the clocks of one order settled, for its customer. */
export async function settledOfOrder(
  tx: Tx,
  { orgId, orderId }: { readonly orgId: number; readonly orderId: string },
): Promise<{ clock: string; run: number; promise: string; settled_at: Date | null }[]> {
  const { rows } = await runSql<{ clock: string; run: number; promise: string; settled_at: Date | null }>(
    tx,
    `select c.clock, c.run, c.promise,
       case when c.breached_at is not null or c.status = 'stopped' then ${settledAt} end as settled_at
     from order_clock c where c.org_id = $1 and c.order_id = $2 order by c.started_at, c.clock, c.run`,
    [orgId, orderId],
  );
  return rows;
}
