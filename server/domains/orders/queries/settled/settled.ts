/**
 * Promises that settled: broken when the breach was recorded, else kept when the clock stopped; what they count as is
 * told in domain/supervision/settlement.ts. Read along the index `order_clock_settled`.
 */
export const settledAt = 'coalesce(c.breached_at, c.stopped_at)';

/** A clock that has settled within `$2` … `$3` in the unit `$1`. */
export const isSettled = `c.org_id = $1 and ${settledAt} >= $2::timestamptz and ${settledAt} < $3::timestamptz
  and (c.breached_at is not null or c.status = 'stopped')`;

/** What it counts as. */
export const resultOf = `case when c.breached_at is null then 'kept' when c.excused then 'excused' else 'broken' end`;

/** A span of time in one supply unit, its end excluded. */
export interface SettledSpan {
  readonly orgId: number;
  readonly from: Date;
  readonly to: Date;
  /** Only what this unit answers for. */
  readonly unitId?: string | undefined;
}

/** How often a promise came to what, and how long it took. */
export interface SettledSums {
  readonly cases: number;
  readonly kept: number;
  readonly broken: number;
  readonly excused: number;
  readonly finished: number;
  readonly duration_seconds: number;
}

/** Columns of the sums. */
export const sumColumns = `count(*) as cases,
  count(*) filter (where c.breached_at is null) as kept,
  count(*) filter (where c.breached_at is not null and not c.excused) as broken,
  count(*) filter (where c.breached_at is not null and c.excused) as excused,
  count(c.duration_seconds) as finished,
  coalesce(sum(c.duration_seconds), 0)::bigint as duration_seconds`;
