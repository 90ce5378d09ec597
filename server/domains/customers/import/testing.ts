import { accountNumber } from '#domain/customers/account-number.ts';
import { identityCheckCharacter } from '#domain/customers/identity-number.ts';
import { importColumn, importFields, type ImportField } from '#domain/customers/import-columns.ts';
import { csvLine } from '../../../platform/csv.ts';
import { multipartOf } from '../../../platform/testing/multipart.ts';

/** What is written in a row, by field; what a case does not care about is right by itself. */
export type TypedRow = Partial<Record<ImportField, string>>;

/** A made-up identity number that no county has issued (330699 is none). */
export function madeUpIdentity(serial: number): string {
  const day = 1 + (serial % 28);
  const year = 1950 + (Math.floor(serial / 28) % 50);
  const order = String(Math.floor(serial / 1400) % 1000).padStart(3, '0');
  const body = `330699${year.toString()}01${String(day).padStart(2, '0')}${order}`;
  return body + identityCheckCharacter(body);
}

/** The `serial`-th row of a made-up file: a household of its own. */
export function typedRow(serial: number, about: TypedRow = {}, unitCode = '3304'): TypedRow {
  return {
    kind: '个人',
    name: `陈示例${'甲乙丙丁戊己庚辛壬癸'.charAt(serial % 10)}`,
    documentKind: '居民身份证',
    documentNumber: madeUpIdentity(serial),
    phone: `138${String(serial).padStart(8, '0')}`,
    accountNo: accountNumber(unitCode, 1000 + serial),
    openedOn: '2020-05-06',
    address: `浙江省绍兴市诸暨市暨阳街道示例路${(1 + (serial % 400)).toString()}号${(1 + Math.floor(serial / 400)).toString()}室`,
    region: '城区',
    voltage: '220伏单相',
    capacity: '8',
    useKind: '居民生活',
    meterNo: `33990000${String(serial).padStart(8, '0')}`,
    ...about,
  };
}

/** Rows as a CSV with every title of the template. */
export function csvOf(rows: readonly TypedRow[]): string {
  const lines = rows.map((row) => csvLine(importFields.map((field) => row[field] ?? '')));
  return csvLine(importFields.map((field) => importColumn(field).title)) + lines.join('');
}

/** A multipart body with the id of the import and its file. */
export function uploadBody(importId: string, content: string | Uint8Array, fileName = '客户.csv') {
  return multipartOf({ importId }, { content, fileName });
}
