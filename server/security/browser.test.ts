// What every answer tells the browser to do and not to do (ASVS V3, V4, V14.3).
import type { LightMyRequestResponse as Response } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInAs, testPassword } from '../domains/organisation/testing.ts';
import { aProbe, freshAddress, type Probe } from './testing.ts';

let probe: Probe;

beforeAll(async () => {
  probe = await aProbe();
});
afterAll(() => probe.close());

/** One answer of each sort: a page, the API well, refused, not found, forbidden, wrong, and what is no page at all. */
async function answers(): Promise<readonly (readonly [string, Response])[]> {
  const { app } = probe;
  const headers = await signInAs(app, 'clerk');
  const get = (url: string, more: Record<string, string> = {}) =>
    app.inject({ url, headers: more, remoteAddress: freshAddress() });
  return [
    ['a page', await get('/', { accept: 'text/html' })],
    ['a page of the hall', await get('/portal', { accept: 'text/html' })],
    ['the API', await get('/api/me', headers)],
    ['nobody signed in', await get('/api/me')],
    ['forbidden', await get('/api/operation/status', headers)],
    ['nothing there', await get('/api/nothing')],
    [
      'no JSON',
      await app.inject({
        method: 'POST',
        url: '/api/sign-in',
        payload: '{',
        headers: { 'content-type': 'application/json' },
      }),
    ],
    ['healthz', await get('/healthz')],
  ];
}

describe('every answer', () => {
  test('keeps the browser to https for a year, to our own scripts, and out of foreign frames', async () => {
    for (const [name, { headers }] of await answers()) {
      const policy = String(headers['content-security-policy']);
      expect(headers['strict-transport-security'], name).toMatch(
        /max-age=(?:31536000|[4-9]\d{7});? *includeSubDomains/,
      );
      expect(headers['x-content-type-options'], name).toBe('nosniff');
      expect(headers['referrer-policy'], name).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy'], name).toBe('same-origin');
      expect(headers['cross-origin-resource-policy'], name).toBe('same-origin');
      for (const part of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ])
        expect(policy, `${name}: ${part}`).toContain(part);
      expect(policy, name).not.toMatch(/script-src[^;]*unsafe|unsafe-eval|\*|https?:/);
      expect(headers['access-control-allow-origin'], name).toBeUndefined();
      expect(headers.server ?? headers['x-powered-by'], name).toBeUndefined();
    }
  });

  test('of the API is kept by no cache, well or refused', async () => {
    for (const [name, { headers }] of await answers()) {
      if (name.startsWith('a page') || name === 'healthz') continue;
      expect(String(headers['cache-control']), name).toContain('no-store');
    }
  });

  test('says what it is and in which letters', async () => {
    for (const [name, { headers, body }] of await answers()) {
      if (body === '') continue;
      expect(String(headers['content-type']), name).toMatch(
        /^(?:text\/|application\/)[\w.+-]+(?:; ?charset=utf-8)?$/i,
      );
      if (String(headers['content-type']).startsWith('text/'))
        expect(String(headers['content-type']), name).toContain('charset=utf-8');
    }
  });

  test('over plain http names no https that is not there', async () => {
    const plain = await aProbe('http://localhost:8080');
    const { headers } = await plain.app.inject({ url: '/api/sign-in/options' });
    expect(headers['strict-transport-security']).toBeUndefined();
    await plain.close();
  });
});

