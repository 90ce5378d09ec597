// Readings from the meter to the use that billing reads: taken, validated, held, decided, corrected, and over a replaced
// meter; permitted, refused, twice and at the same instant.
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { present } from '#domain/kernel/assert.ts';
import { reading } from '../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { callerIn } from '../customers/testing.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { takeReadingList } from './commands/import-readings.ts';
import { moveMeter } from './commands/meters.ts';
import { saveRoute, setStops } from './commands/reading-routes.ts';
import {
  correctReading,
  decideException,
  enterReadings,
  makePlans,
  meteredUse,
  replaceMeter,
  removeMeter,
  takeReading,
  watchPlans,
} from './index.ts';
import { customerMetering } from './queries/customer-metering.ts';
import { exceptionList, exceptionPage } from './queries/exceptions.ts';
import { meterList } from './queries/meter-list.ts';
import { meterPage } from './queries/meter-page.ts';
import { planList, planPage } from './queries/plans.ts';
import { aMeter, aMeteredPoint, usesOf, type MeteredPoint } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let point: MeteredPoint;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
});
afterAll(() => platform.close());
beforeEach(async () => {
  platform.setNow('2026-11-20T10:00:00+08:00');
  point = await aMeteredPoint(platform, company);
});

const reader = () => callerIn(company, 'reading');
const clerk = () => callerIn(company, 'billing');

function read(readOn: string, value: string, at: MeteredPoint = point) {
  return takeReading(platform, reader(), {
    ...{ readingId: uuidv7(), installationId: at.installationId, readOn, values: [value] },
    ...{ purpose: 'regular', source: 'counter' },
  });
}

/** Three ordinary months of 200 kWh, up to 600 on 5 December 2025. */
async function usualMonths(): Promise<void> {
  for (const [day, value] of [
    ['2025-10-05', '200'],
    ['2025-11-05', '400'],
    ['2025-12-05', '600'],
  ] as const)
    await read(day, value);
}

const uses = () => usesOf(platform, company.orgId, point.accountId);
const open = async () => {
  const page = await reading(platform.db, [company.orgId], (tx) =>
    exceptionList(tx, { orgId: company.orgId, filter: { state: 'open' }, limit: 100 }),
  );
  return page.items.filter(({ accountNo }) => accountNo === point.accountNo);
};

describe('a reading', () => {
  test('that is as usual is accepted, and billing finds the use', async () => {
    expect(await read('2025-10-05', '200.50')).toMatchObject({
      state: 'accepted',
      wh: 200_500,
      findings: [],
    });
    expect(await uses()).toEqual([['2025-09-05', '2025-10-05', 200.5, 'actual']]);
    const found = await reading(platform.db, [company.orgId], (tx) =>
      meteredUse(tx, {
        ...{ orgId: company.orgId, accounts: [point.accountId] },
        ...{ after: calendarDate('2025-09-30'), until: calendarDate('2025-10-31') },
      }),
    );
    expect(found).toMatchObject([{ energyWh: [0, 0, 200_500, 0, 0], usagePointId: point.usagePointId }]);
  });

  test('sent twice is taken once', async () => {
    const once = {
      readingId: uuidv7(),
      installationId: point.installationId,
      readOn: '2025-10-05',
      values: ['200'],
      purpose: 'regular' as const,
      source: 'api' as const,
    };
    await Promise.all([takeReading(platform, reader(), once), takeReading(platform, reader(), once)]);
    expect((await takeReading(platform, reader(), once)).state).toBe('accepted');
    expect(await uses()).toHaveLength(1);
  });

  test.each([
    ['2026-11-21', '200', 'metering.day-ahead'],
    ['2025-09-04', '200', 'metering.no-meter'],
    ['2025-10-05', '1000000', 'metering.value-above-register'],
    ['2025-10-05', 'x', 'metering.value-malformed'],
  ])('of %s with %s is refused: %s', async (day, value, code) => {
    await expect(read(day, value)).rejects.toMatchObject({ code });
    expect(await uses()).toEqual([]);
  });

  test('below the last one is held: nothing reaches billing before a person has looked', async () => {
    await usualMonths();
    expect(await read('2026-01-05', '500')).toMatchObject({ state: 'held' });
    expect(await uses()).toHaveLength(3);
    expect(await open()).toMatchObject([{ rules: ['below-last'], averageWh: 200_000 }]);
  });
});

