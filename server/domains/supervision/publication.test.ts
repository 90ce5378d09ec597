// A month published by two people, and its customers who check that they are counted: in the hand of whoever tampers,
// the proof turns red.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import type { PromiseProofAnswer, PublicationView, PublishedMonth } from '#contracts/supervision-report.ts';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { totalOf } from '#domain/supervision/sums.ts';
import { isProven, verifyProof, type ProofStep } from '#domain/supervision/verify-proof.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { sealDays, verifyAudit } from '../audit/index.ts';
import { signInAs, smallCompany, type Company } from '../organisation/testing.ts';
import { sweep } from '../orders/index.ts';
import { playCases, type PlayedOrder } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let admin: pg.Client;
let app: FastifyInstance;
let orders: PlayedOrder[];
let calls = 0;

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T09:00:00+08:00');
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  await app.ready();
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  orders = await playCases(platform, { company, admin }, [
    { kind: 'consultation', acceptedAt: '2026-11-18T09:00:00+08:00', doneAt: '2026-11-18T09:20:00+08:00' },
    { kind: 'consultation', acceptedAt: '2026-11-19T09:00:00+08:00', doneAt: '2026-11-19T11:00:00+08:00' },
    { kind: 'complaint', acceptedAt: '2026-11-18T09:00:00+08:00', doneAt: '2026-11-29T09:00:00+08:00' },
    { kind: 'consultation', acceptedAt: '2026-12-02T09:00:00+08:00', doneAt: '2026-12-02T09:20:00+08:00' },
  ]);
  platform.setNow('2026-12-03T09:00:00+08:00');
  await sweep(platform);
});

afterAll(async () => {
  await app.close();
  await admin.end();
  await platform.close();
});

const base = '/api/reports/publications';

type Call = readonly [role: RoleCode | null, method: 'GET' | 'POST', url: string, payload?: object];

