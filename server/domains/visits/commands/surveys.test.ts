// A return visit by link: sent in decent hours, answered once by whoever holds the link, and by nobody else.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../../app.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { visitRound } from '../jobs.ts';
import { anEndedOrder, forgetVisits, visitsStored } from '../testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let address = 0;

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T10:00:00+08:00');
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  await admin.query(`insert into visit_setting values ($1, 1, $2, '全部发链接', $3, '2026-01-01')`, [
    company.orgId,
    JSON.stringify({
      seed: 'x',
      kinds: { 'meter-test': { permille: 1000, channel: 'survey', must: true } },
      others: { permille: 1000, channel: 'survey', must: false },
      quietDays: 0,
      attemptsMax: 3,
      retryMinutes: 60,
      dueDays: 7,
      surveyDays: 3,
      questionnaire: 1,
    }),
    company.staff('manager'),
  ]);
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

beforeEach(async () => {
  platform.setNow('2026-11-18T10:00:00+08:00');
  await forgetVisits(admin, platform);
  await admin.query('delete from notice');
});

async function post(path: string, payload: object, from?: string) {
  address += 1;
  const remoteAddress = from ?? `10.7.${Math.floor(address / 250).toString()}.${(address % 250).toString()}`;
  const response = await app.inject({ method: 'POST', url: `/api/survey/${path}`, payload, remoteAddress });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
}

/** Ends an order, sends its link and reads the token out of the message, as the customer's phone does. */
async function invited(
  kind = 'meter-test',
  phone = '13811116666',
): Promise<{ orderId: string; token: string }> {
  const orderId = await anEndedOrder(admin, company, { kind, phone });
  await visitRound(platform);
  const { rows } = await admin.query<{ body: string; confidential: boolean }>(
    `select body, confidential from notice where template = 'return-visit-survey' and case_id = $1`,
    [orderId],
  );
  expect(rows).toMatchObject([{ confidential: true }]);
  return { orderId, token: /survey\/(\S+)/.exec(rows[0]?.body ?? '')?.[1] ?? '' };
}

const values = { satisfaction: '4', promiseKept: true, comment: '不错' };

describe('a link', () => {
  test('opens what it is about and nothing of the customer, and is answered once', async () => {
    const { orderId, token } = await invited();
    const opened = await post('open', { token });
    expect(opened).toMatchObject({ status: 200, body: { title: '申请校验电能表', answered: false } });
    expect(JSON.stringify(opened.body)).not.toMatch(/王小明|13811116666|丰收路/);
    expect(await post('answer', { token, values })).toMatchObject({
      status: 200,
      body: { thanked: true, followUpNo: null },
    });
    expect(await post('answer', { token, values })).toMatchObject({
      status: 409,
      body: { code: 'visit.survey-answered' },
    });
    expect(await post('open', { token })).toMatchObject({ body: { answered: true } });
    const visits = await visitsStored(admin, orderId);
    expect(visits).toMatchObject([{ state: 'reached', satisfaction: 4 }]);
  });

  test('answered twice at the same instant is answered once', async () => {
    const { token } = await invited();
    const both = await Promise.all([post('answer', { token, values }), post('answer', { token, values })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('a dissatisfied customer is told the number of the follow-up', async () => {
    const { token } = await invited();
    const answered = await post('answer', { token, values: { satisfaction: '1' } });
    expect(answered.body['followUpNo']).toMatch(/^\d{18}$/);
    const { rows } = await admin.query(`select kind, channel from work_order where source = 'visit'`);
    expect(rows).toEqual([{ kind: 'complaint', channel: 'web' }]);
  });

  test('wrong, made up, of another unit and expired links answer alike', async () => {
    const { token } = await invited();
    const forged = token.replace(/.$/, (letter) => (letter === 'a' ? 'b' : 'a'));
    const elsewhere = `${company.other.orgId.toString(36)}${token.slice(token.indexOf('-'))}`;
    const before = await Promise.all(
      [forged, elsewhere, 'nothing', '', 'zzz-00000000000000000000'].map((one) =>
        post('open', { token: one }),
      ),
    );
    platform.setNow('2026-11-21T10:00:01+08:00');
    const expired = await post('answer', { token, values });
    for (const { status, body } of [...before, expired])
      expect({ status, code: body['code'], title: body['title'] }).toEqual({
        status: 410,
        code: 'visit.survey-gone',
        title: expired.body['title'],
      });
  });

  test('faults of the form are told at their field', async () => {
    const { token } = await invited();
    expect(await post('answer', { token, values: { satisfaction: '6' } })).toMatchObject({
      status: 422,
      body: { field: 'form.satisfaction' },
    });
  });

  test('cannot be tried out: an address is slowed down', async () => {
    const answers = [];
    for (let attempt = 0; attempt < 22; attempt += 1)
      answers.push((await post('open', { token: '1-00000000000000000000' }, '10.8.8.8')).status);
    expect(answers.slice(-1)).toEqual([429]);
  });
});

describe('the round', () => {
  test('sends nothing at night and sends it in the morning', async () => {
    platform.setNow('2026-11-18T20:00:00+08:00');
    const orderId = await anEndedOrder(admin, company, { kind: 'meter-test' });
    await visitRound(platform);
    expect(await visitsStored(admin, orderId)).toMatchObject([{ state: 'survey', survey_sent_at: null }]);
    platform.setNow('2026-11-19T08:00:00+08:00');
    await visitRound(platform);
    const [visit] = await visitsStored(admin, orderId);
    expect(visit?.survey_sent_at).toEqual(platform.now());
  });

  test('calls who must be visited and did not answer, and lets the others be', async () => {
    const must = await invited('meter-test', '13811117777');
    const may = await invited('consultation', '13811118888');
    platform.setNow('2026-11-22T10:00:00+08:00');
    await visitRound(platform);
    expect(await visitsStored(admin, must.orderId)).toMatchObject([{ state: 'waiting', channel: 'phone' }]);
    expect(await visitsStored(admin, may.orderId)).toMatchObject([
      { state: 'lapsed', end_reason: 'survey-unanswered' },
    ]);
    expect(await post('open', { token: must.token })).toMatchObject({ status: 410 });
  });

  test('does not invite again who opted out', async () => {
    const { token } = await invited('consultation', '13811119999');
    expect(await post('opt-out', { token })).toMatchObject({ status: 200, body: { optedOut: true } });
    expect(await post('opt-out', { token })).toMatchObject({ status: 200 });
    const next = await anEndedOrder(admin, company, { kind: 'consultation', phone: '13811119999' });
    await visitRound(platform);
    expect(await visitsStored(admin, next)).toEqual([]);
  });

  test('a landline gets a call', async () => {
    const orderId = await anEndedOrder(admin, company, { kind: 'meter-test', phone: '057187654321' });
    await visitRound(platform);
    expect(await visitsStored(admin, orderId)).toMatchObject([{ state: 'waiting', channel: 'phone' }]);
  });

  test('twice in one minute sends one message', async () => {
    await anEndedOrder(admin, company, { kind: 'meter-test' });
    await Promise.all([visitRound(platform), visitRound(platform)]);
    await visitRound(platform);
    const { rows } = await admin.query('select count(*)::int as n from notice');
    expect(rows).toEqual([{ n: 1 }]);
  });
});
