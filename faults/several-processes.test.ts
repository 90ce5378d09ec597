// Three server processes on one database behind a balancer that remembers nobody. What one knows all know: sessions,
// news, captchas, locked logins; deadlines are raised once; and when they are killed in turn, nobody is signed out.
import { setTimeout as delay } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { solve } from '#domain/portal/proof-of-work.ts';
import { sampleRequest } from '#server/domains/requests/testing.ts';
import { call, openScreen, type Answer } from './testing/call.ts';
import { startFleet, type Fleet } from './testing/fleet.ts';
import { openInstallation, type Installation } from './testing/installation.ts';
import { startWorkers } from './testing/load.ts';
import { tell } from './testing/progress.ts';
import { brokenCommands, brokenOrders, orphans } from './testing/wholeness.ts';

const processes = 3;
const patienceMs = 30_000;

let home: Installation;
let fleet: Fleet;

beforeAll(async () => {
  home = await openInstallation();
  fleet = await startFleet(home.settings, processes);
}, 600_000);

afterAll(async () => {
  await fleet.stop();
  await home.close();
});

/** The same call to every process by its own port. */
function everywhere(ask: (port: number) => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(fleet.alive.map(({ port }) => ask(port)));
}

const port = (at: number): number => present(fleet.alive[at], `process ${at.toString()}`).port;

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error('waited in vain');
    await delay(50);
  }
}

describe('a session', () => {
  test('opened anywhere holds everywhere, and ended at one process it is over at all', async () => {
    const cookie = await home.cookie('clerk');
    const me = () => everywhere((at) => call({ port: at, path: '/me', cookie }));
    expect((await me()).map(({ status }) => status)).toEqual([200, 200, 200]);
    const out = await call({ port: port(1), method: 'POST', path: '/sign-out', cookie, body: {} });
    expect(out.status).toBe(200);
    const after = await me();
    expect(after.map(({ status, body }) => [status, body['code']])).toEqual(
      Array.from({ length: processes }, () => [401, 'access.not-signed-in']),
    );
  });

  test('of a clerk who was dismissed is over at every process', async () => {
    const cookie = await home.cookie('surveyor');
    const status = async () =>
      (await everywhere((at) => call({ port: at, path: '/me', cookie }))).map((one) => one.status);
    expect(await status()).toEqual([200, 200, 200]);
    await home.ask(`update staff set status = 'dismissed' where staff_id = $1`, [
      home.company.staff('surveyor'),
    ]);
    expect(await status()).toEqual([401, 401, 401]);
  });

  test('is refused to a guesser at every process once the login is locked', async () => {
    const guess = (at: number) =>
      call({
        port: at,
        method: 'POST',
        path: '/sign-in',
        body: { login: 'billing', password: '不是这个密码哦' },
      });
    const codes: unknown[] = [];
    for (let turn = 0; turn < 12; turn += 1) codes.push((await guess(port(turn % processes))).body['code']);
    expect(codes.at(-1)).toBe('sign-in.locked');
    const all = await everywhere(guess);
    expect(all.map(({ body }) => body['code'])).toEqual(
      Array.from({ length: processes }, () => 'sign-in.locked'),
    );
  });
});

test('a captcha of one process is taken by another, once', async () => {
  const asked = await call({ port: port(0), method: 'POST', path: '/portal/challenges', body: {} });
  const { challenge, salt, bits } = asked.body as { challenge: string; salt: string; bits: number };
  const nonce = present(solve({ salt, bits }, 0, 4_000_000), 'a solution');
  const ask = (at: number) =>
    call({
      port: at,
      method: 'POST',
      path: '/portal/codes',
      body: {
        unit: home.company.code,
        proof: { challenge, nonce },
        about: { purpose: 'sign-in', accountNo: '3304000000017' },
      },
    });
  const first = await ask(port(1));
  const second = await ask(port(2));
  expect(String(first.body['code'])).not.toMatch(/proof|captcha|challenge/);
  expect(String(second.body['code'])).toMatch(/proof|captcha|challenge/);
});

test('a screen at any process hears what happens at another, after the commit', async () => {
  const cookies = await Promise.all(fleet.alive.map(() => home.cookie('supervisor')));
  const screens = cookies.map((cookie, at) => openScreen({ port: port(at), cookie }));
  const clerk = await home.cookie('clerk');
  try {
    await until(() => screens.every(({ heard }) => heard.length > 0));
    for (const at of [0, 1, 2]) {
      const body = sampleRequest('fault-report');
      const accepted = await call({ port: port(at), method: 'POST', path: '/requests', cookie: clerk, body });
      expect(accepted.status).toBe(200);
      await until(() => screens.every(({ heard }) => heard.join('').includes(body.orderId)));
    }
  } finally {
    for (const screen of screens) screen.close();
  }
});

