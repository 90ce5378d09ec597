// What somebody tries who means no good: guessing, feigning, smuggling (ASVS V2.4, V5, V6, V15.3, V16.4).
import type { LightMyRequestResponse as Response } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jpeg, png } from '#domain/files/testing/sample-files.ts';
import { allRoles, permissionsOfRoles, type RoleCode } from '#domain/organisation/roles.ts';
import type { RouteContract } from '#contracts/route.ts';
import { runSql, inTransaction } from '../platform/db/database.ts';
import { openLogger } from '../platform/operation/logger.ts';
import { sampleOf } from '../platform/testing/sample.ts';
import { hashPassword } from '../domains/organisation/passwords.ts';
import { loginOf, signInAs, testPassword } from '../domains/organisation/testing.ts';
import { aProbe, freshAddress, type Probe } from './testing.ts';

let probe: Probe;
const headersOf = new Map<RoleCode, { cookie: string }>();

beforeAll(async () => {
  probe = await aProbe();
  // What a check of a password costs in production: other tests hash cheaply.
  const hash = await hashPassword(testPassword);
  await inTransaction(probe.platform.db, [], (tx) =>
    runSql(tx, 'update sign_in set password_hash = $1', [hash]),
  );
  for (const role of allRoles) headersOf.set(role, await signInAs(probe.app, role));
});
afterAll(() => probe.close());

const as = (role: RoleCode): { cookie: string } => headersOf.get(role) ?? { cookie: '' };

function guess(login: string, remoteAddress = freshAddress()): Promise<Response> {
  const payload = { login, password: '不是这个口令' };
  return probe.app.inject({ method: 'POST', url: '/api/sign-in', payload, remoteAddress });
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function timed(logins: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const login of logins) {
    const began = performance.now();
    await guess(login);
    times.push(performance.now() - began);
  }
  return median(times);
}

describe('whoever guesses', () => {
  test('learns neither by words nor by time whether there is such a login', async () => {
    const known = allRoles.map((role) => loginOf(role));
    const unknown = allRoles.map((role) => `nobody-${role}`);
    const [{ body: one }, { body: other }] = [await guess('nobody'), await guess(loginOf('clerk', 'other'))];
    const words = (body: string): string => body.replaceAll(/"requestId":"[^"]*"/g, '');
    expect(words(one)).toBe(words(other));
    // In turns, so that a busy machine is busy for both.
    const ratios: number[] = [];
    for (let round = 0; round < 3; round += 1) ratios.push((await timed(known)) / (await timed(unknown)));
    expect(median(ratios)).toBeGreaterThan(0.6);
    expect(median(ratios)).toBeLessThan(1.7);
  }, 120_000);

  test('every route that takes a secret or writes without a sign-in is limited by the minute', () => {
    const open = probe.app.contracts.filter(
      ({ access, method, ratePerMinute }) =>
        access === 'public' && method !== 'GET' && ratePerMinute === undefined,
    );
    expect(open.map(({ path }) => path)).toEqual([]);
    const secrets = probe.app.contracts.filter(
      ({ body, ratePerMinute }) =>
        ratePerMinute === undefined &&
        /"(?:password|code|token|currentPassword)":/.test(JSON.stringify(body ?? {})),
    );
    expect(
      secrets.filter(({ access }) => access === 'public' || access === 'signed-in').map(({ path }) => path),
    ).toEqual([]);
  });

  test('is held up by the minute from one address, and cannot change the address by a header', async () => {
    const address = '203.0.113.7';
    let last = 200;
    for (let tries = 0; tries < 40; tries += 1) {
      const { statusCode } = await probe.app.inject({
        method: 'POST',
        url: '/api/sign-in',
        payload: { login: `nobody-${tries.toString()}`, password: 'x' },
        remoteAddress: address,
        headers: {
          'x-forwarded-for': freshAddress(),
          'x-real-ip': freshAddress(),
          forwarded: `for=${freshAddress()}`,
        },
      });
      last = statusCode;
    }
    expect(last).toBe(429);
  }, 120_000);
});

function allowed(contract: RouteContract): RoleCode | undefined {
  const { access } = contract;
  if (access === 'customer') return undefined;
  if (access === 'public' || access === 'signed-in') return 'admin';
  return allRoles.find((role) => permissionsOfRoles([role]).has(access));
}

function addressOf(contract: RouteContract): string {
  const params = (contract.params === undefined ? {} : sampleOf(contract.params, () => uuidv7())) as Record<
    string,
    string
  >;
  return `/api${contract.path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))}`;
}

