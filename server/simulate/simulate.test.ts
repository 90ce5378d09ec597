/**
 * A tiny company is played into two databases: the record of every order is whole, agrees with its definition, and
 * both databases tell the same story.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import type { historyOf } from '#simulator/history.ts';
import { endOfHistory, type Scenario } from '#simulator/history.ts';
import { stagedCases } from '#simulator/staged.ts';
import { present } from '#domain/kernel/assert.ts';
import { verifySealedChain } from '#domain/audit/verify-chain.ts';
import type { OrderState } from '#domain/processes/state.ts';
import { allDefinitions } from '#domain/processes/definitions/index.ts';
import { inTransaction, reading } from '../platform/db/database.ts';
import { chainOf } from '../platform/events/read-chain.ts';
import { testPlatform, type TestPlatform } from '../platform/testing/test-platform.ts';
import { sweep } from '../domains/orders/index.ts';
import { simulationOf } from './marker.ts';
import { simulate, type SimulateOptions, type SimulationReport } from './simulate.ts';

const endMs = Date.parse('2026-11-18T10:00:00+08:00');
const scenario: Scenario = { seed: '7', which: 'home', accounts: 100, days: 3, endMs, intensity: 40 };

interface Filled {
  readonly platform: TestPlatform;
  readonly admin: pg.Client;
  readonly report: SimulationReport;
}

async function filled(): Promise<Filled> {
  const platform = await testPlatform(new Date(endMs).toISOString());
  const report = await run(platform);
  const admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  return { platform, admin, report };
}

function run(platform: TestPlatform, force = false): Promise<SimulationReport> {
  const extraCases = ({ world }: ReturnType<typeof historyOf>) => stagedCases(world);
  return simulate(platform, scenario, { access: null, force, progress: () => undefined, extraCases });
}

/** The staged cases up to the middle, where something breaks. */
function halfOf(cut: () => never): NonNullable<SimulateOptions['extraCases']> {
  return function* ({ world }) {
    yield* stagedCases(world).slice(0, 15);
    cut();
  };
}

let first: Filled;
let second: Filled;

beforeAll(async () => {
  first = await filled();
  second = await filled();
}, 180_000);

afterAll(async () => {
  for (const { admin, platform } of [first, second]) {
    await admin.end();
    await platform.close();
  }
});

async function rowsOf<Row>({ admin }: Filled, sql: string): Promise<Row[]> {
  return (await admin.query(sql)).rows as Row[];
}

const story = `select w.order_id, w.order_no, w.status, w.kind, h.seq from work_order w
  join event_head h on h.org_id = w.org_id and h.case_id = w.order_id order by w.order_id`;

