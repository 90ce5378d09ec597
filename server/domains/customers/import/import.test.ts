// Customers from a table: a dry run that tells every fault by row and column, then everything or exactly the good rows,
// once. Through the routes, on a real database; the jobs are run by hand where the case needs to stand between them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInAs } from '../../organisation/testing.ts';
import { checkCustomerImport } from './check-import.ts';
import { openImportDesk, type ImportDesk } from './testing/import-desk.ts';
import { runCustomerImport } from './run-import.ts';
import { csvOf } from './testing.ts';

let desk: ImportDesk;

beforeAll(async () => {
  desk = await openImportDesk();
});

afterAll(() => desk.close());

describe('the dry run', () => {
  test('tells every fault by row and column, and enters nothing', async () => {
    const before = await desk.countOf('customer');
    const good = desk.household();
    const result = await desk.checked([
      good,
      desk.household({ phone: '', voltage: '一千伏', capacity: '-3' }),
      desk.household({ accountNo: '123', documentNumber: '3.30681E+17', openedOn: '45000' }),
      { ...good },
      desk.household({ station: '没有的所', divisionCode: '999999' }),
    ]);
    expect(result).toMatchObject({ status: 'checked', rowsTotal: 5, rowsBad: 4, rowsKnown: 0 });
    expect(await desk.faultsOf(result.importId)).toEqual([
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
    expect(await desk.countOf('customer')).toBe(before);
  }, 60_000);
});

describe('an import', () => {
  test('makes customers with contact, account, place and point, each with its event', async () => {
    const row = desk.household({ meterNo: '3301000000777777' });
    const result = await desk.imported([row], { rows: 'all' });
    expect(result).toMatchObject({ status: 'done', customersMade: 1, accountsMade: 1, pointsMade: 1 });
    const rows = await desk.rowsOf(
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
    const first = desk.household();
    const second = desk.household({ documentNumber: first.documentNumber ?? '', name: first.name ?? '' });
    const third = { ...second, meterNo: '3301000000888888' };
    const fourth = { ...second, meterNo: '3301000000999999', address: '浙江省绍兴市诸暨市枫桥镇别处路9号' };
    const result = await desk.imported([first, second, third, fourth]);
    expect(result).toMatchObject({ status: 'done', customersMade: 1, accountsMade: 2, pointsMade: 4 });
  });

  test('of everything is refused while a row is faulty; of the good rows enters exactly these', async () => {
    const good = desk.household();
    const { importId } = await desk.checked([good, desk.household({ useKind: '' })]);
    expect((await desk.start(importId, { rows: 'all' })).json()).toMatchObject({
      code: 'customer.import-faulty',
    });
    await desk.start(importId, { rows: 'good' });
    await runCustomerImport(desk.platform, desk.idOf(importId));
    expect(await desk.read(importId)).toMatchObject({ status: 'done', customersMade: 1, rowsBad: 1 });
    expect(await desk.countOf('customer_account where account_no = $1', [good.accountNo])).toBe(1);
  });

  test('of nothing but faulty rows cannot be started', async () => {
    const { importId } = await desk.checked([desk.household({ useKind: '' })]);
    expect((await desk.start(importId, { rows: 'good' })).json()).toMatchObject({
      code: 'customer.import-nothing-good',
    });
  });

  test('of everything leaves nothing when an account was taken meanwhile', async () => {
    const rows = Array.from({ length: 3 }, () => desk.household());
    const { importId } = await desk.checked(rows);
    await desk.start(importId, { rows: 'all' });
    // A neighbour customer takes the last number between check and run.
    await desk.imported([desk.household({ accountNo: rows[2]?.accountNo ?? '' })]);
    await runCustomerImport(desk.platform, desk.idOf(importId));
    const result = await desk.read(importId);
    expect(result).toMatchObject({ status: 'failed', customersMade: 0 });
    expect(result.failure).toContain('属于另一位客户');
    expect(
      await desk.countOf('customer_account where account_no = any ($1)', [rows.map((row) => row.accountNo)]),
    ).toBe(1);
  });

  test('of the good rows goes on past an account that was taken meanwhile, and says so', async () => {
    const rows = Array.from({ length: 4 }, () => desk.household());
    const { importId } = await desk.checked(rows);
    await desk.start(importId, { rows: 'good' });
    const documented = desk.household();
    await desk.imported([documented]);
    await desk.rowsOf('update customer_account set account_no = $1 where account_no = $2', [
      rows[1]?.accountNo,
      documented.accountNo,
    ]);
    await desk.imported([
      desk.household({ documentNumber: rows[1]?.documentNumber ?? '', name: rows[1]?.name ?? '' }),
    ]);
    await runCustomerImport(desk.platform, desk.idOf(importId));
    expect(await desk.read(importId)).toMatchObject({ status: 'done', customersMade: 3, rowsRefused: 1 });
    expect(await desk.faultsOf(importId)).toEqual([
      { rowNo: 3, faults: ['户号 customer.account-of-another'] },
    ]);
  });
});

describe('the same again', () => {
  test('makes nothing twice: known accounts are skipped', async () => {
    const rows = [desk.household(), desk.household({ accountNo: '', customerCode: 'K-77' })];
    await desk.imported(rows);
    const counted = await desk.countOf('usage_point');
    const again = await desk.imported(rows);
    expect(again).toMatchObject({
      status: 'done',
      customersMade: 0,
      accountsMade: 0,
      pointsMade: 0,
      rowsSkipped: 2,
    });
    expect(again.sameFileAt).not.toBeNull();
    expect(await desk.countOf('usage_point')).toBe(counted);
  });

  test('updates what is written in the file when that was chosen, and tells what was the same', async () => {
    const [one, two] = [desk.household(), desk.household()];
    await desk.imported([one, two]);
    const result = await desk.imported([{ ...one, phone: '13900000001', keyGrade: '' }, two], {
      rows: 'good',
      existing: 'update',
    });
    expect(result).toMatchObject({ rowsUpdated: 1, rowsSkipped: 1, customersMade: 0 });
    expect(await desk.countOf("contact where phone = '13900000001'")).toBe(1);
    expect(
      await desk.countOf(
        "event where kind in ('customer.contact-edited', 'customer.contact-added') and source = 'import'",
      ),
    ).toBe(1);
  });

  test('brings a further point to an account there is', async () => {
    const row = desk.household();
    await desk.imported([row]);
    const result = await desk.imported([{ ...row, meterNo: '3301000000555555' }]);
    expect(result).toMatchObject({ pointsMade: 1, accountsMade: 0, customersMade: 0 });
  });

  test('with the same id is the same import; with another file it is refused', async () => {
    const content = csvOf([desk.household()]);
    const { importId } = await desk.upload(content);
    expect((await desk.upload(content, importId)).status).toBe(200);
    const other = await desk.upload(csvOf([desk.household()]), importId);
    expect(other.body).toMatchObject({ code: 'conflict.id-reused' });
  });
});

describe('what an import leaves behind', () => {
  test('is no file, and an event with the counts in the history of its author', async () => {
    const { importId } = await desk.imported([desk.household()]);
    expect(await desk.countOf('customer_import_file where import_id = $1', [importId])).toBe(0);
    const rows = await desk.rowsOf<{ data: object }>(
      "select data from event where kind = 'customers-imported' and data->>'importId' = $1",
      [importId],
    );
    expect(rows).toEqual([
      { data: expect.objectContaining({ status: 'done', customers_made: 1 }) as object },
    ]);
  });

  test('cannot be seen by the neighbouring unit, nor by who may not import', async () => {
    const { importId } = await desk.checked([desk.household()]);
    const neighbour = await signInAs(desk.app, 'supervisor', 'other');
    const clerk = await signInAs(desk.app, 'clerk');
    const url = `/api/customer-imports/${importId}`;
    expect((await desk.app.inject({ url, headers: neighbour })).statusCode).toBe(404);
    expect((await desk.app.inject({ url, headers: clerk })).statusCode).toBe(403);
  });
});

describe('files', () => {
  test('in GB18030 and with a mark are read', async () => {
    const text = csvOf([desk.household()]);
    const { status, body } = await desk.upload(`\uFEFF${text}`);
    expect([status, body.encoding]).toEqual([200, 'utf-8']);
  });

  test('that are no tables are refused at once, with the reason', async () => {
    const refused = async (content: string | Uint8Array) => (await desk.upload(content)).body.code;
    expect(await refused('')).toBe('table.empty');
    expect(await refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe(
      'table.old-format',
    );
    expect(await refused(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3))).toBe('table.damaged');
    expect(await refused('姓名,电话\n张三,1')).toBe('table.columns-missing');
    expect(await refused(csvOf([]))).toBe('table.empty');
    expect(await refused(csvOf([desk.household()]).replace('客户名称', '客户类别'))).toBe(
      'table.column-twice',
    );
  });

  test('with remarks beside the faulty rows can be mended and imported as they are', async () => {
    const { importId } = await desk.checked([desk.household(), desk.household({ region: '市区' })]);
    for (const format of ['csv', 'xlsx']) {
      const url = `/api/customer-imports/${importId}/faults-file?format=${format}`;
      const answer = await desk.app.inject({ url, headers: desk.cookie });
      expect(answer.statusCode).toBe(200);
      const again = await desk.upload(answer.rawPayload);
      expect(again.status).toBe(200);
      await checkCustomerImport(desk.platform, desk.idOf(again.importId));
      expect(await desk.read(again.importId)).toMatchObject({ rowsTotal: 1, rowsBad: 1, format });
    }
  });

  test('made from the template are right as they are', async () => {
    for (const format of ['csv', 'xlsx']) {
      const url = `/api/customer-imports/template?format=${format}`;
      const template = await desk.app.inject({ url, headers: desk.cookie });
      const { importId } = await desk.upload(template.rawPayload);
      await checkCustomerImport(desk.platform, desk.idOf(importId));
      expect(await desk.faultsOf(importId)).toEqual([]);
      expect(await desk.read(importId)).toMatchObject({ status: 'checked', rowsTotal: 1, rowsBad: 0 });
    }
  });
});
