// The audit over HTTP: who did what, sealed days, and a verification asked for, carried out and kept.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { buildHttp } from '../../platform/http/application.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company, type Side } from '../organisation/testing.ts';
import { runVerification } from './commands/run-verification.ts';
import { audit, sealDays } from './index.ts';
import type { CheckView } from './queries/checks.ts';
import type { EventView } from './queries/events.ts';
import { aCase } from './testing.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let company: Company;
let admin: pg.Client;
let noted = '';

const sessions = new Map<string, Promise<{ cookie: string }>>();

function session(role: RoleCode, side: Side = 'home'): Promise<{ cookie: string }> {
  const key = `${side} ${role}`;
  const known = sessions.get(key) ?? signInAs(app, role, side);
  sessions.set(key, known);
  return known;
}

async function get(url: string, who: [RoleCode, Side?] = ['manager']) {
  return app.inject({ url: `/api${url}`, headers: await session(...who) });
}

async function post(payload: object, who: [RoleCode, Side?] = ['manager']) {
  return app.inject({ method: 'POST', url: '/api/audit/verify', payload, headers: await session(...who) });
}

const events = async (query = '') =>
  (await get(`/audit/events?${query}`)).json<{ items: EventView[]; next: string | null }>();

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T10:00:00+08:00');
  company = await smallCompany(platform);
  app = await buildHttp(platform);
  audit.routes(app, platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  const minutes = Array.from({ length: 25 }, (_, at) => `2026-11-16T10:${String(at + 10)}:00+08:00`);
  noted = await aCase(platform, company.orgId, minutes);
  await aCase(platform, company.other.orgId, ['2026-11-16T10:00:00+08:00']);
  await sealDays(platform);
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

beforeEach(() => admin.query('delete from audit_check'));

describe('the list of events', () => {
  test('shows who did what, the newest first, page by page, each once', async () => {
    const first = await events(`caseId=${noted}&size=20`);
    const rest = await events(`caseId=${noted}&size=20&cursor=${first.next ?? ''}`);
    const seqs = [...first.items, ...rest.items].map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 25 }, (_, at) => 25 - at));
    expect(rest.next).toBeNull();
    expect(first.items[0]).toMatchObject({
      caseKind: 'order',
      kind: 'remarked',
      actor: { kind: 'system', id: null, name: null },
      personal: 'kept',
    });
  });

  test('keeps personal fields and the contents of orders to itself', async () => {
    const { items } = await events(`caseId=${noted}`);
    expect(JSON.stringify(items)).not.toContain('13800001234');
    expect(items[0]?.data).toBeNull();
  });

  test('is filtered by actor, kind, kind of case and day', async () => {
    const login = company.staff('manager');
    const own = await events(`caseKind=staff&from=2026-11-18&to=2026-11-18`);
    expect(own.items.length).toBeGreaterThan(0);
    expect(own.items.every(({ caseKind, data }) => caseKind === 'staff' && data !== null)).toBe(true);
    expect((await events(`kind=remarked&from=2026-11-17`)).items).toEqual([]);
    expect((await events(`kind=remarked&to=2026-11-16&size=100`)).items).toHaveLength(25);
    expect((await events(`actorId=${login}&kind=remarked`)).items).toEqual([]);
  });

  test.each([
    ['from=2026-11-18&to=2026-11-17', 422, 'audit.range-reversed'],
    ['from=2026-01-01&to=2026-11-17', 422, 'audit.range-too-long'],
    ['from=2026-02-30', 400, 'shape.wrong-format'],
    ['caseId=1', 400, 'shape.wrong-format'],
    ['cursor=nonsense', 400, 'shape.wrong-format'],
  ])('with %s is refused', async (query, status, code) => {
    const response = await get(`/audit/events?${query}`);
    expect([response.statusCode, response.json()]).toMatchObject([status, { code }]);
  });

  test("shows nothing of the neighbour's, and nothing to a clerk", async () => {
    const theirs = (await get('/audit/events?kind=remarked', ['manager', 'other'])).json<{
      items: EventView[];
    }>();
    expect(theirs.items).toHaveLength(1);
    expect(theirs.items[0]?.caseId).not.toBe(noted);
    expect((await get('/audit/events', ['clerk'])).statusCode).toBe(403);
    expect((await get('/audit/seals', ['clerk'])).statusCode).toBe(403);
    expect((await get('/audit/checks', ['clerk'])).statusCode).toBe(403);
  });
});

