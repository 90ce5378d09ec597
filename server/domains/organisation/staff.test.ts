// Staff, posts and accounts over HTTP: permitted, refused and nothing changed, forbidden, twice, at the same time.
import type { FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRoles } from '#domain/organisation/roles.ts';
import { buildApp } from '../../app.ts';
import { reading } from '../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { staffNames } from './index.ts';
import { clearAway } from './jobs.ts';
import { signInAs, smallCompany, testPassword, type Company } from './testing.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let company: Company;
let admin: Record<string, string>;
let numbers = 0;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  app = await buildApp(platform);
  admin = await signInAs(app, 'admin');
});

afterAll(async () => {
  await app.close();
  await platform.close();
});

interface Card {
  readonly staffId: string;
  readonly status: string;
  readonly revision: number;
  readonly posts: readonly { post: string; validFrom: string; validTo: string | null; current: boolean }[];
  readonly account: { login: string; password: boolean; lockedUntil: string | null; sessions: number } | null;
}

function send(path: string, payload: object, { method = 'POST', headers = admin } = {}) {
  return app.inject({
    method: method === 'PUT' ? 'PUT' : 'POST',
    url: `/api/staff${path}`,
    payload,
    headers,
  });
}

const get = (path: string, headers = admin) => app.inject({ url: `/api${path}`, headers });

async function card(staffId: string): Promise<Card> {
  return (await get(`/staff/${staffId}`)).json<Card>();
}

function newPerson(change: object = {}) {
  numbers += 1;
  return {
    commandId: uuidv7(),
    staffId: uuidv7(),
    employeeNo: `E${numbers.toString().padStart(4, '0')}`,
    name: '单小明',
    phone: '13900000001',
    email: null,
    ...change,
  };
}

async function created(change: object = {}): Promise<string> {
  const input = newPerson(change);
  expect((await send('', input)).statusCode).toBe(200);
  return input.staffId;
}

const change = (revision = 1) => ({ commandId: uuidv7(), revision });
const today = '2026-11-18';

function clerkPost(wanted: object = {}) {
  return {
    unitId: company.unit('330401-hall'),
    post: 'hall-clerk',
    validFrom: today,
    validTo: null,
    ...wanted,
  };
}

describe('the record of a member of staff', () => {
  test('is opened once, however often it is sent', async () => {
    const input = newPerson();
    const answers = await Promise.all([1, 2, 3].map(() => send('', input)));
    expect(answers.map((answer) => answer.json<unknown>())).toEqual(
      Array(3).fill({ id: input.staffId, revision: 1 }),
    );
    const history = await get(`/staff/${input.staffId}/history`);
    expect(history.json()).toMatchObject({ items: [{ title: '建立人员档案', data: { revision: 1 } }] });
  });

  test('keeps name and phone apart in its events, so that they can be erased', async () => {
    const staffId = await created({ phone: '13911112222' });
    const rows = await reading(platform.db, [company.orgId], (tx) =>
      tx.selectFrom('event').select(['data', 'personal']).where('case_id', '=', staffId).execute(),
    );
    expect(JSON.stringify(rows[0]?.data)).not.toContain('13911112222');
    expect(rows[0]?.personal).toMatchObject({ phone: '13911112222' });
  });

  test('with a number in use is refused; two at the same instant: one wins', async () => {
    const twins = [newPerson({ employeeNo: 'TWIN' }), newPerson({ employeeNo: 'TWIN' })];
    const answers = await Promise.all(twins.map((twin) => send('', twin)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const refused = answers.find(({ statusCode }) => statusCode === 409);
    expect(refused?.json()).toMatchObject({ code: 'staff.employee-no-taken', field: 'employeeNo' });
  });

  test.each([
    ['letters as phone', { phone: 'call me' }, 'shape.wrong-format'],
    ['a mail address that is none', { email: 'x' }, 'shape.wrong-format'],
    ['no name', { name: '' }, 'shape.invalid'],
    ['a name of a thousand characters', { name: '长'.repeat(1000) }, 'shape.too-long'],
  ])('with %s is refused', async (_, wrong, code) => {
    const refused = await send('', newPerson(wrong));
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ code });
  });

  test('is corrected on the revision that was seen', async () => {
    const staffId = await created();
    const corrected = {
      employeeNo: 'EDIT-1',
      name: '单大明',
      phone: '13900000002',
      email: 'a@power.example',
    };
    const saved = await send(`/${staffId}`, { ...change(), ...corrected }, { method: 'PUT' });
    expect(saved.json()).toEqual({ id: staffId, revision: 2 });
    const stale = await send(`/${staffId}`, { ...change(), ...corrected }, { method: 'PUT' });
    expect(stale.json()).toMatchObject({ code: 'conflict.changed-meanwhile', data: { who: '本admin' } });
  });

  test('is not for clerks, nor for the administrator next door', async () => {
    const staffId = await created();
    const corrected = { employeeNo: 'EDIT-2', name: '改', phone: '13900000002', email: null, ...change() };
    const clerk = await signInAs(app, 'clerk');
    expect((await send(`/${staffId}`, corrected, { method: 'PUT', headers: clerk })).statusCode).toBe(403);
    const neighbour = await signInAs(app, 'admin', 'other');
    expect((await send(`/${staffId}`, corrected, { method: 'PUT', headers: neighbour })).statusCode).toBe(
      404,
    );
    expect((await get(`/staff/${staffId}`, neighbour)).statusCode).toBe(404);
    expect((await card(staffId)).revision).toBe(1);
  });
});

