// Rating on the page of a closed case: the same answer as through the link, once (R-PROM-19, C2).
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TestPlatform } from '../../platform/testing/test-platform.ts';
import type { Company } from '../organisation/testing.ts';
import { makeVisitsOf, sendSurveys } from '../visits/index.ts';
import { anEndedOrder, type Ended } from '../visits/testing.ts';
import { askAndRead, visitHall, type MadeCustomer, openOwnHall, type OwnHall } from './testing.ts';

let hall: OwnHall;
let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let lin: MadeCustomer;
let cookie: string;
const unit = '3304';
const since = new Date('2026-11-18T00:00:00+08:00');
const good = { satisfaction: '5', promiseKept: true };

vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  hall = await openOwnHall();
  ({ platform, company, app, admin, customer: lin, cookie } = hall);
});

afterAll(() => hall.close());

/** Every fault is visited, by a link or by phone. */
async function closed(ended: Ended = {}, channel: 'survey' | 'phone' = 'survey'): Promise<string> {
  const orderId = await anEndedOrder(admin, company, { customerId: lin.customerId, ...ended });
  await makeVisitsOf(platform, company.orgId, since);
  if (channel === 'survey')
    await admin.query(`update return_visit set state = 'survey', channel = 'survey' where order_id = $1`, [
      orderId,
    ]);
  return orderId;
}

const path = (orderId: string): string => `/portal/me/cases/${orderId}/survey`;
const read = async (orderId: string) => (await visitHall(app).get(path(orderId), cookie)).body['survey'];
const answer = (orderId: string, values: object = good) =>
  visitHall(app).post(path(orderId), { values }, cookie);
const visitOf = async (orderId: string) => {
  const { rows } = await admin.query<object>(
    'select state, answered_through, satisfaction, follow_up_order_id from return_visit where order_id = $1',
    [orderId],
  );
  return rows;
};

describe('on the page of a closed case', () => {
  test('the customer answers once; it counts as the answer of the link, which is then answered too', async () => {
    const orderId = await closed();
    await sendSurveys(platform, company.orgId);
    expect(await read(orderId)).toMatchObject({ kind: 'fault-report', answered: false });
    expect((await answer(orderId)).body).toEqual({ thanked: true, followUpNo: null });
    expect(await read(orderId)).toMatchObject({ answered: true });
    expect((await answer(orderId)).body['code']).toBe('visit.survey-answered');
    expect(await visitOf(orderId)).toMatchObject([
      { state: 'reached', answered_through: 'survey', satisfaction: 5 },
    ]);
    const { rows } = await admin.query(
      `select e.actor_kind, e.actor_id, e.source from event e
       join return_visit v on v.org_id = e.org_id and v.visit_id = e.case_id
       where v.order_id = $1 and e.kind = 'visit.answered'`,
      [orderId],
    );
    expect(rows).toEqual([{ actor_kind: 'customer', actor_id: lin.customerId, source: 'portal' }]);
  });

  test('before the link went out, and where a call was planned, nobody writes or calls afterwards', async () => {
    const unsent = await closed();
    const called = await closed({}, 'phone');
    for (const orderId of [unsent, called]) {
      expect(await read(orderId)).toMatchObject({ answered: false });
      expect((await answer(orderId)).status).toBe(200);
    }
    await sendSurveys(platform, company.orgId);
    const { rows } = await admin.query(
      `select 1 from notice where case_id = any ($1::uuid[]) and template = 'return-visit-survey'`,
      [[unsent, called]],
    );
    expect(rows).toEqual([]);
    const { rows: queue } = await admin.query(
      `select 1 from return_visit where order_id = any ($1::uuid[]) and state in ('waiting', 'survey')`,
      [[unsent, called]],
    );
    expect(queue).toEqual([]);
  });

  test('of two answers at the same moment one counts', async () => {
    const orderId = await closed();
    const answers = await Promise.all([answer(orderId), answer(orderId, { satisfaction: '1' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await visitOf(orderId)).toHaveLength(1);
  });

  test('a dissatisfied answer opens its follow-up', async () => {
    const orderId = await closed();
    const { body } = await answer(orderId, { satisfaction: '1', comment: '来得太慢' });
    expect(body['followUpNo']).toEqual(expect.stringMatching(/^\d{18}$/));
    expect((await visitOf(orderId))[0]).toMatchObject({
      satisfaction: 1,
      follow_up_order_id: expect.any(String) as string,
    });
  });

  test('nothing is asked while a colleague is calling, after the time is over, or when it was not drawn', async () => {
    const calling = await closed({}, 'phone');
    await admin.query('update return_visit set claimed_by = $2, claimed_at = now() where order_id = $1', [
      calling,
      company.staff('quality'),
    ]);
    const over = await closed();
    await admin.query('update return_visit set survey_expires_at = $2 where order_id = $1', [
      over,
      new Date(platform.now().getTime() - 1),
    ]);
    const undecided = await anEndedOrder(admin, company, { customerId: lin.customerId });
    for (const orderId of [calling, over, undecided]) {
      expect(await read(orderId)).toBeNull();
      expect((await answer(orderId)).body['code']).toBe('visit.survey-gone');
    }
    const open = await closed();
    await admin.query(`update work_order set status = 'open' where order_id = $1`, [open]);
    expect(await read(open)).toBeNull();
  });

  test('faults are told at their field', async () => {
    const { status, body } = await answer(await closed(), { satisfaction: '9' });
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain('satisfaction');
  });

  test('with the code of the case alone it is the same', async () => {
    const orderId = await closed({ phone: '13857101234' });
    const { rows } = await admin.query<{ order_no: string }>(
      'select order_no from work_order where order_id = $1',
      [orderId],
    );
    const about = { purpose: 'follow', orderNo: rows[0]?.order_no ?? '' };
    const { codeId, code } = await askAndRead(app, { orgId: company.orgId, unit }, about);
    const { body } = await visitHall(app).post('/portal/codes/check', { unit, codeId, code });
    const pass = body['pass'];
    const opened = await visitHall(app).post('/portal/case/survey', { pass });
    expect(opened.body['survey']).toMatchObject({ answered: false });
    const done = await visitHall(app).post('/portal/case/survey/answer', { pass, values: good });
    expect(done.body).toMatchObject({ thanked: true });
  });
});
