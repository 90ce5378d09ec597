// Signing in over HTTP on a real database: who is let in, who is not, and what stays on record.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { sessionCookie } from '../../platform/http/sessions.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, testPassword, type Company } from './testing.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let company: Company;
let admin: pg.Client;
let caller = 0;

const morning = '2026-11-18T10:00:00+08:00';

beforeAll(async () => {
  platform = await testPlatform(morning);
  company = await smallCompany(platform);
  app = await buildApp(platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

beforeEach(() => platform.setNow(morning));

/** From another address each time: the limit on an address is not what these tests are about. */
function post(path: string, payload: object, headers: Record<string, string> = {}) {
  caller += 1;
  const remoteAddress = `10.0.${Math.floor(caller / 250).toString()}.${(caller % 250).toString()}`;
  return app.inject({ method: 'POST', url: `/api${path}`, payload, headers, remoteAddress });
}

const signIn = (login: string, password: string) => post('/sign-in', { login, password });

function cookieOf(response: Awaited<ReturnType<typeof post>>): { cookie: string } {
  const cookie = response.cookies.find(({ name }) => name === sessionCookie);
  return { cookie: `${sessionCookie}=${cookie?.value ?? ''}` };
}

const me = (headers: Record<string, string>) => app.inject({ url: '/api/me', headers });

async function kindsOf(staffId: string): Promise<string[]> {
  const { rows } = await admin.query<{ kind: string }>(
    'select kind from event where case_id = $1 order by seq',
    [staffId],
  );
  return rows.map(({ kind }) => kind);
}

describe('with login and password', () => {
  test('a clerk comes in, sees their posts and permissions, and it is on record', async () => {
    const response = await signIn(' Clerk ', testPassword);
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ next: 'desk' });
    const answer = (await me(cookieOf(response))).json<{ posts: unknown[]; permissions: string[] }>();
    expect(answer).toMatchObject({ login: 'clerk', org: { code: '3304' }, mustChangePassword: false });
    expect(answer.posts).toMatchObject([{ title: '营业厅受理员', unitKind: 'hall', functions: ['hall'] }]);
    expect(answer.permissions).toContain('request.accept');
    expect(await kindsOf(company.staff('clerk'))).toContain('sign-in.succeeded');
  });

  test('the cookie is out of reach of scripts and other sites, and no token lies in the database', async () => {
    const response = await signIn('agent', testPassword);
    const cookie = response.cookies.find(({ name }) => name === sessionCookie);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.value).toMatch(/^[\w-]{43}$/);
    const { rows } = await admin.query('select * from session');
    expect(JSON.stringify(rows)).not.toContain(cookie?.value);
  });

  test('a hash from before the cost was raised is made anew, and the password stays the same', async () => {
    const hashOf = async () =>
      (await admin.query<{ hash: string }>(`select password_hash as hash from sign_in where login = 'crew'`))
        .rows[0]?.hash;
    const before = await hashOf();
    expect((await signIn('crew', testPassword)).statusCode).toBe(200);
    const after = await hashOf();
    expect([before === after, after?.includes('$m=19456,t=2,')]).toEqual([false, true]);
    expect((await signIn('crew', testPassword)).statusCode).toBe(200);
    expect(await hashOf()).toBe(after);
  });

  test('a wrong password and an unknown login are told in the same words', async () => {
    const wrong = await signIn('crew', 'not the password');
    const unknown = await signIn('nobody', 'not the password');
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    const { requestId: _a, ...toldOfWrong } = wrong.json<{ requestId: string }>();
    const { requestId: _b, ...toldOfUnknown } = unknown.json<{ requestId: string }>();
    expect(toldOfWrong).toEqual(toldOfUnknown);
    expect(toldOfWrong).toMatchObject({ code: 'sign-in.failed' });
  });

  test('a failure is on record without the password', async () => {
    await signIn('metering', 'a secret mistyped');
    expect(await kindsOf(company.staff('metering'))).toContain('sign-in.failed');
    const { rows } = await admin.query('select * from event');
    expect(JSON.stringify(rows)).not.toContain('a secret mistyped');
    expect(JSON.stringify(rows)).not.toContain(testPassword);
  });

  test.each(['contract', 'nobody-at-all'])(
    '%s is locked after five failures, right password or not',
    async (login) => {
      for (let count = 0; count < 5; count += 1) expect((await signIn(login, 'wrong')).statusCode).toBe(401);
      const locked = await signIn(login, testPassword);
      expect(locked.statusCode).toBe(429);
      expect(locked.json()).toMatchObject({ code: 'sign-in.locked', data: { seconds: 60 } });
    },
  );

  test('the lock opens by itself after a minute and a success forgets the failures', async () => {
    for (let count = 0; count < 5; count += 1) await signIn('billing', 'wrong');
    expect((await signIn('billing', testPassword)).statusCode).toBe(429);
    expect(await kindsOf(company.staff('billing'))).toContain('sign-in.locked');
    platform.setNow('2026-11-18T10:01:00+08:00');
    expect((await signIn('billing', testPassword)).statusCode).toBe(200);
    expect((await signIn('billing', 'wrong')).statusCode).toBe(401);
    expect((await signIn('billing', testPassword)).statusCode).toBe(200);
  });

  test('many guesses at the same instant are not tried more often than in a row', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('quality', 'wrong')));
    const codes = answers.map(({ statusCode }) => statusCode);
    expect(codes.filter((code) => code === 401)).toHaveLength(5);
    expect(codes.filter((code) => code === 429)).toHaveLength(7);
  });

  test('texts that are no logins are refused without harm', async () => {
    for (const login of ["' or 1=1 --", '<script>', '😀😀😀', 'x'.repeat(64)]) {
      expect((await signIn(login, 'y')).statusCode).toBe(401);
    }
    expect((await signIn('a\u0000b', 'y')).json()).toMatchObject({
      code: 'shape.wrong-format',
      field: 'login',
    });
    expect((await post('/sign-in', { login: 'clerk' })).json()).toMatchObject({
      code: 'shape.missing',
      field: 'password',
    });
    expect((await post('/sign-in', { login: 'clerk', password: 5 })).json()).toMatchObject({
      code: 'shape.wrong-type',
    });
  });

  test('thirty tries a minute from one address are enough', async () => {
    const payload = { login: 'someone', password: 'wrong' };
    const answers = [];
    for (let count = 0; count < 31; count += 1) {
      answers.push(
        await app.inject({ method: 'POST', url: '/api/sign-in', payload, remoteAddress: '192.0.2.1' }),
      );
    }
    expect(answers.at(-1)?.json()).toMatchObject({ code: 'access.too-many-requests', status: 429 });
  });
});

