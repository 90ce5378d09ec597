// Customers from a table: a dry run that tells every fault by row and column, then everything or exactly the good rows,
// once. Through the routes, on a real database; the jobs are run by hand where the case needs to stand between them.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerImport } from '#contracts/customer-import.ts';
import { buildApp } from '../../../app.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../../organisation/testing.ts';
import { checkCustomerImport } from './check-import.ts';
import { mindImports } from './jobs.ts';
import { runCustomerImport } from './run-import.ts';
import { csvOf, typedRow, uploadBody, type TypedRow } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let cookie: { cookie: string };
let serial = 0;

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T10:00:00+08:00');
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  cookie = await signInAs(app, 'supervisor');
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

/** The next household that no other case has. */
function household(about: TypedRow = {}): TypedRow {
  serial += 1;
  return typedRow(serial, about);
}

async function upload(content: string | Uint8Array, importId = uuid()) {
  const { payload, headers } = uploadBody(importId, content);
  const answer = await app.inject({
    method: 'POST',
    url: '/api/customer-imports',
    headers: { ...headers, ...cookie },
    payload,
  });
  return { status: answer.statusCode, body: answer.json<CustomerImport & { code?: string }>(), importId };
}

const idOf = (importId: string) => ({ orgId: company.orgId, importId });

async function read(importId: string): Promise<CustomerImport> {
  const answer = await app.inject({ url: `/api/customer-imports/${importId}`, headers: cookie });
  return answer.json<CustomerImport>();
}

async function checked(rows: readonly TypedRow[] | string): Promise<CustomerImport> {
  const { importId } = await upload(typeof rows === 'string' ? rows : csvOf(rows));
  await checkCustomerImport(platform, idOf(importId));
  return read(importId);
}

function start(importId: string, choice: { rows: 'all' | 'good'; existing?: 'skip' | 'update' }) {
  const body = { existing: 'skip', ...choice };
  return app.inject({ method: 'POST', url: `/api/customer-imports/${importId}/run`, headers: cookie, body });
}

async function imported(
  rows: readonly TypedRow[],
  choice: { rows: 'all' | 'good'; existing?: 'skip' | 'update' } = { rows: 'good' },
): Promise<CustomerImport> {
  const { importId } = await checked(rows);
  await start(importId, choice);
  await runCustomerImport(platform, idOf(importId));
  return read(importId);
}

async function faultsOf(importId: string) {
  const answer = await app.inject({ url: `/api/customer-imports/${importId}/faults`, headers: cookie });
  const { items } = answer.json<{
    items: { rowNo: number; errors: { column: string; code: string; title: string }[] }[];
  }>();
  return items.map(({ rowNo, errors }) => ({
    rowNo,
    faults: errors.map(({ column, code }) => `${column} ${code}`),
  }));
}

async function countOf(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await admin.query<{ count: number }>(`select count(*)::int as count from ${sql}`, values);
  return rows[0]?.count ?? -1;
}

describe('the dry run', () => {
  test('tells every fault by row and column, and enters nothing', async () => {
    const before = await countOf('customer');
    const good = household();
    const result = await checked([
      good,
      household({ phone: '', voltage: '一千伏', capacity: '-3' }),
      household({ accountNo: '123', documentNumber: '3.30681E+17', openedOn: '45000' }),
      { ...good },
      household({ station: '没有的所', divisionCode: '999999' }),
    ]);
    expect(result).toMatchObject({ status: 'checked', rowsTotal: 5, rowsBad: 4, rowsKnown: 0 });
    expect(await faultsOf(result.importId)).toEqual([
      {
        rowNo: 3,
        faults: [
          '联系电话 customer.cell-missing',
          '电压等级 customer.cell-not-an-option',
          '容量(kVA) customer.cell-capacity',
        ],
      },
      {
        rowNo: 4,
        faults: [
          '证件号码 customer.cell-digits-lost',
          '户号 customer.account-number-malformed',
          '开户日期 customer.cell-date-serial',
        ],
      },
      { rowNo: 5, faults: ['户号 customer.row-twice'] },
      {
        rowNo: 6,
        faults: ['责任供电所 customer.station-not-found', '行政区划代码 customer.division-unknown'],
      },
    ]);
    expect(await countOf('customer')).toBe(before);
  }, 60_000);
});

