/**
 * Fills a unit with a plausible history: the plan comes from simulator/, the real commands carry it out. Begun again
 * with the same parameters it goes on where it stopped; what is done is never done twice.
 */
import { historyOf, type History, type Scenario } from '#simulator/history.ts';
import type { PlannedCase } from '#simulator/plan.ts';
import { reading, runSql } from '../platform/db/database.ts';
import type { Platform } from '../platform/platform.ts';
import { begin, begunWith, finish } from './marker.ts';
import { storeDrawing } from './papers.ts';
import { playHistory } from './play-history.ts';
import { ensureCustomers, ensureOrganisation, gatherStatistics, type Access } from './set-up.ts';
import { SimulationError } from './simulation-error.ts';

export interface SimulateOptions {
  /** Demo logins with this password; none when null. */
  readonly access: Access | null;
  /** Fill the database although real units live in it. */
  readonly force: boolean;
  readonly progress: (line: string) => void;
  /** What the unit sets before its first case. */
  readonly founded?: (orgId: number) => Promise<void>;
  /** Cases beside those of the demand. */
  readonly extraCases?: (history: History) => Iterable<PlannedCase>;
}

export interface SimulationReport {
  readonly orgId: number;
  readonly orgCode: string;
  readonly accounts: number;
  readonly orders: number;
  readonly commands: number;
  readonly refused: readonly string[];
  readonly seconds: number;
  /** False when everything had been there before. */
  readonly changed: boolean;
}

/** Progress is told at most so often. */
const tellEveryMs = 2000;

function teller(progress: (line: string) => void): (line: () => string) => void {
  let lastMs = performance.now();
  return (line) => {
    if (performance.now() - lastMs < tellEveryMs) return;
    lastMs = performance.now();
    progress(line());
  };
}

async function refuseRealUnits(platform: Platform): Promise<void> {
  const names = await reading(platform.db, [], async (tx) => {
    const { rows } = await runSql<{ name: string }>(
      tx,
      'select name from org where not demo order by org_id limit 3',
      [],
    );
    return rows.map(({ name }) => name);
  });
  if (names.length === 0) return;
  throw new SimulationError(
    `数据库里已有正式单位(${names.join('、')}),不往里写模拟数据。请换一个空数据库;确要写入,加 --force。`,
  );
}

/** Plays a scenario into the database; `platform.now()` is only used for the records of the simulation itself. */
export async function simulate(
  platform: Platform,
  scenario: Scenario,
  options: SimulateOptions,
): Promise<SimulationReport> {
  if (!options.force) await refuseRealUnits(platform);
  const startedMs = performance.now();
  const history = historyOf(scenario);
  const { company, endMs } = history;
  const orgId = await ensureOrganisation(platform, history, options.access);
  const { accounts } = scenario;
  const wanted = begunWith(scenario);
  const before = await begin(platform, orgId, wanted);
  const report = (so: {
    orders: number;
    commands: number;
    refused: readonly string[];
  }): SimulationReport => ({
    ...{ orgId, orgCode: company.code, accounts, changed: !before.finished },
    ...{ orders: so.orders, commands: so.commands, refused: so.refused },
    seconds: Math.round((performance.now() - startedMs) / 100) / 10,
  });
  if (before.finished) return report({ orders: 0, commands: 0, refused: [] });
  await options.founded?.(orgId);
  const tell = teller(options.progress);
  await ensureCustomers(platform, history, {
    orgId,
    progress: (done) => {
      tell(() => `客户档案 ${done.toString()} / ${accounts.toString()}`);
    },
  });
  await gatherStatistics(platform);
  const drawing = await storeDrawing(platform);
  const played = await playHistory(
    platform,
    { orgId, company, endMs, drawing },
    {
      cases: [history.cases(), options.extraCases?.(history) ?? []].values().flatMap((cases) => cases),
      progress: (so) => {
        tell(
          () =>
            `${new Date(so.atMs + 28_800_000).toISOString().slice(0, 10)}:工单 ${so.orders.toString()},操作 ${so.commands.toString()}`,
        );
      },
    },
  );
  await finish(platform, orgId, wanted);
  return report(played);
}