describe('an exception', () => {
  async function held(value: string, day = '2026-01-05'): Promise<string> {
    await usualMonths();
    await read(day, value);
    return present((await open())[0], 'an exception').exceptionId;
  }
  const decide = (exceptionId: string, about: object, commandId = uuidv7()) =>
    decideException(platform, clerk(), {
      ...{ exceptionId, commandId, reason: '已电话核实' },
      ...(about as { decision: 'accept' }),
    });

  test('shows the find, two years of use and what an estimate would be', async () => {
    const id = await held('2000');
    const page = await reading(platform.db, [company.orgId], (tx) => exceptionPage(tx, company.orgId, id));
    expect(page).toMatchObject({ rules: ['high'], wh: 1_400_000, averageWh: 200_000 });
    expect(page.uses).toHaveLength(3);
    expect(page.estimate?.values).toEqual(['804.40']);
    expect(page.findings[0]?.detail).toMatchObject({ limit: 300 });
  });

  test('is accepted: the value counts', async () => {
    const id = await held('2000');
    expect(await decide(id, { decision: 'accept' })).toMatchObject({ state: 'accepted' });
    expect((await uses()).at(-1)).toEqual(['2025-12-05', '2026-01-05', 1400, 'actual']);
  });

  test('is estimated with its reason (MET-10), and the next reading settles it', async () => {
    const id = await held('500');
    expect(await decide(id, { decision: 'estimate' })).toMatchObject({ state: 'estimated' });
    expect((await uses()).at(-1)).toEqual(['2025-12-05', '2026-01-05', 204.4, 'estimated']);
    await read('2026-02-05', '1000');
    expect((await uses()).at(-1)).toEqual(['2026-01-05', '2026-02-05', 195.6, 'actual']);
  });

  test('is corrected, or read again', async () => {
    const id = await held('5000');
    await decide(id, { decision: 'correct', values: ['800'] });
    expect((await uses()).at(-1)).toEqual(['2025-12-05', '2026-01-05', 200, 'corrected']);
    await read('2026-02-05', '700');
    const [again] = await open();
    expect(await decide(present(again, 'exception').exceptionId, { decision: 're-read' })).toMatchObject({
      state: 're-read',
    });
    expect(await read('2026-02-05', '1000')).toMatchObject({ state: 'accepted' });
  });

  test('is decided once, by one of two, and the same command again changes nothing', async () => {
    const id = await held('2000');
    const commandId = uuidv7();
    await decide(id, { decision: 'accept' }, commandId);
    expect(await decide(id, { decision: 'accept' }, commandId)).toMatchObject({ state: 'accepted' });
    await expect(decide(id, { decision: 'estimate' })).rejects.toMatchObject({
      code: 'metering.exception-decided',
    });
    expect(await uses()).toHaveLength(4);
  });

  test('is decided by one of two people at the same instant', async () => {
    const id = await held('2000');
    const both = await Promise.allSettled([
      decide(id, { decision: 'accept' }),
      decide(id, { decision: 'estimate' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await uses()).toHaveLength(4);
  });

  test('cannot be accepted once a later reading counts', async () => {
    const id = await held('2000');
    await read('2026-01-06', '810');
    await expect(decide(id, { decision: 'accept' })).rejects.toMatchObject({
      code: 'metering.day-out-of-order',
    });
  });
});

describe('a correction', () => {
  test('names the old reading and derives both uses anew; the old ones stay, superseded', async () => {
    await usualMonths();
    const { points } = await reading(platform.db, [company.orgId], (tx) =>
      customerMetering(tx, { orgId: company.orgId, customerId: point.customerId, now: platform.now() }),
    );
    const old = present(
      points[0]?.readings.find(({ readOn }) => readOn === '2025-11-05'),
      'the reading',
    );
    const given = { readingId: old.readingId, commandId: uuidv7(), values: ['350'], reason: '抄错一位' };
    await correctReading(platform, clerk(), given);
    await correctReading(platform, clerk(), given);
    expect(await uses()).toEqual([
      ['2025-09-05', '2025-10-05', 200, 'actual'],
      ['2025-10-05', '2025-11-05', 150, 'corrected'],
      ['2025-11-05', '2025-12-05', 250, 'corrected'],
    ]);
    await expect(correctReading(platform, clerk(), { ...given, commandId: uuidv7() })).rejects.toMatchObject({
      code: 'metering.reading-state',
    });
  });
});

describe('a meter', () => {
  const installer = () => callerIn(company, 'metering');

  test('that is replaced leaves its last part, and its successor begins where it hangs', async () => {
    await usualMonths();
    const meterNo = await aMeter(platform, installer());
    const given = {
      ...{ commandId: uuidv7(), installationId: point.installationId, meterNo, on: '2025-12-20' },
      ...{ values: ['3'], lastValues: ['700'], multiplier: 1, isFaulty: true, reason: '黑屏' },
    };
    const { installationId } = await replaceMeter(platform, installer(), given);
    expect(await replaceMeter(platform, installer(), given)).toEqual({ installationId });
    await read('2026-01-05', '103', { ...point, installationId });
    expect((await uses()).slice(-2)).toEqual([
      ['2025-12-05', '2025-12-20', 100, 'actual'],
      ['2025-12-20', '2026-01-05', 100, 'actual'],
    ]);
    const found = await reading(platform.db, [company.orgId], (tx) =>
      meterList(tx, { orgId: company.orgId, filter: { text: point.meterNo }, limit: 5, now: platform.now() }),
    );
    expect(found.items).toMatchObject([{ state: 'faulty', accountNo: null }]);
    const { meterId, revision } = present(found.items[0], 'the meter');
    const move = { meterId, commandId: uuidv7(), revision, state: 'scrapped', reason: '修理不值' } as const;
    await moveMeter(platform, installer(), move);
    await moveMeter(platform, installer(), move);
    const page = await reading(platform.db, [company.orgId], (tx) => meterPage(tx, company.orgId, meterId));
    expect(page).toMatchObject({ state: 'scrapped', moves: [], installations: [{ toOn: '2025-12-20' }] });
    expect(page.history.map(({ title }) => title)).toContain('更换电能表');
    await expect(
      moveMeter(platform, installer(), {
        ...move,
        commandId: uuidv7(),
        revision: revision + 1,
        state: 'in-stock',
      }),
    ).rejects.toMatchObject({ code: 'metering.meter-move' });
  });

  test('is not taken down before its last reading, nor twice', async () => {
    await usualMonths();
    const ask = (on: string) =>
      removeMeter(platform, installer(), {
        ...{ commandId: uuidv7(), installationId: point.installationId, on, values: ['600'] },
        ...{ isFaulty: false, reason: '销户' },
      });
    await expect(ask('2025-12-05')).rejects.toMatchObject({ code: 'metering.day-out-of-order' });
    await ask('2025-12-06');
    await expect(ask('2025-12-07')).rejects.toMatchObject({ code: 'metering.installation-ended' });
  });
});

describe('a route', () => {
  async function planned(month = '2026-11') {
    const routeId = uuidv7();
    await saveRoute(platform, clerk(), {
      ...{
        commandId: uuidv7(),
        routeId,
        code: `R${routeId.slice(-6)}`,
        name: '一号抄表段',
        readerStaffId: null,
      },
      ...{
        stationUnitId: company.unit('330401'),
        cycleMonths: 1,
        dayOfMonth: 5,
        method: 'manual',
        active: true,
      },
    });
    await setStops(platform, clerk(), { commandId: uuidv7(), routeId, accountNos: [point.accountNo] });
    await makePlans(platform, company.orgId, month);
    await makePlans(platform, company.orgId, month);
    const { items } = await planOf(month);
    return present(
      items.find((plan) => plan.routeId === routeId),
      'the plan',
    ).planId;
  }
  const planOf = (month: string) =>
    reading(platform.db, [company.orgId], (tx) =>
      planList(tx, { orgId: company.orgId, month, now: platform.now() }),
    );
  const page = (planId: string) =>
    reading(platform.db, [company.orgId], (tx) =>
      planPage(tx, { orgId: company.orgId, planId, now: platform.now() }),
    );

  test('read on its day keeps the promise (R-PROM-08), on another breaks it', async () => {
    const planId = await planned();
    expect(await page(planId)).toMatchObject({
      dueOn: '2026-11-05',
      points: 1,
      brokenPoints: 1,
      stops: [{ read: null }],
    });
    const readings = [
      { readingId: uuidv7(), installationId: point.installationId, readOn: '2026-11-05', values: ['2600'] },
    ];
    const given = { planId, commandId: uuidv7(), readings };
    expect((await enterReadings(platform, reader(), given)).items).toMatchObject([{ state: 'accepted' }]);
    await enterReadings(platform, reader(), given);
    expect(await page(planId)).toMatchObject({
      readPoints: 1,
      keptPoints: 1,
      brokenPoints: 0,
      state: 'done',
    });
  });

  test('not read brings the point to the work list, once', async () => {
    await usualMonths();
    const planId = await planned();
    expect(await watchPlans(platform, company.orgId)).toBeGreaterThan(0);
    expect(await watchPlans(platform, company.orgId)).toBe(0);
    const [missing] = await open();
    expect(missing?.rules).toEqual(['missing']);
    const decision = { exceptionId: missing?.exceptionId ?? '', commandId: uuidv7(), reason: '门闭' };
    await expect(
      decideException(platform, clerk(), { ...decision, decision: 'accept' }),
    ).rejects.toMatchObject({ code: 'metering.nothing-to-accept' });
    await decideException(platform, clerk(), { ...decision, decision: 'estimate' });
    expect((await uses()).at(-1)?.[3]).toBe('estimated');
    expect(await page(planId)).toMatchObject({ keptPoints: 0, brokenPoints: 1 });
  });

  test('is imported as a list: tried first, faulty rows told by column, then taken whole', async () => {
    const planId = await planned();
    const list = (rows: string, isDryRun: boolean) => ({
      ...{ listId: '01990000-0000-7000-8000-00000000000a', planId, isDryRun },
      content: new TextEncoder().encode(`户号,表号,抄表日期,正向有功(总)\n${rows}`),
    });
    const faulty = `${point.accountNo},${point.meterNo},2026/11/5,12x\n1,unknown,2026-11-05,1\n2,${point.meterNo}x,,`;
    expect(await takeReadingList(platform, reader(), list(faulty, false))).toMatchObject({
      ...{ rows: 3, empty: 1, faultyRows: 2, written: false },
      faults: [
        { rowNo: 2, column: '正向有功(总)', code: 'metering.value-malformed' },
        { rowNo: 3, column: '表号', code: 'metering.point-unknown' },
      ],
    });
    const good = `${point.accountNo},${point.meterNo},2026/11/5,2600`;
    expect(await takeReadingList(platform, reader(), list(good, true))).toMatchObject({
      accepted: 1,
      written: false,
    });
    expect(await uses()).toEqual([]);
    expect(await takeReadingList(platform, reader(), list(good, false))).toMatchObject({
      accepted: 1,
      written: true,
    });
    expect(await takeReadingList(platform, reader(), list(good, false))).toMatchObject({ written: true });
    expect(await uses()).toEqual([['2025-09-05', '2026-11-05', 2600, 'actual']]);
  });
});
