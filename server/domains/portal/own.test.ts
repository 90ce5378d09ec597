// The signed-in customer: their own file, cases and doings; and, for every route, nothing of anybody else's.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildApp } from '../../app.ts';
import { customerCookie } from '../../platform/http/customer-sessions.ts';
import { sampleOf } from '../../platform/testing/sample.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { smallCompany, signInAs, type Company } from '../organisation/testing.ts';
import { sampleRequest } from '../requests/testing.ts';
import {
  askAndRead,
  codeSent,
  makeCustomer,
  onlineRequest,
  signInCustomerAs,
  visitHall,
  type MadeCustomer,
} from './testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let lin: MadeCustomer;
let chen: MadeCustomer;
let cookie: string;
let chens: string;
const unit = '3304';

// Captchas are worked out for real: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  lin = await makeCustomer(platform, company, { name: '林晓雯', phone: '13857101234' });
  chen = await makeCustomer(platform, company, { name: '陈志强', phone: '13957105678' });
  cookie = await signInCustomerAs(app, { orgId: company.orgId, unit }, lin.accountNo);
  chens = await signInCustomerAs(app, { orgId: company.orgId, unit }, chen.accountNo);
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

const get = (path: string, as = cookie) => visitHall(app).get(path, as);
const post = (path: string, payload: object, as = cookie) => visitHall(app).post(path, payload, as);

async function ownOrder(as = cookie, kind = 'consultation'): Promise<{ orderId: string; orderNo: string }> {
  const sample: Readonly<Record<string, unknown>> = sampleRequest(kind).values;
  const { accountNumber: _, ...values } = sample;
  const request = onlineRequest(kind, values) as { orderId: string };
  const { status, body } = await post('/portal/me/requests', request, as);
  expect([status, body['code']]).toEqual([200, undefined]);
  return { orderId: request.orderId, orderNo: String(body['orderNo']) };
}

async function ownCode(about: object, as = cookie): Promise<{ codeId: string; code: string; phone: string }> {
  platform.setNow(new Date(platform.now().getTime() + 61_000));
  const { body } = await post('/portal/me/codes', about, as);
  const codeId = String(body['codeId']);
  const sent = await codeSent(platform, company.orgId, codeId);
  expect(sent).not.toBeNull();
  return { codeId, code: sent?.code ?? '', phone: sent?.phone ?? '' };
}

describe('a session', () => {
  test('is out of reach of scripts and other sites, stored as a hash, and on record', async () => {
    const { codeId, code } = await askAndRead(
      app,
      { orgId: company.orgId, unit },
      {
        purpose: 'sign-in',
        accountNo: (await makeCustomer(platform, company, { name: '吴敏', phone: '13857109999' })).accountNo,
      },
    );
    const response = await app.inject({
      method: 'POST',
      url: '/api/portal/sign-in',
      payload: { unit, codeId, code },
      remoteAddress: '10.9.1.1',
    });
    const set = response.cookies.find(({ name }) => name === customerCookie);
    expect(set).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    const { rows } = await admin.query('select * from portal_session');
    expect(JSON.stringify(rows)).not.toContain(set?.value.split('.')[1]);
    expect(JSON.stringify(rows)).not.toContain('13857101234');
    const { rows: events } = await admin.query(`select source from event where kind = 'portal.signed-in'`);
    expect(events.length).toBeGreaterThan(0);
  });

  test('opens no desk, and a desk opens no customer', async () => {
    const response = await app.inject({ url: '/api/me', headers: { cookie } });
    expect(response.json()).toMatchObject({ code: 'access.not-signed-in' });
    const staff = await signInAs(app, 'clerk');
    expect((await get('/portal/me', staff.cookie)).body['code']).toBe('access.not-signed-in');
  });

  test('ends after half an hour without a request, and by signing out', async () => {
    const made = await makeCustomer(platform, company, { name: '郑和', phone: '13857108888' });
    const idle = await signInCustomerAs(app, { orgId: company.orgId, unit }, made.accountNo);
    expect((await get('/portal/me', idle)).status).toBe(200);
    expect((await post('/portal/me/sign-out', {}, idle)).status).toBe(200);
    expect((await get('/portal/me', idle)).status).toBe(401);
    platform.setNow(new Date(platform.now().getTime() + 120_000));
    const second = await signInCustomerAs(app, { orgId: company.orgId, unit }, made.accountNo);
    platform.setNow(new Date(platform.now().getTime() + 29 * 60_000));
    expect((await get('/portal/me', second)).status).toBe(200);
    platform.setNow(new Date(platform.now().getTime() + 3_700_000));
    cookie = await fresh(lin);
    chens = await fresh(chen);
  });

  test('of another supply unit does not open with our number in front', async () => {
    const [name, value = ''] = cookie.split('=');
    const other = `${name ?? ''}=${company.other.orgId.toString()}.${value.split('.')[1] ?? ''}`;
    expect((await get('/portal/me', other)).status).toBe(401);
    expect((await get('/portal/me', `${customerCookie}=nonsense`)).status).toBe(401);
  });
});

