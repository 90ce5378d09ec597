// R2 on a real database: who is marked as away gives back what they hold, takes nothing and is handed nothing; each
// once, whoever looks, and only by those who supervise them.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { buildApp } from '../../app.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../organisation/testing.ts';
import { acceptRequest } from '../requests/index.ts';
import { clerkOf, doerOf, doTo, sampleRequest } from '../requests/testing.ts';
import { returnTasksOfAbsent } from './commands/return-tasks-of-absent.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;

const morning = '2026-11-18T10:00:00+08:00';
const noon = '2026-11-18T12:00:00+08:00';
const evening = '2026-11-18T18:00:00+08:00';

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

beforeEach(async () => {
  platform.setNow(morning);
  await admin.query('update staff_absence set cancelled_at = from_at');
  await forgetAbsences();
});

/** What was changed behind the application's back is read anew once the news of it has come round. */
function forgetAbsences(): Promise<void> {
  const id = uuidv7();
  return new Promise((resolve) => {
    const stop = platform.live.subscribe((news) => {
      if (news.id !== id) return;
      stop();
      resolve();
    });
    platform.live.publish([{ orgId: company.orgId, kind: 'setting', id }]);
  });
}

type Method = 'POST' | 'PUT' | 'GET';

interface Answer<T> {
  readonly status: number;
  readonly body: T & { readonly code?: string };
}

/** Who calls what: `PUT /staff/…`. */
async function send<T>(role: RoleCode, call: `${Method} ${string}`, payload?: object): Promise<Answer<T>> {
  const headers = await signInAs(app, role);
  const [method, url] = call.split(' ') as [Method, string];
  const sent = payload === undefined ? {} : { payload };
  const response = await app.inject({ method, url: `/api${url}`, headers, ...sent });
  return { status: response.statusCode, body: response.json<Answer<T>['body']>() };
}

interface Saved {
  readonly id: string;
  readonly revision: number;
}

const away = (from: string, until: string) => ({
  commandId: uuidv7(),
  absenceId: uuidv7(),
  from,
  until,
  reason: '年休假',
});

const mark = (role: RoleCode, who: RoleCode, absence: object = away(morning, evening)) =>
  send<Saved>(role, `POST /staff/${company.staff(who)}/absences`, absence);

const hallDoer = (role: RoleCode) => doerOf(company, role, ['hall', 'survey']);

/** An order whose first task the clerk holds. */
async function held(): Promise<{ orderId: string; task: string }> {
  const { orderId } = await acceptRequest(platform, clerkOf(company), sampleRequest('opinion'));
  const { rows } = await admin.query<{ task: string }>('select task from order_task where order_id = $1', [
    orderId,
  ]);
  const task = rows[0]?.task ?? '';
  // Whichever team the business begins with, here it is the hall's, and any hall's.
  await admin.query(`update order_task set function = 'hall' where order_id = $1`, [orderId]);
  await admin.query(
    `update work_order set state = jsonb_set(state #- '{tasks,0,teamId}', '{tasks,0,team}', '"hall"') where order_id = $1`,
    [orderId],
  );
  await doTo(platform, { orgId: company.orgId, orderId, doer: hallDoer('clerk') }, { verb: 'claim', task });
  return { orderId, task };
}

async function holderOf(orderId: string): Promise<string | null> {
  const { rows } = await admin.query<{ assignee_id: string | null }>(
    'select assignee_id from order_task where order_id = $1 and done_at is null',
    [orderId],
  );
  return rows[0]?.assignee_id ?? null;
}

async function released(orderId: string): Promise<{ actor_kind: string; reason: string }[]> {
  const { rows } = await admin.query<{ actor_kind: string; reason: string }>(
    `select actor_kind, data->>'reason' as reason from event where case_id = $1 and kind = 'released' order by seq`,
    [orderId],
  );
  return rows;
}

async function begunEvents(staffId: string): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(
    `select count(*)::integer as n from event where case_id = $1 and kind = 'absence.begun'`,
    [staffId],
  );
  return rows[0]?.n ?? 0;
}

