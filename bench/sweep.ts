/**
 * The deadline sweep when 100 clocks are due among all the open orders. The server's own sweep is stopped and the
 * function it runs is called here, on the same database.
 */
import pino from 'pino';
import { sweep as sweepNow } from '#server/domains/orders/index.ts';
import { readConfig } from '#server/platform/config.ts';
import { openPlatform } from '#server/platform/open-platform.ts';
import { figure, type Bench, type BenchOptions } from './figure.ts';
import { percentile } from './testbed/http-load.ts';
import { largeCompany, sizes, type LargeCompany } from './testbed/large-company.ts';

const dueCount = 100;
const limitMs = 100;
const growthLimit = 2;

/** A hundred running clocks whose warning lies a second back, whole in themselves, spread over all orders. */
async function makeDue({ admin, orgId, count }: LargeCompany, round: number): Promise<void> {
  const { rowCount } = await admin.query(
    `with chosen as (
       select order_id, clock, run from order_clock
       where org_id = $1 and status = 'running' and warned_at is null and breached_at is null
         and alarm_at is not null and alarm_at > now() + ($3::integer + 1) * interval '1 day'
       order by alarm_at limit $2)
     update order_clock c set
       alarm_at = now() - interval '1 second',
       body = c.body || jsonb_build_object(
         'warnMs', (extract(epoch from now()) * 1000)::bigint - 1000, 'warnedMs', null, 'breachedMs', null,
         'dueMs', (extract(epoch from now()) * 1000)::bigint + 86400000)
     from chosen x where c.org_id = $1 and c.order_id = x.order_id and c.clock = x.clock and c.run = x.run`,
    [orgId, dueCount, round],
  );
  if (rowCount !== dueCount)
    throw new Error(`${String(rowCount)} of ${dueCount.toString()} clocks in ${count.toString()}`);
}

interface Swept {
  readonly dueMs: readonly number[];
  readonly idleMs: readonly number[];
}

async function swept(options: BenchOptions, count: number): Promise<Swept> {
  const company = await largeCompany(options, count);
  await company.pauseServer();
  const config = { ...readConfig({}), dataFolder: company.dataFolder };
  const platform = await openPlatform(config, company.url, pino({ level: 'error' }));
  await platform.db.refreshOrgs();
  const dueMs: number[] = [];
  const idleMs: number[] = [];
  const timed = async (into: number[]): Promise<void> => {
    const begun = performance.now();
    await sweepNow(platform);
    into.push(performance.now() - begun);
  };
  await timed([]);
  for (let round = 0; round < (options.quick ? 5 : 20); round += 1) {
    await makeDue(company, round);
    await timed(dueMs);
    await timed(idleMs);
  }
  await platform.close();
  await company.resumeServer();
  return { dueMs, idleMs };
}

/** Below 100 ms when 100 are due; and next to nothing when none is, which is nearly always. */
export const sweep: Bench = async (options) => {
  const { small, large } = sizes(options);
  const before = await swept(options, small);
  const after = await swept(options, large);
  const growth = percentile(after.dueMs, 0.5) / percentile(before.dueMs, 0.5);
  return [
    figure('sweep.due.p95', { value: percentile(after.dueMs, 0.95), unit: 'ms', limit: limitMs }),
    figure('sweep.due.growth', { value: growth, unit: 'x', limit: growthLimit }),
    figure('sweep.idle.p50', { value: percentile(after.idleMs, 0.5), unit: 'ms' }),
  ];
};
