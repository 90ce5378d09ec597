// Links that work once: the first administrator of a production start, and a new password.
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { sessionCookie } from '../../platform/http/sessions.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { addUser, firstAdministratorLink } from './index.ts';
import { signInAs, smallCompany, testPassword } from './testing.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let caller = 0;
const closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  platform = await testPlatform();
  app = await buildApp(platform);
  const [openPlatform, openApp] = [platform, app];
  closing.push(async () => {
    await openApp.close();
    await openPlatform.close();
  });
});

afterEach(async () => {
  await closing.pop()?.();
});

afterAll(async () => {
  for (const close of closing) await close();
});

function post(path: string, payload: object, headers: Record<string, string> = {}) {
  caller += 1;
  const remoteAddress = `10.2.0.${caller.toString()}`;
  return app.inject({ method: 'POST', url: `/api${path}`, payload, headers, remoteAddress });
}

const tokenOf = (link: { url: string } | null): string => link?.url.split('#')[1] ?? '';

function form(token: string, change: object = {}) {
  return {
    token,
    orgCode: '3304',
    orgName: '本县供电公司',
    name: '首位管理员',
    employeeNo: '0001',
    phone: '13800000001',
    login: 'root.admin',
    password: '长风破浪会有时直挂云帆',
    ...change,
  };
}