test('deadlines that pass are raised once, however many processes sweep', async () => {
  const cookie = await home.cookie('clerk');
  const takenAt = new Date(Date.now() - 5 * 86_400_000).toISOString();
  const bodies = Array.from({ length: 20 }, () => {
    const request = sampleRequest('fault-report');
    // Noticed before it was taken, both some days ago: every limit has passed.
    const noticedAt = new Date(Date.parse(takenAt) + 7 * 3_600_000).toISOString().slice(0, 16);
    return { ...request, takenAt, values: { ...request.values, noticedAt } };
  });
  await Promise.all(
    bodies.map(async (body) => {
      const answer = await call({
        port: fleet.balancer.port,
        method: 'POST',
        path: '/requests',
        cookie,
        body,
      });
      expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, answer.text.slice(0, 200)]);
    }),
  );
  const ids = bodies.map(({ orderId }) => orderId);
  const due = `select 1 from order_clock where order_id = any ($1) and alarm_at <= now()`;
  await until(async () => (await home.ask(due, [ids])).length === 0);
  const raised = await home.ask<{ kind: string; clock: string; run: number; level: string; times: number }>(
    `select case_id, kind, data ->> 'clock' as clock, data ->> 'run' as run, data ->> 'level' as level,
       count(*)::int as times
     from event where case_id = any ($1) and kind in ('clock-warned', 'clock-breached')
     group by 1, 2, 3, 4, 5`,
    [ids],
  );
  expect(raised.length).toBeGreaterThanOrEqual(ids.length);
  expect(raised.filter(({ times }) => times !== 1)).toEqual([]);
});

test('the same request sent at once to all three becomes one order', async () => {
  const cookie = await home.cookie('clerk');
  const body = sampleRequest('consultation');
  const answers = await everywhere((at) =>
    call({ port: at, method: 'POST', path: '/requests', cookie, body }),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(new Set(answers.map((one) => one.body['orderNo'])).size).toBe(1);
  expect(await brokenOrders(home.ask, [body.orderId])).toEqual([]);
});

test('two desks that act at once at two processes: one wins, the other is told what happened', async () => {
  const cookie = await home.cookie('clerk');
  const body = sampleRequest('consultation');
  await call({ port: port(0), method: 'POST', path: '/requests', cookie, body });
  const cookies = await Promise.all([home.cookie('supervisor'), home.cookie('supervisor')]);
  const answers = await Promise.all(
    cookies.map((one, at) =>
      call({
        port: port(at + 1),
        method: 'POST',
        path: `/orders/${body.orderId}/commands`,
        cookie: one,
        body: { commandId: uuidv7(), seenVersion: 1, command: { verb: 'withdraw', reason: '客户不办了' } },
      }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const loser = present(
    answers.find(({ status }) => status === 409),
    'a loser',
  );
  expect(loser.body['title']).toMatch(/[\u4e00-\u9fff]/);
  expect(loser.body['code']).toMatch(/^[a-z]+\.[a-z-]+$/);
});

test('killed in turn under load they lose nothing, nobody is signed out, and news go on', async () => {
  const watcher = await home.cookie('supervisor');
  const screen = openScreen({ port: fleet.balancer.port, cookie: watcher });
  const workers = startWorkers(fleet.balancer.port, [await home.cookie('clerk'), await home.cookie('agent')]);
  const { record } = workers;
  try {
    for (let turn = 0; turn < processes; turn += 1) {
      await fleet.until(processes);
      await delay(300);
      await fleet.killOne();
      const before = screen.heard.length;
      await until(() => screen.heard.length > before + 1);
    }
    await workers.stop();
  } finally {
    screen.close();
    await workers.stop().catch(() => undefined);
  }
  tell(`${record.orders.size.toString()} requests, ${record.retries.toString()} sent again`);
  expect(record.odd).toEqual([]);
  expect(await brokenOrders(home.ask, [...record.orders])).toEqual([]);
  expect(await brokenCommands(home.ask, [...record.commands.keys()])).toEqual([]);
  expect(await orphans(home.ask)).toEqual([]);
  expect((await call({ port: fleet.balancer.port, path: '/me', cookie: watcher })).status).toBe(200);
});
