// What customers do with their own case beyond words: another time for the visit, the actions that are theirs in the
// process, the papers that are missing. Signed in, and with nothing but the code of the case.
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import type { FormValues } from '#domain/processes/field.ts';
import { sampleForm } from '#domain/processes/form.ts';
import type { TestPlatform } from '../../platform/testing/test-platform.ts';
import { perform } from '../orders/index.ts';
import type { Company } from '../organisation/testing.ts';
import { acceptRequest } from '../requests/index.ts';
import { newestDefinition } from '../requests/commands/accept-request.ts';
import { clerkOf, doerOf, sampleRequest } from '../requests/testing.ts';
import {
  askAndRead,
  uploadPaper,
  visitHall,
  type MadeCustomer,
  openOwnHall,
  type OwnHall,
} from './testing.ts';

let hall: OwnHall;
let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let lin: MadeCustomer;
let cookie: string;
const unit = '3304';

vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  hall = await openOwnHall();
  ({ platform, company, app, admin, customer: lin, cookie } = hall);
});

afterAll(() => hall.close());

interface View {
  readonly orderNo: string;
  readonly may: { readonly rebook: boolean };
  readonly visitAt: string | null;
  readonly missing: readonly { readonly code: string }[];
  readonly acts: readonly {
    readonly task: string;
    readonly action: string;
    readonly title: string;
    readonly about: readonly { readonly label: string; readonly value: string }[];
  }[];
}

const view = async (orderId: string): Promise<View> =>
  (await visitHall(app).get(`/portal/me/cases/${orderId}`, cookie)).body as unknown as View;

const act = (orderId: string, doing: object, commandId = uuidv7()) =>
  visitHall(app).post(`/portal/me/cases/${orderId}/do`, { commandId, doing }, cookie);

/** An order of the household, and the staff who take its actions one after the other. */
async function order(kind: string, documents?: readonly string[]): Promise<string> {
  const request = sampleRequest(kind, { accountNo: lin.accountNo });
  const given = documents === undefined ? request : { ...request, documents: [...documents] };
  const { orderId } = await acceptRequest(platform, clerkOf(company), {
    ...given,
    subject: { ...request.subject, accountNo: lin.accountNo, contactPhone: '13857101234' },
  });
  await admin.query('update work_order set customer_id = $2 where order_id = $1', [orderId, lin.customerId]);
  return orderId;
}

async function staffActs(orderId: string, task: string, more: { action: string; values?: FormValues }) {
  const doer = doerOf(company, 'supervisor', [
    'service',
    'survey',
    'metering',
    'hall',
    'hotline',
    'contract',
  ]);
  const checked = [
    'badge-shown',
    'entry-asked',
    'shoe-covers',
    'site-cleaned',
    'phone-left',
    'opinion-asked',
  ];
  const command = { verb: 'act' as const, task, checked: task.startsWith('survey') ? checked : [], ...more };
  return perform(platform, { orgId: company.orgId, orderId, commandId: uuidv7(), command }, doer);
}

async function withVisit(at: string): Promise<string> {
  const orderId = await order('home-visit');
  await staffActs(orderId, 'appoint#1', { action: 'arrange', values: { appointmentAt: at } });
  return orderId;
}

const clocksOf = async (orderId: string) => {
  const { rows } = await admin.query<object>(
    `select run, status, due_at from order_clock where order_id = $1 and clock = 'appointment' order by run`,
    [orderId],
  );
  return rows;
};