async function fresh(of: MadeCustomer): Promise<string> {
  platform.setNow(new Date(platform.now().getTime() + 61_000));
  return signInCustomerAs(app, { orgId: company.orgId, unit }, of.accountNo);
}

describe('the file', () => {
  test('is shown masked, and in clear after a further code, which is recorded', async () => {
    const masked = await get('/portal/me');
    expect(masked.body).toMatchObject({ name: '林**', masked: true });
    expect(JSON.stringify(masked.body)).not.toContain('13857101234');
    const { codeId, code, phone } = await ownCode({ purpose: 'reveal' });
    expect(phone).toBe('13857101234');
    const clear = await post('/portal/me/reveal', { codeId, code });
    expect(clear.body).toMatchObject({ name: '林晓雯', masked: false });
    const { rows } = await admin.query(
      `select 1 from event where case_id = $1 and kind = 'portal.revealed' and actor_kind = 'customer'`,
      [lin.customerId],
    );
    expect(rows).toHaveLength(1);
  });

  test("opens not with somebody else's code", async () => {
    const { codeId, code } = await ownCode({ purpose: 'reveal' }, chens);
    expect((await post('/portal/me/reveal', { codeId, code })).body['code']).toBe('portal.code-wrong');
  });

  test('is downloaded whole, to read and for a program, and that is recorded', async () => {
    await ownOrder();
    const json = await get('/portal/me/data.json');
    expect(json.body).toMatchObject({
      file: { name: '林晓雯' },
    });
    expect(json.headers['content-disposition']).toContain('attachment');
    const html = await get('/portal/me/data.html');
    expect(html.body['text']).toContain('林晓雯');
    expect(html.body['text']).not.toContain('陈志强');
    const { rows } = await admin.query(
      `select 1 from event where case_id = $1 and kind = 'portal.exported'`,
      [lin.customerId],
    );
    expect(rows).toHaveLength(2);
  });

  test('gets a new phone when both phones answer, and the other sessions end', async () => {
    const old = await ownCode({ purpose: 'old-phone' });
    const next = await ownCode({ purpose: 'new-phone', phone: '13657102222' });
    expect(next.phone).toBe('13657102222');
    const elsewhere = await fresh(lin);
    const again = await ownCode({ purpose: 'old-phone' });
    const more = await ownCode({ purpose: 'new-phone', phone: '13657103333' });
    const swapped = await post('/portal/me/phone', {
      commandId: uuidv7(),
      old: { codeId: next.codeId, code: next.code },
      fresh: { codeId: old.codeId, code: old.code },
    });
    expect(swapped.body['code']).toBe('portal.code-wrong');
    const changed = await post('/portal/me/phone', {
      commandId: uuidv7(),
      old: { codeId: again.codeId, code: again.code },
      fresh: { codeId: more.codeId, code: more.code },
    });
    expect([changed.status, changed.body['code']]).toEqual([200, undefined]);
    expect(JSON.stringify(changed.body)).toContain('136****3333');
    expect((await get('/portal/me', elsewhere)).status).toBe(401);
    const { rows } = await admin.query(`select phone from contact where customer_id = $1`, [lin.customerId]);
    expect(rows).toEqual([{ phone: '13657103333' }]);
  });

  test('is put right by staff: the wish becomes an order', async () => {
    const answer = await post('/portal/me/corrections', {
      orderId: uuidv7(),
      what: 'name',
      text: '户名应为林晓文。',
    });
    expect(answer.status).toBe(200);
    const { rows } = await admin.query<{ customer_id: string; state: { values: { question: string } } }>(
      'select customer_id, state from work_order where order_no = $1',
      [answer.body['orderNo']],
    );
    expect(rows[0]).toMatchObject({ customer_id: lin.customerId });
    expect(rows[0]?.state.values.question).toContain('林晓文');
  });
});

