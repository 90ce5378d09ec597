import { limits, secondsToWait, type LimitName } from '#domain/portal/limits.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction, runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';

/** One knock at a door: which limit, and whose (an address, a phone, an account, a case as it was typed). */
export interface Hit {
  readonly limit: LimitName;
  readonly of: string;
}

interface CounterRow {
  counter_key: string;
  count: number;
  window_start: Date;
}

const hitSql = `
insert into portal_counter as c (counter_key, count, window_start, window_end)
select key, 1, $2, $2::timestamptz + make_interval(secs => seconds)
from jsonb_to_recordset($1::jsonb) as h(key text, seconds double precision) order by key
on conflict (counter_key) do update set
  count = case when c.window_end <= $2 then 1 else c.count + 1 end,
  window_start = case when c.window_end <= $2 then excluded.window_start else c.window_start end,
  window_end = case when c.window_end <= $2 then excluded.window_end else c.window_end end
returning counter_key, count, window_start`;

async function raise(tx: Tx, keyed: ReadonlyMap<string, Hit>, now: Date): Promise<CounterRow[]> {
  const given = [...keyed].map(([key, { limit }]) => ({ key, seconds: limits[limit].windowMs / 1000 }));
  const { rows } = await runSql<CounterRow>(tx, hitSql, [JSON.stringify(given), now]);
  return rows;
}

/**
 * Counts knocks in a transaction of its own, so that a refused call counts too, and refuses when one is too many.
 * Keys are keyed digests: what is limited cannot be read out of the table.
 */
export async function countHits(platform: Platform, hits: readonly Hit[]): Promise<void> {
  const now = platform.now();
  const keyed = new Map(
    hits.map((hit) => [platform.keys.digest('portal-counter', `${hit.limit}:${hit.of}`), hit]),
  );
  const rows = await inTransaction(platform.db, [], (tx) => raise(tx, keyed, now));
  const waits = rows.map((row) => {
    const hit = keyed.get(row.counter_key);
    const counter = { count: row.count, windowStartMs: row.window_start.getTime() };
    return hit === undefined ? 0 : secondsToWait(limits[hit.limit], counter, now.getTime());
  });
  const seconds = Math.max(0, ...waits);
  if (seconds > 0) throw new Refusal('portal.too-often', { data: { seconds } });
}

/** Counts without refusing, for a number that only rises: answers how many there were in this window. */
export async function countUp(
  platform: Platform,
  counters: readonly { readonly key: string; readonly windowMs: number }[],
): Promise<readonly number[]> {
  const now = platform.now();
  const keys = counters.map(({ key }) => platform.keys.digest('portal-counter', key));
  const given = counters.map(({ windowMs }, at) => ({ key: keys[at], seconds: windowMs / 1000 }));
  const rows = await inTransaction(platform.db, [], async (tx) => {
    const answer = await runSql<CounterRow>(tx, hitSql, [JSON.stringify(given), now]);
    return answer.rows;
  });
  return keys.map((key) => rows.find((row) => row.counter_key === key)?.count ?? 1);
}
