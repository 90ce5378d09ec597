// Codes and captcha over HTTP: the same answer whether something exists or not, few tries, nothing readable stored.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildApp } from '../../app.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { anAccountNo } from '../customers/testing.ts';
import { signInAs, smallCompany, type Company } from '../organisation/testing.ts';
import { acceptRequest } from '../requests/index.ts';
import { clerkOf, sampleRequest } from '../requests/testing.ts';
import { askAndRead, codeSent, visitHall, type Answer } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let accountNo: string;
const unit = '3304';
let minutes = 0;

// Captchas are worked out for real: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  accountNo = await anAccountNo(platform, company);
  app = await buildApp(platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

/** An hour later each time, so that the limits of one test are not those of the next. */
function later(): void {
  minutes += 24 * 60 + 7;
  platform.setNow(new Date(Date.parse('2026-11-18T10:00:00+08:00') + minutes * 60_000));
}

async function ask(about: object, address?: string): Promise<Answer> {
  const visitor = visitHall(app, address);
  return visitor.post('/portal/codes', { unit, proof: await visitor.proof(), about });
}

/** Statements the application sends while something runs. */
async function statements(run: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    count += 1;
    return (query as (...parts: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  try {
    await run();
  } finally {
    pg.Client.prototype.query = query;
  }
  return count;
}

/** What a stranger can see of an answer, without ids and times that differ every time. */
function seen({ status, body, headers }: Answer) {
  const { codeId: _id, expiresAt: _at, requestId: _request, ...rest } = body;
  const { date: _date, 'x-request-id': _own, ...kept } = headers;
  const limits = Object.fromEntries(Object.entries(kept).filter(([name]) => !name.startsWith('x-ratelimit')));
  return { status, keys: Object.keys(body).sort(), rest, headers: limits };
}

describe('asking for a code', () => {
  test.each([
    [
      'account',
      { purpose: 'sign-in', accountNo: '3304999999999' },
      () => ({ purpose: 'sign-in', accountNo }),
    ],
  ])('answers alike for an %s that exists and one that does not', async (_what, absent, present) => {
    later();
    await ask({ purpose: 'sign-in', accountNo: '3304888888888' });
    const answers: Answer[] = [];
    const counts: number[] = [];
    for (const about of [absent, present()]) {
      const visitor = visitHall(app);
      const proof = await visitor.proof();
      counts.push(
        await statements(async () =>
          answers.push(await visitor.post('/portal/codes', { unit, proof, about })),
        ),
      );
    }
    const [one, two] = answers.map(seen);
    expect(one).toEqual(two);
    expect(one?.status).toBe(200);
    expect(counts[0]).toBe(counts[1]);
  });

  test('answers alike for a case that exists, one of somebody in confidence, and one that does not', async () => {
    later();
    const open = await acceptRequest(platform, clerkOf(company), sampleRequest('consultation'));
    const secret = await acceptRequest(platform, clerkOf(company), sampleRequest('report'));
    const answers = [];
    for (const orderNo of [open.orderNo, secret.orderNo, '261118330400000019'])
      answers.push(await ask({ purpose: 'follow', orderNo }));
    expect(new Set(answers.map((answer) => JSON.stringify(seen(answer)))).size).toBe(1);
    const sent = await Promise.all(
      answers.map(({ body }) => codeSent(platform, company.orgId, String(body['codeId']))),
    );
    expect(sent.map((one) => one?.phone ?? null)).toEqual(['13800001234', null, null]);
  });

  test('goes to the phone on the file of the account, sealed in the outbox and in no page of staff', async () => {
    later();
    const { codeId, code, phone } = await askAndRead(
      app,
      { orgId: company.orgId, unit },
      {
        purpose: 'sign-in',
        accountNo,
      },
    );
    expect(phone).toBe('13857101234');
    const { rows } = await admin.query<{ body: string }>('select body from notice where case_id = $1', [
      codeId,
    ]);
    expect(rows[0]?.body).not.toContain(code);
    const { rows: codes } = await admin.query('select * from portal_code where code_id = $1', [codeId]);
    expect(JSON.stringify(codes)).not.toContain(code);
    expect(JSON.stringify(codes)).not.toContain(accountNo);
    const list = await app.inject({
      url: '/api/notices?size=100',
      headers: await signInAs(app, 'supervisor'),
    });
    expect(list.statusCode).toBe(200);
    expect(list.body).toContain('portal-code');
    expect(list.body).not.toContain(code);
    expect(list.body).not.toContain(rows[0]?.body.slice(8, 40) ?? 'sealed');
  });

  test('needs the captcha: none, a wrong one, a used one and an old one are refused', async () => {
    later();
    const about = { purpose: 'contact', phone: '13900005678' };
    const visitor = visitHall(app);
    const proof = await visitor.proof();
    const tried = (given: object) => visitor.post('/portal/codes', { unit, about, ...given });
    expect((await tried({})).body['code']).toBe('shape.missing');
    const wrong = { ...proof, nonce: proof.nonce + 1 };
    expect([(await tried({ proof: wrong })).body['code'], (await tried({ proof })).status]).toEqual([
      'portal.proof-missing',
      200,
    ]);
    expect((await tried({ proof })).body['code']).toBe('portal.proof-missing');
    expect((await tried({ proof: { challenge: 'AAAAAAAAAAAA', nonce: 1 } })).body['code']).toBe(
      'portal.proof-missing',
    );
    const old = await visitor.proof();
    minutes += 11;
    platform.setNow(new Date(platform.now().getTime() + 11 * 60_000));
    expect((await tried({ proof: old })).body['code']).toBe('portal.proof-missing');
  });

  test('is slowed down by the phone, whichever address it comes from', async () => {
    later();
    const about = { purpose: 'contact', phone: '13700004321' };
    const answers = [];
    for (let count = 0; count < 3; count += 1) answers.push(await ask(about));
    expect(answers.map(({ status }) => status)).toEqual([200, 429, 429]);
    expect(answers[1]?.body).toMatchObject({ code: 'portal.too-often', data: { seconds: 60 } });
    platform.setNow(new Date(platform.now().getTime() + 61_000));
    expect((await ask(about)).status).toBe(200);
  });

  test('takes a mobile only: a code cannot be read from a landline', async () => {
    later();
    expect((await ask({ purpose: 'contact', phone: '0571-87654321' })).body['code']).toBe(
      'portal.phone-not-mobile',
    );
  });
});

describe('a code', () => {
  const at = () => ({ orgId: company.orgId, unit });
  const check = (given: object) => visitHall(app).post('/portal/codes/check', { unit, ...given });

  test('opens once, within five minutes', async () => {
    later();
    const { codeId, code } = await askAndRead(app, at(), { purpose: 'contact', phone: '13900001111' });
    expect((await check({ codeId, code })).status).toBe(200);
    expect((await check({ codeId, code })).body['code']).toBe('portal.code-wrong');
    later();
    const late = await askAndRead(app, at(), { purpose: 'contact', phone: '13900001111' });
    platform.setNow(new Date(platform.now().getTime() + 5 * 60_000));
    expect((await check({ codeId: late.codeId, code: late.code })).body['code']).toBe('portal.code-wrong');
  });

  test('is worthless after five wrong tries, right or not; many at one instant are many', async () => {
    later();
    const { codeId, code } = await askAndRead(app, at(), { purpose: 'contact', phone: '13900002222' });
    const wrong = code === '000000' ? '000001' : '000000';
    const tries = await Promise.all(Array.from({ length: 5 }, () => check({ codeId, code: wrong })));
    expect(tries.every(({ status }) => status === 422)).toBe(true);
    expect((await check({ codeId, code })).body['code']).toBe('portal.code-wrong');
  });

  test('of a phone opens no account, and one of an account is no pass', async () => {
    later();
    const contact = await askAndRead(app, at(), { purpose: 'contact', phone: '13900003333' });
    const { codeId, code } = contact;
    expect((await visitHall(app).post('/portal/sign-in', { unit, codeId, code })).status).toBe(422);
    const own = await askAndRead(app, at(), { purpose: 'sign-in', accountNo });
    expect((await check({ codeId: own.codeId, code: own.code })).body['code']).toBe('portal.code-wrong');
  });

  test('of one supply unit opens nothing in another', async () => {
    later();
    const { codeId, code } = await askAndRead(app, at(), { purpose: 'contact', phone: '13900004444' });
    expect((await check({ unit: '3305', codeId, code })).status).toBe(422);
    expect((await check({ codeId, code })).status).toBe(200);
  });

  test('that is wrong is told in the same words as one that was never asked for', async () => {
    later();
    const { codeId, code } = await askAndRead(app, at(), { purpose: 'contact', phone: '13900005555' });
    const wrong = code === '000000' ? '000001' : '000000';
    const [known, made] = [
      await check({ codeId, code: wrong }),
      await check({ codeId: '01999999-0000-7000-8000-000000000000', code: wrong }),
    ];
    expect(seen(known)).toEqual(seen(made));
  });
});

test('a case is read with the code that went to its phone, and with no forged pass', async () => {
  later();
  const { orderNo } = await acceptRequest(platform, clerkOf(company), sampleRequest('consultation'));
  const { codeId, code } = await askAndRead(
    app,
    { orgId: company.orgId, unit },
    {
      purpose: 'follow',
      orderNo: ` ${orderNo.slice(0, 6)} ${orderNo.slice(6)}`,
    },
  );
  const { body } = await visitHall(app).post('/portal/codes/check', { unit, codeId, code });
  const pass = String(body['pass']);
  const { body: found } = await visitHall(app).post('/portal/case', { pass });
  expect(found).toMatchObject({ orderNo, open: true, may: { urge: true } });
  // The same token as on the receipt: whoever showed the phone may check that the case is counted, too (R-PROM-20).
  expect((await visitHall(app).post('/follow', { token: found['token'] })).body).toMatchObject({ orderNo });
  const forged = `${pass.slice(0, 30)}${pass[30] === 'A' ? 'B' : 'A'}${pass.slice(31)}`;
  expect((await visitHall(app).post('/portal/case', { pass: forged })).body['code']).toBe(
    'portal.pass-expired',
  );
  minutes += 31;
  platform.setNow(new Date(platform.now().getTime() + 31 * 60_000));
  expect((await visitHall(app).post('/portal/case', { pass })).body['code']).toBe('portal.pass-expired');
});