describe('somebody who is away', () => {
  test('gives every task they hold back to the team, once, with the reason in the order', async () => {
    const { orderId } = await held();
    const other = await held();
    expect((await mark('supervisor', 'clerk')).status).toBe(200);
    await Promise.all([1, 2, 3].map(() => returnTasksOfAbsent(platform, company.orgId)));
    for (const id of [orderId, other.orderId]) {
      expect(await holderOf(id)).toBeNull();
      expect(await released(id)).toEqual([
        { actor_kind: 'system', reason: '经办人离岗,预计 2026-11-18 18:00 返岗,任务退回班组' },
      ]);
    }
    expect(await begunEvents(company.staff('clerk'))).toBe(1);
  });

  test('is refused a claim and an action, and a colleague cannot hand over to them, until they are back', async () => {
    const { orderId, task } = await held();
    await mark('supervisor', 'clerk');
    await returnTasksOfAbsent(platform, company.orgId);
    const at = { orgId: company.orgId, orderId };
    const claim = () => doTo(platform, { ...at, doer: hallDoer('clerk') }, { verb: 'claim', task });
    await expect(claim()).rejects.toMatchObject({
      code: 'order.you-are-absent',
      data: { until: '11月18日18时' },
    });
    const act = { verb: 'act' as const, task, action: 'whatever' };
    await expect(doTo(platform, { ...at, doer: hallDoer('clerk') }, act)).rejects.toMatchObject({
      code: 'order.you-are-absent',
    });
    const handOver = {
      verb: 'hand-over' as const,
      task,
      toStaffId: company.staff('clerk'),
      toName: '本clerk',
      phone: '13800000402',
      reason: '请接办',
    };
    await expect(doTo(platform, { ...at, doer: hallDoer('supervisor') }, handOver)).rejects.toMatchObject({
      code: 'order.holder-absent',
      data: { name: '本clerk', until: '11月18日18时' },
    });
    platform.setNow(evening);
    await claim();
    expect(await holderOf(orderId)).toBe(company.staff('clerk'));
  });

  test('says so to whoever looks for a colleague', async () => {
    const { orderId, task } = await held();
    await mark('supervisor', 'clerk');
    const url = `/orders/${orderId}/colleagues?task=${encodeURIComponent(task)}`;
    const { body } = await send<{ items: { staffId: string; absentUntil: string | null }[] }>(
      'agent',
      `GET ${url}`,
    );
    expect(body.items).toContainEqual(
      expect.objectContaining({
        staffId: company.staff('clerk'),
        absentUntil: new Date(evening).toISOString(),
      }),
    );
  });

  test('loses what comes to them meanwhile, but never what a colleague has taken since', async () => {
    const { orderId, task } = await held();
    await mark('supervisor', 'clerk');
    await returnTasksOfAbsent(platform, company.orgId);
    await doTo(platform, { orgId: company.orgId, orderId, doer: hallDoer('agent') }, { verb: 'claim', task });
    expect(await returnTasksOfAbsent(platform, company.orgId)).toBe(0);
    expect(await holderOf(orderId)).toBe(company.staff('agent'));
  });
});