describe('a simulated company', () => {
  test('the server allows everything that was planned', () => {
    expect(first.report.refused).toEqual([]);
    expect(first.report.orders).toBeGreaterThan(40);
    expect(first.report.changed).toBe(true);
  });

  test('the same seed tells the same story in another database', async () => {
    const [one, two] = await Promise.all([rowsOf(first, story), rowsOf(second, story)]);
    expect(one.length).toBe(first.report.orders);
    expect(one).toEqual(two);
    const events = 'select case_kind, count(*)::int from event group by case_kind order by case_kind';
    expect(await rowsOf(first, events)).toEqual(await rowsOf(second, events));
  });

  test('the chain of every case is intact: orders, customers, units, staff', async () => {
    const { platform, report } = first;
    const heads = await rowsOf<{ case_id: string }>(first, 'select case_id from event_head order by case_id');
    expect(heads.length).toBeGreaterThan(200);
    for (const { case_id: caseId } of heads) {
      const { events, head } = await reading(platform.db, [report.orgId], (tx) =>
        chainOf(tx, report.orgId, caseId),
      );
      expect(verifySealedChain(events, present(head, 'a head'), platform.keys.seal)).toEqual([]);
    }
  });

  test('every order stands where its definition lets it stand, and its rows say the same as its state', async () => {
    const orders = await rowsOf<{ kind: string; status: string; state: OrderState; open: string[] | null }>(
      first,
      `select w.kind, w.status, w.state,
         (select array_agg(t.task order by t.task) from order_task t
           where t.org_id = w.org_id and t.order_id = w.order_id and t.done_at is null) as open
       from work_order w`,
    );
    for (const { kind, status, state, open } of orders) {
      const definition = allDefinitions.find((known) => known.kind === kind);
      expect(state.status).toBe(status);
      expect(open ?? []).toEqual(state.tasks.map(({ id }) => id).sort());
      expect(state.tasks.every(({ step }) => definition?.steps[step]?.kind === 'task')).toBe(true);
      expect(state.tasks.length > 0).toBe(status === 'open');
      if (state.end !== undefined) expect(definition?.steps[state.end]?.kind).toBe('end');
    }
    expect(new Set(orders.map(({ status }) => status)).size).toBeGreaterThan(2);
  });

  test('warnings and breaches are recorded once, at their time, and none is left', async () => {
    const alarms = await rowsOf<{ kind: string; count: number; late: number }>(
      first,
      `select kind, count(*)::int, max(extract(epoch from at) * 1000 - (data ->> 'dueMs')::bigint)::int as late from event
       where kind in ('clock-warned', 'clock-breached') group by kind order by kind`,
    );
    expect(alarms.map(({ kind }) => kind)).toEqual(['clock-breached', 'clock-warned']);
    expect(alarms[0]?.late).toBe(1);
    const twice = `select case_id from event where kind in ('clock-warned', 'clock-breached')
      group by case_id, kind, data ->> 'clock', data ->> 'run' having count(*) > 1`;
    expect(await rowsOf(first, twice)).toEqual([]);
    expect(await sweep(first.platform)).toBe(0);
  });

  test('nothing leaves the house: notices to synthetic phones are kept as cancelled, and no job sends them', async () => {
    const notices = await rowsOf<{ status: string; channel: string }>(
      first,
      "select distinct status, channel from notice where channel in ('sms', 'email')",
    );
    expect(notices).toEqual([{ status: 'cancelled', channel: 'sms' }]);
    const jobs = await rowsOf<{ task: string }>(first, 'select task from job_counts()');
    expect(jobs.filter(({ task }) => task === 'send-notice')).toEqual([]);
  });

  test('begun again it changes nothing; with other parameters it is refused', async () => {
    const again = await run(first.platform);
    expect(again).toMatchObject({ changed: false, orders: 0 });
    const other = { ...scenario, accounts: 101 };
    const options = { access: null, force: false, progress: () => undefined };
    await expect(simulate(first.platform, other, options)).rejects.toThrow('--accounts 100');
  });

  test('an interrupted run goes on where it stopped and ends with the same story', async () => {
    const platform = await testPlatform(new Date(endMs).toISOString());
    const options = { access: null, force: false, progress: () => undefined };
    const cut = (): never => {
      throw new Error('power cut');
    };
    // Cases of the demand are played, the staged ones are not.
    await expect(simulate(platform, scenario, { ...options, extraCases: halfOf(cut) })).rejects.toThrow(
      'power cut',
    );
    const rest = await run(platform);
    expect(rest.changed).toBe(true);
    expect(rest.orders).toBeGreaterThan(0);
    expect(rest.orders).toBeLessThan(first.report.orders);
    const admin = new pg.Client({ connectionString: platform.adminUrl });
    await admin.connect();
    expect((await admin.query(story)).rows).toEqual(await rowsOf(first, story));
    expect((await simulationOf(platform, rest.orgId))?.finished).toBe(true);
    await admin.end();
    await platform.close();
  });

  test('the end is known from when the unit was founded', async () => {
    const [org] = await rowsOf<{ created_at: Date }>(first, 'select created_at from org');
    expect(endOfHistory(org?.created_at.getTime() ?? 0, scenario.days)).toBe(endMs);
  });

  test('a database with real units is left alone, unless forced', async () => {
    const platform = await testPlatform(new Date(endMs).toISOString());
    await inTransaction(platform.db, [], (tx) =>
      tx.insertInto('org').values({ org_id: 1, code: '3304', name: '本县供电公司' }).execute(),
    );
    const small: Scenario = { ...scenario, accounts: 1, days: 1, intensity: 0 };
    const options = { access: null, progress: () => undefined };
    await expect(simulate(platform, small, { ...options, force: false })).rejects.toThrow('本县供电公司');
    expect(await simulate(platform, small, { ...options, force: true })).toMatchObject({ changed: true });
    await platform.close();
  });
});