describe('whoever sends more than was asked for', () => {
  const extra = { orgId: 2, org_id: 2, role: 'admin', isAdmin: true, permissions: ['system.operate'] };

  test('is refused by every route with a body, before it does anything', async () => {
    const complaints: string[] = [];
    for (const contract of probe.app.contracts) {
      const role = allowed(contract);
      if (role === undefined || contract.body === undefined || contract.path.includes('sign-out')) continue;
      const body = sampleOf(contract.body, () => uuidv7());
      if (typeof body !== 'object' || body === null) continue;
      const response = await probe.app.inject({
        method: contract.method,
        url: addressOf(contract),
        headers: as(role),
        payload: { ...body, ...extra },
        remoteAddress: freshAddress(),
      });
      if (response.statusCode !== 400) {
        complaints.push(
          `${contract.method} ${contract.path}: ${response.statusCode.toString()} ${response.body.slice(0, 120)}`,
        );
      }
    }
    expect(complaints).toEqual([]);
  }, 120_000);

  test('may not reach the prototype of our objects', async () => {
    for (const payload of [
      '{"login":"x","password":"y","__proto__":{"admin":true}}',
      '{"login":"x","password":"y","constructor":{"prototype":{"admin":true}}}',
    ]) {
      const response = await probe.app.inject({
        method: 'POST',
        url: '/api/sign-in',
        payload,
        headers: { 'content-type': 'application/json' },
        remoteAddress: freshAddress(),
      });
      expect(response.statusCode).toBe(400);
    }
    const plain: Record<string, unknown> = {};
    expect(plain['admin']).toBeUndefined();
  });

  test('the same parameter twice is no text', async () => {
    const twice = probe.app.contracts.find(
      ({ method, path, query }) => method === 'GET' && path === '/orders' && query !== undefined,
    );
    const url = `/api${twice?.path ?? '/orders'}?text=a&text=b`;
    const response = await probe.app.inject({ url, headers: as('manager') });
    expect(response.statusCode).toBe(400);
  });
});

/** A form with one file, as a browser sends it. */
async function upload(content: Uint8Array, name: string): Promise<Response> {
  const form = new FormData();
  form.append('attachmentId', uuidv7());
  form.append('label', '身份证明');
  form.append('file', new Blob([new Uint8Array(content)], { type: 'image/png' }), name);
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  return probe.app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { ...as('clerk'), 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

const bytes = (text: string): Buffer => Buffer.from(text);

describe('whoever uploads what is not what it says', () => {
  test.each<[string, () => Uint8Array, string]>([
    [
      'a drawing with a script',
      () => bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'x.svg',
    ],
    [
      'the same under the name of a picture',
      () => bytes('<?xml version="1.0"?><svg onload="alert(1)"/>'),
      'x.png',
    ],
    ['a page', () => bytes('<!doctype html><script>alert(1)</script>'), 'x.jpg'],
    [
      'a picture with an archive behind it',
      () => Buffer.concat([png(), bytes('PK\x05\x06'), Buffer.alloc(18)]),
      'x.png',
    ],
    ['a GIF that is a script', () => bytes('GIF89a/*\x00\x00*/=1;alert(1)'), 'x.gif'],
    ['a paper behind a page', () => bytes('<html>%PDF-1.7\nstartxref\n1\n%%EOF'), 'x.pdf'],
    [
      'a paper with a script',
      () =>
        bytes(
          '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\nstartxref\n1\n%%EOF',
        ),
      'x.pdf',
    ],
    ['an archive', () => Buffer.concat([bytes('PK\x03\x04'), Buffer.alloc(40)]), 'x.jpg'],
    ['a program', () => Buffer.concat([bytes('MZ'), Buffer.alloc(200)]), 'x.png'],
    ['a shell script', () => bytes('#!/bin/sh\nid\n'), 'x.jpg'],
  ])('%s is refused', async (_, content, name) => {
    const { statusCode, body } = await upload(content(), name);
    expect([statusCode, body]).toMatchObject([
      expect.any(Number) as number,
      expect.stringMatching(/"code":"file\./) as string,
    ]);
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
  });

  test.each([
    ['../../../../etc/cron.d/x.jpg', 'x.jpg'],
    ['..\\..\\windows\\x.jpg', 'x.jpg'],
    ['invoice.php.jpg.exe', 'invoice.php.jpg.jpg'],
    ['a\r\nSet-Cookie: x=1.jpg', undefined],
    ['a"; filename=evil.html; x=".jpg', undefined],
    ['照片\u202egpj.exe', '照片gpj.jpg'],
    ['.htaccess', undefined],
    ['x.jpg\u0000.html', undefined],
  ])('the name %j becomes one that is safe, in storage and in the header', async (name, expected) => {
    const response = await upload(jpeg(), name);
    expect(response.statusCode, response.body).toBe(200);
    const { attachmentId, fileName } = response.json<{ attachmentId: string; fileName: string }>();
    if (expected !== undefined) expect(fileName).toBe(expected);
    expect(fileName).toMatch(/\.jpg$/);
    expect(fileName).not.toMatch(/[/\\"\p{Cc}\p{Cf}]|^\./u);
    const file = await probe.app.inject({ url: `/api/files/${attachmentId}`, headers: as('clerk') });
    expect(file.headers['content-type']).toBe('image/jpeg');
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%~!-]+$/,
    );
    expect(file.headers['set-cookie']).toBeUndefined();
    expect(file.headers['content-security-policy']).toContain('sandbox');
  });
});

describe('whoever writes into the log', () => {
  test('feigns no line and moves no cursor', () => {
    const lines: string[] = [];
    const log = openLogger('info', { write: (line) => void lines.push(line) });
    const evil = 'x\r\n{"level":"info","msg":"signed in"}\u001b[2J\u009b31m\u2028\u202e\u0000\u007f';
    log.info({ login: evil, nested: [{ [evil]: evil }], err: new Error(evil) }, evil);
    const text = lines.join('');
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(text.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
    expect((JSON.parse(text) as { msg: string }).msg).toBe(evil);
  });
});
