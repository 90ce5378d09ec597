// Warnings in several levels on a real database (S6): raised once, climbing when nobody acts, acknowledged by whom they
// told, also when two workers sweep at once or one of them dies in the middle.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AlertLine } from '#contracts/order-alerts.ts';
import type { WarningLevel } from '#domain/promises/warning-level.ts';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { present } from '#domain/kernel/assert.ts';
import { buildApp } from '../../../app.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../../organisation/testing.ts';
import { acceptRequest } from '../../requests/index.ts';
import { clerkOf, doerOf, doTo, playerOf, sampleRequest } from '../../requests/testing.ts';
import { sweep } from '../sweep.ts';
import { endLevels } from './climb.ts';

let platform: TestPlatform;
let company: Company;
let admin: pg.Client;
let app: FastifyInstance;

const start = '2026-11-18T10:00:00+08:00';
const startMs = Date.parse(start);
const minutes = (count: number): Date => new Date(startMs + count * 60_000);
/** The arrival of a repair crew, set to 100 minutes for the tests. */
const promiseId = 'R-PROM-10';

beforeAll(async () => {
  platform = await testPlatform(start);
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  await app.ready();
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  await setLevels([
    { by: 'percent', amount: 75, to: 'team-lead', answerMinutes: 5 },
    { by: 'minutes-before', amount: 10, to: 'unit-head', answerMinutes: null },
  ]);
});

afterAll(async () => {
  await app.close();
  await admin.end();
  await platform.close();
});

beforeEach(() => {
  platform.setNow(start);
});

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- each call names what it reads
async function send<T = unknown>(
  role: RoleCode,
  url: string,
  payload?: object,
): Promise<{ status: number; body: T }> {
  const response = await app.inject({
    ...{
      method: payload === undefined ? 'GET' : 'POST',
      url: `/api${url}`,
      headers: await signInAs(app, role),
    },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: response.statusCode, body: response.json<T>() };
}

async function setLevels(levels: readonly WarningLevel[]): Promise<void> {
  const setting = {
    region: 'any',
    validFrom: '2026-11-18',
    limit: '100min',
    warnPercent: 50,
    measure: 'each',
  };
  const body = { settingId: uuidv7(), ...setting, reason: '抢修到场分级预警', levels };
  expect(await send('manager', `/promises/${promiseId}/settings`, body)).toMatchObject({ status: 200 });
}

/** A fault reported at the hall of station 01. */
async function aFault(): Promise<string> {
  return (await acceptRequest(platform, clerkOf(company), sampleRequest('fault-report'))).orderId;
}

async function alertsOf(orderId: string, role: RoleCode = 'supervisor'): Promise<AlertLine[]> {
  const { body } = await send<{ items: AlertLine[] }>(role, `/alerts?scope=unit&orderId=${orderId}`);
  return body.items;
}

async function kindsOf(orderId: string): Promise<string[]> {
  const { rows } = await admin.query<{ kind: string }>(
    `select kind from event where case_id = $1 and kind like 'clock-%' and data ->> 'promise' = $2 order by seq`,
    [orderId, promiseId],
  );
  return rows.map(({ kind }) => kind);
}

async function sweepAt(minute: number): Promise<void> {
  platform.setNow(minutes(minute).toISOString());
  await sweep(platform);
}

const acknowledge = (orderId: string, { clock, run, level }: AlertLine, commandId = uuidv7()) => ({
  url: `/orders/${orderId}/alerts/acknowledge`,
  payload: { commandId, clock, run, level, note: '马上派人' },
});

describe('levels of a promise', () => {
  test('are raised when their time comes, each once, and pass over an empty chair', async () => {
    const orderId = await aFault();
    await sweepAt(74);
    expect(await alertsOf(orderId)).toEqual([]);
    await sweepAt(75);
    await sweepAt(76);
    const [first, ...more] = await alertsOf(orderId);
    expect(more).toEqual([]);
    // Nobody leads the crew: the head of the station is told at once.
    expect(first).toMatchObject({
      level: 0,
      rung: 'unit-head',
      climbs: 0,
      status: 'open',
      mayAcknowledge: true,
    });
    expect(first?.told.map(({ name }) => name)).toEqual(['本supervisor']);
    expect(await kindsOf(orderId)).toEqual(['clock-warned', 'clock-level-raised']);
  });

  test('climb to whoever stands above while nobody acts, and no further than the top', async () => {
    const orderId = await aFault();
    await sweepAt(75);
    await sweepAt(79);
    expect((await alertsOf(orderId))[0]?.climbs).toBe(0);
    await sweepAt(80);
    const [climbed] = await alertsOf(orderId);
    expect(climbed).toMatchObject({ rung: 'upper-unit', climbs: 1, climbAt: null });
    expect(climbed?.told.map(({ name }) => name)).toEqual(['本supervisor', '本manager']);
    await sweepAt(89);
    expect((await alertsOf(orderId))[0]?.climbs).toBe(1);
    expect(await kindsOf(orderId)).toEqual(['clock-warned', 'clock-level-raised', 'clock-level-climbed']);
  });

  test('come before the breach also after hours of silence', async () => {
    const orderId = await aFault();
    await sweepAt(500);
    expect(await kindsOf(orderId)).toEqual([
      ...['clock-warned', 'clock-level-raised', 'clock-level-raised', 'clock-breached'],
    ]);
    expect(await alertsOf(orderId)).toHaveLength(2);
  });

  test('are told on the desk of whom they concern, with a notice for each', async () => {
    const orderId = await aFault();
    await sweepAt(75);
    const mine = await send<{ items: AlertLine[] }>('supervisor', '/alerts?scope=mine&status=open');
    expect(mine.body.items.map((item) => item.orderId)).toContain(orderId);
    const others = await send<{ items: AlertLine[] }>('clerk', '/alerts?scope=mine');
    expect(others.body.items).toEqual([]);
    const { rows } = await admin.query(
      `select recipient from notice where case_id = $1 and template = 'escalated'`,
      [orderId],
    );
    expect(rows).toEqual([{ recipient: company.staff('supervisor') }]);
  });
});

describe('two workers at once', () => {
  test('raise every level and every climb once', async () => {
    const orders = await Promise.all([aFault(), aFault(), aFault()]);
    for (const minute of [75, 80, 90]) {
      platform.setNow(minutes(minute).toISOString());
      await Promise.all([sweep(platform), sweep(platform), sweep(platform)]);
    }
    for (const orderId of orders) {
      expect((await kindsOf(orderId)).toSorted()).toEqual([
        ...['clock-level-climbed', 'clock-level-raised', 'clock-level-raised', 'clock-warned'],
      ]);
    }
  });

  test('one of which is killed in the middle of it: nothing is lost, nothing doubled', async () => {
    const orders: string[] = [];
    for (let count = 0; count < 5; count += 1) orders.push(await aFault());
    platform.setNow(minutes(75).toISOString());
    // A transaction that wrote everything and died before its end.
    const killed = inTransaction(platform.db, [company.orgId], async (tx) => {
      const { sweepOrder } = await import('../sweep.ts');
      await sweepOrder({ platform, tx }, { orgId: company.orgId, orderId: orders[0] ?? '' });
      const { rows } = await admin.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
      );
      for (const { pid } of rows) await admin.query('select pg_terminate_backend($1)', [pid]);
    });
    await expect(killed).rejects.toThrow();
    expect(await kindsOf(orders[0] ?? '')).toEqual([]);
    await Promise.all([sweep(platform), sweep(platform)]);
    for (const orderId of orders) {
      expect(await kindsOf(orderId)).toEqual(['clock-warned', 'clock-level-raised']);
    }
  });
});

