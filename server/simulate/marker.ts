/** What a unit's own history says about its simulation: with what it was begun, and that it was finished. */
import type { Scenario } from '#simulator/history.ts';
import { randomFrom, uuidAt } from '#simulator/random.ts';
import { inTransaction, reading, runSql } from '../platform/db/database.ts';
import { bySystem, record } from '../platform/events/record.ts';
import type { Platform } from '../platform/platform.ts';
import { SimulationError } from './simulation-error.ts';

/** With what a simulation was begun; the same again goes on with it. */
export interface Begun {
  readonly seed: string;
  readonly accounts: number;
  readonly days: number;
  readonly endMs: number;
  readonly intensity: number;
}

const begun = 'simulation-begun';
const finished = 'simulation-finished';

export function begunWith({ seed, accounts, days, endMs, intensity = 1 }: Scenario): Begun {
  return { seed, accounts, days, endMs, intensity };
}

/** The case that holds the two events. */
function caseOf({ seed, endMs }: Begun): string {
  return uuidAt(randomFrom(`${seed}/simulation`), endMs);
}

async function note(
  platform: Platform,
  orgId: number,
  what: { kind: typeof begun | typeof finished; with: Begun },
): Promise<void> {
  const about = { orgId, caseKind: 'system' as const, caseId: caseOf(what.with), ...bySystem };
  await inTransaction(platform.db, [orgId], (tx) =>
    record({ platform, tx }, about, [{ kind: what.kind, at: platform.now(), data: { ...what.with } }]),
  );
}

/** What is on record of the unit's simulation; null where there was none. */
export async function simulationOf(
  platform: Platform,
  orgId: number,
): Promise<{ readonly with: Begun; readonly finished: boolean } | null> {
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<{ kind: string; data: Begun }>(
      tx,
      `select kind, data from event where org_id = $1 and case_kind = 'system' and kind in ($2, $3) order by seq`,
      [orgId, begun, finished],
    );
    const [first] = rows;
    return first === undefined
      ? null
      : { with: first.data, finished: rows.some(({ kind }) => kind === finished) };
  });
}

/** Records the beginning, once; refuses to mix two simulations in one unit. Answers whether all was done before. */
export async function begin(
  platform: Platform,
  orgId: number,
  wanted: Begun,
): Promise<{ finished: boolean }> {
  const before = await simulationOf(platform, orgId);
  if (before === null) {
    await note(platform, orgId, { kind: begun, with: wanted });
    return { finished: false };
  }
  const isSame = (Object.keys(wanted) as (keyof Begun)[]).every((name) => wanted[name] === before.with[name]);
  if (isSame) return { finished: before.finished };
  const { seed, accounts, days, endMs } = before.with;
  const was = `--accounts ${String(accounts)} --days ${String(days)} --seed ${seed} --end ${new Date(endMs).toISOString()}`;
  throw new SimulationError(`这个单位的历史是用 ${was} 生成的,请用同样的参数继续,或换一个空数据库。`);
}

export function finish(platform: Platform, orgId: number, scenario: Begun): Promise<void> {
  return note(platform, orgId, { kind: finished, with: scenario });
}
