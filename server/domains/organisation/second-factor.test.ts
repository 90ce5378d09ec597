// The second factor from the first scan to the lost phone; codes are made by the same library as in the phone.
import type { FastifyInstance } from 'fastify';
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { buildApp } from '../../app.ts';
import { sessionCookie } from '../../platform/http/sessions.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, testPassword, type Company } from './testing.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let company: Company;
let caller = 0;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  app = await buildApp(platform);
});

afterAll(async () => {
  await app.close();
  await platform.close();
});

type Headers = Record<string, string>;

function post(path: string, payload: object, headers: Headers = {}) {
  caller += 1;
  return app.inject({
    method: 'POST',
    url: `/api${path}`,
    payload,
    headers,
    remoteAddress: `10.1.0.${caller.toString()}`,
  });
}

const signIn = (login: string) => post('/sign-in', { login, password: testPassword });

function cookieOf(response: Awaited<ReturnType<typeof post>>): Headers {
  return {
    cookie: `${sessionCookie}=${response.cookies.find(({ name }) => name === sessionCookie)?.value ?? ''}`,
  };
}

const codeOf = (secret: string) => generate({ secret, epoch: Math.floor(platform.now().getTime() / 1000) });

function later(seconds: number): void {
  platform.setNow(new Date(platform.now().getTime() + seconds * 1000));
}

/** Scans and confirms; answers the secret and the headers of the session it was done in. */
async function setUp(role: RoleCode): Promise<{ secret: string; headers: Headers }> {
  const headers = await signInAs(app, role);
  const begun = await post('/me/second-factor', { password: testPassword }, headers);
  const { secret } = begun.json<{ secret: string }>();
  expect((await post('/me/second-factor/confirm', { code: await codeOf(secret) }, headers)).statusCode).toBe(
    200,
  );
  later(30);
  return { secret, headers };
}

describe('setting up', () => {
  test('asks for the password, draws a code to scan, and counts only when a code was confirmed', async () => {
    const headers = await signInAs(app, 'clerk');
    const wrong = await post('/me/second-factor', { password: 'not it' }, headers);
    expect(wrong.json()).toMatchObject({ code: 'sign-in.password-wrong' });
    const begun = (await post('/me/second-factor', { password: testPassword }, headers)).json<{
      uri: string;
      qrSvg: string;
    }>();
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Wanjia:clerk\?/);
    expect(begun.qrSvg).toContain('<svg');
    expect((await signIn('clerk')).json()).toEqual({ next: 'desk' });
  });

  test('a wrong code leaves it off', async () => {
    const headers = await signInAs(app, 'clerk');
    await post('/me/second-factor', { password: testPassword }, headers);
    const wrong = await post('/me/second-factor/confirm', { code: '000000' }, headers);
    expect(wrong.json()).toMatchObject({ code: 'sign-in.code-wrong', field: 'code' });
    expect((await signIn('clerk')).json()).toEqual({ next: 'desk' });
  });

  test('without a scan there is nothing to confirm', async () => {
    const headers = await signInAs(app, 'crew');
    const refused = await post('/me/second-factor/confirm', { code: '123456' }, headers);
    expect(refused.json()).toMatchObject({ code: 'sign-in.factor-off' });
  });

  test('the secret lies encrypted in the database', async () => {
    const { secret } = await setUp('quality');
    const { rows } = await platform.db.pool.query<{ totp_secret: string }>(
      `select totp_secret from sign_in where login = 'quality'`,
    );
    expect(rows[0]?.totp_secret).not.toContain(secret);
    expect(platform.keys.decrypt(rows[0]?.totp_secret ?? '')).toBe(secret);
  });
});

