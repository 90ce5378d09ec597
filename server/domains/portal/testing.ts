import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { present } from '#domain/kernel/assert.ts';
import { isSolution, solve } from '#domain/portal/proof-of-work.ts';
import { buildApp } from '../../app.ts';
import { reading, runSql } from '../../platform/db/database.ts';
import { customerCookie } from '../../platform/http/customer-sessions.ts';
import { openedBody } from '../../platform/notices/secret-body.ts';
import type { Platform } from '../../platform/platform.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { aContact, aCustomer, callerIn, createCustomer } from '../customers/testing.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { sendCode } from './jobs.ts';

/** A visitor of the online hall, each from another address unless one is given. */
export interface VisitorOfHall {
  post(path: string, payload: object, cookie?: string): Promise<Answer>;
  get(path: string, cookie?: string): Promise<Answer>;
  /** Solves a captcha as the browser would. */
  proof(): Promise<{ challenge: string; nonce: number }>;
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
}

let visitors = 0;

const triesMax = 4_000_000;

export function visitHall(app: FastifyInstance, address?: string): VisitorOfHall {
  visitors += 1;
  const remoteAddress =
    address ?? `10.7.${Math.floor(visitors / 250).toString()}.${(visitors % 250).toString()}`;
  const call = async (method: 'GET' | 'POST', path: string, given: { payload?: object; cookie?: string }) => {
    const response = await app.inject({
      method,
      url: `/api${path}`,
      remoteAddress,
      ...(given.payload === undefined ? {} : { payload: given.payload }),
      ...(given.cookie === undefined ? {} : { headers: { cookie: given.cookie } }),
    });
    const isJson = response.headers['content-type']?.toString().includes('json') === true;
    return {
      status: response.statusCode,
      body: isJson ? response.json<Record<string, unknown>>() : { text: response.body },
      headers: response.headers,
      cookies: response.cookies,
    };
  };
  const post: VisitorOfHall['post'] = (path, payload, cookie) =>
    call('POST', path, { payload, ...(cookie === undefined ? {} : { cookie }) });
  return {
    post,
    get: (path, cookie) => call('GET', path, cookie === undefined ? {} : { cookie }),
    proof: async () => {
      const { body } = await post('/portal/challenges', {});
      const { challenge, salt, bits } = body as { challenge: string; salt: string; bits: number };
      const nonce = present(solve({ salt, bits }, 0, triesMax), 'a solution');
      if (!isSolution({ salt, bits }, nonce)) throw new Error('the solution holds');
      return { challenge, nonce };
    },
  };
}

interface Sent {
  recipient: string;
  body: string;
}

/** Runs the job of a code and answers what lies in the outbox for it: to whom, and the digits; null when nobody is told. */
export async function codeSent(
  platform: Platform,
  orgId: number,
  codeId: string,
): Promise<{ phone: string; code: string } | null> {
  await sendCode(platform, { orgId, codeId });
  const rows = await reading(platform.db, [orgId], async (tx) => {
    const found = await runSql<Sent>(
      tx,
      `select recipient, body from notice where org_id = $1 and case_id = $2`,
      [orgId, codeId],
    );
    return found.rows;
  });
  const [sent] = rows;
  if (sent === undefined) return null;
  const digits = /\d{6}/.exec(openedBody(platform.keys, sent.body))?.[0];
  return { phone: sent.recipient, code: present(digits, 'six digits in the message') };
}

/** Asks for a code and reads it from the outbox. */
export async function askAndRead(
  app: FastifyInstance,
  at: { orgId: number; unit: string },
  about: object,
): Promise<{ codeId: string; code: string; phone: string }> {
  const visitor = visitHall(app);
  const { body } = await visitor.post('/portal/codes', {
    unit: at.unit,
    proof: await visitor.proof(),
    about,
  });
  const codeId = String(body['codeId']);
  return { codeId, ...present(await codeSent(app.platform, at.orgId, codeId), `a message for ${codeId}`) };
}

/** Signs a customer in by the number of an account; answers the cookie. */
export async function signInCustomerAs(
  app: FastifyInstance,
  at: { orgId: number; unit: string },
  accountNo: string,
): Promise<string> {
  const { codeId, code } = await askAndRead(app, at, { purpose: 'sign-in', accountNo });
  const answer = await visitHall(app).post('/portal/sign-in', { unit: at.unit, codeId, code });
  const cookie = present(
    answer.cookies.find(({ name }) => name === customerCookie),
    `the cookie of ${accountNo}`,
  );
  return `${customerCookie}=${cookie.value}`;
}

/** A request as the browser would make it. */
export function onlineRequest(kind: string, values: object, more: object = {}): object {
  return { orderId: uuidv7(), kind, values, documents: [], attachmentIds: [], ...more };
}

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Uploads a paper for an order as the browser does; a small picture unless another content is given. */
export async function uploadPaper(
  app: FastifyInstance,
  of: { orderId: string; unit: string; address?: string; content?: Buffer },
): Promise<{ attachmentId: string; status: number; body: Record<string, unknown> }> {
  const boundary = 'wanjia';
  const attachmentId = uuidv7();
  const { unit, orderId, content = photo, address = '10.8.1.1' } = of;
  const fields = Object.entries({ unit, orderId, attachmentId, label: '产权证明' })
    .map(
      ([name, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('');
  const head = `${fields}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`;
  const response = await app.inject({
    method: 'POST',
    url: '/api/portal/files',
    remoteAddress: address,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  return { attachmentId, status: response.statusCode, body: response.json<Record<string, unknown>>() };
}

/** A household that can sign in: its customer, account and the number of the account. */
export interface MadeCustomer {
  readonly customerId: string;
  readonly accountId: string;
  readonly accountNo: string;
}

export async function makeCustomer(
  platform: Platform,
  company: Company,
  about: { name: string; phone: string },
): Promise<MadeCustomer> {
  const { name, phone } = about;
  const body = aCustomer({ name, contacts: [aContact({ name, phone })] });
  const made = await createCustomer(platform, callerIn(company), body);
  const account = present(made.accounts[0], 'the account of the household');
  return { customerId: made.customerId, accountId: account.accountId, accountNo: account.accountNo };
}

/** A hall on a database of its own, with a customer who is signed in. */
export interface OwnHall {
  readonly platform: TestPlatform;
  readonly company: Company;
  readonly app: FastifyInstance;
  /** Looks, and arranges, behind the application's back. */
  readonly admin: pg.Client;
  readonly customer: MadeCustomer;
  /** The customer's session. */
  readonly cookie: string;
  close(): Promise<void>;
}

/** The small company with its hall open on Wednesday 18 November 2026, 10:00, and 林晓雯 signed in. */
export async function openOwnHall(): Promise<OwnHall> {
  const platform = await testPlatform();
  const company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  const app = await buildApp(platform);
  const admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  const customer = await makeCustomer(platform, company, { name: '林晓雯', phone: '13857101234' });
  const unit = { orgId: company.orgId, unit: company.code };
  const cookie = await signInCustomerAs(app, unit, customer.accountNo);
  const close = async (): Promise<void> => {
    await admin.end();
    await app.close();
    await platform.close();
  };
  return { platform, company, app, admin, customer, cookie, close };
}
