// Supervision on a real database: the board's figures and the tasks behind them, what is asked and answered, and tasks
// given to others row by row.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import type { Board, SupervisionItem, WatchedTask } from '#contracts/supervision.ts';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../organisation/testing.ts';
import { sweep } from '../orders/index.ts';
import { taskList, type TaskQuestion } from './board/tasks.ts';
import { sweepItems } from './items/sweep.ts';
import { playCases, type PlayedOrder } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let admin: pg.Client;
let app: FastifyInstance;
let orders: PlayedOrder[];

const now = '2026-11-20T10:00:00+08:00';

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T10:00:00+08:00');
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  await app.ready();
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  orders = await playCases(platform, { company, admin }, [
    { kind: 'complaint', acceptedAt: '2026-11-18T10:00:00+08:00' },
    { kind: 'consultation', acceptedAt: '2026-11-18T15:00:00+08:00' },
    { kind: 'consultation', acceptedAt: '2026-11-19T09:00:00+08:00', doneAt: '2026-11-19T09:20:00+08:00' },
  ]);
});

afterAll(async () => {
  await app.close();
  await admin.end();
  await platform.close();
});

beforeEach(() => {
  platform.setNow(now);
});

type Sent = readonly [role: RoleCode, method: 'GET' | 'POST', url: string, payload?: object];

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- each call names what it reads
async function send<T = Record<string, unknown>>(...[role, method, url, payload]: Sent) {
  const response = await app.inject({
    ...{ method, url: `/api/supervision${url}`, headers: await signInAs(app, role) },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: response.statusCode, body: response.json<T>() };
}

const order = (at: number): PlayedOrder => orders[at] ?? { orderId: '', orderNo: '', token: '' };

async function tasks(query: Partial<TaskQuestion>): Promise<WatchedTask[]> {
  const { items } = await taskList(platform, { orgId: company.orgId, limit: 100, ...query });
  return items;
}

describe('the board (R-SYS-04)', () => {
  test('shows what is open, due within a day and broken, and the tasks behind every figure', async () => {
    await sweep(platform);
    const { body: board } = await send<Board>('supervisor', 'GET', '/board');
    expect(board.total.open).toBeGreaterThan(1);
    expect(board.total.broken).toBeGreaterThan(0);
    for (const group of [...board.units, { ...board.total, unitId: '' }]) {
      const scope = group.unitId === '' ? {} : { unitId: group.unitId };
      expect(await tasks({ state: 'open', ...scope })).toHaveLength(group.open);
      expect(await tasks({ state: 'due-soon', ...scope })).toHaveLength(group.dueSoon);
      expect(await tasks({ state: 'broken', ...scope })).toHaveLength(group.broken);
    }
    for (const { kind, open } of board.kinds) expect(await tasks({ kind })).toHaveLength(open);
    for (const { kind, step, open } of board.steps) expect(await tasks({ kind, step })).toHaveLength(open);
  });

  test('adds up: units, kinds and steps each to the whole', async () => {
    const { body: board } = await send<Board>('supervisor', 'GET', '/board');
    for (const groups of [board.units, board.kinds, board.steps]) {
      expect(groups.reduce((sum, { open }) => sum + open, 0)).toBe(board.total.open);
      expect(groups.reduce((sum, { broken }) => sum + broken, 0)).toBe(board.total.broken);
    }
  });

  test('shows when requests come and how the days went, by the business time zone', async () => {
    const { body: board } = await send<Board>('supervisor', 'GET', '/board?days=7');
    expect(board.hours).toEqual([
      { weekday: 3, hour: 10, accepted: 1 },
      { weekday: 3, hour: 15, accepted: 1 },
      { weekday: 4, hour: 9, accepted: 1 },
    ]);
    expect(board.trend.map(({ day, accepted, closed }) => [day, accepted, closed])).toEqual(
      expect.arrayContaining([
        ['2026-11-18', 2, 0],
        ['2026-11-19', 1, 1],
      ]),
    );
  });

  test('is taken out as a workbook, on record', async () => {
    const response = await app.inject({
      ...{ method: 'GET', url: '/api/supervision/board/export', headers: await signInAs(app, 'supervisor') },
    });
    expect(response.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const { rows } = await admin.query(`select 1 from event where kind = 'board.exported'`);
    expect(rows).toHaveLength(1);
  });

  test('is not for everybody', async () => {
    expect((await send('supervisor', 'GET', '/tasks?state=broken&size=20')).status).toBe(200);
    expect((await send('clerk', 'GET', '/board')).status).toBe(403);
  });
});

const ask = (changes: object = {}) => ({
  itemId: uuidv7(),
  orderId: order(0).orderId,
  ask: '请说明为何尚未联系客户',
  toStaffId: company.staff('crew'),
  dueAt: '2026-11-20T18:00:00+08:00',
  ...changes,
});

type Said = readonly [role: RoleCode, itemId: string, verb: string, text?: string];

const command = (...[role, itemId, verb, text = '已办']: Said) =>
  send<SupervisionItem & { code?: string }>(role, 'POST', `/items/${itemId}/commands`, {
    ...{ commandId: uuidv7(), verb, text },
  });

describe('what is asked about an order', () => {
  test('is told to whom it was put, answered, returned, answered again and accepted; the order tells all of it', async () => {
    const asked = ask();
    const { body: item } = await send<SupervisionItem>('supervisor', 'POST', '/items', asked);
    expect(item).toMatchObject({ status: 'open', to: { name: '本crew' }, may: ['cancel'] });
    expect((await send('supervisor', 'POST', '/items', asked)).body).toEqual(item);
    expect((await send('crew', 'GET', '/counts')).body).toEqual({ toAnswer: 1, overdue: 0, toJudge: 0 });
    const { rows: notices } = await admin.query(
      `select body from notice where channel = 'staff' and recipient = $1`,
      [company.staff('crew')],
    );
    expect(JSON.stringify(notices)).toContain('请说明为何尚未联系客户');
    expect((await command('clerk', item.itemId, 'answer')).body.code).toBe('supervision.not-asked');
    expect((await command('crew', item.itemId, 'answer', '电话无人接听')).body).toMatchObject({
      status: 'answered',
    });
    expect((await send('supervisor', 'GET', '/counts')).body).toMatchObject({ toJudge: 1 });
    expect((await command('crew', item.itemId, 'accept')).body.code).toBe('supervision.not-yours');
    expect((await command('supervisor', item.itemId, 'return', '请改发短信')).body).toMatchObject({
      ...{ status: 'open', returnedTimes: 1, verdict: '请改发短信' },
    });
    await command('crew', item.itemId, 'answer', '已发短信并约定上门');
    expect((await command('supervisor', item.itemId, 'accept', '可以')).body).toMatchObject({
      ...{ status: 'accepted', may: [] },
    });
    const { rows } = await admin.query<{ kind: string }>(
      `select kind from event where case_id = $1 and kind like 'superv%' order by seq`,
      [order(0).orderId],
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      'supervised',
      'supervision-answered',
      'supervision-returned',
      'supervision-answered',
      'supervision-accepted',
    ]);
  });

  test('put to a team is answered by anybody of it', async () => {
    const unitId = company.unit('330401-repair');
    const { body } = await send<SupervisionItem>(
      'supervisor',
      'POST',
      '/items',
      ask({ toStaffId: undefined, toUnitId: unitId }),
    );
    expect((await command('crew', body.itemId, 'answer')).body).toMatchObject({ status: 'answered' });
    await command('supervisor', body.itemId, 'cancel');
  });

  test('answered late is warned of and told overdue, each once', async () => {
    const { body } = await send<SupervisionItem>('supervisor', 'POST', '/items', ask());
    const told = async (): Promise<number[]> => {
      const { rows } = await admin.query<{ kind: string }>(
        `select kind from event where data ->> 'itemId' = $1 and kind in ('supervision-due-soon', 'supervision-overdue')`,
        [body.itemId],
      );
      return ['supervision-due-soon', 'supervision-overdue'].map(
        (kind) => rows.filter((row) => row.kind === kind).length,
      );
    };
    await sweepItems(platform);
    expect(await told()).toEqual([0, 0]);
    platform.setNow('2026-11-20T16:30:00+08:00');
    await sweepItems(platform);
    await sweepItems(platform);
    expect(await told()).toEqual([1, 0]);
    platform.setNow('2026-11-20T18:00:01+08:00');
    await sweepItems(platform);
    await sweepItems(platform);
    expect(await told()).toEqual([1, 1]);
    expect((await send('crew', 'GET', '/counts')).body).toMatchObject({ overdue: 1 });
    const { body: late } = await send<{ items: SupervisionItem[] }>(
      'supervisor',
      'GET',
      '/items?scope=unit&status=overdue',
    );
    expect(late.items).toMatchObject([{ itemId: body.itemId, overdue: true }]);
    await command('supervisor', body.itemId, 'cancel', '另行处理');
  });

  test('is refused when it is due in the past, put to nobody, to two, to a stranger, or about an ended order', async () => {
    const code = async (changes: object) =>
      (await send('supervisor', 'POST', '/items', ask(changes))).body['code'];
    expect(await code({ dueAt: '2026-11-20T09:00:00+08:00' })).toBe('supervision.answer-due-past');
    expect(await code({ toStaffId: undefined })).toBe('supervision.to-one');
    expect(await code({ toUnitId: company.unit('330401') })).toBe('supervision.to-one');
    expect(await code({ toStaffId: uuidv7() })).toBe('supervision.to-unknown');
    expect(await code({ orderId: order(2).orderId })).toBe('supervision.order-ended');
    expect(await code({ orderId: uuidv7() })).toBe('not-found');
    expect((await send('clerk', 'POST', '/items', ask())).status).toBe(403);
  });

  test('said twice under one command is said once', async () => {
    const { body: item } = await send<SupervisionItem>('supervisor', 'POST', '/items', ask());
    const payload = { commandId: uuidv7(), verb: 'answer', text: '已联系' };
    const first = await send('crew', 'POST', `/items/${item.itemId}/commands`, payload);
    expect(await send('crew', 'POST', `/items/${item.itemId}/commands`, payload)).toEqual(first);
    await command('supervisor', item.itemId, 'accept');
  });
});

describe('tasks given to somebody else', () => {
  test('are given row by row: what cannot be given keeps nothing back, and a repeat changes nothing', async () => {
    const [one] = await tasks({ kind: 'complaint' });
    const body = {
      ...{ commandId: uuidv7(), toStaffId: company.staff('clerk'), reason: '人手调整' },
      tasks: [
        { orderId: uuidv7(), task: 'answer#1' },
        { orderId: one?.orderId ?? '', task: one?.task ?? '' },
      ],
    };
    const first = await send<{ results: object[] }>('supervisor', 'POST', '/reassign', body);
    expect(first.body.results).toMatchObject([
      { done: false, problem: expect.stringContaining('工单') as string },
      { done: true, problem: null },
    ]);
    expect((await send('supervisor', 'POST', '/reassign', body)).body).toEqual(first.body);
    expect((await tasks({ kind: 'complaint' }))[0]?.assignee).toBe('本clerk');
    const { rows } = await admin.query(`select 1 from event where case_id = $1 and kind = 'handed-over'`, [
      one?.orderId,
    ]);
    expect(rows).toHaveLength(1);
  });
});
