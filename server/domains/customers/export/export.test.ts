// Lists of customers as tables: masked unless somebody may see more and says why; every export is on record.
import type { FastifyInstance } from 'fastify';
import { readXlsx } from 'hucre/xlsx';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../app.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../../organisation/testing.ts';
import { createCustomer } from '../file/commands/create-customer.ts';
import { aContact, aCustomer, anAccount, callerIn } from '../testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T10:00:00+08:00');
  company = await smallCompany(platform);
  app = await buildApp(platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  const make = (customer: ReturnType<typeof aCustomer>) =>
    createCustomer(platform, callerIn(company), customer);
  await make(aCustomer({ contacts: [aContact({ phone: '13857101234' })] }));
  await make(
    aCustomer({
      kind: 'enterprise',
      name: '=cmd|calc厂',
      contacts: [aContact({ name: '钱多多' })],
      accounts: [anAccount({ openedOn: '2020-01-02' })],
    }),
  );
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

async function exported(role: 'manager' | 'clerk', body: object) {
  const headers = await signInAs(app, role);
  return app.inject({
    method: 'POST',
    url: '/api/customers/export',
    headers,
    body: { format: 'csv', text: '', clear: [], ...body },
  });
}

/** The manager has no task for which to see personal data; who also heads a station has (R-DATA-02). */
async function givePostOfStationHead(): Promise<void> {
  await admin.query(
    `insert into staff_post (org_id, staff_id, unit_id, post, valid_from)
     select org_id, staff_id, unit_id, 'station-head', '2020-01-01' from staff_post where staff_id = $1`,
    [company.staff('manager')],
  );
}

async function events() {
  const { rows } = await admin.query<{ data: Record<string, unknown>; personal: Record<string, unknown> }>(
    "select data, personal from event where kind = 'customers-exported' and case_id = $1 order by seq",
    [company.staff('manager')],
  );
  return rows;
}

describe('a list of customers', () => {
  test('is masked, and nothing typed by a customer is carried out by a spreadsheet', async () => {
    const { body, statusCode, headers } = await exported('manager', {});
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(body).toContain('138****1234');
    expect(body).not.toContain('13857101234');
    expect(body).not.toContain('10幢502室');
    expect(body).toContain("'=cmd|calc厂");
  });

  test('as a workbook has the same rows', async () => {
    const { rawPayload } = await exported('manager', { format: 'xlsx' });
    const { sheets } = await readXlsx(rawPayload);
    expect(sheets[0]?.rows.length).toBe(3);
    expect(sheets[0]?.rows[0]?.slice(0, 2)).toEqual(['客户类别', '客户名称']);
  });

  test('is that of the search, when something was searched for', async () => {
    const { body } = await exported('manager', { text: '张晓雯' });
    expect(body.trim().split('\r\n').length).toBe(2);
  });

  test('shows columns in clear to who may unmask and gives a reason, and to nobody else', async () => {
    const clear = { clear: ['phone', 'address'] };
    expect((await exported('manager', { ...clear, reason: '核对' })).json()).toMatchObject({
      code: 'customer.export-clear-forbidden',
    });
    await givePostOfStationHead();
    expect((await exported('manager', clear)).json()).toMatchObject({
      code: 'customer.export-reason-missing',
    });
    const { body } = await exported('manager', { ...clear, reason: '停电通知逐户电话核对' });
    expect(body).toContain('13857101234');
    expect(body).toContain('10幢502室');
  });

  test('is refused to who may not export', async () => {
    expect((await exported('clerk', {})).statusCode).toBe(403);
  });

  test('is on record: who, what for, how many rows, which columns', async () => {
    await exported('manager', { text: '张晓雯', clear: ['phone'], reason: '回访' });
    const [begun, ended] = (await events()).slice(-2);
    expect(begun).toMatchObject({ data: { rows: 0, ended: false, clear: ['phone'], searched: true } });
    expect(ended).toMatchObject({
      data: { rows: 1, ended: true, columns: expect.arrayContaining(['联系电话']) as string[] },
      personal: { text: '张晓雯', reason: '回访' },
    });
  });
});