describe('an import', () => {
  test('makes customers with contact, account, place and point, each with its event', async () => {
    const row = household({ meterNo: '3301000000777777' });
    const result = await imported([row], { rows: 'all' });
    expect(result).toMatchObject({ status: 'done', customersMade: 1, accountsMade: 1, pointsMade: 1 });
    const { rows } = await admin.query(
      `select c.name, t.phone, a.account_no, a.opened_on::text, l.street_code, p.meter_no, p.capacity_va, e.source
       from customer c join contact t using (org_id, customer_id) join customer_account a using (org_id, customer_id)
       join usage_point p using (org_id, account_id) join service_location l using (org_id, location_id)
       join event e on e.org_id = c.org_id and e.case_id = c.customer_id where a.account_no = $1`,
      [row.accountNo],
    );
    expect(rows).toEqual([
      expect.objectContaining({
        phone: row.phone,
        opened_on: '2020-05-06',
        meter_no: '3301000000777777',
        source: 'import',
        capacity_va: 8000,
      }),
    ]);
  });

  test('of several rows with one document is one customer; with one account number one account of several points', async () => {
    const first = household();
    const second = household({ documentNumber: first.documentNumber ?? '', name: first.name ?? '' });
    const third = { ...second, meterNo: '3301000000888888' };
    const fourth = { ...second, meterNo: '3301000000999999', address: '浙江省绍兴市诸暨市枫桥镇别处路9号' };
    const result = await imported([first, second, third, fourth]);
    expect(result).toMatchObject({ status: 'done', customersMade: 1, accountsMade: 2, pointsMade: 4 });
  });

  test('of everything is refused while a row is faulty; of the good rows enters exactly these', async () => {
    const good = household();
    const { importId } = await checked([good, household({ useKind: '' })]);
    expect((await start(importId, { rows: 'all' })).json()).toMatchObject({ code: 'customer.import-faulty' });
    await start(importId, { rows: 'good' });
    await runCustomerImport(platform, idOf(importId));
    expect(await read(importId)).toMatchObject({ status: 'done', customersMade: 1, rowsBad: 1 });
    expect(await countOf('customer_account where account_no = $1', [good.accountNo])).toBe(1);
  });

  test('of nothing but faulty rows cannot be started', async () => {
    const { importId } = await checked([household({ useKind: '' })]);
    expect((await start(importId, { rows: 'good' })).json()).toMatchObject({
      code: 'customer.import-nothing-good',
    });
  });

  test('of everything leaves nothing when an account was taken meanwhile', async () => {
    const rows = Array.from({ length: 3 }, () => household());
    const { importId } = await checked(rows);
    await start(importId, { rows: 'all' });
    // A neighbour customer takes the last number between check and run.
    await imported([household({ accountNo: rows[2]?.accountNo ?? '' })]);
    await runCustomerImport(platform, idOf(importId));
    const result = await read(importId);
    expect(result).toMatchObject({ status: 'failed', customersMade: 0 });
    expect(result.failure).toContain('属于另一位客户');
    expect(
      await countOf('customer_account where account_no = any ($1)', [rows.map((row) => row.accountNo)]),
    ).toBe(1);
  });

  test('of the good rows goes on past an account that was taken meanwhile, and says so', async () => {
    const rows = Array.from({ length: 4 }, () => household());
    const { importId } = await checked(rows);
    await start(importId, { rows: 'good' });
    const documented = household();
    await imported([documented]);
    await admin.query('update customer_account set account_no = $1 where account_no = $2', [
      rows[1]?.accountNo,
      documented.accountNo,
    ]);
    await imported([household({ documentNumber: rows[1]?.documentNumber ?? '', name: rows[1]?.name ?? '' })]);
    await runCustomerImport(platform, idOf(importId));
    expect(await read(importId)).toMatchObject({ status: 'done', customersMade: 3, rowsRefused: 1 });
    expect(await faultsOf(importId)).toEqual([{ rowNo: 3, faults: ['户号 customer.account-of-another'] }]);
  });
});