test('the sealed days are listed, the newest first', async () => {
  expect((await get('/audit/seals')).json()).toMatchObject({
    items: [
      { day: '2026-11-17', events: 0 },
      { day: '2026-11-16', events: 25 },
    ],
    next: null,
  });
});

describe('a verification', () => {
  const ask = (about: object = {}) => ({ checkId: uuid(), ...about });
  const run = (checkId: string) => runVerification(platform, { orgId: company.orgId, checkId });
  const read = async (checkId: string) => (await get(`/audit/checks/${checkId}`)).json<CheckView>();

  test('is asked for with a job, carried out and kept with who asked', async () => {
    const body = ask();
    expect((await post(body)).json()).toMatchObject({ status: 'waiting', requestedBy: '本manager' });
    const { rows } = await admin.query<{ key: string }>(
      `select key from graphile_worker.jobs where task_identifier = 'verify-audit'`,
    );
    expect(rows).toEqual([{ key: `verify:${company.orgId.toString()}` }]);
    await run(body.checkId);
    const done = await read(body.checkId);
    expect(done).toMatchObject({ status: 'done', findingCount: 0, findings: [] });
    expect(done.casesDone).toBe(done.casesTotal);
    expect((await events(`caseId=${body.checkId}`)).items.map(({ kind }) => kind)).toEqual([
      'audit.verified',
      'audit.verify-asked',
    ]);
    expect((await get('/audit/checks')).json()).toMatchObject({ items: [{ checkId: body.checkId }] });
  });

  test('tells in words what it found', async () => {
    const body = ask();
    await post(body);
    await admin.query(`update event set kind = 'forged' where case_id = $1 and seq = 3`, [noted]);
    await run(body.checkId);
    await admin.query(`update event set kind = 'remarked' where case_id = $1 and seq = 3`, [noted]);
    expect(await read(body.checkId)).toMatchObject({
      findingCount: 1,
      findings: [{ about: 'case', kind: 'changed', seq: 3, text: `工单 ${noted} 第 3 条内容被改动` }],
    });
  });

  test('sent twice is one; another while it waits is refused', async () => {
    const body = ask();
    const answers = await Promise.all([post(body), post(body)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const other = await post(ask());
    expect([other.statusCode, other.json()]).toMatchObject([409, { code: 'audit.check-running' }]);
    const { rows } = await admin.query('select 1 from audit_check');
    expect(rows).toHaveLength(1);
  });

  test('run again after it is done changes nothing', async () => {
    const body = ask();
    await post(body);
    await run(body.checkId);
    const done = await read(body.checkId);
    platform.setNow('2026-11-18T11:00:00+08:00');
    await run(body.checkId);
    platform.setNow('2026-11-18T10:00:00+08:00');
    expect(await read(body.checkId)).toEqual(done);
  });

  test('is not for a clerk, nor for who may only look, and the neighbour never sees it', async () => {
    expect((await post(ask(), ['clerk'])).statusCode).toBe(403);
    expect((await post(ask(), ['quality'])).statusCode).toBe(403);
    const body = ask();
    await post(body);
    expect((await get(`/audit/checks/${body.checkId}`, ['manager', 'other'])).statusCode).toBe(404);
  });

  test('of a date that does not exist is refused', async () => {
    const response = await post(ask({ from: '2026-02-30' }));
    expect([response.statusCode, response.json()]).toMatchObject([400, { code: 'shape.wrong-format' }]);
  });
});
