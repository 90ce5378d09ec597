// Requests over the online hall without signing in: what is verified, what is taken, what stays a secret.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { accountNumber } from '#domain/customers/account-number.ts';
import { limits } from '#domain/portal/limits.ts';
import { buildApp } from '../../app.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { anAccountNo } from '../customers/testing.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { sampleRequest } from '../requests/testing.ts';
import { countHits } from './counters.ts';
import { clearAwayPortal } from './jobs.ts';
import { askAndRead, onlineRequest, uploadPaper, visitHall } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let accountNo: string;
let days = 0;
const unit = '3304';
const phone = '13800001234';
const nobodysAccount = accountNumber('3304', 99_999_999);

// Captchas are worked out for real: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  accountNo = await anAccountNo(platform, company);
  app = await buildApp(platform);
  // The first proof also compiles the hashing; it is not what the tests are about.
  await visitHall(app).proof();
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

function nextDay(): void {
  days += 1;
  platform.setNow(new Date(Date.parse('2026-11-18T10:00:00+08:00') + days * 86_400_000));
}

const valuesOf = (kind: string): Record<string, unknown> => ({ ...sampleRequest(kind).values });

async function passOf(number: string): Promise<string> {
  const typed = await askAndRead(app, { orgId: company.orgId, unit }, { purpose: 'contact', phone: number });
  const { body } = await visitHall(app).post('/portal/codes/check', {
    unit,
    codeId: typed.codeId,
    code: typed.code,
  });
  return String(body['pass']);
}

async function submit(request: object, more: object = {}) {
  const visitor = visitHall(app);
  return visitor.post('/portal/requests', { unit, request, proof: await visitor.proof(), ...more });
}

async function orderOf(orderNo: unknown) {
  const { rows } = await admin.query<Record<string, unknown>>(
    'select * from work_order where order_no = $1',
    [orderNo],
  );
  return rows[0] ?? {};
}

describe('a consultation', () => {
  test('is taken once the phone is verified, and comes from the web', async () => {
    nextDay();
    const request = onlineRequest('consultation', valuesOf('consultation'));
    expect((await submit(request)).body).toMatchObject({
      code: 'portal.phone-unverified',
      field: 'form.callerPhone',
    });
    const pass = await passOf(phone);
    const taken = await submit(request, { pass });
    expect(taken).toMatchObject({ status: 200, body: { title: '业务咨询' } });
    expect(String(taken.body['qr'])).toMatch(/^<svg/);
    expect(await orderOf(taken.body['orderNo'])).toMatchObject({
      channel: 'web',
      source: 'portal',
      contact_phone: phone,
      first_responsible_id: null,
    });
    const again = await submit(request, { pass });
    expect(again.body['orderNo']).toBe(taken.body['orderNo']);
  });

  test('is not taken with a pass for another phone', async () => {
    nextDay();
    const pass = await passOf('13900009999');
    const answer = await submit(onlineRequest('consultation', valuesOf('consultation')), { pass });
    expect(answer.body['code']).toBe('portal.phone-unverified');
  });

  test('of one phone is not answered to another who knows its id', async () => {
    nextDay();
    const request = onlineRequest('consultation', valuesOf('consultation'));
    await submit(request, { pass: await passOf(phone) });
    const stranger = '13900007777';
    const copied = { ...request, values: { ...valuesOf('consultation'), callerPhone: stranger } };
    expect((await submit(copied, { pass: await passOf(stranger) })).body['code']).toBe('conflict.id-reused');
  });

  test('tells every fault of the form at once', async () => {
    nextDay();
    const { question: _, topic: __, ...rest } = valuesOf('consultation');
    const answer = await submit(onlineRequest('consultation', rest), { pass: await passOf(phone) });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body['fields'])).toContain('form.question');
  });
});

describe('an account in the form', () => {
  test('is not looked up for a stranger: one that exists and one that does not are taken alike', async () => {
    nextDay();
    const pass = await passOf(phone);
    const answers = [];
    for (const number of [accountNo, nobodysAccount]) {
      const values = { ...valuesOf('consultation'), accountNumber: number };
      answers.push(await submit(onlineRequest('consultation', values), { pass }));
    }
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(await orderOf(body['orderNo'])).toMatchObject({ customer_id: null, account_id: null });
    }
  });

  test('is taken for theirs when the verified phone stands on its file', async () => {
    nextDay();
    const own = '13857101234';
    const values = { ...valuesOf('consultation'), accountNumber: accountNo, callerPhone: own };
    const { body } = await submit(onlineRequest('consultation', values), { pass: await passOf(own) });
    expect((await orderOf(body['orderNo']))['customer_id']).not.toBeNull();
  });

  test('that a business needs is asked for in the same words, whether the account exists or not', async () => {
    nextDay();
    const pass = await passOf(phone);
    const answers = [];
    for (const number of [accountNo, nobodysAccount]) {
      const values = { ...valuesOf('reconnection'), accountNumber: number, callerPhone: phone };
      const { status, body } = await submit(onlineRequest('reconnection', values), { pass });
      answers.push([status, body['code'], body['title']]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.slice(0, 2)).toEqual([422, 'process.customer-unidentified']);
  });
});

