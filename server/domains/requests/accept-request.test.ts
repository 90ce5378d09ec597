// Accepting a request on a real database: one order with its tasks, clocks, events and notices, or nothing at all.
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '#domain/kernel/refusal.ts';
import { FormRefusal } from '../../platform/http/problem.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { acceptRequest } from './commands/accept-request.ts';
import { clerkOf, doTo, sampleRequest } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let admin: pg.Client;

const wednesdayMorning = '2026-11-18T10:00:00+08:00';

beforeAll(async () => {
  platform = await testPlatform(wednesdayMorning);
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
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

const tables = ['work_order', 'order_task', 'order_clock', 'event', 'event_head', 'notice'] as const;

/** Rows of every table an acceptance writes. */
async function everything(): Promise<Record<string, number>> {
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  const { rows } = await admin.query<Record<string, number>>(`select ${counts.join(', ')}`);
  return rows[0] ?? {};
}

describe('a residential connection at the counter', () => {
  test('becomes an order with its first task at the right team, its clock and its history', async () => {
    const input = sampleRequest('residential-connection');
    const accepted = await acceptRequest(platform, clerkOf(company), input);
    expect(accepted).toMatchObject({ orderId: input.orderId, status: 'open', created: true, missing: [] });
    expect(accepted.orderNo).toMatch(/^261118 ?3304\d{8}$/);
    const energised = accepted.promised.find((clock) => clock.limit === '5 个工作日');
    expect(energised?.dueAt).toBe('2026-11-25T16:00:00.000Z');
    expect(energised?.explanation.zh).toContain('工作日');

    const { rows: tasks } = await admin.query<{ state: string; team_id: string }>(
      'select step, function, team_id, state from order_task where order_id = $1',
      [input.orderId],
    );
    expect(tasks).toHaveLength(1);
    expect(tasks[0]).toMatchObject({ state: 'waiting' });
    expect([...company.unitIds.values()]).toContain(tasks[0]?.team_id);

    const { rows: events } = await admin.query<{ kind: string; actor_id: string }>(
      'select kind, actor_id from event where case_id = $1 order by seq',
      [input.orderId],
    );
    expect(events.map((event) => event.kind)).toEqual(expect.arrayContaining(['accepted', 'task-opened']));
    expect(events[0]?.actor_id).toBe(company.staff('clerk'));
  });

  test('tells the customer by message with number, time limit and link', async () => {
    const input = sampleRequest('residential-connection');
    const { orderNo } = await acceptRequest(platform, clerkOf(company), input);
    const { rows } = await admin.query<{ body: string; recipient: string }>(
      `select body, recipient from notice where case_id = $1 and channel = 'sms'`,
      [input.orderId],
    );
    expect(rows[0]?.recipient).toBe('13800001234');
    expect(rows[0]?.body).toContain(orderNo);
    expect(rows[0]?.body).toContain('居民客户接电时限11月25日24时');
  });

  test('is told the limit of the result, not that of the dispatch within minutes (R-REQ-13)', async () => {
    const input = sampleRequest('complaint');
    const { promised } = await acceptRequest(platform, clerkOf(company), input);
    expect(promised.map(({ clock, result }) => ({ clock, result })).slice(0, 2)).toEqual([
      { clock: 'answer', result: true },
      { clock: 'dispatch', result: false },
    ]);
    const { rows } = await admin.query<{ body: string }>(
      `select body from notice where case_id = $1 and channel = 'sms'`,
      [input.orderId],
    );
    expect(rows[0]?.body).toMatch(/投诉答复时限\d+月\d+日24时/);
  });

  test('starts its working days from the next day when taken on a Saturday', async () => {
    platform.setNow('2026-11-21T15:00:00+08:00');
    const accepted = await acceptRequest(platform, clerkOf(company), sampleRequest('residential-connection'));
    const energised = accepted.promised.find((clock) => clock.limit === '5 个工作日');
    expect(energised?.dueAt).toBe('2026-11-27T16:00:00.000Z');
  });
});

describe('the same request', () => {
  test('sent twice answers the same order and is stored once', async () => {
    const input = sampleRequest('consultation');
    const first = await acceptRequest(platform, clerkOf(company), input);
    const before = await everything();
    const second = await acceptRequest(platform, clerkOf(company), input);
    expect(second).toEqual({ ...first, created: false });
    expect(await everything()).toEqual(before);
  });

  test('sent eight times at once is one order', async () => {
    const input = sampleRequest('consultation');
    const before = (await everything())['work_order'] ?? 0;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => acceptRequest(platform, clerkOf(company), input)),
    );
    expect(new Set(answers.map((answer) => answer.orderNo)).size).toBe(1);
    expect(answers.filter((answer) => answer.created)).toHaveLength(1);
    expect((await everything())['work_order']).toBe(before + 1);
  });

  test('from the same source under another id is the first order (I1)', async () => {
    const origin = { source: '95598', externalId: `call-${uuidv7()}` };
    const first = await acceptRequest(platform, clerkOf(company), sampleRequest('consultation', origin));
    const again = await acceptRequest(platform, clerkOf(company), sampleRequest('consultation', origin));
    expect(again).toMatchObject({ orderId: first.orderId, created: false });
  });

  test('with an id that another business used is refused', async () => {
    const input = sampleRequest('consultation');
    await acceptRequest(platform, clerkOf(company), input);
    const other = sampleRequest('suggestion', { orderId: input.orderId });
    await expect(acceptRequest(platform, clerkOf(company), other)).rejects.toMatchObject({
      code: 'conflict.id-reused',
    });
  });
});