describe('the first administrator', () => {
  test('sets up the supply unit, is signed in and may manage it', async () => {
    const token = tokenOf(await firstAdministratorLink(platform));
    expect((await post('/one-time-links/check', { token })).json()).toMatchObject({
      purpose: 'first-administrator',
      org: null,
    });
    const done = await post('/one-time-links/first-administrator', form(token));
    expect(done.json()).toEqual({ next: 'desk' });
    const cookie = `${sessionCookie}=${done.cookies.find(({ name }) => name === sessionCookie)?.value ?? ''}`;
    const me = (await app.inject({ url: '/api/me', headers: { cookie } })).json<{ permissions: string[] }>();
    expect(me).toMatchObject({ org: { code: '3304', name: '本县供电公司' } });
    expect(me.permissions).toContain('staff.manage');
    const units = await app.inject({ url: '/api/organisation/units', headers: { cookie } });
    expect(units.json()).toMatchObject({ items: [{ kind: 'supply-unit', code: '3304', staffCount: 1 }] });
    expect(platform.db.orgIds()).toEqual([1]);
  });

  test('comes in once, even when two try at the same instant', async () => {
    const token = tokenOf(await firstAdministratorLink(platform));
    const answers = await Promise.all([
      post('/one-time-links/first-administrator', form(token)),
      post('/one-time-links/first-administrator', form(token, { login: 'second', orgCode: '3305' })),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
    const { rows } = await platform.db.pool.query('select code from org');
    expect(rows).toHaveLength(1);
    expect((await post('/one-time-links/check', { token })).json()).toMatchObject({
      code: 'sign-in.link-spent',
    });
  });

  test('a mistake in the form uses nothing up and writes nothing', async () => {
    const token = tokenOf(await firstAdministratorLink(platform));
    const wrong = await post(
      '/one-time-links/first-administrator',
      form(token, { login: '管理员', password: 'short' }),
    );
    expect(wrong.json<{ fields: { field: string }[] }>().fields.map(({ field }) => field)).toEqual([
      'login',
      'password',
    ]);
    const badCode = await post('/one-time-links/first-administrator', form(token, { orgCode: '33a4' }));
    expect(badCode.json()).toMatchObject({ code: 'organisation.org-code-malformed', field: 'orgCode' });
    expect((await platform.db.pool.query('select 1 from org')).rows).toHaveLength(0);
    expect((await post('/one-time-links/first-administrator', form(token))).statusCode).toBe(200);
  });

  test('a link is good for a day, and a new one replaces it', async () => {
    const first = tokenOf(await firstAdministratorLink(platform));
    const second = tokenOf(await firstAdministratorLink(platform));
    expect((await post('/one-time-links/check', { token: first })).statusCode).toBe(410);
    expect((await post('/one-time-links/check', { token: second })).statusCode).toBe(200);
    platform.setNow(new Date(platform.now().getTime() + 24 * 3_600_000));
    expect((await post('/one-time-links/first-administrator', form(second))).statusCode).toBe(410);
  });

  test('only a digest of the link is stored', async () => {
    const token = tokenOf(await firstAdministratorLink(platform));
    const { rows } = await platform.db.pool.query('select * from one_time_link');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('no link is made where there are accounts', async () => {
    await smallCompany(platform);
    expect(await firstAdministratorLink(platform)).toBeNull();
  });
});

describe('a password link', () => {
  test('made by an administrator sets a new password and ends the sessions', async () => {
    const company = await smallCompany(platform);
    const [admin, clerk] = [await signInAs(app, 'admin'), await signInAs(app, 'clerk')];
    const made = await post(`/staff/${company.staff('clerk')}/password-link`, {}, admin);
    const token = tokenOf(made.json());
    expect((await post('/one-time-links/check', { token })).json()).toMatchObject({
      login: 'clerk',
      org: null,
    });
    const weak = await post('/one-time-links/password-reset', { token, password: 'clerk-clerk-1' });
    expect(weak.json()).toMatchObject({ code: 'organisation.password-contains-login' });
    const password = '会当凌绝顶一览众山小';
    expect((await post('/one-time-links/password-reset', { token, password })).statusCode).toBe(200);
    expect((await post('/one-time-links/password-reset', { token, password })).statusCode).toBe(410);
    expect((await app.inject({ url: '/api/me', headers: clerk })).statusCode).toBe(401);
    expect((await post('/sign-in', { login: 'clerk', password: testPassword })).statusCode).toBe(401);
    expect((await post('/sign-in', { login: 'clerk', password })).statusCode).toBe(200);
  });

  test('does not make an administrator', async () => {
    const company = await smallCompany(platform);
    const admin = await signInAs(app, 'admin');
    const made = await post(`/staff/${company.staff('clerk')}/password-link`, {}, admin);
    const refused = await post('/one-time-links/first-administrator', form(tokenOf(made.json())));
    expect(refused.statusCode).toBe(410);
  });
});

describe('a user of the command line', () => {
  const user = {
    orgCode: '3304',
    login: 'new.clerk',
    name: '新受理员',
    employeeNo: 'N1',
    phone: '13800000002',
    post: 'hall-clerk',
    unitCode: '330401-hall',
  };

  test('gets a link when no password is given, and changes a given one first', async () => {
    await smallCompany(platform);
    const { link } = await addUser(platform, { ...user, password: null });
    const password = '落霞与孤鹜齐飞秋水共长天一色';
    await post('/one-time-links/password-reset', { token: tokenOf(link), password });
    expect((await post('/sign-in', { login: 'new.clerk', password })).json()).toEqual({ next: 'desk' });
    await addUser(platform, { ...user, login: 'other.clerk', employeeNo: 'N2', password });
    expect((await post('/sign-in', { login: 'other.clerk', password })).json()).toEqual({
      next: 'change-password',
    });
  });

  test('is refused with a taken login, an unknown unit or a post out of place', async () => {
    await smallCompany(platform);
    const refusal = (change: object) =>
      addUser(platform, { ...user, password: null, ...change }).then(
        () => 'added',
        (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
      );
    expect(await refusal({ login: 'clerk' })).toBe('sign-in.login-taken');
    expect(await refusal({ orgCode: '9999' })).toBe('not-found');
    expect(await refusal({ post: 'administrator' })).toBe('organisation.post-misplaced');
    expect(await refusal({ employeeNo: '33040001' })).toBe('staff.employee-no-taken');
  });
});