async function send(...[role, method, url, payload]: Call) {
  calls += 1;
  const remoteAddress = `10.2.${Math.floor(calls / 250).toString()}.${(calls % 250).toString()}`;
  const headers = role === null ? {} : await signInAs(app, role);
  const response = await app.inject({
    ...{ method, url, headers, remoteAddress },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
}

const prepare = (role: RoleCode, month: string, { note = '', publicationId = uuidv7() } = {}) =>
  send(role, 'POST', base, { publicationId, month, note });

async function prove(order: PlayedOrder | undefined): Promise<PromiseProofAnswer> {
  const { body } = await send(null, 'POST', '/api/public/promise-proof', { token: order?.token ?? '' });
  return body as unknown as PromiseProofAnswer;
}

async function shown(month = '2026-11'): Promise<PublishedMonth> {
  const { body } = await send(null, 'GET', `/api/public/promises/3304/${month}`);
  return body as unknown as PublishedMonth;
}

async function wrongSteps(order: PlayedOrder | undefined): Promise<readonly (readonly ProofStep[])[]> {
  const page = await shown();
  const { proofs } = await prove(order);
  return proofs.map((proof) =>
    verifyProof(proof, page)
      .filter(({ state }) => state === 'wrong')
      .map(({ step }) => step),
  );
}

describe('a month is published by two people', () => {
  const publicationId = uuidv7();

  test('not while it lasts, and not when nothing settled in it', async () => {
    expect((await prepare('quality', '2026-12')).body).toMatchObject({ code: 'supervision.month-open' });
    expect((await prepare('quality', '2026-07')).body).toMatchObject({ code: 'supervision.month-empty' });
    expect((await prepare('quality', '2026-13')).body).toMatchObject({ code: 'supervision.month' });
    expect((await prepare('clerk', '2026-11')).status).toBe(403);
  });

  test('one prepares it; the same again changes nothing, another preparation waits', async () => {
    const first = await prepare('quality', '2026-11', { publicationId });
    expect(first).toMatchObject({ status: 200, body: { version: 1, status: 'prepared', mayPublish: false } });
    expect((await prepare('quality', '2026-11', { publicationId })).body).toEqual(first.body);
    expect((await prepare('manager', '2026-11')).body).toMatchObject({
      code: 'supervision.publication-waiting',
    });
    expect((await shown()) as object).toMatchObject({ code: 'not-found' });
  });

  test('who prepared it does not publish it', async () => {
    expect((await send('quality', 'POST', `${base}/${publicationId}/publish`)).body).toMatchObject({
      code: 'supervision.four-eyes',
    });
    const { body } = await send('manager', 'GET', base);
    expect((body['items'] as PublicationView[])[0]).toMatchObject({
      mayPublish: true,
      preparedBy: '本quality',
    });
  });

  test('somebody else publishes it, once', async () => {
    const done = await send('manager', 'POST', `${base}/${publicationId}/publish`);
    expect(done).toMatchObject({ status: 200, body: { status: 'published', publishedBy: '本manager' } });
    expect((await send('manager', 'POST', `${base}/${publicationId}/publish`)).body).toEqual(done.body);
    expect((await send('manager', 'POST', `${base}/${publicationId}/discard`)).body).toMatchObject({
      code: 'supervision.publication-state',
    });
    const { rows } = await admin.query<{ kind: string; actor_kind: string }>(
      'select kind, actor_kind from event where case_id = $1 order by seq',
      [publicationId],
    );
    expect(rows).toEqual([
      { kind: 'promise-report.prepared', actor_kind: 'staff' },
      { kind: 'promise-report.published', actor_kind: 'staff' },
      { kind: 'promise-report.sealed', actor_kind: 'system' },
    ]);
  });

  test('everybody sees it without signing in: units add up, and no name is in it', async () => {
    const page = await shown();
    expect(page).toMatchObject({ month: '2026-11', version: 1, recorded: { day: '2026-12-03', seal: null } });
    expect(totalOf(page.lines.map(({ sums }) => sums))).toEqual(page.sums);
    expect(page.sums.broken).toBeGreaterThan(0);
    const { body } = await send(null, 'GET', '/api/public/promises');
    expect(body).toMatchObject({ items: [{ orgCode: '3304', month: '2026-11', sums: page.sums }] });
    expect(JSON.stringify([page, body])).not.toMatch(/quality|manager|13800001234|王小明/);
  });
});

describe('the customer of a case', () => {
  test('proves that it is counted; the day of publication is sealed the night after', async () => {
    const { proofs } = await prove(orders[0]);
    expect(proofs.length).toBeGreaterThan(0);
    const page = await shown();
    const open = proofs.flatMap((proof) => verifyProof(proof, page)).filter(({ state }) => state !== 'right');
    expect(new Set(open.map(({ step, state }) => `${step} ${state}`))).toEqual(
      new Set(['published-day pending', 'settled-day pending']),
    );
    platform.setNow('2026-12-04T00:20:00+08:00');
    await sealDays(platform);
    for (const proof of (await prove(orders[0])).proofs) {
      expect(verifyProof(proof, await shown()).every(({ state }) => state === 'right')).toBe(true);
    }
  });

  test('is told of a broken promise that it was broken', async () => {
    const { proofs } = await prove(orders[2]);
    expect(proofs.map(({ counted }) => counted.result)).toContain('broken');
    expect(proofs.every((proof) => isProven(verifyProof(proof, null)))).toBe(true);
    expect(await wrongSteps(orders[2])).toEqual(proofs.map(() => []));
  });

  test('sees nothing personal and nobody else’s order number', async () => {
    const text = JSON.stringify(await prove(orders[0]));
    expect(text).toContain(orders[0]?.orderNo);
    for (const other of orders.slice(1)) expect(text).not.toContain(other.orderNo);
    expect(text).not.toMatch(/王小明|13800001234|丰收路/);
    for (const role of ['quality', 'manager'] as const) expect(text).not.toContain(company.staff(role));
  });

  test('whose promise settled in a month not published yet is told so', async () => {
    const { proofs, others } = await prove(orders[3]);
    expect(proofs).toEqual([]);
    expect(others.map(({ state }) => state)).toContain('not-published');
  });

  test('cannot be found by trying: a wrong token and none are answered alike, and slowed down', async () => {
    const token = orders[0]?.token ?? '';
    for (const wrong of [`${token.slice(0, -1)}~`, 'nothing', `${token.slice(0, 12)}0000000000`]) {
      const answer = await send(null, 'POST', '/api/public/promise-proof', { token: wrong });
      expect(answer).toMatchObject({ status: 404, body: { code: 'supervision.proof-unknown' } });
    }
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const { statusCode } = await app.inject({
        ...{ method: 'POST', url: '/api/public/promise-proof', payload: { token: 'nothing' } },
        remoteAddress: '10.9.9.9',
      });
      statuses.push(statusCode);
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
  });
});

describe('whoever can write to the database', () => {
  const within = async (sql: string, check: () => Promise<void>): Promise<void> => {
    const saved = await admin.query<{
      line: number;
      leaf: number;
      leaf_hash: string;
      result: string;
      counted: object;
    }>('select line, leaf, leaf_hash, result, counted from promise_publication_case');
    const lines = await admin.query<{
      line: number;
      kept: number;
      broken: number;
      cases: number;
      root: string;
    }>('select line, cases, kept, broken, root from promise_publication_line');
    await admin.query(sql);
    try {
      await check();
    } finally {
      for (const row of saved.rows) {
        await admin.query(
          'update promise_publication_case set leaf_hash = $3, result = $4, counted = $5 where line = $1 and leaf = $2',
          [...[row.line, row.leaf, row.leaf_hash, row.result, row.counted]],
        );
      }
      for (const row of lines.rows) {
        await admin.query(
          'update promise_publication_line set cases = $2, kept = $3, broken = $4, root = $5 where line = $1',
          [...[row.line, row.cases, row.kept, row.broken, row.root]],
        );
      }
    }
  };

  test('and turns a broken figure into a kept one is found by every customer of the line', async () => {
    const broken = `update promise_publication_line set kept = kept + broken, broken = 0`;
    await within(broken, async () => {
      expect((await wrongSteps(orders[2])).flat()).toEqual(expect.arrayContaining(['sums', 'line']));
    });
    expect((await wrongSteps(orders[2])).flat()).toEqual([]);
  });

  test('and turns a case round is found by its customer', async () => {
    const turned = `update promise_publication_case
      set counted = jsonb_set(counted, '{result}', '"kept"'), result = 'kept' where result = 'broken'`;
    await within(turned, async () => {
      expect((await wrongSteps(orders[2])).flat()).toContain('sums');
    });
  });

  test('and changes the event of a sealed day is found too', async () => {
    const sql = `update event set hash = repeat('0', 64) where kind = 'accepted' and at < '2026-11-18T12:00:00+08:00'`;
    const { rows } = await admin.query<{ case_id: string; hash: string }>(
      `select case_id, hash from event where kind = 'accepted' and at < '2026-11-18T12:00:00+08:00'`,
    );
    await admin.query(sql);
    expect((await wrongSteps(orders[0])).flat()).toContain('settled-day');
    for (const { case_id, hash } of rows) {
      await admin.query(`update event set hash = $2 where case_id = $1 and kind = 'accepted'`, [
        case_id,
        hash,
      ]);
    }
    expect((await wrongSteps(orders[0])).flat()).toEqual([]);
    expect((await verifyAudit(platform, { orgId: company.orgId })).findings).toEqual([]);
  });
});

describe('a correction', () => {
  test('is a new version that names its reason; both stay public, the newest counts', async () => {
    const silent = await prepare('manager', '2026-11');
    expect(silent.body).toMatchObject({ code: 'supervision.correction-reason' });
    const publicationId = uuidv7();
    const note = '一件投诉的办结时间登记有误';
    expect((await prepare('manager', '2026-11', { note, publicationId })).body).toMatchObject({ version: 2 });
    await send('quality', 'POST', `${base}/${publicationId}/publish`);
    expect((await shown()).versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(await shown()).toMatchObject({ version: 2, note });
    expect((await send(null, 'GET', '/api/public/promises/3304/2026-11?version=1')).body).toMatchObject({
      version: 1,
    });
    const { proofs } = await prove(orders[0]);
    expect(new Set(proofs.map(({ version }) => version))).toEqual(new Set([2]));
    expect((await wrongSteps(orders[0])).flat()).toEqual([]);
  });

  test('that was discarded gives its number to the next', async () => {
    const publicationId = uuidv7();
    await prepare('manager', '2026-11', { note: '再次更正', publicationId });
    expect((await send('manager', 'POST', `${base}/${publicationId}/discard`)).body).toMatchObject({
      status: 'discarded',
    });
    const again = uuidv7();
    expect(
      (await prepare('manager', '2026-11', { note: '再次更正', publicationId: again })).body,
    ).toMatchObject({
      version: 3,
    });
    await send('manager', 'POST', `${base}/${again}/discard`);
  });

  test('may be published by its author when nobody else could', async () => {
    await admin.query(`update staff set status = 'suspended' where staff_id = $1`, [
      company.staff('quality'),
    ]);
    const publicationId = uuidv7();
    const made = await prepare('manager', '2026-11', { note: '唯一有权限的人', publicationId });
    expect(made.body).toMatchObject({ mayPublish: true });
    expect((await send('manager', 'POST', `${base}/${publicationId}/publish`)).status).toBe(200);
  });
});
