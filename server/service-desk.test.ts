// What users of service desks miss elsewhere (docs/service-desk.md), shown on the whole product where no narrower test
// shows it: several clocks, several periods, routing, merging, duplicates, an append-only history.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from './app.ts';
import { signInAs, smallCompany, type Company } from './domains/organisation/testing.ts';
import { acceptRequest } from './domains/requests/index.ts';
import { clerkOf, sampleRequest } from './domains/requests/testing.ts';
import { testPlatform, type TestPlatform } from './platform/testing/test-platform.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;

const morning = '2026-11-18T10:00:00+08:00';

beforeAll(async () => {
  platform = await testPlatform(morning);
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

beforeEach(() => {
  platform.setNow(morning);
});

const accept = (kind: string, changes: Parameters<typeof sampleRequest>[1] = {}) =>
  acceptRequest(platform, clerkOf(company), sampleRequest(kind, changes));

async function get<T>(role: 'clerk' | 'supervisor' | 'crew' | 'dispatcher', url: string): Promise<T> {
  const response = await app.inject({ url: `/api${url}`, headers: await signInAs(app, role) });
  expect(response.statusCode).toBe(200);
  return response.json<T>();
}

async function post<T>(role: 'clerk' | 'agent' | 'supervisor', url: string, payload: object): Promise<T> {
  const headers = await signInAs(app, role);
  const response = await app.inject({ method: 'POST', url: `/api${url}`, headers, payload });
  return response.json<T>();
}

interface Page {
  readonly clocks: readonly {
    readonly title: string;
    readonly limit: string;
    readonly dueAt: string | null;
  }[];
  readonly related: readonly { readonly orderId: string; readonly relation: string }[];
  readonly timeline: readonly { readonly kind: string }[];
}

describe('S1 an order', () => {
  test('runs several clocks at once, each in its own unit, and shows them all', async () => {
    const { orderId, promised } = await accept('complaint');
    const page = await get<Page>('supervisor', `/orders/${orderId}`);
    expect(page.clocks.length).toBeGreaterThan(1);
    expect(new Set(page.clocks.map((clock) => clock.limit)).size).toBeGreaterThan(1);
    expect(page.clocks.map((clock) => clock.dueAt).filter((due) => due !== null).length).toBe(
      promised.length,
    );
  });
});

describe('I5 a request out of hours', () => {
  interface Preview {
    readonly outOfHours: string | null;
    readonly promised: readonly { readonly dueAt: string | null }[];
    readonly similar: readonly { readonly orderId: string; readonly why: string }[];
  }
  const preview = (kind = 'residential-connection') =>
    post<Preview>('clerk', '/requests/preview', sampleRequest(kind));

  test('is told so at intake, with the promised time computed', async () => {
    platform.setNow('2026-11-21T20:00:00+08:00');
    const saturday = await preview();
    expect(saturday.outOfHours).toContain('周末');
    expect(saturday.promised[0]?.dueAt).not.toBeNull();
    platform.setNow(morning);
    expect((await preview()).outOfHours).toBeNull();
  });

  test('M3 names open orders of the same phone before a second one is made', async () => {
    const phone = '13800007788';
    const { orderId } = await accept('opinion', { subject: { contactName: '钱先生', contactPhone: phone } });
    const again = sampleRequest('opinion', { subject: { contactName: '钱先生', contactPhone: phone } });
    const found = await post<Preview>('clerk', '/requests/preview', again);
    expect(found.similar.map((order) => order.orderId)).toContain(orderId);
  });
});

describe('R1 whoever becomes free', () => {
  const next = (role: 'clerk' | 'agent') =>
    post<{ orderId: string | null }>(role, '/desk/next', { commandId: uuidv7() });

  test('is given the order that is due first, and two at once are given two different ones', async () => {
    await admin.query(`update order_task set assignee_id = $1 where assignee_id is null`, [
      company.staff('manager'),
    ]);
    platform.setNow('2026-11-18T11:00:00+08:00');
    const later = await accept('suggestion');
    const sooner = await accept('consultation');
    const teams = await admin.query<{ order_id: string; sort_due: Date }>(
      `select order_id, sort_due from order_task where assignee_id is null order by sort_due, opened_at`,
    );
    expect(teams.rows.map((row) => row.order_id).sort()).toEqual([later.orderId, sooner.orderId].sort());
    const [one, two] = await Promise.all([next('clerk'), next('clerk')]);
    const taken = [one.orderId, two.orderId].filter((id) => id !== null);
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken).toContain(teams.rows[0]?.order_id);
  });
});

describe('M2 matters that belong together', () => {
  test('are one bundle, urgent first, each with its own number and promise', async () => {
    const bundleId = uuidv7();
    const opinion = await accept('opinion', { bundleId });
    const fault = await accept('fault-report', { bundleId });
    const page = await get<Page>('supervisor', `/orders/${opinion.orderId}`);
    expect(page.related).toContainEqual(
      expect.objectContaining({ orderId: fault.orderId, relation: 'bundle' }),
    );
    expect(opinion.promised[0]?.dueAt).not.toBe(fault.promised[0]?.dueAt);
  });

  test('the first of a bundle knows the others, and they know it', async () => {
    const first = await accept('opinion');
    const second = await accept('suggestion', { bundleId: first.orderId });
    const above = await get<Page>('supervisor', `/orders/${first.orderId}`);
    const below = await get<Page>('supervisor', `/orders/${second.orderId}`);
    expect(above).toMatchObject({
      bundleId: first.orderId,
      related: [{ orderId: second.orderId, relation: 'bundle' }],
    });
    expect(below.related).toContainEqual(
      expect.objectContaining({ orderId: first.orderId, relation: 'bundle' }),
    );
  });

  test('split off keep the link both ways', async () => {
    const parent = await accept('consultation');
    const child = await accept('complaint', {
      splitFrom: { orderId: parent.orderId, reason: '咨询中提出投诉' },
    });
    const above = await get<Page>('supervisor', `/orders/${parent.orderId}`);
    const below = await get<Page>('supervisor', `/orders/${child.orderId}`);
    expect(above.related).toContainEqual(
      expect.objectContaining({ orderId: child.orderId, relation: 'child' }),
    );
    expect(below.related).toContainEqual(
      expect.objectContaining({ orderId: parent.orderId, relation: 'parent' }),
    );
    expect(above.timeline.map((entry) => entry.kind)).toContain('split-off');
  });
});

describe('A1 the history', () => {
  test.each([
    ['changed', `update event set kind = 'x'`],
    ['deleted', 'delete from event'],
    ['changed in its settings', `update promise_setting set limit_text = '99d'`],
    ['deleted with its order', 'delete from work_order'],
  ])('cannot be %s by the application', async (_, statement) => {
    const client = await platform.db.pool.connect();
    try {
      await client.query(`begin; set local app.orgs = '${company.orgId.toString()}'`);
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

describe('P2 a long list', () => {
  test('is paged by key: no order is shown twice or left out while others arrive', async () => {
    for (let count = 0; count < 25; count += 1) await accept('praise');
    interface List {
      readonly items: readonly { readonly orderId: string }[];
      readonly next: string | null;
    }
    const first = await get<List>('supervisor', '/orders?kind=praise&size=20');
    await accept('praise');
    const second = await get<List>('supervisor', `/orders?kind=praise&size=20&cursor=${first.next ?? ''}`);
    const ids = [...first.items, ...second.items].map((order) => order.orderId);
    expect(ids).toHaveLength(25);
    expect(new Set(ids).size).toBe(25);
    expect(second.next).toBeNull();
  });
});