describe('signing in with it', () => {
  test('the password alone opens nothing; with the code it does, under a new token', async () => {
    const { secret } = await setUp('agent');
    const response = await signIn('agent');
    expect(response.json()).toEqual({ next: 'second-factor' });
    const half = cookieOf(response);
    expect((await app.inject({ url: '/api/me', headers: half })).json()).toMatchObject({
      code: 'access.second-factor',
    });
    const passed = await post('/sign-in/second-factor', { code: await codeOf(secret) }, half);
    expect(passed.json()).toEqual({ next: 'desk' });
    expect((await app.inject({ url: '/api/me', headers: cookieOf(passed) })).statusCode).toBe(200);
    expect((await app.inject({ url: '/api/me', headers: half })).statusCode).toBe(401);
  });

  test('a code is taken once, even by two at the same instant', async () => {
    const { secret } = await setUp('dispatcher');
    const [one, two] = [cookieOf(await signIn('dispatcher')), cookieOf(await signIn('dispatcher'))];
    const code = await codeOf(secret);
    const answers = await Promise.all(
      [one, two].map((half) => post('/sign-in/second-factor', { code }, half)),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
    expect(answers.find(({ statusCode }) => statusCode === 422)?.json()).toMatchObject({
      code: 'sign-in.code-used',
    });
  });

  test('a code of the step before is still good, one of two steps before is not', async () => {
    const { secret } = await setUp('surveyor');
    later(30);
    const old = await codeOf(secret);
    later(60);
    const half = cookieOf(await signIn('surveyor'));
    expect((await post('/sign-in/second-factor', { code: old }, half)).json()).toMatchObject({
      code: 'sign-in.code-wrong',
    });
    const recent = await codeOf(secret);
    later(30);
    expect((await post('/sign-in/second-factor', { code: recent }, half)).statusCode).toBe(200);
  });

  test('guessing codes is locked, and on record', async () => {
    await setUp('metering');
    const half = cookieOf(await signIn('metering'));
    for (let count = 0; count < 5; count += 1) await post('/sign-in/second-factor', { code: '000000' }, half);
    const locked = await post('/sign-in/second-factor', { code: '000000' }, half);
    expect(locked.json()).toMatchObject({ code: 'sign-in.locked' });
    const headers = await signInAs(app, 'admin');
    const history = await app.inject({ url: `/api/staff/${company.staff('metering')}/history`, headers });
    const { items } = history.json<{ items: { kind: string; data: { what?: string } }[] }>();
    expect(items.filter(({ kind, data }) => kind === 'sign-in.failed' && data.what === 'code')).toHaveLength(
      5,
    );
  });

  test('the half-open session waits ten minutes', async () => {
    const { secret } = await setUp('contract');
    const half = cookieOf(await signIn('contract'));
    later(600);
    const late = await post('/sign-in/second-factor', { code: await codeOf(secret) }, half);
    expect(late.json()).toMatchObject({ code: 'access.not-signed-in' });
  });

  test('is not asked of whoever has none', async () => {
    const headers = await signInAs(app, 'billing');
    const refused = await post('/sign-in/second-factor', { code: '123456' }, headers);
    expect(refused.json()).toMatchObject({ code: 'sign-in.factor-not-asked' });
  });
});

describe('taking it away', () => {
  test('its owner does so with a code', async () => {
    const { secret, headers } = await setUp('supervisor');
    expect((await post('/me/second-factor/remove', { code: '000000' }, headers)).statusCode).toBe(422);
    expect((await post('/me/second-factor/remove', { code: await codeOf(secret) }, headers)).statusCode).toBe(
      200,
    );
    expect((await signIn('supervisor')).json()).toEqual({ next: 'desk' });
  });

  test('an administrator does so for a lost phone, which ends the sessions', async () => {
    const { headers } = await setUp('manager');
    const admin = await signInAs(app, 'admin');
    const staffId = company.staff('manager');
    expect((await post(`/staff/${staffId}/second-factor/reset`, {}, admin)).statusCode).toBe(200);
    expect((await app.inject({ url: '/api/me', headers })).statusCode).toBe(401);
    expect((await signIn('manager')).json()).toEqual({ next: 'desk' });
    const again = await post(`/staff/${staffId}/second-factor/reset`, {}, admin);
    expect(again.json()).toMatchObject({ code: 'sign-in.factor-off' });
  });

  test('nobody else may', async () => {
    const clerk = await signInAs(app, 'clerk');
    const refused = await post(`/staff/${company.staff('agent')}/second-factor/reset`, {}, clerk);
    expect(refused.statusCode).toBe(403);
    expect((await signIn('agent')).json()).toEqual({ next: 'second-factor' });
  });
});
