// Promises and the working calendar over HTTP on a real database: what is stored and recorded, refused, kept apart.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { promiseCatalogue } from '#domain/promises/catalogue.ts';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { reading } from '../../platform/db/database.ts';
import { buildHttp } from '../../platform/http/application.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company, type Side } from '../organisation/testing.ts';
import { promiseBook, promises } from './index.ts';
import type { CalendarYearView } from './queries/calendar-year.ts';
import type { PromiseItem } from './queries/catalogue.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let company: Company;
let admin: pg.Client;

const morning = '2026-11-18T10:00:00+08:00';

beforeAll(async () => {
  platform = await testPlatform(morning);
  company = await smallCompany(platform);
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
  platform.setNow(morning);
  await admin.query('truncate promise_setting, calendar_day, calendar_year');
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

const aSetting = (about: object = {}) => ({
  settingId: uuid(),
  region: 'rural',
  validFrom: '2026-12-01',
  limit: '80min',
  warnPercent: 60,
  measure: 'each',
  reason: '冬季道路结冰前加派值守',
  ...about,
});

const someDays = (about: object = {}) => ({
  commandId: uuid(),
  days: [
    { date: '2027-01-01', setting: 'off', name: '元旦' },
    { date: '2027-01-03', setting: 'working', name: '调休上班' },
  ],
  ...about,
});

async function counts(): Promise<Record<string, number>> {
  const { rows } = await admin.query<Record<string, number>>(
    `select (select count(*)::int from promise_setting) as settings, (select count(*)::int from calendar_day) as days,
       (select count(*)::int from calendar_year) as years,
       (select count(*)::int from event where case_kind = 'setting') as events,
       (select count(*)::int from graphile_worker.jobs where task_identifier = 'recompute-clocks') as jobs`,
  );
  return rows[0] ?? {};
}

const nothing = { settings: 0, days: 0, years: 0, events: 0 };

async function arrival(url = '/promises', who: [RoleCode, Side?] = ['clerk']) {
  const { items } = (await get(url, who)).json<{ items: PromiseItem[] }>();
  return items.find(({ promiseId }) => promiseId === 'R-PROM-10')?.inForce;
}

describe('the catalogue of promises', () => {
  test('names every promise with its source and what holds in each region', async () => {
    const { items, date } = (await get('/promises')).json<{ items: PromiseItem[]; date: string }>();
    expect(date).toBe('2026-11-18');
    expect(items).toHaveLength(promiseCatalogue.length);
    expect(items.find(({ promiseId }) => promiseId === 'R-PROM-10')).toMatchObject({
      inForce: [
        { region: 'urban', limit: '45min', own: false },
        {
          region: 'rural',
          limit: '90min',
          limitText: { zh: '90 分钟' },
          version: 'R-PROM-10/rural@catalogue-1',
        },
        { region: 'remote', limit: '120min' },
      ],
    });
  });

  test('shows on each date what holds then', async () => {
    await post('/promises/R-PROM-10/settings', aSetting());
    expect((await arrival())?.[1]).toMatchObject({ limit: '90min', own: false });
    expect((await arrival('/promises?date=2026-12-01'))?.[1]).toMatchObject({
      limit: '80min',
      warnPercent: 60,
      own: true,
      version: 'R-PROM-10/rural@2026-12-01',
    });
  });

  test('a date that does not exist is refused', async () => {
    const response = await get('/promises?date=2026-02-30');
    expect([response.statusCode, response.json()]).toMatchObject([400, { code: 'shape.wrong-format' }]);
  });
});

describe('a new setting of a promise', () => {
  test('is stored with who and why, recorded, and known to the next clock at once', async () => {
    const book = () =>
      reading(platform.db, [company.orgId], (tx) => promiseBook(platform, tx, company.orgId));
    expect((await book()).settings).toEqual([]);
    const body = aSetting({ validFrom: '2026-11-18' });
    const response = await post('/promises/R-PROM-10/settings', body);
    expect(response.statusCode).toBe(200);
    expect(response.json<PromiseItem>().inForce[1]).toMatchObject({ limit: '80min', own: true });
    expect((await book()).settings).toMatchObject([{ promiseId: 'R-PROM-10', limit: '80min' }]);

    const { rows } = await admin.query(`select kind, actor_id, data from event where case_kind = 'setting'`);
    expect(rows).toMatchObject([
      {
        kind: 'promise.set',
        actor_id: company.staff('manager'),
        data: { limit: '80min', reason: body.reason },
      },
    ]);
    const history = (await get('/promises/R-PROM-10/settings')).json<{ items: object[] }>();
    expect(history.items).toMatchObject([
      {
        settingId: body.settingId,
        region: 'rural',
        validFrom: '2026-11-18',
        reason: body.reason,
        changedBy: '本manager',
      },
    ]);
  });

  test('sent twice it is one, and answers the same', async () => {
    const body = aSetting();
    const answers = [
      await post('/promises/R-PROM-10/settings', body),
      await post('/promises/R-PROM-10/settings', body),
    ];
    expect(answers[1]?.json()).toEqual(answers[0]?.json());
    expect(await counts()).toMatchObject({ settings: 1, events: 1 });
  });

  test('two for the same date at the same instant: exactly one wins', async () => {
    const answers = await Promise.all(
      [aSetting(), aSetting(), aSetting()].map((body) => post('/promises/R-PROM-10/settings', body)),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409, 409]);
    expect(await counts()).toMatchObject({ settings: 1, events: 1 });
  });

  test.each([
    ['a promise nobody knows', 'R-PROM-99', {}, 422, 'promises.unknown'],
    ['one without a limit', 'R-PROM-17', {}, 422, 'promises.not-a-clock'],
    ['a limit that is none', 'R-PROM-10', { limit: 'soon' }, 400, 'promises.limit-malformed'],
    ['a limit of another kind', 'R-PROM-10', { limit: '7d-before' }, 422, 'promises.setting-kind'],
    ['a beginning in the past', 'R-PROM-10', { validFrom: '2026-11-17' }, 422, 'promises.setting-backdated'],
    ['a date that does not exist', 'R-PROM-10', { validFrom: '2026-02-30' }, 400, 'shape.wrong-format'],
    ['a share of nothing', 'R-PROM-10', { warnPercent: 0 }, 400, 'shape.out-of-range'],
    ['an unknown region', 'R-PROM-10', { region: 'moon' }, 400, 'shape.not-an-option'],
    ['no reason', 'R-PROM-10', { reason: '' }, 400, 'shape.invalid'],
  ])('with %s is refused and nothing changes', async (...[, promiseId, about, status, code]) => {
    const response = await post(`/promises/${promiseId}/settings`, aSetting(about));
    expect([response.statusCode, response.json()]).toMatchObject([status, { code }]);
    expect(await counts()).toMatchObject(nothing);
  });

  test('is not for a clerk', async () => {
    const response = await post('/promises/R-PROM-10/settings', aSetting(), ['clerk']);
    expect([response.statusCode, response.json()]).toMatchObject([403, { code: 'access.forbidden' }]);
    expect(await counts()).toMatchObject(nothing);
  });

  test('leaves the neighbouring unit as it was', async () => {
    await post('/promises/R-PROM-10/settings', aSetting({ validFrom: '2026-11-18' }));
    expect((await arrival('/promises', ['clerk', 'other']))?.[1]).toMatchObject({
      limit: '90min',
      own: false,
    });
    const history = await get('/promises/R-PROM-10/settings', ['clerk', 'other']);
    expect(history.json()).toMatchObject({ items: [] });
  });
});

describe('the working calendar', () => {
  const year = async (number: number, who: [RoleCode, Side?] = ['clerk']) =>
    (await get(`/calendar/${number.toString()}`, who)).json<CalendarYearView>();
  const dayOf = ({ days }: CalendarYearView, date: string) => days.find((day) => day.date === date);

  test('of an announced year names its holidays and make-up days', async () => {
    const found = await year(2026);
    expect(found).toMatchObject({ announced: true, by: 'product' });
    expect(found.days).toHaveLength(365);
    expect(dayOf(found, '2026-10-10')).toMatchObject({ kind: 'make-up', working: true, own: false });
    expect(dayOf(found, '2026-10-01')).toMatchObject({ kind: 'holiday', title: { zh: '国庆节' } });
  });

  test('says of a year that it is not announced, until the unit has entered its notice', async () => {
    expect(await year(2098)).toMatchObject({ announced: false, by: null });
    const notice = { commandId: uuid(), announced: true, basis: '国办发明电〔2097〕7 号' };
    const response = await post('/calendar/2098/announce', notice);
    expect(response.json()).toMatchObject({ announced: true, by: 'unit' });
    expect((await post('/calendar/2098/announce', notice)).json()).toMatchObject({ announced: true });
    await post('/calendar/2098/announce', {
      ...notice,
      commandId: uuid(),
      announced: false,
      basis: '录错年份',
    });
    expect(await year(2098)).toMatchObject({ announced: false });
    expect((await get('/calendar/2098/history')).json()).toMatchObject({
      items: [
        { date: null, setting: 'not-announced', text: '录错年份', changedBy: '本manager' },
        { date: null, setting: 'announced' },
      ],
    });
  });

  test('takes days of the unit, names them, and takes them back', async () => {
    const set = await post('/calendar/2027/days', someDays());
    expect(set.statusCode).toBe(200);
    const found = set.json<CalendarYearView>();
    expect(dayOf(found, '2027-01-01')).toEqual({
      date: '2027-01-01',
      kind: 'holiday',
      working: false,
      title: { zh: '元旦', en: '元旦' },
      own: true,
    });
    expect(dayOf(found, '2027-01-03')).toMatchObject({ kind: 'make-up', working: true, own: true });
    const back = { commandId: uuid(), days: [{ date: '2027-01-03', setting: 'statutory', name: '录错' }] };
    const after = (await post('/calendar/2027/days', back)).json<CalendarYearView>();
    expect(dayOf(after, '2027-01-03')).toMatchObject({ kind: 'weekend', working: false, own: false });
    expect(after.version).not.toBe(found.version);
    expect(await counts()).toMatchObject({ days: 3, events: 2 });
  });

  test('sent twice the days are set once', async () => {
    const body = someDays();
    await Promise.all([post('/calendar/2027/days', body), post('/calendar/2027/days', body)]);
    expect(await counts()).toMatchObject({ days: 2, events: 1 });
  });

  test('two who set the same day at the same instant both stand on record, one after the other', async () => {
    await Promise.all([post('/calendar/2027/days', someDays()), post('/calendar/2027/days', someDays())]);
    const { rows } = await admin.query('select version from calendar_day order by day, version');
    expect(rows).toEqual([{ version: 1 }, { version: 2 }, { version: 1 }, { version: 2 }]);
  });

  test.each([
    ['2027', [{ date: '2027-01-03', setting: 'statutory', name: '录错' }], 409, 'promises.day-not-set'],
    ['2027', [{ date: '2028-01-03', setting: 'off', name: '笔误' }], 400, 'shape.out-of-range'],
    [
      '2027',
      [
        { date: '2027-01-04', setting: 'off', name: '一' },
        { date: '2027-01-04', setting: 'working', name: '二' },
      ],
      422,
      'promises.day-twice',
    ],
    ['2027', [], 400, 'shape.invalid'],
    ['1027', [{ date: '2027-01-04', setting: 'off', name: '一' }], 400, 'shape.wrong-format'],
  ])(
    'days that make no sense in %s (%j) are refused, none of them is set',
    async (...[of, days, status, code]) => {
      const response = await post(`/calendar/${of}/days`, { commandId: uuid(), days });
      expect([response.statusCode, response.json()]).toMatchObject([status, { code }]);
      expect(await counts()).toMatchObject(nothing);
    },
  );

  test('the notice of a year the product carries is not entered again', async () => {
    const body = { commandId: uuid(), announced: true, basis: '国办发明电〔2025〕7 号' };
    const response = await post('/calendar/2026/announce', body);
    expect([response.statusCode, response.json()]).toMatchObject([409, { code: 'promises.year-announced' }]);
  });

  test('is not for a clerk to change, and the neighbour never sees it', async () => {
    const refused = [
      await post('/calendar/2027/days', someDays(), ['clerk']),
      await post('/calendar/2098/announce', { commandId: uuid(), announced: true, basis: '通知' }, ['clerk']),
      await post('/calendar/recompute', { commandId: uuid(), reason: '新年安排' }, ['clerk']),
    ];
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403]);
    expect(await counts()).toMatchObject(nothing);
    await post('/calendar/2027/days', someDays());
    expect((await year(2027, ['clerk', 'other'])).days.filter(({ own }) => own)).toEqual([]);
    expect((await get('/calendar/2027/history', ['clerk', 'other'])).json()).toEqual({ items: [] });
  });

  test('a recomputation is asked for once, with who and why', async () => {
    const body = { commandId: uuid(), reason: '2027 年放假安排已公布' };
    const answers = [await post('/calendar/recompute', body), await post('/calendar/recompute', body)];
    expect(answers.map((answer) => answer.json<object>())).toMatchObject([
      { queued: true },
      { queued: true },
    ]);
    expect(await counts()).toMatchObject({ events: 1, jobs: 1 });
  });
});

