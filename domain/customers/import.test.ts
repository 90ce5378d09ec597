// Cells as spreadsheets leave them, rows as people fill them in, and which rows belong together.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { accountNumber } from './account-number.ts';
import { capacityOf, dayOf, digitsOf, textOf, type ImportCell } from './import-cells.ts';
import {
  fieldsOfTitles,
  importColumn,
  importFields,
  missingTitles,
  type ImportField,
} from './import-columns.ts';
import { groupRows } from './import-groups.ts';
import { readImportRow, type ImportedRow } from './import-row.ts';

const context = { today: calendarDate('2026-11-18'), unitCode: '3304', capacityMaxVa: 10_000_000_000 };
const accountNo = accountNumber('3304', 7);

const sample: Partial<Record<ImportField, ImportCell>> = {
  kind: '个人',
  name: '陈示例',
  phone: '13800001234',
  accountNo,
  address: '浙江省绍兴市诸暨市暨阳街道示例路1号',
  region: '城区',
  voltage: '220伏单相',
  capacity: 8,
  useKind: '居民生活',
};

function faultsOf(about: Partial<Record<ImportField, ImportCell>>): string[] {
  return readImportRow({ ...sample, ...about }, context).faults.map(
    ({ column, refused }) => `${column} ${refused}`,
  );
}

function rowOf(about: Partial<Record<ImportField, ImportCell>> = {}): ImportedRow {
  return readImportRow({ ...sample, ...about }, context).row;
}

describe('a cell that a spreadsheet has changed', () => {
  test('is a number that lost its end', () => {
    expect(digitsOf(330681199001010000)).toMatchObject({ refused: 'customer.cell-digits-lost' });
    expect(digitsOf('3.30681E+17')).toMatchObject({ refused: 'customer.cell-digits-lost' });
    expect(digitsOf(3304000000071)).toBe('3304000000071');
    expect(digitsOf("'0012")).toBe('0012');
  });

  test('is a day that became a serial, and the day is told', () => {
    expect(dayOf(45000)).toMatchObject({
      refused: 'customer.cell-date-serial',
      data: { date: '2023-03-15' },
    });
    expect(dayOf('45000')).toMatchObject({ data: { date: '2023-03-15' } });
    expect(dayOf({ date: '2023-03-15' })).toBe('2023-03-15');
  });

  test('is a text that became a day, or a formula that fails', () => {
    expect(textOf({ date: '2026-01-02' })).toMatchObject({ refused: 'customer.cell-is-date' });
    expect(textOf('#REF!')).toMatchObject({ refused: 'customer.cell-formula-error' });
  });

  test('is a number without its leading zero, and the number is told', () => {
    expect(faultsOf({ phone: 57187654321 })).toEqual(['phone customer.cell-zero-lost']);
    const zero = { ...context, unitCode: '0304' };
    const short = Number(accountNumber('0304', 7));
    const { faults } = readImportRow({ ...sample, accountNo: short }, zero);
    expect(faults).toMatchObject([
      {
        column: 'accountNo',
        refused: 'customer.cell-zero-lost',
        data: { expected: accountNumber('0304', 7) },
      },
    ]);
  });
});

describe('a day', () => {
  test.each(['2026-11-18', '2026/11/18', '2026.11.18', '2026年11月18日', '20261118', '2026-11-18 00:00:00'])(
    'is read from %s',
    (typed) => expect(dayOf(typed)).toBe('2026-11-18'),
  );

  test.each(['2026-02-30', '18.11.2026', '昨天', '2026-13-01'])('is not read from %s', (typed) =>
    expect(dayOf(typed)).toMatchObject({ refused: 'customer.cell-date-malformed' }),
  );
});

test('a capacity is read in kVA, with comma and unit, and nothing else', () => {
  expect(capacityOf('1,250', 1e10)).toBe(1_250_000);
  expect(capacityOf('0.5 kVA', 1e10)).toBe(500);
  for (const wrong of ['-1', '0', '八', '1e3', '99999999999'])
    expect(capacityOf(wrong, 1e10)).toMatchObject({ refused: 'customer.cell-capacity' });
});

