// The life of an order on a real database: claimed, worked on, paused, handed over, closed and archived, with its clocks.
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { allTeamFunctions } from '#domain/organisation/team-functions.ts';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { reading } from '../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { anAccountNo } from '../customers/testing.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { acceptRequest } from '../requests/index.ts';
import { clerkOf, doerOf, doTo, playerOf, sampleRequest } from '../requests/testing.ts';
import type { Doer } from './effects.ts';
import { clockBodies, taskRowsOf, type OrderRow } from './queries/order-rows.ts';
import { proveOrderChain } from './queries/proof.ts';
import { sweep } from './sweep.ts';

let platform: TestPlatform;
let company: Company;
let admin: pg.Client;
let accountNo: string;

const wednesdayMorning = '2026-11-18T10:00:00+08:00';

beforeAll(async () => {
  platform = await testPlatform(wednesdayMorning);
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  accountNo = await anAccountNo(platform, company);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await platform.close();
});

beforeEach(() => {
  platform.setNow(wednesdayMorning);
});

/** Somebody who works in every team, so that a whole process can be played by one hand. */
const allRounder = (): Doer => doerOf(company, 'supervisor', allTeamFunctions);

async function accepted(kind: string): Promise<string> {
  const { orderId } = await acceptRequest(platform, clerkOf(company), sampleRequest(kind, { accountNo }));
  return orderId;
}

const row = (orderId: string): Promise<OrderRow> => playerOf(platform, company, admin).order(orderId);

async function kindsOf(orderId: string): Promise<string[]> {
  const { rows } = await admin.query<{ kind: string }>(
    'select kind from event where case_id = $1 order by seq',
    [orderId],
  );
  return rows.map(({ kind }) => kind);
}

const playToTheEnd = (orderId: string): Promise<OrderRow> =>
  playerOf(platform, company, admin).playToTheEnd(orderId);

describe('a consultation', () => {
  test('answered at the counter closes in one action, keeps its promise and can be proved untouched', async () => {
    const orderId = await accepted('consultation');
    platform.setNow('2026-11-18T10:05:00+08:00');
    const order = await playToTheEnd(orderId);
    expect(order).toMatchObject({ status: 'closed', outcome: 'done' });
    const key = { orgId: company.orgId, orderId };
    const { clocks, proof, tasks } = await reading(platform.db, [company.orgId], async (tx) => ({
      clocks: await clockBodies(tx, key),
      proof: await proveOrderChain(platform, tx, key),
      tasks: await taskRowsOf(tx, key),
    }));
    expect(clocks.every(({ body }) => body.state === 'stopped' && body.overrunSeconds === 0)).toBe(true);
    expect(tasks.every((task) => task.state === 'done')).toBe(true);
    expect(proof?.findings).toEqual([]);
    expect(await kindsOf(orderId)).toEqual(expect.arrayContaining(['accepted', 'task-done', 'closed']));
  });

  test('archived refuses every further change but a remark', async () => {
    const orderId = await accepted('consultation');
    await playToTheEnd(orderId);
    const at = { orgId: company.orgId, orderId, doer: allRounder() };
    await doTo(platform, { ...at, seenVersion: (await row(orderId)).version }, { verb: 'archive' });
    expect((await row(orderId)).status).toBe('archived');
    await expect(doTo(platform, at, { verb: 'reopen', reason: '想再看看' })).rejects.toMatchObject({
      code: 'process.order-not-open',
    });
    await doTo(platform, at, { verb: 'remark', text: '归档后补记' });
    expect((await kindsOf(orderId)).at(-1)).toBe('remarked');
  });
});

describe('two clerks at once', () => {
  test('claim one task: one holds it, the other is told who, and nothing of theirs is stored', async () => {
    const orderId = await accepted('consultation');
    const task = present((await row(orderId)).state.tasks[0], 'task').id;
    const first = doerOf(company, 'clerk', ['hall']);
    const second = doerOf(company, 'agent', ['hall']);
    const answers = await Promise.allSettled(
      [first, second].map((doer) =>
        doTo(platform, { orgId: company.orgId, orderId, doer }, { verb: 'claim', task }),
      ),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find((answer) => answer.status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'process.task-held-by-other' } });
    expect((await kindsOf(orderId)).filter((kind) => kind === 'claimed')).toHaveLength(1);
  });

  test('the same command twice is carried out once', async () => {
    const orderId = await accepted('consultation');
    const at = { orgId: company.orgId, orderId, doer: allRounder() };
    const commandId = uuidv7();
    const command = { verb: 'remark' as const, text: '客户来电补充' };
    const [one, two] = await Promise.all([
      doTo(platform, { ...at, commandId }, command),
      doTo(platform, { ...at, commandId }, command),
    ]);
    expect(one.version).toBe(two.version);
    expect((await kindsOf(orderId)).filter((kind) => kind === 'remarked')).toHaveLength(1);
  });
});

