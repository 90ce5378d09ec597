// A process that stops: probes say so, open screens are let go, requests under way end, the stuck are cut.
import { once } from 'node:events';
import { get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { defineRoute } from '#contracts/route.ts';
import { inTransaction } from '../db/database.ts';
import { buildHttp } from '../http/application.ts';
import { publicRoute } from '../http/route.ts';
import { aNotice, queued } from '../notices/testing/outbox.ts';
import { runAsAdmin } from '../testing/cluster.ts';
import { testPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { registerOperation } from './probes.ts';
import { closeHttp } from './shutdown.ts';

let platform: TestPlatform;
let app: FastifyInstance;
/** The slow request has arrived. */
let begun: Promise<void>;
let address: string;

const news = defineRoute({
  method: 'GET',
  path: '/stream',
  title: '消息',
  access: 'public',
  response: Type.Unknown(),
  produces: 'text/event-stream',
});

beforeAll(async () => {
  platform = await testPlatform();
  await runAsAdmin(platform.adminUrl, `insert into org (org_id, code, name) values (1, '0001', '甲县')`);
  await platform.db.refreshOrgs();
});
afterAll(() => platform.close());

beforeEach(async () => {
  app = await buildHttp(platform);
  registerOperation(app);
  begun = new Promise((resolve) => {
    app.get('/slow', () => {
      resolve();
      return delay(300).then(() => ({ done: true }));
    });
  });
  app.get('/stuck', () => new Promise(() => undefined));
  publicRoute(app, news, ({ reply }) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.raw.write(': hello\n\n');
  });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});

test('a request under way gets its answer, a new one gets none', async () => {
  const slow = fetch(`${address}/slow`);
  await begun;
  const closed = closeHttp(app);
  expect(await (await slow).json()).toEqual({ done: true });
  await closed;
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
});

test('readyz says draining while the load balancer looks away; healthz stays well', async () => {
  const closed = closeHttp(app, { lameDuckMs: 300 });
  const [ready, healthy] = await Promise.all([fetch(`${address}/readyz`), fetch(`${address}/healthz`)]);
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'draining' }]);
  expect(healthy.status).toBe(200);
  await closed;
});

test('an open screen is let go at once', async () => {
  const request = get(`${address}/api/stream`);
  const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream];
  response.resume();
  const started = performance.now();
  const ended = once(response, 'end');
  await closeHttp(app);
  await ended;
  expect(performance.now() - started).toBeLessThan(2000);
});

test('a request that hangs is cut when patience ends', async () => {
  const stuck = fetch(`${address}/stuck`).catch((error: unknown) => error);
  await delay(50);
  await closeHttp(app, { patienceMs: 200 });
  expect(await stuck).toBeInstanceOf(Error);
});

test('metrics tell connections, jobs and notices by state', async () => {
  await queued(platform, aNotice({ channel: 'sms', recipient: '13812341234' }));
  const text = await (await fetch(`${address}/metrics`)).text();
  expect(text).toContain('wanjia_notices_open{channel="sms",status="queued"} 1');
  expect(text).toContain('wanjia_jobs{task="send-notice",state="waiting"} 1');
  expect(text).toMatch(/wanjia_database_connections\{state="open"\} \d/);
  expect(text).not.toContain('13812341234');
  await closeHttp(app);
});

test('metrics are this machine’s own, or whoever’s has the token', async () => {
  const status = async (server: FastifyInstance, headers: Record<string, string> = {}) =>
    (await server.inject({ url: '/metrics', remoteAddress: '10.0.0.7', headers })).statusCode;
  expect(await status(app)).toBe(404);
  const open = await buildHttp({ ...platform, config: { ...platform.config, metricsToken: 'm3trics' } });
  registerOperation(open);
  expect(await status(open)).toBe(404);
  expect(await status(open, { authorization: 'Bearer m3trics' })).toBe(200);
  await open.close();
  await closeHttp(app);
});

test('the application counts jobs but cannot read them', async () => {
  await expect(
    inTransaction(platform.db, [1], (tx) =>
      tx.selectFrom('graphile_worker._private_jobs').selectAll().execute(),
    ),
  ).rejects.toThrow(/permission denied/);
  await closeHttp(app);
});