describe('an absence of the future', () => {
  test('leaves the tasks until it begins; its job waits for that instant', async () => {
    const { orderId } = await held();
    await mark('supervisor', 'clerk', away(noon, evening));
    expect(await returnTasksOfAbsent(platform, company.orgId)).toBe(0);
    const jobs = await admin.query<{ run_at: Date }>(
      `select run_at from graphile_worker.jobs where task_identifier = 'return-tasks-of-absent' and run_at = $1`,
      [noon],
    );
    expect(jobs.rows).toHaveLength(1);
    platform.setNow(noon);
    expect(await returnTasksOfAbsent(platform, company.orgId)).toBe(1);
    expect(await holderOf(orderId)).toBeNull();
  });

  test('taken back before it begins never happens', async () => {
    const { orderId } = await held();
    const { body } = await mark('supervisor', 'clerk', away(noon, evening));
    const before = await begunEvents(company.staff('clerk'));
    const path = `/staff/${company.staff('clerk')}/absences/${body.id}/end`;
    const end = { commandId: uuidv7(), revision: 1 };
    expect((await send('supervisor', `POST ${path}`, end)).status).toBe(200);
    expect((await send<Saved>('supervisor', `POST ${path}`, end)).body).toEqual({ id: body.id, revision: 2 });
    const again = await send('supervisor', `POST ${path}`, { commandId: uuidv7(), revision: 2 });
    expect(again.body.code).toBe('staff.absence-over');
    platform.setNow(noon);
    await returnTasksOfAbsent(platform, company.orgId);
    expect(await holderOf(orderId)).toBe(company.staff('clerk'));
    expect(await begunEvents(company.staff('clerk'))).toBe(before);
  });

  test('can be shortened and lengthened, on the version that was seen', async () => {
    const { body } = await mark('manager', 'clerk', away(morning, evening));
    const path = `/staff/${company.staff('clerk')}/absences/${body.id}`;
    const until = (revision: number, at: string) =>
      send<Saved>('manager', `PUT ${path}`, { commandId: uuidv7(), revision, until: at });
    expect((await until(1, noon)).body.revision).toBe(2);
    expect((await until(1, evening)).body.code).toBe('conflict.changed-meanwhile');
    expect((await until(2, '2026-11-18T09:59:00+08:00')).body.code).toBe('staff.absence-period');
    platform.setNow(noon);
    expect((await until(2, evening)).body.code).toBe('staff.absence-over');
  });
});

describe('marking somebody as away', () => {
  test('is done once, however often it is sent, and not twice for the same days', async () => {
    const absence = away(morning, evening);
    const answers = await Promise.all([1, 2, 3].map(() => mark('supervisor', 'crew', absence)));
    expect(answers.map(({ body }) => body)).toEqual(Array(3).fill({ id: absence.absenceId, revision: 1 }));
    expect((await mark('supervisor', 'crew', away(noon, evening))).body.code).toBe('staff.absence-overlap');
  });

  test('is for whoever supervises them or keeps the staff, and for nobody’s own', async () => {
    expect((await mark('clerk', 'crew')).status).toBe(403);
    expect((await mark('supervisor', 'supervisor')).body.code).toBe('staff.absence-own');
    expect((await mark('supervisor', 'billing')).body.code).toBe('staff.absence-out-of-reach');
    expect((await mark('dispatcher', 'billing')).status).toBe(200);
    expect((await mark('admin', 'surveyor')).status).toBe(200);
  });

  test('shows in the list of staff and its filter, and the reason only to those who may mark', async () => {
    await mark('supervisor', 'clerk');
    await mark('supervisor', 'metering', away(noon, evening));
    interface List {
      readonly items: readonly { readonly staffId: string; readonly absence: { state: string } | null }[];
    }
    const list = async (query: string) => (await send<List>('agent', `GET /staff?${query}`)).body.items;
    expect((await list('absence=now')).map(({ staffId }) => staffId)).toEqual([company.staff('clerk')]);
    expect((await list('absence=planned')).map(({ staffId }) => staffId)).toEqual([
      company.staff('metering'),
    ]);
    expect(JSON.stringify(await list(''))).not.toContain('年休假');
    const own = `/staff/${company.staff('clerk')}/absences`;
    expect((await send('agent', `GET ${own}`)).status).toBe(403);
    const { body } = await send<{ items: { reason: string; state: string }[] }>('supervisor', `GET ${own}`);
    expect(body.items).toContainEqual(expect.objectContaining({ reason: '年休假', state: 'now' }));
  });
});

describe('somebody who is suspended', () => {
  test('gives back what they hold as well', async () => {
    const { orderId } = await held();
    await admin.query(`update staff set status = 'suspended' where staff_id = $1`, [company.staff('clerk')]);
    await returnTasksOfAbsent(platform, company.orgId);
    await admin.query(`update staff set status = 'active' where staff_id = $1`, [company.staff('clerk')]);
    expect((await released(orderId)).map(({ reason }) => reason)).toEqual([
      '经办人已暂停或离职,任务退回班组',
    ]);
  });
});