describe('a fault', () => {
  test('is taken without a code, and the clerk is told that the phone is unverified', async () => {
    nextDay();
    const { status, body } = await submit(onlineRequest('fault-report', valuesOf('fault-report')));
    expect(status).toBe(200);
    const order = await orderOf(body['orderNo']);
    const { rows } = await admin.query<{ data: { text: string } }>(
      `select data from event where case_id = $1 and kind = 'remarked'`,
      [order['order_id']],
    );
    expect(rows[0]?.data.text).toContain('未经短信验证');
  });
});

describe('a report', () => {
  test('can be made by nobody, and its answer leads to it without a name', async () => {
    nextDay();
    const request = onlineRequest('report', {
      reportClass: 'theft',
      anonymous: true,
      reportText: '夜间有人从表前接线。',
    });
    const { status, body } = await submit(request);
    expect(status).toBe(200);
    expect(await orderOf(body['orderNo'])).toMatchObject({
      confidential: true,
      contact_name: null,
      contact_phone: null,
      customer_id: null,
    });
    const token = String(body['followUrl']).split('#')[1];
    const followed = await visitHall(app).post('/follow', { token });
    expect(followed.body).toMatchObject({ orderNo: body['orderNo'] });
  });

  test('with a name needs the phone verified like everything else', async () => {
    nextDay();
    const { status, body } = await submit(onlineRequest('report', valuesOf('report')));
    const isNamed = valuesOf('report')['anonymous'] === false;
    expect([status, body['code']]).toEqual(isNamed ? [422, 'portal.phone-unverified'] : [200, undefined]);
  });
});

describe('before sending', () => {
  test('the promise is told, and open orders of the same matter to the verified phone alone', async () => {
    nextDay();
    const pass = await passOf(phone);
    const values = valuesOf('complaint');
    const first = await submit(onlineRequest('complaint', values), { pass });
    expect(first.status).toBe(200);
    const preview = (more: object) =>
      visitHall(app).post('/portal/requests/preview', {
        unit,
        request: onlineRequest('complaint', values),
        ...more,
      });
    const stranger = await preview({});
    expect(stranger.body).toMatchObject({ similar: [] });
    expect((stranger.body['promised'] as unknown[]).length).toBeGreaterThan(0);
    expect((await preview({ pass })).body).toMatchObject({
      similar: [{ orderNo: first.body['orderNo'], why: 'same-phone' }],
    });
  });

  test('a kind that does not exist and a unit that does not are told', async () => {
    const preview = (given: object) =>
      visitHall(app).post('/portal/requests/preview', {
        unit,
        request: onlineRequest('nothing', {}),
        ...given,
      });
    expect((await preview({})).body['code']).toBe('process.kind-unknown');
    expect((await preview({ unit: '9999' })).body['code']).toBe('portal.unit-unknown');
  });
});

const upload = (orderId: string, content?: Buffer) =>
  uploadPaper(app, {
    orderId,
    unit,
    address: `10.8.0.${(days + 1).toString()}`,
    ...(content === undefined ? {} : { content }),
  });

describe('a paper', () => {
  test('uploaded for a request belongs to its order once it is sent, and to no other', async () => {
    nextDay();
    const request = onlineRequest('fault-report', valuesOf('fault-report')) as { orderId: string };
    const { attachmentId, status } = await upload(request.orderId);
    expect(status).toBe(200);
    const other = onlineRequest('fault-report', valuesOf('fault-report'), { attachmentIds: [attachmentId] });
    expect((await submit(other)).body).toMatchObject({ code: 'not-found' });
    expect((await submit({ ...request, attachmentIds: [attachmentId] })).status).toBe(200);
    const { rows } = await admin.query('select case_id from attachment where attachment_id = $1', [
      attachmentId,
    ]);
    expect(rows[0]).toEqual({ case_id: request.orderId });
  });

  test('that is no picture and no PDF is refused by its content', async () => {
    nextDay();
    expect((await upload(uuidv7(), Buffer.from('<script>alert(1)</script>'))).body['code']).toBe(
      'file.type-not-allowed',
    );
  });

  test('of a request never sent is swept away after a day; what staff uploaded stays', async () => {
    nextDay();
    const { attachmentId } = await upload(uuidv7());
    const staffs = uuidv7();
    await admin.query(
      `insert into attachment (org_id, attachment_id, file_name, media_type, size_bytes, content_sha256, label, added_by, added_at)
       values ($1, $2, 'a.png', 'image/png', 1, repeat('0', 64), '', $3, $4)`,
      [company.orgId, staffs, company.staff('clerk'), platform.now()],
    );
    nextDay();
    platform.setNow(new Date(platform.now().getTime() + 60_000));
    await clearAwayPortal(platform);
    const { rows } = await admin.query(
      'select attachment_id from attachment where attachment_id = any ($1)',
      [[attachmentId, staffs]],
    );
    expect(rows).toEqual([{ attachment_id: staffs }]);
  });
});

test('an address that sends without end is slowed down', async () => {
  nextDay();
  const address = '192.0.2.77';
  const knocks = limits['submit-address'].countMax;
  for (let count = 0; count < knocks; count += 1)
    await countHits(platform, [{ limit: 'submit-address', of: address }]);
  const visitor = visitHall(app, address);
  const request = onlineRequest('fault-report', valuesOf('fault-report'));
  const answer = await visitor.post('/portal/requests', { unit, request, proof: await visitor.proof() });
  expect(answer).toMatchObject({ status: 429, body: { code: 'portal.too-often' } });
});
