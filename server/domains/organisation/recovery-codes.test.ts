// The phone is lost: a recovery code opens what the authenticator would have opened, once.
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
  const remoteAddress = `10.2.0.${caller.toString()}`;
  return app.inject({ method: 'POST', url: `/api${path}`, payload, headers, remoteAddress });
}

async function halfOpen(login: string): Promise<Headers> {
  const response = await post('/sign-in', { login, password: testPassword });
  expect(response.json()).toEqual({ next: 'second-factor' });
  const cookie = response.cookies.find(({ name }) => name === sessionCookie)?.value ?? '';
  return { cookie: `${sessionCookie}=${cookie}` };
}

function later(seconds: number): void {
  platform.setNow(new Date(platform.now().getTime() + seconds * 1000));
}

const codeOf = (secret: string) => generate({ secret, epoch: Math.floor(platform.now().getTime() / 1000) });

interface SetUp {
  readonly secret: string;
  readonly headers: Headers;
  readonly codes: readonly string[];
}

async function setUp(role: RoleCode): Promise<SetUp> {
  const headers = await signInAs(app, role);
  const { secret } = (await post('/me/second-factor', { password: testPassword }, headers)).json<{
    secret: string;
  }>();
  const confirmed = await post('/me/second-factor/confirm', { code: await codeOf(secret) }, headers);
  later(30);
  return { secret, headers, codes: confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes };
}

async function left(headers: Headers): Promise<unknown> {
  return (await app.inject({ url: '/api/me/second-factor', headers })).json<{ recoveryCodesLeft: number }>()
    .recoveryCodesLeft;
}

async function kindsOf(role: RoleCode): Promise<string[]> {
  const headers = await signInAs(app, 'admin');
  const history = await app.inject({ url: `/api/staff/${company.staff(role)}/history`, headers });
  return history.json<{ items: { kind: string }[] }>().items.map(({ kind }) => kind);
}

const first = (codes: readonly string[]): string => codes[0] ?? '';

describe('recovery codes', () => {
  test('are ten, shown when the second factor is confirmed, and lie hashed in the database', async () => {
    const { codes, headers } = await setUp('clerk');
    expect(new Set(codes).size).toBe(10);
    expect(await left(headers)).toBe(10);
    const { rows } = await platform.db.pool.query<{ code_hash: string }>(
      'select code_hash from recovery_code',
    );
    const stored = rows.map(({ code_hash: hash }) => hash).join(' ');
    expect(codes.filter((code) => stored.includes(code) || stored.includes(code.replace('-', '')))).toEqual(
      [],
    );
  });

  test('open the sign-in in place of the digits, once, and it is on record', async () => {
    const { codes } = await setUp('agent');
    const code = first(codes);
    const passed = await post(
      '/sign-in/second-factor',
      { code: code.toUpperCase() },
      await halfOpen('agent'),
    );
    expect(passed.json()).toEqual({ next: 'desk' });
    const again = await post('/sign-in/second-factor', { code }, await halfOpen('agent'));
    expect(again.json()).toMatchObject({ code: 'sign-in.recovery-wrong', field: 'code' });
    expect((await kindsOf('agent')).slice(0, 4)).toEqual([
      'sign-in.failed',
      'sign-in.succeeded',
      'sign-in.succeeded',
      'second-factor.recovery-code-used',
    ]);
  });

  test('of which one arrives twice at the same instant let in once', async () => {
    const { codes } = await setUp('dispatcher');
    const halves = [await halfOpen('dispatcher'), await halfOpen('dispatcher')];
    const answers = await Promise.all(
      halves.map((half) => post('/sign-in/second-factor', { code: first(codes) }, half)),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422]);
  });

  test('of somebody else open nothing, and guessing them is locked', async () => {
    const [{ codes }] = [await setUp('crew'), await setUp('billing')];
    const half = await halfOpen('billing');
    for (const code of codes.slice(0, 5)) await post('/sign-in/second-factor', { code }, half);
    const locked = await post('/sign-in/second-factor', { code: first(codes) }, half);
    expect(locked.json()).toMatchObject({ code: 'sign-in.locked' });
  });

  test('are made anew with a code of the authenticator; the old ones are worth nothing', async () => {
    const { secret, headers, codes } = await setUp('metering');
    expect((await post('/me/second-factor/recovery-codes', { code: '000000' }, headers)).statusCode).toBe(
      422,
    );
    const renewed = await post('/me/second-factor/recovery-codes', { code: await codeOf(secret) }, headers);
    const fresh = renewed.json<{ recoveryCodes: string[] }>().recoveryCodes;
    expect(fresh.filter((code) => codes.includes(code))).toEqual([]);
    const half = await halfOpen('metering');
    expect((await post('/sign-in/second-factor', { code: first(codes) }, half)).statusCode).toBe(422);
    expect((await post('/sign-in/second-factor', { code: first(fresh) }, half)).statusCode).toBe(200);
    expect(await kindsOf('metering')).toContain('second-factor.recovery-codes-made');
  });

  test('take the second factor away for a new phone, and go with it', async () => {
    const { codes, headers } = await setUp('contract');
    expect((await post('/me/second-factor/remove', { code: first(codes) }, headers)).statusCode).toBe(200);
    expect(await left(headers)).toBe(0);
  });
});