describe('a session', () => {
  test('ends after twelve hours whatever happens in it', async () => {
    const headers = await signInAs(app, 'clerk');
    for (let hour = 10; hour < 22; hour += 1) {
      platform.setNow(`2026-11-18T${hour.toString()}:30:00+08:00`);
      expect((await me(headers)).statusCode).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    platform.setNow('2026-11-18T22:00:00+08:00');
    expect((await me(headers)).json()).toMatchObject({ code: 'access.not-signed-in' });
  });

  test('ends after two hours without a request', async () => {
    const headers = await signInAs(app, 'clerk');
    platform.setNow('2026-11-18T11:59:59+08:00');
    expect((await me(headers)).statusCode).toBe(200);
    const idle = await signInAs(app, 'clerk');
    platform.setNow('2026-11-18T13:59:59+08:00');
    expect((await me(idle)).statusCode).toBe(401);
  });

  test('ends by signing out, and the cookie is taken back', async () => {
    const headers = await signInAs(app, 'clerk');
    const out = await post('/sign-out', {}, headers);
    expect(out.statusCode).toBe(200);
    expect(out.cookies.find(({ name }) => name === sessionCookie)?.value).toBe('');
    expect((await me(headers)).statusCode).toBe(401);
  });

  test('dies at once when its owner is dismissed behind its back', async () => {
    const headers = await signInAs(app, 'inspector');
    await admin.query(`update staff set status = 'dismissed' where staff_id = $1`, [
      company.staff('inspector'),
    ]);
    expect((await me(headers)).statusCode).toBe(401);
    expect((await signIn('inspector', testPassword)).json()).toMatchObject({ code: 'sign-in.suspended' });
    await admin.query(`update staff set status = 'active' where staff_id = $1`, [company.staff('inspector')]);
  });

  test('is listed to its owner, who may end one or all the others', async () => {
    const [here, there, elsewhere] = [
      await signInAs(app, 'surveyor'),
      await signInAs(app, 'surveyor'),
      await signInAs(app, 'surveyor'),
    ];
    const { items } = (await app.inject({ url: '/api/me/sessions', headers: here })).json<{
      items: { sessionId: string; current: boolean }[];
    }>();
    expect(items).toHaveLength(3);
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    const mine = (await app.inject({ url: '/api/me/sessions', headers: there })).json<{
      items: typeof items;
    }>();
    const thereId = mine.items.find(({ current }) => current)?.sessionId ?? '';
    const ended = await app.inject({ method: 'DELETE', url: `/api/me/sessions/${thereId}`, headers: here });
    expect(ended.statusCode).toBe(200);
    expect((await me(there)).statusCode).toBe(401);
    const others = await app.inject({ method: 'DELETE', url: '/api/me/sessions', headers: here });
    expect(others.json()).toEqual({ ended: 1 });
    expect([(await me(elsewhere)).statusCode, (await me(here)).statusCode]).toEqual([401, 200]);
  });

  test('of somebody else is not mine to end', async () => {
    const [mine, theirs] = [await signInAs(app, 'clerk'), await signInAs(app, 'agent')];
    const list = (await app.inject({ url: '/api/me/sessions', headers: theirs })).json<{
      items: { sessionId: string; current: boolean }[];
    }>();
    const sessionId = list.items.find(({ current }) => current)?.sessionId ?? '';
    const response = await app.inject({
      method: 'DELETE',
      url: `/api/me/sessions/${sessionId}`,
      headers: mine,
    });
    expect(response.statusCode).toBe(404);
    expect((await me(theirs)).statusCode).toBe(200);
  });

  test('a person has at most twenty, the latest ones', async () => {
    const opened: Record<string, string>[] = [];
    for (let count = 0; count < 22; count += 1) opened.push(await signInAs(app, 'manager'));
    const { rows } = await admin.query('select 1 from session where staff_id = $1', [
      company.staff('manager'),
    ]);
    expect(rows).toHaveLength(20);
    // The clock stands still here: which is the oldest is told by the ids alone.
    const answers = await Promise.all(opened.map(async (headers) => (await me(headers)).statusCode));
    expect(answers).toEqual([401, 401, ...Array.from({ length: 20 }, () => 200)]);
  });

  test('a request forged by another site is turned away', async () => {
    const headers = await signInAs(app, 'clerk');
    const forged = await post('/sign-out', {}, { ...headers, 'sec-fetch-site': 'cross-site' });
    expect(forged.json()).toMatchObject({ code: 'access.cross-site' });
    expect((await me(headers)).statusCode).toBe(200);
  });
});

describe('changing the password', () => {
  const next = '海上生明月天涯共此时';

  test('asks for the present one, ends the other sessions and lets in with the new one alone', async () => {
    const [here, there] = [await signInAs(app, 'supervisor'), await signInAs(app, 'supervisor')];
    const wrong = await post('/me/password', { current: 'not it', password: next }, here);
    expect(wrong.json()).toMatchObject({ code: 'sign-in.password-wrong', field: 'current' });
    const done = await post('/me/password', { current: testPassword, password: next }, here);
    expect(done.statusCode).toBe(200);
    expect([(await me(here)).statusCode, (await me(there)).statusCode]).toEqual([200, 401]);
    expect((await signIn('supervisor', testPassword)).statusCode).toBe(401);
    expect((await signIn('supervisor', next)).statusCode).toBe(200);
    expect(await kindsOf(company.staff('supervisor'))).toContain('password.changed');
  });

  test.each([
    ['短', 'organisation.password-short'],
    ['password1234', 'organisation.password-common'],
    ['dispatcher-2026-xyz', 'organisation.password-contains-login'],
    [testPassword, 'sign-in.password-same'],
  ])('to %s is refused and changes nothing', async (password, code) => {
    const headers = await signInAs(app, 'dispatcher');
    const refused = await post('/me/password', { current: testPassword, password }, headers);
    expect(refused.json()).toMatchObject({ code, field: 'password' });
    expect((await signIn('dispatcher', testPassword)).statusCode).toBe(200);
  });

  test('comes before everything else while the password is the initial one', async () => {
    await admin.query(`update sign_in set must_change = true where login = 'dispatcher'`);
    const response = await signIn('dispatcher', testPassword);
    expect(response.json()).toEqual({ next: 'change-password' });
    const headers = cookieOf(response);
    expect((await app.inject({ url: '/api/staff', headers })).json()).toMatchObject({
      code: 'access.password-change',
    });
    expect((await me(headers)).json()).toMatchObject({ mustChangePassword: true });
    await post('/me/password', { current: testPassword, password: next }, headers);
    expect((await app.inject({ url: '/api/staff', headers })).statusCode).toBe(200);
  });
});
