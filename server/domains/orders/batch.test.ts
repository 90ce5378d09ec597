// M2 on a real database: one answer to all orders of an outage; each by its own command, refused ones told apart, and
// the same batch again changes nothing.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { allTeamFunctions } from '#domain/organisation/team-functions.ts';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { buildApp } from '../../app.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../organisation/testing.ts';
import { acceptRequest } from '../requests/index.ts';
import { clerkOf, doerOf, doTo, sampleRequest } from '../requests/testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;

beforeAll(async () => {
  platform = await testPlatform();
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

interface Preview {
  readonly items: readonly {
    readonly orderId: string;
    readonly problems: readonly { readonly code: string }[];
  }[];
  readonly offers: readonly {
    readonly kind: string;
    readonly step: string;
    readonly action: string;
    readonly orders: number;
  }[];
  readonly more: boolean;
}

interface Done {
  readonly results: readonly {
    readonly orderId: string;
    readonly done: boolean;
    readonly problems: readonly { readonly code: string }[];
  }[];
}

async function post(role: RoleCode, url: string, payload: object) {
  const headers = await signInAs(app, role);
  const response = await app.inject({ method: 'POST', url: `/api${url}`, headers, payload });
  return { status: response.statusCode, body: response.json<Preview & Done>() };
}

const preview = async (payload: object, role: RoleCode = 'crew'): Promise<Preview> =>
  (await post(role, '/order-batches/preview', payload)).body;
const perform = async (payload: object, role: RoleCode = 'crew'): Promise<Done> =>
  (await post(role, '/order-batches', payload)).body;

/** Faults reported after one outage: one bundle, every one an order of its own. */
async function outage(count: number): Promise<string[]> {
  const bundleId = uuidv7();
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    ids.push(
      (await acceptRequest(platform, clerkOf(company), sampleRequest('fault-report', { bundleId }))).orderId,
    );
  }
  return ids;
}

interface EventRow {
  readonly case_id: string;
  readonly kind: string;
  readonly actor_id: string | null;
}

async function eventsOf(ids: readonly string[], kind: string): Promise<EventRow[]> {
  const { rows } = await admin.query<EventRow>(
    'select case_id, kind, actor_id from event where case_id = any ($1::uuid[]) and kind = $2 order by case_id, seq',
    [ids, kind],
  );
  return rows;
}

const remark = { verb: 'remark' as const, text: '10 千伏江滨线跳闸,抢修队已到场,预计 12 时复电。' };

describe('one answer to a mass outage', () => {
  test('reaches every order of the bundle once, however often and by how many hands it is sent', async () => {
    const ids = await outage(3);
    const { items } = await preview({ familyOf: ids[1], command: remark });
    expect(items.map(({ orderId }) => orderId).sort()).toEqual([...ids].sort());
    expect(items.every(({ problems }) => problems.length === 0)).toBe(true);
    const batch = { batchId: uuidv7(), orderIds: ids, command: remark };
    const answers = await Promise.all([perform(batch), perform(batch)]);
    answers.push(await perform(batch));
    for (const { results } of answers) expect(results.every(({ done }) => done)).toBe(true);
    const remarks = await eventsOf(ids, 'remarked');
    expect(remarks.map(({ case_id }) => case_id)).toEqual([...ids].sort());
    expect(remarks.every(({ actor_id }) => actor_id === company.staff('crew'))).toBe(true);
  });

  test('takes an action on those that are at its step and says of the others why not', async () => {
    const ids = await outage(2);
    const [first = '', second = ''] = ids;
    const opinion = (await acceptRequest(platform, clerkOf(company), sampleRequest('opinion'))).orderId;
    const hands = doerOf(company, 'dispatcher', allTeamFunctions);
    const { rows } = await admin.query<{ order_id: string; task: string; step: string }>(
      'select order_id, task, step from order_task where order_id = any ($1::uuid[]) and done_at is null',
      [ids],
    );
    const taskOf = (id: string): string => rows.find(({ order_id }) => order_id === id)?.task ?? '';
    // A colleague holds the second: nobody else takes an action there.
    await doTo(
      platform,
      { orgId: company.orgId, orderId: second, doer: hands },
      { verb: 'claim', task: taskOf(second) },
    );
    await admin.query(`update work_order set state = state #- '{tasks,0,teamId}' where order_id = $1`, [
      first,
    ]);
    const team = await admin.query<{ function: string }>(
      'select function from order_task where order_id = $1',
      [first],
    );
    const role: RoleCode = team.rows[0]?.function === 'dispatch' ? 'dispatcher' : 'crew';
    const { offers } = await preview({ orderIds: [first, second, opinion] }, role);
    const offer = offers.find(({ kind }) => kind === 'fault-report');
    expect(offer?.orders).toBeGreaterThan(0);
    const command = { verb: 'act', kind: 'fault-report', step: offer?.step ?? '', action: 'no such action' };
    const { items } = await preview({ orderIds: [first, second, opinion], command }, role);
    const problemOf = (id: string) => items.find(({ orderId }) => orderId === id)?.problems[0]?.code;
    expect(problemOf(first)).toBe('process.action-unknown');
    expect(problemOf(opinion)).toBe('order.batch-other-business');
    const { results } = await perform(
      { batchId: uuidv7(), orderIds: [first, opinion, uuidv7()], command },
      role,
    );
    expect(results.map(({ done }) => done)).toEqual([false, false, false]);
    expect(results.map(({ problems }) => problems[0]?.code)).toEqual([
      'process.action-unknown',
      'order.batch-other-business',
      'not-found',
    ]);
    expect(await eventsOf(ids, 'task-done')).toEqual([]);
  });

  test('closes what can be closed, each with its own promise and event; again, nothing more happens', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 2; at += 1) {
      ids.push((await acceptRequest(platform, clerkOf(company), sampleRequest('consultation'))).orderId);
    }
    await admin.query(
      `update work_order set state = jsonb_set(state #- '{tasks,0,teamId}', '{tasks,0,team}', '"hall"')
       where order_id = any ($1::uuid[])`,
      [ids],
    );
    const { offers } = await preview({ orderIds: ids }, 'clerk');
    const found = offers.find(({ kind, orders }) => kind === 'consultation' && orders === 2);
    const definition = currentDefinitions().find(({ kind }) => kind === 'consultation');
    const step = definition?.steps[found?.step ?? ''];
    const action = step?.kind === 'task' ? step.actions.find(({ id }) => id === found?.action) : undefined;
    const values = Object.fromEntries((action?.fields ?? []).map((field) => [field.name, field.sample]));
    const command = { verb: 'act', kind: 'consultation', step: found?.step, action: found?.action, values };
    const { items } = await preview({ orderIds: ids, command }, 'clerk');
    expect(items.flatMap(({ problems }) => problems)).toEqual([]);
    const batch = { batchId: uuidv7(), orderIds: ids, command };
    expect((await perform(batch, 'clerk')).results.every(({ done }) => done)).toBe(true);
    expect((await perform(batch, 'clerk')).results.every(({ done }) => done)).toBe(true);
    expect((await eventsOf(ids, 'task-done')).map(({ case_id }) => case_id)).toEqual([...ids].sort());
    const clocks = await admin.query<{ order_id: string }>(
      `select distinct order_id from order_clock where order_id = any ($1::uuid[])`,
      [ids],
    );
    expect(clocks.rows).toHaveLength(2);
  });

  test('leaves merged orders to their main order and never says a late word twice there', async () => {
    const [main = '', other = ''] = await outage(2);
    const hands = doerOf(company, 'dispatcher', allTeamFunctions);
    const at = { orgId: company.orgId, orderId: other, doer: hands };
    await doTo(platform, at, { verb: 'merge', intoOrderId: main, reason: '同一停电' });
    const { items } = await preview({ familyOf: main, command: remark });
    expect(items.map(({ orderId }) => orderId)).toEqual([main]);
    const { results } = await perform({ batchId: uuidv7(), orderIds: [main, other], command: remark });
    expect(results.map(({ problems }) => problems[0]?.code)).toEqual([undefined, 'order.batch-merged']);
    const late = { ...at, commandId: uuidv7() };
    await doTo(platform, late, { verb: 'remark', text: '并单后来电' });
    await doTo(platform, late, { verb: 'remark', text: '并单后来电' });
    expect(await eventsOf([main], 'remarked')).toHaveLength(2);
  });

  test('is on record with whoever gave it, and is not for those who do no work on orders', async () => {
    const [orderId = ''] = await outage(1);
    await perform({ batchId: uuidv7(), orderIds: [orderId], command: remark }, 'supervisor');
    expect(await eventsOf([company.staff('supervisor')], 'orders-answered')).toHaveLength(1);
    const refused = await post('manager', '/order-batches', {
      batchId: uuidv7(),
      orderIds: [orderId],
      command: remark,
    });
    expect(refused.status).toBe(403);
  });
});