describe('a task', () => {
  test('is refused to staff of another team and nothing changes', async () => {
    const orderId = await accepted('residential-connection');
    const before = await row(orderId);
    const task = present(before.state.tasks[0], 'task');
    const stranger = doerOf(company, 'billing', ['billing']);
    await expect(
      doTo(platform, { orgId: company.orgId, orderId, doer: stranger }, { verb: 'claim', task: task.id }),
    ).rejects.toMatchObject({ code: 'process.not-your-team' });
    expect(await row(orderId)).toEqual(before);
  });

  test('handed over names the person and the phone in the history (R-REQ-03)', async () => {
    const orderId = await accepted('consultation');
    const task = present((await row(orderId)).state.tasks[0], 'task').id;
    const at = { orgId: company.orgId, orderId, doer: allRounder() };
    await doTo(platform, at, { verb: 'claim', task });
    await doTo(platform, at, {
      verb: 'hand-over',
      task,
      toStaffId: company.staff('clerk'),
      toName: '本clerk',
      phone: '13800000402',
      reason: '本人外出',
    });
    const order = await row(orderId);
    expect(order.state.tasks[0]?.assigneeId).toBe(company.staff('clerk'));
    expect((await kindsOf(orderId)).at(-1)).toBe('handed-over');
  });
});

describe('deadlines', () => {
  test('warning and breach are recorded once each, also by two sweeps at the same time and after days of silence', async () => {
    const orderId = await accepted('complaint');
    platform.setNow('2026-12-20T09:00:00+08:00');
    await Promise.all([sweep(platform), sweep(platform), sweep(platform)]);
    await sweep(platform);
    const kinds = await kindsOf(orderId);
    const clocks = await reading(platform.db, [company.orgId], (tx) =>
      clockBodies(tx, { orgId: company.orgId, orderId }),
    );
    const running = clocks.filter(({ body }) => body.state === 'running');
    expect(running.length).toBeGreaterThan(0);
    expect(kinds.filter((kind) => kind === 'clock-breached')).toHaveLength(running.length);
    expect(kinds.filter((kind) => kind === 'clock-warned')).toHaveLength(running.length);
    const proof = await reading(platform.db, [company.orgId], (tx) =>
      proveOrderChain(platform, tx, { orgId: company.orgId, orderId }),
    );
    expect(proof?.findings).toEqual([]);
  });

  test('that are not due raise nothing', async () => {
    const orderId = await accepted('complaint');
    await sweep(platform);
    expect((await kindsOf(orderId)).filter((kind) => kind.startsWith('clock-'))).toEqual([]);
  });
});

describe('duplicates', () => {
  test('merged keep the earliest promise; undone both live on (M1)', async () => {
    const first = await accepted('complaint');
    platform.setNow('2026-11-19T10:00:00+08:00');
    const second = await accepted('complaint');
    const at = { orgId: company.orgId, doer: allRounder() };
    const seenVersion = (await row(first)).version;
    await doTo(
      platform,
      { ...at, orderId: first, seenVersion },
      { verb: 'merge', intoOrderId: second, reason: '同一事项' },
    );
    expect((await row(first)).status).toBe('merged');
    const survivor = await reading(platform.db, [company.orgId], (tx) =>
      clockBodies(tx, { orgId: company.orgId, orderId: second }),
    );
    expect(new Date(present(survivor[0], 'clock').body.anchorMs).toISOString()).toBe(
      '2026-11-18T02:00:00.000Z',
    );
    await doTo(platform, { ...at, orderId: first }, { verb: 'remark', text: '客户又来电' });
    expect((await kindsOf(second)).at(-1)).toBe('remarked');
    await doTo(platform, { ...at, orderId: first }, { verb: 'undo-merge', reason: '并错了' });
    expect((await row(first)).status).toBe('open');
  });
});

describe('every business', () => {
  test.each(currentDefinitions().map((definition) => definition.kind))(
    '%s can be played from acceptance to its end',
    async (kind) => {
      const order = await playToTheEnd(await accepted(kind));
      expect(order.status).toBe('closed');
    },
  );
});
