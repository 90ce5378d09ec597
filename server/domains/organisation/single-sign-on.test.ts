// Single sign-on against a real OpenID Connect provider on the loopback; a little browser carries the cookies.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Provider, type Context } from 'oidc-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { sessionCookie } from '../../platform/http/sessions.ts';
import { runAsAdmin } from '../../platform/testing/cluster.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { smallCompany } from './testing.ts';

const publicUrl = 'http://localhost:8080';
const clientId = 'wanjia';
const clientSecret = 'a secret between the two';

let platform: TestPlatform;
let app: FastifyInstance;
let provider: Server;
let issuer: string;
/** Who is in front of the provider's page, by subject, and what their login is called there. */
let person = { subject: '', username: '' };

/** A provider that signs in `person` without asking anything. */
function startProvider(): Promise<Server> {
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  let handle: (...of: Parameters<ReturnType<Provider['callback']>>) => Promise<void> = () =>
    Promise.resolve();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
      const oidc = new Provider(issuer, configuration());
      const callback = oidc.callback();
      handle = (request, response) =>
        request.url?.startsWith('/interaction/') === true
          ? oidc.interactionFinished(request, response, { login: { accountId: person.subject } })
          : callback(request, response);
      resolve(server);
    });
  });
}

function configuration(): object {
  const redirectUri = `${publicUrl}/api/sign-in/single-sign-on/return`;
  return {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    cookies: { keys: ['only a test'] },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, preferred_username: person.username }),
    }),
    loadExistingGrant: async ({ oidc }: Context) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
}

/** Follows redirects at the provider until it sends the browser back, and answers that address. */
async function visit(start: string): Promise<URL> {
  const jar = new Map<string, string>();
  let next = new URL(start);
  for (let hop = 0; hop < 10 && next.origin === issuer; hop += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`the provider answered ${response.status.toString()}: ${await response.text()}`);
    next = new URL(location, next);
  }
  return next;
}

interface Arrival {
  readonly location: string;
  readonly headers: Record<string, string>;
}

/** The whole way of a browser: to the provider, through its pages and back. `bend` tampers with the way back. */
async function arrive(bend: (back: URL) => void = () => undefined): Promise<Arrival> {
  const begun = await app.inject({ url: '/api/sign-in/single-sign-on' });
  const back = await visit(begun.headers.location ?? '');
  bend(back);
  const cookie = begun.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const response = await app.inject({ url: `${back.pathname}${back.search}`, headers: { cookie } });
  const session = response.cookies.find(({ name }) => name === sessionCookie)?.value ?? '';
  return { location: response.headers.location ?? '', headers: { cookie: `${sessionCookie}=${session}` } };
}

const me = (headers: Record<string, string>) => app.inject({ url: '/api/me', headers });

beforeAll(async () => {
  provider = await startProvider();
  const plain = await testPlatform();
  platform = { ...plain, config: { ...plain.config, publicUrl, oidc: { issuer, clientId, clientSecret } } };
  await smallCompany(platform);
  app = await buildApp(platform);
});

afterAll(async () => {
  await app.close();
  await platform.close();
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
});

beforeEach(() => {
  person = { subject: 'subject-of-the-clerk', username: 'Clerk' };
});

describe('coming from the identity provider', () => {
  test('whoever has the same login here is in, and bound to the subject', async () => {
    const { location, headers } = await arrive();
    expect(location).toBe('/');
    expect((await me(headers)).json()).toMatchObject({ login: 'clerk', org: { code: '3304' } });
    const { rows } = await platform.db.pool.query(`select oidc_subject from sign_in where login = 'clerk'`);
    expect(rows).toEqual([{ oidc_subject: `${issuer} subject-of-the-clerk` }]);
  });

  test('the subject counts, not the login, once they are bound', async () => {
    await arrive();
    person = { subject: 'subject-of-the-clerk', username: 'married.name' };
    expect((await me((await arrive()).headers)).json()).toMatchObject({ login: 'clerk' });
    person = { subject: 'somebody-else', username: 'clerk' };
    expect((await arrive()).location).toBe('/sign-in?refused=sign-in.sso-unknown');
  });

  test('a stranger is not let in', async () => {
    person = { subject: 'stranger', username: 'stranger' };
    const { location, headers } = await arrive();
    expect(location).toBe('/sign-in?refused=sign-in.sso-unknown');
    expect((await me(headers)).statusCode).toBe(401);
  });

  test('a suspended colleague is not let in', async () => {
    person = { subject: 'subject-of-the-agent', username: 'agent' };
    await arrive();
    await runAsAdmin(
      platform.adminUrl,
      `update staff set status = 'suspended' from sign_in i where i.login = 'agent' and i.staff_id = staff.staff_id`,
    );
    expect((await arrive()).location).toBe('/sign-in?refused=sign-in.suspended');
  });
});

describe('a way back that was bent', () => {
  test.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'forged')],
    ['another code', (back: URL) => back.searchParams.set('code', 'forged')],
    ['a refusal of the provider', (back: URL) => back.searchParams.set('error', 'access_denied')],
  ])('with %s leads to the sign-in page', async (_, bend) => {
    const { location, headers } = await arrive(bend);
    expect(location).toBe('/sign-in?refused=sign-in.sso-failed');
    expect((await me(headers)).statusCode).toBe(401);
  });

  test('from another browser, without the ticket, leads nowhere', async () => {
    const begun = await app.inject({ url: '/api/sign-in/single-sign-on' });
    const back = await visit(begun.headers.location ?? '');
    const response = await app.inject({ url: `${back.pathname}${back.search}` });
    expect(response.headers.location).toBe('/sign-in?refused=sign-in.sso-failed');
  });

  test('after ten minutes leads nowhere', async () => {
    const { location } = await arrive(() => {
      platform.setNow('2026-11-18T10:10:01+08:00');
    });
    platform.setNow('2026-11-18T10:00:00+08:00');
    expect(location).toBe('/sign-in?refused=sign-in.sso-failed');
  });
});

describe('switched off', () => {
  test('there is no way to the provider, and the sign-in page knows', async () => {
    const off = await buildApp({ ...platform, config: { ...platform.config, oidc: null } });
    expect((await off.inject({ url: '/api/sign-in/single-sign-on' })).json()).toMatchObject({
      code: 'sign-in.sso-off',
    });
    expect((await off.inject({ url: '/api/sign-in/options' })).json()).toMatchObject({ singleSignOn: false });
    expect((await app.inject({ url: '/api/sign-in/options' })).json()).toMatchObject({ singleSignOn: true });
    await off.close();
  });

  test('a provider that is away is told as such', async () => {
    const oidc = { issuer: 'http://127.0.0.1:9', clientId, clientSecret };
    const lost = await buildApp({ ...platform, config: { ...platform.config, oidc } });
    const answer = await lost.inject({ url: '/api/sign-in/single-sign-on' });
    expect(answer.json()).toMatchObject({ code: 'sign-in.sso-failed' });
    await lost.close();
  });
});
