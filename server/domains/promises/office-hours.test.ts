// Office hours over HTTP on a real database (S1, S2): what is stored and recorded, refused, kept apart.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { buildHttp } from '../../platform/http/application.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Side } from '../organisation/testing.ts';
import { promises } from './index.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let admin: pg.Client;

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T10:00:00+08:00');
  await smallCompany(platform);
  app = await buildHttp(platform);
  promises.routes(app, platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

beforeEach(async () => {
  await admin.query('truncate office_hours');
  await admin.query(`delete from event where case_kind = 'setting'`);
  await admin.query(`delete from event_head where case_kind = 'setting'`);
});

const sessions = new Map<string, Promise<{ cookie: string }>>();

/** Everybody signs in once. */
function session(role: RoleCode, side: Side = 'home'): Promise<{ cookie: string }> {
  const key = `${side} ${role}`;
  const known = sessions.get(key) ?? signInAs(app, role, side);
  sessions.set(key, known);
  return known;
}

async function get(url: string, who: [RoleCode, Side?] = ['clerk']) {
  return app.inject({ url: `/api${url}`, headers: await session(...who) });
}

async function post(url: string, payload: object, who: [RoleCode, Side?] = ['manager']) {
  return app.inject({ method: 'POST', url: `/api${url}`, payload, headers: await session(...who) });
}

async function settingEvents(): Promise<number> {
  const { rows } = await admin.query<{ found: number }>(
    `select count(*)::int as found from event where case_kind = 'setting'`,
  );
  return rows[0]?.found ?? 0;
}

describe('office hours', () => {
  const summer = (about: object = {}) => ({
    commandId: uuid(),
    validFrom: '2026-11-18',
    periods: [
      { from: '14:30', to: '18:00' },
      { from: '08:00', to: '11:30' },
    ],
    reason: '执行夏季作息',
    ...about,
  });
  const url = '/calendar/office-hours';

  test('are the usual ones until the unit sets its own; then clocks in working time run in those', async () => {
    const asked = { from: '2026-11-18T11:00:00+08:00', limit: '1wh' };
    expect((await get(url)).json()).toMatchObject({
      own: false,
      items: [],
      inForce: [{ from: '08:30' }, {}],
    });
    expect((await post('/promises/explain', asked)).json()).toMatchObject({
      due: '2026-11-18T12:00:00+08:00',
    });
    const response = await post(url, summer());
    expect([response.statusCode, response.json()]).toMatchObject([
      200,
      {
        own: true,
        inForce: [{ from: '08:00', to: '11:30' }, { from: '14:30' }],
        items: [{ validFrom: '2026-11-18', reason: '执行夏季作息', changedBy: expect.any(String) as string }],
      },
    ]);
    expect((await post('/promises/explain', asked)).json()).toMatchObject({
      due: '2026-11-18T15:00:00+08:00',
    });
  });

  test('the same command twice is one change; another for the same day wins and the first stays on record', async () => {
    const first = summer();
    await post(url, first);
    await post(url, first);
    await post(url, summer({ periods: [{ from: '09:00', to: '17:00' }] }));
    const { rows } = await admin.query('select version from office_hours order by version');
    expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
    expect((await get(url)).json()).toMatchObject({ inForce: [{ from: '09:00' }] });
  });

  test.each([
    [{ validFrom: '2026-11-17' }, 'promises.hours-backdated', 'validFrom'],
    [{ periods: [] }, 'promises.periods-missing', 'periods'],
    [{ periods: [{ from: '9', to: '10:00' }] }, 'promises.period-malformed', 'periods.0.from'],
  ])('%j are refused and nothing is stored', async (about, code, field) => {
    const response = await post(url, summer(about));
    expect(response.json()).toMatchObject({ code, field });
    expect((await admin.query('select 1 from office_hours')).rows).toEqual([]);
    expect(await settingEvents()).toBe(0);
  });

  test('are set by whoever keeps the calendar alone, and each unit has its own', async () => {
    expect((await post(url, summer(), ['clerk'])).statusCode).toBe(403);
    await post(url, summer());
    expect((await get(url, ['clerk', 'other'])).json()).toMatchObject({ own: false, items: [] });
  });
});