describe('“I have seen it, I act”', () => {
  test('keeps the level from climbing, is on record, and is done once', async () => {
    const orderId = await aFault();
    await sweepAt(75);
    const alert = present((await alertsOf(orderId))[0], 'alert');
    const { url, payload } = acknowledge(orderId, alert);
    expect((await send('supervisor', url, payload)).status).toBe(200);
    expect((await send('supervisor', url, payload)).status).toBe(200);
    await sweepAt(85);
    const [after] = await alertsOf(orderId);
    expect(after).toMatchObject({
      ...{ status: 'acknowledged', climbs: 0, climbAt: null, mayAcknowledge: false },
      acknowledged: { name: '本supervisor', note: '马上派人' },
    });
    const { rows } = await admin.query(
      `select actor_id from event where case_id = $1 and kind = 'clock-level-acknowledged'`,
      [orderId],
    );
    expect(rows).toEqual([{ actor_id: company.staff('supervisor') }]);
  });

  test('is not for those who were not told, nor a second time, nor when all is over', async () => {
    const orderId = await aFault();
    await sweepAt(75);
    const alert = present((await alertsOf(orderId))[0], 'alert');
    const ask = (role: RoleCode) => {
      const { url, payload } = acknowledge(orderId, alert);
      return send<{ code: string }>(role, url, payload);
    };
    expect(await ask('crew')).toMatchObject({ status: 403, body: { code: 'order.alert-not-yours' } });
    expect((await ask('supervisor')).status).toBe(200);
    expect(await ask('manager')).toMatchObject({ status: 409, body: { code: 'order.alert-acknowledged' } });
    await sweepAt(90);
    const second = present((await alertsOf(orderId))[0], 'the second level');
    expect(second).toMatchObject({ level: 1, status: 'open' });
    const doer = doerOf(company, 'supervisor', ['repair', 'dispatch', 'hotline', 'hall']);
    await doTo(platform, { orgId: company.orgId, orderId, doer }, { verb: 'withdraw', reason: '客户撤回' });
    expect((await alertsOf(orderId))[0]?.status).toBe('over');
    const { url, payload } = acknowledge(orderId, second);
    expect(await send('supervisor', url, payload)).toMatchObject({ body: { code: 'order.alert-over' } });
    await endLevels(platform);
    const { rows } = await admin.query(`select status from order_alert where order_id = $1 order by level`, [
      orderId,
    ]);
    expect(rows).toEqual([{ status: 'acknowledged' }, { status: 'over' }]);
  });

  test('shows on the timeline in words', async () => {
    const orderId = await aFault();
    await sweepAt(75);
    const { body } = await send<{ timeline: { kind: string; lines: string[] }[] }>(
      'supervisor',
      `/orders/${orderId}`,
    );
    const line = body.timeline.find(({ kind }) => kind === 'clock-level-raised');
    expect(line?.lines.join(' ')).toMatch(/用时 75 %.*单位负责人/);
  });
});

describe('a promise worked off in time', () => {
  test('raises no level, whatever the sweeps find later', async () => {
    const orderId = await aFault();
    platform.setNow(minutes(20).toISOString());
    await playerOf(platform, company, admin).playToTheEnd(orderId);
    await sweepAt(600);
    expect(await alertsOf(orderId)).toEqual([]);
  });
});
