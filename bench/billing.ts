/**
 * The monthly run: bills of every account computed, stored with their lines, input and hashes, held where the limits
 * say so, released with their ledger journals and balances, each part with its event; durably, by two threads. Held
 * against what COPY takes for the very same rows into tables with the same indexes, in the same run.
 */
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { assert } from '#domain/kernel/assert.ts';
import { callerIn } from '#server/domains/customers/testing.ts';
import { releaseRun } from '#server/domains/billing/index.ts';
import { startRun } from '#server/domains/billing/index.ts';
import { workInThreads } from '#server/domains/billing/run/work-in-threads.ts';
import { figure, type Bench, type BenchOptions } from './figure.ts';
import { seedBilledUnits } from './seed/billing.ts';
import { openTestbed, type Testbed } from './testbed/company.ts';

const threads = 2;
const rateGoal = 10_000;
const copyLimit = 3;
const growthLimit = 2.1;
const memoryLimitMb = 600;

interface Timed {
  readonly bills: number;
  readonly computeMs: number;
  readonly releaseMs: number;
}

async function runOf(bed: Testbed, orgId: number, tell: BenchOptions['tell']): Promise<Timed> {
  const caller = { ...callerIn(bed.company, 'billing'), orgId };
  const key = { orgId, runId: uuidv7() };
  const begun = performance.now();
  await startRun(bed.platform, caller, { runId: key.runId, month: '2026-10', scope: { scope: 'unit' } });
  await workInThreads(bed.platform, key, threads);
  const computed = performance.now();
  await releaseRun(bed.platform, caller, { runId: key.runId, dueOn: '2026-12-10' });
  await workInThreads(bed.platform, key, threads);
  const ended = performance.now();
  const { rows } = await query<{ bills: number; state: string }>(
    bed.url,
    `select sum(p.bills)::integer as bills, r.state from billing_part p
     join billing_run r on r.org_id = p.org_id and r.run_id = p.run_id where p.run_id = $1 group by r.state`,
    [key.runId],
  );
  assert(rows[0]?.state === 'released', 'the run was released');
  const timed = { bills: rows[0].bills, computeMs: computed - begun, releaseMs: ended - computed };
  tell(
    `${timed.bills.toString()} bills: ${timed.computeMs.toFixed(0)} ms, release ${timed.releaseMs.toFixed(0)} ms`,
  );
  return timed;
}

async function query<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query<Row>(sql, [...values]);
  } finally {
    await client.end();
  }
}

/** The rows that a run of the unit wrote, by table. */
const written: Readonly<Record<string, string>> = {
  bill: "month = '2026-10-01'",
  bill_hold: 'true',
  billing_part: 'true',
  ledger_posting: 'true',
  ledger_journal: 'true',
  account_balance: 'true',
  event: "case_kind = 'billing-run'",
};

async function copyMs(bed: Testbed, orgId: number): Promise<number> {
  const client = new pg.Client({ connectionString: bed.url });
  await client.connect();
  try {
    const folder =
      (await client.query<{ data_directory: string }>('show data_directory')).rows[0]?.data_directory ?? '';
    const file = (table: string): string => `'${folder}/bench-${table}.bin'`;
    for (const [table, which] of Object.entries(written)) {
      await client.query(
        `copy (select * from ${table} where org_id = ${orgId.toString()} and ${which}) to ${file(table)} (format binary)`,
      );
      await client.query(`create table bench_${table} (like ${table} including all)`);
    }
    await client.query('checkpoint');
    const begun = performance.now();
    for (const table of Object.keys(written)) {
      await client.query(`copy bench_${table} from ${file(table)} (format binary)`);
    }
    return performance.now() - begun;
  } finally {
    await client.end();
  }
}

export const billing: Bench = async (options) => {
  const { quick, tell } = options;
  const count = quick ? 100_000 : 1_000_000;
  const bed = await openTestbed({ ...options, settings: ['max_wal_size=8GB'] });
  const { orgId } = bed.company;
  const half = bed.company.other.orgId;
  const seeder = new pg.Client({ connectionString: bed.url });
  await seeder.connect();
  await seedBilledUnits(
    seeder,
    [
      { orgId: half, count: count / 2 },
      { orgId, count },
    ],
    tell,
  );
  await seeder.query('checkpoint');
  await seeder.end();
  const before = await runOf(bed, half, tell);
  const whole = await runOf(bed, orgId, tell);
  const wholeMs = whole.computeMs + whole.releaseMs;
  const copied = await copyMs(bed, orgId);
  tell(`COPY of the same rows: ${copied.toFixed(0)} ms`);
  return [
    figure('billing.rate', { value: (whole.bills * 1000) / wholeMs, unit: '1/s', limit: rateGoal }),
    figure('billing.compute-rate', { value: (whole.bills * 1000) / whole.computeMs, unit: '1/s' }),
    figure('billing.release-rate', { value: (whole.bills * 1000) / whole.releaseMs, unit: '1/s' }),
    figure('billing.against-copy', { value: wholeMs / copied, unit: 'x', limit: copyLimit }),
    figure('billing.growth', {
      value: wholeMs / (before.computeMs + before.releaseMs),
      unit: 'x',
      limit: growthLimit,
    }),
    figure('billing.memory', {
      value: process.resourceUsage().maxRSS / 1024,
      unit: 'MB',
      limit: memoryLimitMb,
    }),
  ];
};
