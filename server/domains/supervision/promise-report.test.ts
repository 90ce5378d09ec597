// The promise report on a real database: the same figures from the clocks and from the events, by unit, month and day.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isMonth, monthOfInstant } from '#domain/supervision/settlement.ts';
import { recount, type ClockEvent } from '#domain/supervision/recount.ts';
import { areSums, sameSums, sumsOfCase, totalOf } from '#domain/supervision/sums.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { sweep } from '../orders/index.ts';
import { doerOf, doTo } from '../requests/testing.ts';
import { caseList } from './report/cases.ts';
import { readReport } from './report/report.ts';
import { playCases, type PlayedOrder } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let admin: pg.Client;
let orders: PlayedOrder[];

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T09:00:00+08:00');
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  orders = await playCases(platform, { company, admin }, [
    { kind: 'consultation', acceptedAt: '2026-11-18T09:00:00+08:00', doneAt: '2026-11-18T09:20:00+08:00' },
    { kind: 'consultation', acceptedAt: '2026-11-19T09:00:00+08:00', doneAt: '2026-11-19T11:00:00+08:00' },
    { kind: 'complaint', acceptedAt: '2026-11-18T09:00:00+08:00', doneAt: '2026-11-29T09:00:00+08:00' },
    { kind: 'complaint', acceptedAt: '2026-11-29T10:00:00+08:00', doneAt: '2026-12-02T10:00:00+08:00' },
    { kind: 'opinion', acceptedAt: '2026-11-19T10:00:00+08:00' },
  ]);
  platform.setNow('2026-12-18T10:00:00+08:00');
  await sweep(platform);
});

afterAll(async () => {
  await admin.end();
  await platform.close();
});

const report = (month: string, unitId?: string) =>
  readReport(platform, { orgId: company.orgId, month, unitId });

/** Every order's clocks counted again from its events. */
async function fromEvents() {
  const { rows } = await admin.query<{ case_id: string; kind: string; at: Date; data: ClockEvent['data'] }>(
    `select case_id, kind, at, data from event where org_id = $1 and case_kind = 'order' order by case_id, seq`,
    [company.orgId],
  );
  const cases = new Map<string, ClockEvent[]>();
  for (const { case_id, kind, at, data } of rows) {
    const events = cases.get(case_id) ?? [];
    cases.set(case_id, [...events, { kind, atMs: at.getTime(), data }]);
  }
  return [...cases.values()].flatMap(recount);
}

async function expectSameAsEvents(month: string): Promise<void> {
  const { items } = await report(month);
  const counted = (await fromEvents()).filter(({ settledMs }) => monthOfInstant(settledMs) === month);
  for (const line of items) {
    const cases = counted.filter(({ promise }) => promise === line.promiseId);
    expect([line.promiseId, line.sums]).toEqual([line.promiseId, totalOf(cases.map(sumsOfCase))]);
  }
}

describe('the promise report (R-PROM-20)', () => {
  test('says of every promise what the events say (P1)', async () => {
    expect((await fromEvents()).length).toBeGreaterThan(6);
    await expectSameAsEvents('2026-11');
    await expectSameAsEvents('2026-12');
  });

  test('has kept and broken promises in the month in which they settled', async () => {
    const [november, december] = await Promise.all([report('2026-11'), report('2026-12')]);
    expect(november.total.sums.kept).toBeGreaterThan(0);
    expect(november.total.sums.broken).toBeGreaterThan(0);
    expect(december.total.sums.cases).toBeGreaterThan(0);
    expect(december.items.find(({ sums }) => sums.cases > 0)?.previous).toBeDefined();
  });

  test('adds up: cases to kept, broken and excused, units to the company, days to the month', async () => {
    const { items, total, days } = await report('2026-11');
    for (const { sums, units } of items) {
      expect(areSums(sums)).toBe(true);
      expect(sameSums(totalOf(units.map((unit) => unit.sums)), sums)).toBe(true);
    }
    expect(sameSums(totalOf(days.map((day) => day.sums)), total.sums)).toBe(true);
    expect(days.every(({ day }) => day.startsWith('2026-11-'))).toBe(true);
  });

  test('lists every promise of the catalogue; a promise without cases has no rate', async () => {
    const { items } = await report('2026-11');
    const none = items.find(({ promiseId }) => promiseId === 'R-PROM-06');
    expect(none).toMatchObject({ measured: true, rate: null, meanSeconds: null, p90Seconds: null });
    expect(items.find(({ promiseId }) => promiseId === 'R-PROM-01')).toMatchObject({ measured: false });
  });

  test('shows the orders behind each figure, page by page', async () => {
    const { items } = await report('2026-11');
    for (const line of items) {
      for (const result of ['kept', 'broken', 'excused'] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await caseList(platform, {
            ...{ orgId: company.orgId, month: '2026-11', promise: line.promiseId, result, limit: 1 },
            cursor,
          });
          seen.push(...page.items.map(({ orderNo, clock, run }) => `${orderNo} ${clock} ${run.toString()}`));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(new Set(seen).size).toBe(line.sums[result]);
      }
    }
  });

  test('counts an excused breach as excused, with its reason, in the month of the breach', async () => {
    const { rows } = await admin.query<{ order_id: string; clock: string; promise: string }>(
      `select order_id, clock, promise from order_clock
       where org_id = $1 and breached_at < '2026-12-01T00:00:00+08:00' and status <> 'cancelled' order by order_id, clock limit 1`,
      [company.orgId],
    );
    const late = rows[0] ?? { order_id: '', clock: '', promise: '' };
    const before = (await report('2026-11')).total.sums;
    const doer = doerOf(company, 'manager', []);
    await doTo(
      platform,
      { orgId: company.orgId, orderId: late.order_id, doer },
      { verb: 'excuse-clock', clock: late.clock, reason: '道路塌方' },
    );
    const after = await report('2026-11');
    expect(after.total.sums).toMatchObject({ broken: before.broken - 1, excused: before.excused + 1 });
    expect(after.items.find(({ promiseId }) => promiseId === late.promise)?.reasons).toEqual([
      { reason: '道路塌方', cases: 1 },
    ]);
    await expectSameAsEvents('2026-11');
  });

  test('of one unit counts only what that unit answers for', async () => {
    expect((await report('2026-11', company.unit('330402'))).total.sums.cases).toBe(0);
    const home = await report('2026-11', company.unit('330401'));
    expect(home.total.sums).toEqual((await report('2026-11')).total.sums);
    expect(isMonth(home.previousMonth)).toBe(true);
    expect(orders).toHaveLength(5);
  });

  test('refuses what is no month', async () => {
    await expect(report('2026-13')).rejects.toMatchObject({ code: 'supervision.month' });
  });
});