describe('a case', () => {
  test('of their own is listed, read, urged, added to and withdrawn', async () => {
    const { orderId, orderNo } = await ownOrder();
    const { body: list } = await get('/portal/me/cases');
    expect(JSON.stringify(list['items'])).toContain(orderNo);
    const act = (doing: object, commandId = uuidv7()) =>
      post(`/portal/me/cases/${orderId}/do`, { commandId, doing });
    const urging = uuidv7();
    expect((await act({ verb: 'urge', text: '请尽快答复' }, urging)).status).toBe(200);
    expect((await act({ verb: 'urge', text: '请尽快答复' }, urging)).status).toBe(200);
    expect((await act({ verb: 'remark', text: '补充:最近两个月都偏高' })).status).toBe(200);
    expect((await act({ verb: 'withdraw', reason: '已经弄明白了' })).body).toMatchObject({
      open: false,
      may: { urge: false, withdraw: false, rebook: false },
    });
    expect((await act({ verb: 'urge', text: '再催' })).body['code']).toBe('portal.not-possible-now');
    const { rows } = await admin.query<{ kind: string; actor_kind: string; actor_id: string }>(
      `select kind, actor_kind, actor_id from event where case_id = $1 and source = 'portal' order by seq`,
      [orderId],
    );
    expect(rows.filter(({ kind }) => kind === 'urged')).toHaveLength(1);
    expect(new Set(rows.map((row) => `${row.actor_kind} ${row.actor_id}`))).toEqual(
      new Set([`customer ${lin.customerId}`]),
    );
  });

  test('with a visit wished for is a booking; another time can be asked for, not chosen', async () => {
    const values = { ...sampleRequest('home-visit').values, wishedVisitAt: '2027-03-01T09:30' };
    const { accountNumber: _, ...rest } = values as Record<string, unknown>;
    const request = onlineRequest('home-visit', rest) as { orderId: string };
    expect((await post('/portal/me/requests', request)).status).toBe(200);
    const { body } = await get('/portal/me/bookings');
    expect(body['items']).toMatchObject([
      { orderId: request.orderId, what: 'wished', at: '2027-03-01T09:30' },
    ]);
    const at = `/portal/me/cases/${request.orderId}`;
    const moving = { verb: 'rebook', at: '2027-03-02T14:00', reason: '有事' };
    const moved = await post(`${at}/do`, { commandId: uuidv7(), doing: moving });
    expect(moved.body['code']).toBe('process.no-appointment');
    expect((await get(`${at}/slots`)).body['code']).toBe('process.no-appointment');
    const urging = { verb: 'urge', text: '请改到 2027-03-02 14:00' };
    expect((await post(`${at}/do`, { commandId: uuidv7(), doing: urging })).status).toBe(200);
  });

  test('needs an account of their own: that of a neighbour is as unknown as one that does not exist', async () => {
    const values = { ...sampleRequest('reconnection').values };
    const tried = async (accountNumber: string) => {
      const { status, body } = await post(
        '/portal/me/requests',
        onlineRequest('reconnection', { ...values, accountNumber }),
      );
      return [status, body['code'], body['title']];
    };
    expect(await tried(chen.accountNo)).toEqual(await tried('3304999999999'));
    expect((await tried(lin.accountNo))[0]).toBe(200);
  });
});

async function someConsent(): Promise<string> {
  const consentId = uuidv7();
  const wish = { commandId: uuidv7(), consentId, purpose: 'document-sharing', version: '2026-1' };
  expect((await post('/portal/me/consents', wish)).status).toBe(200);
  return consentId;
}

describe('a foreign customer', () => {
  test('finds, reads and changes nothing of ours through any customer route', async () => {
    const { orderId, orderNo } = await ownOrder();
    const { rows: sessions } = await admin.query<{ session_id: string }>(
      'select session_id from portal_session where customer_id = $1',
      [lin.customerId],
    );
    const ids: Readonly<Record<string, string>> = {
      orderId,
      sessionId: sessions[0]?.session_id ?? '',
      accountId: lin.accountId,
      consentId: await someConsent(),
    };
    const secrets = [orderNo, lin.customerId, lin.accountNo, '林晓雯', '13657103333', ...Object.values(ids)];
    const print = async () => {
      const { rows } = await admin.query<{ print: string }>(
        `select md5(string_agg(x, '|' order by x)) as print from (
           select w::text as x from work_order w where customer_id = $1
           union all select t::text from contact t where customer_id = $1
           union all select n::text from consent n where customer_id = $1
           union all select s.session_id::text from portal_session s where customer_id = $1
           union all select e.hash from event e where case_id = $1 or case_id = $2) all_rows`,
        [lin.customerId, orderId],
      );
      return rows[0]?.print;
    };
    const complaints: string[] = [];
    const contracts = app.contracts.filter(({ access }) => access === 'customer');
    expect(contracts.length).toBeGreaterThan(15);
    for (const contract of contracts.filter(({ path }) => path !== '/portal/me/sign-out')) {
      const before = await print();
      const sent = new Set<string>();
      const idOf = (name: string): string => {
        const id = ids[name] ?? uuidv7();
        sent.add(id);
        return id;
      };
      const path = contract.path.replaceAll(/:(\w+)/g, (_, name: string) => idOf(name));
      const named = contract.path.includes(':') || contract.path === '/portal/me/account';
      const response = await app.inject({
        method: contract.method,
        url: `/api${path}`,
        headers: { cookie: chens },
        remoteAddress: '10.9.2.1',
        ...(contract.body === undefined ? {} : { payload: sampleOf(contract.body, idOf) as object }),
      });
      const name = `${contract.method} ${contract.path}`;
      if (named && response.statusCode !== 404) complaints.push(`${name}: ${response.statusCode.toString()}`);
      if (response.statusCode >= 500) complaints.push(`${name}: ${response.body}`);
      const told = secrets.filter((secret) => !sent.has(secret) && response.body.includes(secret));
      if (told.length > 0) complaints.push(`${name}: told ${told.join(' ')}`);
      if ((await print()) !== before) complaints.push(`${name}: wrote`);
    }
    expect(complaints).toEqual([]);
  });

  test('and this walk would notice: the owner finds what the foreigner does not', async () => {
    const { orderId } = await ownOrder();
    expect((await get(`/portal/me/cases/${orderId}`)).status).toBe(200);
    expect((await get(`/portal/me/cases/${orderId}`, chens)).status).toBe(404);
  });
});