describe('the visit agreed on', () => {
  test('is moved to a free time: the promise moves, the crew is told, and a repeat changes nothing', async () => {
    const orderId = await withVisit('2026-11-20T09:30');
    expect(await view(orderId)).toMatchObject({ may: { rebook: true }, visitAt: '2026-11-20T09:30' });
    const { body } = await visitHall(app).get(`/portal/me/cases/${orderId}/slots`, cookie);
    expect(body).toMatchObject({ at: '2026-11-20T09:30', moveUntil: '2026-11-19T23:30:00.000Z' });
    const days = body['days'] as readonly { readonly day: string; readonly times: readonly string[] }[];
    expect(days.find(({ day }) => day === '2026-11-23')?.times).toContain('14:00');
    const doing = { verb: 'rebook', at: '2026-11-23T14:00', reason: '当天不在家' };
    const commandId = uuidv7();
    const moved = await act(orderId, doing, commandId);
    expect(moved.body).toMatchObject({ visitAt: '2026-11-23T14:00' });
    expect((await act(orderId, doing, commandId)).body).toMatchObject({ visitAt: '2026-11-23T14:00' });
    expect(await clocksOf(orderId)).toMatchObject([
      { run: 1, status: 'cancelled' },
      { run: 2, status: 'running', due_at: expect.any(Date) as Date },
    ]);
    const { rows: events } = await admin.query(
      `select actor_kind, actor_id, source, data from event where case_id = $1 and kind = 'appointment-moved'`,
      [orderId],
    );
    expect(events).toMatchObject([
      {
        actor_kind: 'customer',
        actor_id: lin.customerId,
        source: 'portal',
        data: { movedTo: '2026-11-23 14:00' },
      },
    ]);
    const { rows: notices } = await admin.query<{ template: string; channel: string; body: string }>(
      `select template, channel, body from notice where case_id = $1 and template like 'appointment-%' order by notice_id`,
      [orderId],
    );
    const told = notices.filter(({ template }) => template === 'appointment-moved');
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({ channel }) => channel))).toEqual(new Set(['staff']));
    expect(told[0]?.body).toContain('当天不在家');
    expect(
      notices.some(({ template, channel }) => template === 'appointment-made' && channel !== 'staff'),
    ).toBe(true);
  });

  test('is not moved to an hour that is full, outside office hours, or on a Sunday', async () => {
    const { rows } = await admin.query<{ count: number }>(
      `select count(distinct p.staff_id)::integer as count from order_task t
       join staff_post p on p.org_id = t.org_id and p.unit_id = t.team_id where t.step = 'visit'`,
    );
    const places = Math.max(1, present(rows[0], 'the count').count);
    for (let at = 0; at < places; at += 1) await withVisit('2026-11-24T09:30');
    const orderId = await withVisit('2026-11-25T09:30');
    for (const at of ['2026-11-24T09:30', '2026-11-24T12:30', '2026-11-22T09:30', '2026-11-18T14:00']) {
      const doing = { verb: 'rebook', at, reason: '有事' };
      const { status, body } = await act(orderId, doing);
      expect([at, status, body['code']]).toEqual([
        at,
        at === '2026-11-18T14:00' ? 200 : 409,
        at === '2026-11-18T14:00' ? undefined : 'order.slot-taken',
      ]);
    }
  });

  test('stays when it is too near; urging remains', async () => {
    const orderId = await withVisit('2026-11-18T11:30');
    expect(await view(orderId)).toMatchObject({ may: { rebook: false, urge: true } });
    const late = await act(orderId, { verb: 'rebook', at: '2026-11-23T10:30', reason: '有事' });
    expect(late.body).toMatchObject({ code: 'process.appointment-too-late' });
    expect((await act(orderId, { verb: 'urge', text: '今天不在家' })).status).toBe(200);
  });

  test('of two who choose the last place at the same moment one gets it', async () => {
    const { rows } = await admin.query<{ count: number }>(
      `select count(distinct p.staff_id)::integer as count from order_task t
       join staff_post p on p.org_id = t.org_id and p.unit_id = t.team_id where t.step = 'visit'`,
    );
    const places = Math.max(1, present(rows[0], 'the count').count);
    for (let at = 1; at < places; at += 1) await withVisit('2026-11-26T09:30');
    const both = [await withVisit('2026-11-27T09:30'), await withVisit('2026-11-27T10:30')];
    const doing = { verb: 'rebook', at: '2026-11-26T09:30', reason: '有事' };
    const answers = await Promise.all(both.map((orderId) => act(orderId, doing)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

/** A connection whose plan waits for the customer. */
async function planned(): Promise<string> {
  const orderId = await order('residential-connection');
  await staffActs(orderId, 'appoint#1', { action: 'arrange', values: { appointmentAt: '2026-11-20T09:30' } });
  await staffActs(orderId, 'visit#1', { action: 'arrive' });
  await staffActs(orderId, 'survey#1', {
    action: 'feasible',
    values: { supplyPoint: '10kV 丰收线', serviceLineMetres: 35 },
  });
  const values = sampleOfAction('plan', 'reply');
  await staffActs(orderId, 'plan#1', { action: 'reply', values });
  return orderId;
}

const sampleOfAction = (stepId: string, actionId: string): FormValues => {
  const definition = newestDefinition('residential-connection');
  const step = definition.steps[stepId];
  const actions = step?.kind === 'task' ? step.actions : [];
  return sampleForm(actions.find(({ id }) => id === actionId)?.fields ?? []);
};

describe('an action that is the customer’s', () => {
  test('is offered with what it answers to, signed, and carries the case on', async () => {
    const orderId = await planned();
    const { acts } = await view(orderId);
    expect(acts.map(({ title }) => title)).toEqual(['同意方案', '对方案有异议']);
    expect(acts[0]?.about.map(({ label }) => label)).toContain('供电方案');
    const agree = { verb: 'act', task: 'confirm#1', action: 'agree' };
    expect((await act(orderId, agree)).body['code']).toBe('process.signature-missing');
    const { attachmentId, status } = await uploadPaper(app, { orderId, unit });
    expect(status).toBe(200);
    const commandId = uuidv7();
    const done = await act(orderId, { ...agree, signatureId: attachmentId }, commandId);
    expect([done.status, done.body['code']]).toEqual([200, undefined]);
    expect((await act(orderId, { ...agree, signatureId: attachmentId }, commandId)).status).toBe(200);
    const { rows } = await admin.query(
      `select actor_kind, data ->> 'action' as action from event where case_id = $1 and kind = 'task-done' order by seq desc limit 1`,
      [orderId],
    );
    expect(rows).toEqual([{ actor_kind: 'customer', action: 'agree' }]);
    const papers = await admin.query('select case_id from attachment where attachment_id = $1', [
      attachmentId,
    ]);
    expect(papers.rows).toEqual([{ case_id: orderId }]);
    expect((await view(orderId)).acts).toEqual([]);
  });

  test('asks for its answers, and what is staff business stays theirs', async () => {
    const orderId = await planned();
    const object = { verb: 'act', task: 'confirm#1', action: 'object' };
    expect((await act(orderId, object)).status).toBe(422);
    const lapse = await act(orderId, { verb: 'act', task: 'confirm#1', action: 'lapse' });
    expect(lapse.body['code']).toBe('process.not-for-customers');
    const done = await act(orderId, { ...object, values: { planObjection: '希望表箱移到院墙外' } });
    expect(done.status).toBe(200);
    const { rows } = await admin.query<{ state: { values: FormValues; tasks: { step: string }[] } }>(
      'select state from work_order where order_id = $1',
      [orderId],
    );
    expect(rows[0]?.state.values['planObjection']).toBe('希望表箱移到院墙外');
    expect(rows[0]?.state.tasks.map(({ step }) => step)).toEqual(['plan']);
  });
});

describe('a missing paper', () => {
  test('is sent for what it is, and is missing no more', async () => {
    const orderId = await order('residential-connection', ['identity']);
    const before = (await view(orderId)).missing.map(({ code }) => code);
    const [document = ''] = before;
    expect(document).not.toBe('');
    const { attachmentId } = await uploadPaper(app, { orderId, unit });
    const sent = await act(orderId, { verb: 'papers', document, attachmentIds: [attachmentId] });
    expect([sent.status, sent.body['code']]).toEqual([200, undefined]);
    expect((await view(orderId)).missing.map(({ code }) => code)).toEqual(before.slice(1));
    const wrong = await act(orderId, { verb: 'papers', document: 'nothing', attachmentIds: [attachmentId] });
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    const foreign = await act(orderId, { verb: 'papers', document, attachmentIds: [uuidv7()] });
    expect(foreign.body['code']).toBe('not-found');
  });
});

describe('with the code of the case alone', () => {
  test('the visit is moved just the same', async () => {
    const orderId = await withVisit('2026-11-30T09:30');
    const { orderNo } = await view(orderId);
    const { codeId, code } = await askAndRead(
      app,
      { orgId: company.orgId, unit },
      { purpose: 'follow', orderNo },
    );
    const { body } = await visitHall(app).post('/portal/codes/check', { unit, codeId, code });
    const pass = body['pass'];
    const slots = await visitHall(app).post('/portal/case/slots', { pass });
    expect(slots.body).toMatchObject({ at: '2026-11-30T09:30' });
    const doing = { verb: 'rebook', at: '2026-12-01T10:30', reason: '有事' };
    const moved = await visitHall(app).post('/portal/case/do', { pass, commandId: uuidv7(), doing });
    expect(moved.body).toMatchObject({ visitAt: '2026-12-01T10:30' });
  });
});