describe('the calculator of due times', () => {
  const ask = async (body: object, who: [RoleCode, Side?] = ['clerk']) =>
    post('/promises/explain', body, who);
  const from = '2026-09-30T16:40:00+08:00';

  test('answers and explains by the function that every clock uses', async () => {
    const pauses = [{ from: '2026-10-08T09:00:00+08:00', to: '2026-10-09T09:00:00+08:00' }];
    expect((await ask({ from, limit: '5wd', pauses })).json()).toMatchObject({
      due: '2026-10-15T00:00:00+08:00',
      limit: '5wd',
      explanation: { zh: expect.stringContaining('国庆节不计') as string },
      warnings: [],
    });
  });

  test("counts by the unit's own days, and the neighbour by theirs", async () => {
    await post('/calendar/2026/days', {
      commandId: uuid(),
      days: [{ date: '2026-11-19', setting: 'off', name: '厂休' }],
    });
    const question = { from: morning, limit: '1wd' };
    expect((await ask(question)).json()).toMatchObject({ due: '2026-11-21T00:00:00+08:00' });
    expect((await ask(question, ['clerk', 'other'])).json()).toMatchObject({
      due: '2026-11-20T00:00:00+08:00',
    });
  });

  test('warns of a year that is not announced', async () => {
    const answer = await ask({ from: '2098-03-03T10:00:00+08:00', limit: '5wd' });
    expect(answer.json()).toMatchObject({ warnings: [{ code: 'year-not-announced', year: 2098 }] });
  });

  test.each([
    [{ from: '2026-02-30T10:00:00+08:00', limit: '5wd' }, 'kernel.instant-malformed', 'from'],
    [{ from, limit: '0wd' }, 'promises.limit-zero', undefined],
    [
      { from, limit: '5wd', pauses: [{ from, to: '2026-09-01T00:00:00Z' }] },
      'promises.pause-reversed',
      'pauses[0]',
    ],
    [{ from, limit: '5wd', pauses: [{ to: from }] }, 'shape.missing', 'pauses.0.from'],
  ])('%j is refused', async (body, code, field) => {
    expect((await ask(body)).json()).toMatchObject({ code, ...(field === undefined ? {} : { field }) });
  });
});