describe('the same again', () => {
  test('makes nothing twice: known accounts are skipped', async () => {
    const rows = [household(), household({ accountNo: '', customerCode: 'K-77' })];
    await imported(rows);
    const counted = await countOf('usage_point');
    const again = await imported(rows);
    expect(again).toMatchObject({
      status: 'done',
      customersMade: 0,
      accountsMade: 0,
      pointsMade: 0,
      rowsSkipped: 2,
    });
    expect(again.sameFileAt).not.toBeNull();
    expect(await countOf('usage_point')).toBe(counted);
  });

  test('updates what is written in the file when that was chosen, and tells what was the same', async () => {
    const [one, two] = [household(), household()];
    await imported([one, two]);
    const result = await imported([{ ...one, phone: '13900000001', keyGrade: '' }, two], {
      rows: 'good',
      existing: 'update',
    });
    expect(result).toMatchObject({ rowsUpdated: 1, rowsSkipped: 1, customersMade: 0 });
    expect(await countOf("contact where phone = '13900000001'")).toBe(1);
    expect(
      await countOf(
        "event where kind in ('customer.contact-edited', 'customer.contact-added') and source = 'import'",
      ),
    ).toBe(1);
  });

  test('brings a further point to an account there is', async () => {
    const row = household();
    await imported([row]);
    const result = await imported([{ ...row, meterNo: '3301000000555555' }]);
    expect(result).toMatchObject({ pointsMade: 1, accountsMade: 0, customersMade: 0 });
  });

  test('with the same id is the same import; with another file it is refused', async () => {
    const content = csvOf([household()]);
    const { importId } = await upload(content);
    expect((await upload(content, importId)).status).toBe(200);
    const other = await upload(csvOf([household()]), importId);
    expect(other.body).toMatchObject({ code: 'conflict.id-reused' });
  });
});

describe('a worker that dies', () => {
  test('in the middle is followed by one that goes on, with no customer twice', async () => {
    const rows = Array.from({ length: 1200 }, () => household());
    const { importId } = await checked(rows);
    await start(importId, { rows: 'good' });
    // As after kill -9: the first batch is committed, the second is not, and nobody said anything.
    const dying = {
      ...platform,
      now: () => {
        throw new Error('killed');
      },
    };
    await expect(runCustomerImport(dying, idOf(importId), 500)).rejects.toThrow('killed');
    platform.setNow('2026-11-18T10:02:00+08:00');
    await mindImports(platform);
    expect(
      await countOf("graphile_worker.jobs where task_identifier = 'run-customers' and key like '%' || $1", [
        importId,
      ]),
    ).toBe(1);
    await Promise.all([
      runCustomerImport(platform, idOf(importId)),
      runCustomerImport(platform, idOf(importId)),
    ]);
    expect(await read(importId)).toMatchObject({ status: 'done', customersMade: 1200 });
    expect(
      await countOf('customer_account where account_no = any ($1)', [rows.map((row) => row.accountNo)]),
    ).toBe(1200);
  }, 60_000);

  test('during the check is followed by one that checks the same', async () => {
    const { importId } = await upload(csvOf(Array.from({ length: 30 }, () => household())));
    await checkCustomerImport(platform, idOf(importId));
    await admin.query("update customer_import set status = 'checking' where import_id = $1", [importId]);
    await mindImports(platform);
    expect(await countOf('customer_import_row where import_id = $1', [importId])).toBe(30);
  });
});