describe('a request that another site makes the browser send', () => {
  const post = (headers: Record<string, string>) =>
    probe.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: { login: 'clerk', password: testPassword },
      headers,
      remoteAddress: freshAddress(),
    });

  test.each([
    ['cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['from another host below ours', { 'sec-fetch-site': 'same-site' }],
    ['of an old browser, by its origin', { origin: 'https://evil.example' }],
    ['of an old browser, by where it comes from', { referer: 'https://evil.example/form' }],
    ['from a page without an origin', { origin: 'null' }],
  ])('%s is turned away', async (_, headers) => {
    const { statusCode, body } = await post(headers);
    expect([statusCode, body]).toMatchObject([403, expect.stringContaining('access.cross-site') as string]);
  });

  test.each([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'https://wanjia.example.cn' }],
    ['our own page in an old browser', { origin: 'https://wanjia.example.cn' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    ['a program', {}],
    ['a test server under its own name', { host: 'desk.example:8080', origin: 'http://desk.example:8080' }],
  ])('by %s is taken', async (_, headers) => {
    expect((await post(headers)).statusCode).toBe(200);
  });

  test('as a form in text/plain, which no preflight asks for, is no JSON for us', async () => {
    const { statusCode } = await probe.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: JSON.stringify({ login: 'clerk', password: testPassword }),
      headers: { 'content-type': 'text/plain' },
      remoteAddress: freshAddress(),
    });
    expect(statusCode).toBe(415);
  });

  test('nothing is changed by a GET', () => {
    const reading = probe.app.contracts.filter(({ method }) => method === 'GET').map(({ path }) => path);
    const verbs =
      /\/(?:accept|cancel|delete|remove|retry|confirm|send|start|stop|end|merge|publish|withdraw)(?:\/|$)/;
    expect(reading.filter((path) => verbs.test(path))).toEqual([]);
  });

  test.each(['TRACE', 'CONNECT', 'PROPFIND'])('%s is not known', async (method) => {
    const response = await probe.app.inject({ method: method as 'TRACE', url: '/api/me' });
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
  });
});

describe('a session cookie', () => {
  const signIn = async (headers: Record<string, string> = {}) =>
    probe.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: { login: 'clerk', password: testPassword },
      headers,
      remoteAddress: freshAddress(),
    });

  test('over https is bound to this host, out of reach of scripts, other sites and plain http', async () => {
    const [cookie] = (await signIn()).cookies;
    expect(cookie).toMatchObject({ path: '/', httpOnly: true, secure: true, sameSite: 'Lax' });
    expect(cookie?.name).toMatch(/^__Host-/);
    expect(cookie).not.toHaveProperty('domain');
    expect(cookie?.value).toMatch(/^[\w-]{43}$/);
  });

  test('planted before the sign-in is not the one afterwards (fixation)', async () => {
    const planted = 'A'.repeat(43);
    const { cookies } = await signIn({ cookie: `__Host-wanjia_session=${planted}` });
    expect(cookies[0]?.value).not.toBe(planted);
    const me = await probe.app.inject({
      url: '/api/me',
      headers: { cookie: `__Host-wanjia_session=${planted}` },
    });
    expect(me.statusCode).toBe(401);
  });

  test('of a sign-in is replaced by the next one, and the old one opens nothing more', async () => {
    const first = (await signIn()).cookies[0];
    const cookie = `${first?.name ?? ''}=${first?.value ?? ''}`;
    const again = (await signIn({ cookie })).cookies[0];
    expect(again?.value).not.toBe(first?.value);
    expect((await probe.app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(401);
  });

  test('two of the same name, as a neighbour below the same domain may plant one, open nothing by the planted one', async () => {
    const cookie = `__Host-wanjia_session=${'B'.repeat(43)}; wanjia_session=${'C'.repeat(43)}`;
    expect((await probe.app.inject({ url: '/api/me', headers: { cookie } })).statusCode).toBe(401);
  });

  test('is told to be forgotten at signing out', async () => {
    const [cookie] = (await signIn()).cookies;
    const out = await probe.app.inject({
      method: 'POST',
      url: '/api/sign-out',
      headers: { cookie: `${cookie?.name ?? ''}=${cookie?.value ?? ''}` },
    });
    expect(out.statusCode).toBe(200);
    expect(out.cookies[0]).toMatchObject({ name: cookie?.name, value: '', path: '/', secure: true });
  });
});