describe('a row', () => {
  test('that is right has no fault; what is left out follows from the rest', () => {
    expect(faultsOf({})).toEqual([]);
    expect(rowOf()).toMatchObject({
      capacityVa: 8000,
      contact: { name: '陈示例', channel: 'sms', purposes: ['business', 'billing', 'outage'] },
    });
    expect(rowOf({ phone: '0571-87654321' }).contact.channel).toBe('phone');
  });

  test('tells every fault at once, in the order of the columns', () => {
    expect(
      faultsOf({ name: null, phone: '12', voltage: '一千伏', accountNo: '1', openedOn: '2027-01-01' }),
    ).toEqual([
      'name customer.cell-missing',
      'contactName customer.name-missing',
      'phone customer.phone-malformed',
      'accountNo customer.account-number-malformed',
      'openedOn customer.cell-date-ahead',
      'voltage customer.cell-not-an-option',
    ]);
  });

  test('takes stored words and titles, half-width or not', () => {
    expect(rowOf({ kind: 'enterprise', voltage: '10kV', useKind: '工商业' })).toMatchObject({
      kind: 'enterprise',
      voltage: '10kV',
      useKind: 'commercial',
    });
    expect(rowOf({ specialNeeds: '老年人，听力障碍' }).specialNeeds).toEqual(['elderly', 'hard-of-hearing']);
  });

  test('needs kind and number of a document, or neither', () => {
    expect(faultsOf({ documentNumber: '330699190001010016' })).toEqual([
      'documentKind customer.document-half',
    ]);
    expect(faultsOf({ documentKind: '居民身份证' })).toEqual(['documentNumber customer.document-half']);
  });

  test('never breaks, whatever stands in its cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constant({ date: '2026-01-02' }),
    );
    const cells = fc.record(Object.fromEntries(importFields.map((field) => [field, cell])));
    fc.assert(
      fc.property(cells, (row) => {
        const { faults } = readImportRow(row, context);
        expect(new Set(faults.map(({ column }) => column)).size).toBe(faults.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the titles of a file', () => {
  test('are those of the template in any order, with stars and spaces, others left unread', () => {
    expect(fieldsOfTitles(['户号', ' 客户名称* ', '备注', '容量（kVA）'])).toEqual([
      'accountNo',
      'name',
      null,
      'capacity',
    ]);
  });

  test('must name what every row needs', () => {
    expect(missingTitles(importFields)).toEqual([]);
    expect(missingTitles(['name'])).toContain(importColumn('phone').title);
  });
});

describe('rows belong together', () => {
  test('by customer code, document or account number, wherever they stand', () => {
    const place = groupRows();
    const one = place(2, rowOf({ customerCode: 'A' })).group;
    expect(place(3, rowOf({ accountNo: accountNumber('3304', 8), name: '李' })).group).not.toBe(one);
    const again = place(4, rowOf({ customerCode: 'A', accountNo: accountNumber('3304', 9) }));
    expect(again).toMatchObject({ group: one, faults: [] });
  });

  test('and a row that repeats another, or mixes two customers, is told with the other row', () => {
    const place = groupRows();
    place(2, rowOf({ meterNo: '33010001' }));
    expect(place(3, rowOf({ meterNo: '33010001' })).faults).toMatchObject([
      { refused: 'customer.row-twice', data: { row: 2 } },
    ]);
    expect(place(4, rowOf({ name: '别人' })).faults).toMatchObject([
      { refused: 'customer.row-differs', column: 'name' },
    ]);
    const other = accountNumber('3304', 10);
    expect(place(5, rowOf({ accountNo: other, meterNo: '33010001', name: '李' })).faults).toMatchObject([
      { refused: 'customer.meter-twice' },
    ]);
    place(6, rowOf({ customerCode: 'B', accountNo: other, name: '李' }));
    expect(place(7, rowOf({ customerCode: 'B', name: '李' })).faults).toMatchObject([
      { refused: 'customer.row-of-another', column: 'accountNo' },
    ]);
  });

  test('and the same file names its accounts without number the same way again', () => {
    const rows = [
      rowOf({ accountNo: '' }),
      rowOf({ accountNo: '' }),
      rowOf({ accountNo: '', address: '别处路2号' }),
    ];
    const keys = (): (string | null)[] => {
      const place = groupRows();
      return rows.map((row, at) => place(at + 2, row).accountKey);
    };
    expect(keys()).toEqual(keys());
    expect(new Set(keys()).size).toBe(3);
  });
});