describe('an import that is cancelled', () => {
  test('before its start enters nothing', async () => {
    const { importId } = await checked([household()]);
    const answer = await app.inject({
      method: 'POST',
      url: `/api/customer-imports/${importId}/cancel`,
      headers: cookie,
    });
    expect(answer.json()).toMatchObject({ status: 'cancelled' });
    expect((await start(importId, { rows: 'good' })).json()).toMatchObject({ code: 'customer.import-state' });
  });

  test('in the middle keeps the batches that were done; as a whole it keeps nothing', async () => {
    for (const [rows, kept] of [
      ['good', 500],
      ['all', 0],
    ] as const) {
      const { importId } = await checked(Array.from({ length: 700 }, () => household()));
      await start(importId, { rows });
      await app.inject({ method: 'POST', url: `/api/customer-imports/${importId}/cancel`, headers: cookie });
      await runCustomerImport(platform, idOf(importId), 500);
      expect(await read(importId)).toMatchObject({ status: 'cancelled', customersMade: kept });
    }
  }, 60_000);
});

describe('what an import leaves behind', () => {
  test('is no file, and an event with the counts in the history of its author', async () => {
    const { importId } = await imported([household()]);
    expect(await countOf('customer_import_file where import_id = $1', [importId])).toBe(0);
    const { rows } = await admin.query<{ data: object }>(
      "select data from event where kind = 'customers-imported' and data->>'importId' = $1",
      [importId],
    );
    expect(rows).toEqual([
      { data: expect.objectContaining({ status: 'done', customers_made: 1 }) as object },
    ]);
  });

  test('cannot be seen by the neighbouring unit, nor by who may not import', async () => {
    const { importId } = await checked([household()]);
    const neighbour = await signInAs(app, 'supervisor', 'other');
    const clerk = await signInAs(app, 'clerk');
    const url = `/api/customer-imports/${importId}`;
    expect((await app.inject({ url, headers: neighbour })).statusCode).toBe(404);
    expect((await app.inject({ url, headers: clerk })).statusCode).toBe(403);
  });
});

describe('files', () => {
  test('in GB18030 and with a mark are read', async () => {
    const text = csvOf([household()]);
    const { status, body } = await upload(`\uFEFF${text}`);
    expect([status, body.encoding]).toEqual([200, 'utf-8']);
  });

  test('that are no tables are refused at once, with the reason', async () => {
    const refused = async (content: string | Uint8Array) => (await upload(content)).body.code;
    expect(await refused('')).toBe('table.empty');
    expect(await refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe(
      'table.old-format',
    );
    expect(await refused(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3))).toBe('table.damaged');
    expect(await refused('姓名,电话\n张三,1')).toBe('table.columns-missing');
    expect(await refused(csvOf([]))).toBe('table.empty');
    expect(await refused(csvOf([household()]).replace('客户名称', '客户类别'))).toBe('table.column-twice');
  });

  test('with remarks beside the faulty rows can be mended and imported as they are', async () => {
    const { importId } = await checked([household(), household({ region: '市区' })]);
    for (const format of ['csv', 'xlsx']) {
      const url = `/api/customer-imports/${importId}/faults-file?format=${format}`;
      const answer = await app.inject({ url, headers: cookie });
      expect(answer.statusCode).toBe(200);
      const again = await upload(answer.rawPayload);
      expect(again.status).toBe(200);
      await checkCustomerImport(platform, idOf(again.importId));
      expect(await read(again.importId)).toMatchObject({ rowsTotal: 1, rowsBad: 1, format });
    }
  });

  test('made from the template are right as they are', async () => {
    for (const format of ['csv', 'xlsx']) {
      const url = `/api/customer-imports/template?format=${format}`;
      const template = await app.inject({ url, headers: cookie });
      const { importId } = await upload(template.rawPayload);
      await checkCustomerImport(platform, idOf(importId));
      expect(await faultsOf(importId)).toEqual([]);
      expect(await read(importId)).toMatchObject({ status: 'checked', rowsTotal: 1, rowsBad: 0 });
    }
  });
});