describe('a request that cannot be accepted', () => {
  test('names every faulty field at once and leaves nothing behind', async () => {
    const input = sampleRequest('residential-connection');
    const before = await everything();
    const faulty = {
      ...input,
      values: { ...input.values, applicantPhone: '12', identityNumber: '110101199003071230' },
    };
    const refused = await acceptRequest(platform, clerkOf(company), faulty).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(FormRefusal);
    const fields = refused instanceof FormRefusal ? refused.refusals.map((refusal) => refusal.field) : [];
    expect(fields).toEqual(expect.arrayContaining(['form.applicantPhone', 'form.identityNumber']));
    expect(await everything()).toEqual(before);
  });

  test('of an unknown kind says so', async () => {
    const unknown = { ...sampleRequest('consultation'), kind: 'no-such-business' };
    await expect(acceptRequest(platform, clerkOf(company), unknown)).rejects.toMatchObject({
      code: 'process.kind-unknown',
      field: 'kind',
    });
  });

  test('against policy is recorded and refused with its reason (R-REQ-10)', async () => {
    const input = sampleRequest('residential-connection', {
      refusal: { reason: '该址已列入拆迁范围', basis: '政府公告' },
    });
    const accepted = await acceptRequest(platform, clerkOf(company), input);
    expect(accepted.status).toBe('refused');
    const { rows } = await admin.query<{ data: { reason?: string } }>(
      `select data from event where case_id = $1 and kind = 'refused'`,
      [input.orderId],
    );
    expect(rows[0]?.data.reason).toBe('该址已列入拆迁范围');
    const { rows: running } = await admin.query(
      `select 1 from order_clock where order_id = $1 and status in ('running', 'paused')`,
      [input.orderId],
    );
    expect(running).toHaveLength(0);
  });

  test('against policy is refused as far as it was filled in, and the customer is told only that', async () => {
    const refusal = { reason: '该址不在本单位供电范围', basis: '供电营业区划分' };
    const complete = sampleRequest('high-voltage-connection', { refusal });
    const input = { ...complete, values: {}, documents: [], consent: false };
    const accepted = await acceptRequest(platform, clerkOf(company), input);
    expect(accepted.status).toBe('refused');
    const { rows } = await admin.query<{ template: string }>(
      `select distinct template from notice where case_id = $1`,
      [input.orderId],
    );
    expect(rows.map(({ template }) => template)).toEqual(['request-refused']);
    const wrong = { ...sampleRequest('high-voltage-connection', { refusal }), values: { contactPhone: 'x' } };
    await expect(acceptRequest(platform, clerkOf(company), wrong)).rejects.toMatchObject({
      field: 'form.contactPhone',
    });
  });

  test('of an account that the unit does not have names the field', async () => {
    const input = sampleRequest('meter-test', { subject: { accountNo: '3304999999999' } });
    await expect(acceptRequest(platform, clerkOf(company), input)).rejects.toBeInstanceOf(Refusal);
  });
});

describe('papers', () => {
  test('that are missing are told once and in full; a second demand is a supervisor’s (R-REQ-05)', async () => {
    const complete = sampleRequest('low-voltage-connection');
    const later = complete.documents.filter((code) => code !== complete.documents.at(-1));
    const answer = await acceptRequest(platform, clerkOf(company), { ...complete, documents: later }).catch(
      (error: unknown) => error,
    );
    const isCore = answer instanceof Refusal && answer.code === 'process.core-document-missing';
    if (isCore) return;
    expect(answer).toMatchObject({ missing: [{ code: complete.documents.at(-1) }] });
    const { doer } = clerkOf(company);
    const again = doTo(
      platform,
      { orgId: company.orgId, orderId: complete.orderId, doer },
      { verb: 'ask-documents', documents: [complete.documents[0] ?? ''] },
    );
    await expect(again).rejects.toBeInstanceOf(Refusal);
  });
});

describe('another supply unit', () => {
  test('neither sees nor touches the order', async () => {
    const input = sampleRequest('consultation');
    await acceptRequest(platform, clerkOf(company), input);
    const { doer } = clerkOf(company);
    const foreign = doTo(
      platform,
      { orgId: company.other.orgId, orderId: input.orderId, doer },
      { verb: 'remark', text: '看一眼' },
    );
    await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
  });
});