describe('posts', () => {
  test('are given for a time and give their permissions on those days alone', async () => {
    const staffId = await created();
    await send(`/${staffId}/posts`, {
      ...change(),
      ...clerkPost({ validFrom: '2026-11-19', validTo: '2026-12-31' }),
    });
    expect((await card(staffId)).posts).toMatchObject([{ post: 'hall-clerk', current: false }]);
    await send(`/${staffId}/posts`, { ...change(2), ...clerkPost({ validTo: '2026-11-18' }) });
    expect((await card(staffId)).posts.map(({ current }) => current)).toEqual([false, true]);
  });

  test('that must not mix are refused, and nothing changes (R-STAFF-08)', async () => {
    const staffId = await created();
    await send(`/${staffId}/posts`, { ...change(), ...clerkPost() });
    const repairer = clerkPost({ unitId: company.unit('330401-repair'), post: 'repairer' });
    const refused = await send(`/${staffId}/posts`, { ...change(2), ...repairer });
    expect(refused.json()).toMatchObject({ code: 'organisation.posts-mixed', status: 422 });
    expect(await card(staffId)).toMatchObject({ revision: 2, posts: [{ post: 'hall-clerk' }] });
  });

  test('that must not mix, given at the same instant: one wins', async () => {
    const staffId = await created();
    const repairer = clerkPost({ unitId: company.unit('330401-repair'), post: 'repairer' });
    const answers = await Promise.all(
      [clerkPost(), repairer].map((post) => send(`/${staffId}/posts`, { ...change(), ...post })),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect((await card(staffId)).posts).toHaveLength(1);
  });

  test('end on a day, after which another line of work is open', async () => {
    const staffId = await created();
    const held = clerkPost({ validFrom: '2026-01-01' });
    await send(`/${staffId}/posts`, { ...change(), ...held });
    const ended = await send(`/${staffId}/posts/end`, { ...change(2), ...held, validTo: '2026-11-17' });
    expect(ended.json()).toEqual({ id: staffId, revision: 3 });
    const again = await send(`/${staffId}/posts/end`, { ...change(3), ...held, validTo: '2026-11-17' });
    expect(again.json()).toMatchObject({ code: 'staff.post-not-held' });
    const repairer = clerkPost({ unitId: company.unit('330401-repair'), post: 'repairer' });
    expect((await send(`/${staffId}/posts`, { ...change(3), ...repairer })).statusCode).toBe(200);
  });

  test('are not taken in a unit of the neighbours, nor by oneself', async () => {
    const staffId = await created();
    const abroad = clerkPost({ unitId: company.other.unitIds.get('330501-hall') });
    expect((await send(`/${staffId}/posts`, { ...change(), ...abroad })).statusCode).toBe(404);
    const own = await send(`/${company.staff('admin')}/posts`, { ...change(), ...clerkPost() });
    expect(own.json()).toMatchObject({ code: 'staff.own-record' });
  });
});

describe('leaving', () => {
  test('a suspended colleague is out at once and back when reinstated', async () => {
    const staffId = company.staff('billing');
    const headers = await signInAs(app, 'billing');
    expect((await send(`/${staffId}/suspend`, { ...change(), reason: '调查' })).statusCode).toBe(200);
    expect((await get('/me', headers)).statusCode).toBe(401);
    const twice = await send(`/${staffId}/suspend`, { ...change(2), reason: '调查' });
    expect(twice.json()).toMatchObject({ code: 'staff.not-active' });
    expect((await send(`/${staffId}/reinstate`, change(2))).statusCode).toBe(200);
    expect((await get('/me', await signInAs(app, 'billing'))).statusCode).toBe(200);
  });

  test('a dismissed one has no session, no post after today, and a record that stays as it is', async () => {
    const staffId = company.staff('contract');
    const headers = await signInAs(app, 'contract');
    expect((await send(`/${staffId}/dismiss`, { ...change(), reason: '离职' })).statusCode).toBe(200);
    expect((await get('/me', headers)).statusCode).toBe(401);
    expect(await card(staffId)).toMatchObject({ status: 'dismissed', posts: [{ validTo: today }] });
    const later = await send(`/${staffId}/reinstate`, change(2));
    expect(later.json()).toMatchObject({ code: 'staff.dismissed' });
    const link = await send(`/${staffId}/password-link`, {});
    expect(link.json()).toMatchObject({ code: 'staff.not-active' });
  });

  test('nobody dismisses themselves', async () => {
    const refused = await send(`/${company.staff('admin')}/dismiss`, { ...change(), reason: '再见' });
    expect(refused.json()).toMatchObject({ code: 'staff.own-record' });
    expect((await get('/me')).statusCode).toBe(200);
  });
});

describe('accounts', () => {
  test('a login is opened once a person and once a name', async () => {
    const [one, two] = [await created(), await created()];
    expect((await send(`/${one}/login`, { ...change(), login: 'New.Login' })).statusCode).toBe(200);
    expect((await card(one)).account).toMatchObject({ login: 'new.login', password: false });
    const taken = await send(`/${two}/login`, { ...change(), login: 'new.login' });
    expect(taken.json()).toMatchObject({ code: 'sign-in.login-taken', field: 'login' });
    const second = await send(`/${one}/login`, { ...change(2), login: 'another.login' });
    expect(second.json()).toMatchObject({ code: 'sign-in.login-held' });
    const none = await send(`/${two}/password-link`, {});
    expect(none.json()).toMatchObject({ code: 'sign-in.login-missing' });
  });

  test('an administrator unlocks, looks at and ends the sessions of their own people alone', async () => {
    const staffId = company.staff('crew');
    for (let count = 0; count < 5; count += 1) {
      await app.inject({
        method: 'POST',
        url: '/api/sign-in',
        payload: { login: 'crew', password: 'wrong' },
      });
    }
    expect((await card(staffId)).account?.lockedUntil).not.toBeNull();
    const neighbour = await signInAs(app, 'admin', 'other');
    expect((await send(`/${staffId}/unlock`, {}, { headers: neighbour })).statusCode).toBe(404);
    expect((await send(`/${staffId}/unlock`, {})).statusCode).toBe(200);
    const payload = { login: 'crew', password: testPassword };
    expect((await app.inject({ method: 'POST', url: '/api/sign-in', payload })).statusCode).toBe(200);
    expect((await get(`/staff/${staffId}/sessions`)).json<{ items: unknown[] }>().items).toHaveLength(1);
    expect((await get(`/staff/${staffId}/sessions`, neighbour)).statusCode).toBe(404);
    const url = `/api/staff/${staffId}/sessions`;
    expect((await app.inject({ method: 'DELETE', url, headers: neighbour })).statusCode).toBe(404);
    expect((await app.inject({ method: 'DELETE', url, headers: admin })).json()).toEqual({ ended: 1 });
  });
});

describe('finding colleagues', () => {
  test.each([
    ['initials', 'sxm'],
    ['two characters', '小明'],
    ['part of the phone', '9000001'],
  ])('by %s', async (_, search) => {
    await created({ phone: '13999000001' });
    const { items } = (await get(`/staff?search=${encodeURIComponent(search)}`)).json<{
      items: { name: string }[];
    }>();
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ name }) => name === '单小明')).toBe(true);
  });

  test('signs that mean something to the database find nothing by themselves', async () => {
    for (const search of ['%', '_', '\\', "'"]) {
      const { items } = (await get(`/staff?search=${encodeURIComponent(search)}`)).json<{
        items: unknown[];
      }>();
      expect(items).toEqual([]);
    }
  });

  test('by unit with all below it, by post, by status', async () => {
    const list = async (query: string) =>
      (await get(`/staff?${query}`)).json<{ items: { name: string }[] }>().items;
    const station = await list(`unitId=${company.unit('330401')}&limit=100`);
    expect(station.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['本clerk', '本supervisor', '本crew']),
    );
    expect(station.map(({ name }) => name)).not.toContain('本agent');
    expect(await list('post=hotline-agent')).toMatchObject([
      { name: '本agent', posts: [{ title: '95598座席' }] },
    ]);
    expect((await list('status=dismissed')).map(({ name }) => name)).toEqual(['本contract']);
  });

  test('page by page, everybody once and in order, also while somebody is added', async () => {
    for (let count = 0; count < 25; count += 1) await created();
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 10; page += 1) {
      const answer = (await get(`/staff?limit=20${after}`)).json<{
        items: { employeeNo: string }[];
        next: string | null;
      }>();
      seen.push(...answer.items.map(({ employeeNo }) => employeeNo));
      if (answer.next === null) break;
      after = `&after=${encodeURIComponent(answer.next)}`;
      await created();
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(40);
  });

  test('the neighbours find nobody of ours', async () => {
    const headers = await signInAs(app, 'clerk', 'other');
    const { items } = (await get('/staff?limit=100', headers)).json<{ items: { name: string }[] }>();
    expect(items).toHaveLength(allRoles.length);
    expect(items.every(({ name }) => name.startsWith('外'))).toBe(true);
  });

  test('names and phones are told for the ids that exist', async () => {
    const ids = [company.staff('clerk'), uuidv7()];
    const names = await reading(platform.db, [company.orgId], (tx) => staffNames(tx, company.orgId, ids));
    expect([...names.values()]).toMatchObject([{ name: '本clerk', phone: '13800000402' }]);
  });
});

test('what is over is cleared away, what lives stays', async () => {
  const headers = await signInAs(app, 'clerk');
  await clearAway(platform);
  expect((await get('/me', headers)).statusCode).toBe(200);
  platform.setNow('2026-11-20T10:00:00+08:00');
  await clearAway(platform);
  const { rows } = await platform.db.pool.query(
    'select 1 from session union all select 1 from sign_in_attempt',
  );
  expect(rows).toEqual([]);
});
