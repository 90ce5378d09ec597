import { runSql, type Tx } from '../../../../platform/db/database.ts';
import { isSettled, settledAt, sumColumns, type SettledSpan, type SettledSums } from './settled.ts';

export interface SettledFigures extends SettledSums {
  readonly promise: string;
  /** Null: the promise over all units. */
  readonly unit_id: string | null;
  readonly p90_seconds: number | null;
}

const values = ({ orgId, from, to, unitId }: SettledSpan): unknown[] => [orgId, from, to, unitId ?? null];

/** Every promise by unit and over all units. */
export async function settledFigures(tx: Tx, span: SettledSpan): Promise<SettledFigures[]> {
  const { rows } = await runSql<SettledFigures>(
    tx,
    `select c.promise, c.unit_id, ${sumColumns},
       percentile_disc(0.9) within group (order by c.duration_seconds) as p90_seconds
     from order_clock c
     where ${isSettled} and ($4::uuid is null or c.unit_id = $4)
     group by grouping sets ((c.promise, c.unit_id), (c.promise))
     order by c.promise, c.unit_id nulls first`,
    values(span),
  );
  return rows;
}

export interface SettledDay extends SettledSums {
  readonly day: string;
}

/** All promises by business day. */
export async function settledDays(tx: Tx, span: SettledSpan): Promise<SettledDay[]> {
  const { rows } = await runSql<SettledDay>(
    tx,
    `select (${settledAt} at time zone 'Asia/Shanghai')::date as day, ${sumColumns}
     from order_clock c where ${isSettled} and ($4::uuid is null or c.unit_id = $4)
     group by 1 order by 1`,
    values(span),
  );
  return rows;
}

export interface ExcuseCount {
  readonly promise: string;
  readonly reason: string;
  readonly cases: number;
}

const reasonsMax = 500;

/** Why cases were excused, the commonest reasons first. */
export async function excuseReasons(tx: Tx, span: SettledSpan): Promise<ExcuseCount[]> {
  const { rows } = await runSql<ExcuseCount>(
    tx,
    `select c.promise, c.body #>> '{excuse,reason}' as reason, count(*) as cases
     from order_clock c
     where ${isSettled} and ($4::uuid is null or c.unit_id = $4) and c.breached_at is not null and c.excused
     group by 1, 2 order by 3 desc, 1, 2 limit ${reasonsMax.toString()}`,
    values(span),
  );
  return rows;
}

export interface MeanMeasured {
  readonly promise: string;
  readonly limit: string;
  readonly finished: number;
  readonly duration_seconds: number;
}

/** Of promises whose mean must keep the limit (CLK-6): what was promised and what it took, by limit. */
export async function meanMeasured(tx: Tx, span: SettledSpan): Promise<MeanMeasured[]> {
  const { rows } = await runSql<MeanMeasured>(
    tx,
    `select c.promise, c.body #>> '{setting,limit}' as limit, count(*) as finished,
       sum(c.duration_seconds)::bigint as duration_seconds
     from order_clock c
     where ${isSettled} and ($4::uuid is null or c.unit_id = $4)
       and c.duration_seconds is not null and c.body #>> '{setting,measure}' = 'mean'
     group by 1, 2 order by 1, 2`,
    values(span),
  );
  return rows;
}
