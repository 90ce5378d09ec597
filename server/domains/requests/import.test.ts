// Requests from a table: a dry run that tells every fault by row and column, then exactly the good rows, once.
import type { FastifyInstance } from 'fastify';
import { writeXlsx } from 'hucre/xlsx';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { importColumns, sampleRow } from '#domain/requests/import-columns.ts';
import { buildApp } from '../../app.ts';
import { csvLine } from '../../platform/csv.ts';
import { multipartOf } from '../../platform/testing/multipart.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../organisation/testing.ts';
import { newestDefinition } from './commands/accept-request.ts';
import { readTable } from './commands/read-table.ts';
import { workOffImport } from './commands/run-import.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let supervisor: { cookie: string };

beforeAll(async () => {
  platform = await testPlatform('2026-10-08T09:00:00+08:00');
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  supervisor = await signInAs(app, 'supervisor');
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

/** A file of consultations; each row changes cells of the sample by their title. */
function file(rows: readonly Record<string, string>[]): string {
  const definition = newestDefinition('consultation');
  const titles = importColumns(definition);
  const sample = new Map(titles.map((title, at) => [title, sampleRow(definition)[at] ?? '']));
  sample.set('户号（如有）', '');
  const lines = rows.map((row) => csvLine(titles.map((title) => row[title] ?? sample.get(title) ?? '')));
  return csvLine(titles) + lines.join('');
}

async function inject(method: 'GET' | 'POST', url: string, payload?: object) {
  const headers = supervisor;
  const response = await app.inject({
    method,
    url: `/api${url}`,
    headers,
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
}

async function check(content: string | Uint8Array, importId = uuidv7(), fileName = '咨询.csv') {
  const { payload, headers } = multipartOf({ importId, kind: 'consultation' }, { content, fileName });
  const request = { method: 'POST' as const, url: '/api/imports', payload };
  const response = await app.inject({ ...request, headers: { ...headers, ...supervisor } });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
}

async function workOff(importId: string): Promise<void> {
  const job = {
    importId,
    orgId: company.orgId,
    orgCode: '3304',
    unitId: company.unit('330401'),
    staffId: company.staff('supervisor'),
  };
  await workOffImport(platform, job);
}

async function orders(): Promise<number> {
  const { rows } = await admin.query<{ count: number }>('select count(*)::int as count from work_order');
  return rows[0]?.count ?? -1;
}

describe('a dry run', () => {
  test('tells every fault by row and column and accepts nothing', async () => {
    const before = await orders();
    const csv = file([
      { 外部编号: 'A1' },
      { 外部编号: 'A2', 咨询内容: '不存在的类别', 联系电话: '12' },
      { 外部编号: 'A1' },
      { 外部编号: '' },
    ]);
    const checked = await check(csv);
    expect(checked).toMatchObject({
      status: 200,
      body: { status: 'checked', rowsTotal: 4, rowsBad: 3, rowsDone: 0 },
    });
    const page = await inject('GET', `/imports/${String(checked.body['importId'])}?only=bad`);
    const rows = page.body['rows'] as { row: number; errors: { column: string; title: string }[] }[];
    expect(rows.map(({ row }) => row)).toEqual([3, 4, 5]);
    expect(rows[0]?.errors.map(({ column }) => column)).toEqual(
      expect.arrayContaining(['咨询内容', '联系电话']),
    );
    expect(rows[1]?.errors[0]?.title).toContain('A1');
    expect(await orders()).toBe(before);
  });

  test('names the columns a file lacks', async () => {
    const refused = await check('外部编号,随便\r\nA1,x\r\n');
    expect(refused).toMatchObject({ status: 422, body: { code: 'table.columns-missing', field: 'file' } });
    expect(String(refused.body['title'])).toContain('咨询问题');
  });

  test('of something that is no table says what it is', async () => {
    const codeOf = async (content: string | Uint8Array) => (await check(content)).body['code'];
    expect(await codeOf('"外部编号\r\nA1')).toBe('table.not-csv');
    expect(await codeOf(file([]))).toBe('table.empty');
    expect(await codeOf(file([{}]).replace('咨询问题', '外部编号'))).toBe('table.column-twice');
    expect(await codeOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toBe('table.old-format');
    expect(await codeOf(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2, 3))).toBe('table.damaged');
  });

  test('of an import without a proper id is refused', async () => {
    expect(await check(file([{}]), 'x')).toMatchObject({ status: 400, body: { field: 'importId' } });
  });

  test('reads GB18030 and UTF-16 as well', async () => {
    const text = file([{ 外部编号: 'E1' }]);
    const checked = await check(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    expect(checked).toMatchObject({ status: 200, body: { rowsTotal: 1, rowsBad: 0 } });
  });

  test('reads a workbook: numbers and days as they are meant, a number without its end as spoilt', async () => {
    const titles = importColumns(newestDefinition('consultation'));
    const sample = sampleRow(newestDefinition('consultation'));
    const rowOf = (change: Readonly<Record<string, string | number>>) =>
      titles.map((title, at) => change[title] ?? (title.startsWith('户号') ? null : (sample[at] ?? null)));
    const book = await writeXlsx({
      sheets: [
        {
          name: '业务',
          rows: [
            [...titles],
            rowOf({ 外部编号: 71 }),
            rowOf({ 外部编号: 'X2', 联系电话: 13800000001 }),
            rowOf({ 外部编号: 330681199001010000 }),
          ],
        },
      ],
    });
    const checked = await check(book, uuidv7(), '咨询.xlsx');
    expect(checked).toMatchObject({ status: 200, body: { rowsTotal: 3, rowsBad: 1 } });
    const page = await inject('GET', `/imports/${String(checked.body['importId'])}`);
    const rows = page.body['rows'] as { row: number; externalId: string; errors: { code: string }[] }[];
    expect(rows.map(({ externalId }) => externalId).slice(0, 2)).toEqual(['71', 'X2']);
    expect(rows[2]).toMatchObject({ row: 4, errors: [{ code: 'customer.cell-digits-lost' }] });
  });

  test('sent twice is one import', async () => {
    const importId = uuidv7();
    const csv = file([{ 外部编号: 'T1' }]);
    expect(await check(csv, importId)).toEqual(await check(csv, importId));
  });
});

describe('an import', () => {
  test('with faults is refused as a whole, and takes exactly the good rows when asked to', async () => {
    const checked = await check(
      file([{ 外部编号: 'B1' }, { 外部编号: 'B2', 联系电话: 'x' }, { 外部编号: 'B3' }]),
    );
    const importId = String(checked.body['importId']);
    const all = await inject('POST', `/imports/${importId}/run`, { rows: 'all' });
    expect(all).toMatchObject({ status: 422, body: { code: 'request.import-faulty' } });
    const before = await orders();
    expect(await inject('POST', `/imports/${importId}/run`, { rows: 'good' })).toMatchObject({
      body: { status: 'running' },
    });
    await workOff(importId);
    expect(await orders()).toBe(before + 2);
    expect(await inject('GET', `/imports/${importId}`)).toMatchObject({
      body: { status: 'done', rowsDone: 2 },
    });
  });

  test('worked off twice, or imported again under another id, makes every order once', async () => {
    const csv = file([{ 外部编号: 'C1' }, { 外部编号: 'C2' }]);
    const first = String((await check(csv)).body['importId']);
    await inject('POST', `/imports/${first}/run`, { rows: 'all' });
    await Promise.all([workOff(first), workOff(first)]);
    const before = await orders();
    const second = String((await check(csv)).body['importId']);
    await inject('POST', `/imports/${second}/run`, { rows: 'all' });
    await workOff(second);
    expect(await orders()).toBe(before);
  });

  test('tells in words what was refused at the acceptance, and takes the rest', async () => {
    const checked = await check(file([{ 外部编号: 'D1' }, { 外部编号: 'D2' }, { 外部编号: 'D3' }]));
    const importId = String(checked.body['importId']);
    // Right at the check and wrong since: an account that is gone, answers that no longer hold.
    const spoil = (row: number, change: object) =>
      admin.query(
        'update request_import_row set body = body || $3::jsonb where import_id = $1 and row_no = $2',
        [importId, row, JSON.stringify(change)],
      );
    await spoil(2, { subject: { accountNo: '3304019999990' } });
    await spoil(3, { values: {} });
    await inject('POST', `/imports/${importId}/run`, { rows: 'all' });
    await workOff(importId);
    const page = await inject('GET', `/imports/${importId}`);
    expect(page.body).toMatchObject({ status: 'done', rowsDone: 1 });
    const rows = page.body['rows'] as { orderNo: string | null; errors: { title: string }[] }[];
    expect(rows.map(({ orderNo }) => orderNo !== null)).toEqual([false, false, true]);
    expect(rows[0]?.errors.map(({ title }) => title)).toEqual([expect.stringContaining('户号')]);
    expect(rows[1]?.errors.length).toBeGreaterThan(1);
    for (const { title } of rows[1]?.errors ?? []) expect(title).toMatch(/[\u4e00-\u9fff]/);
  });

  test('is not for clerks without the permission', async () => {
    const headers = await signInAs(app, 'crew');
    const response = await app.inject({ method: 'GET', url: '/api/imports', headers });
    expect(response.statusCode).toBe(403);
  });
});

describe('the template', () => {
  test.each(currentDefinitions().map(({ kind }) => kind))(
    'of %s has titles and a sample row, in both forms',
    async (kind) => {
      const definition = newestDefinition(kind);
      for (const format of ['csv', 'xlsx']) {
        const url = `/api/imports/template/${kind}?format=${format}`;
        const response = await app.inject({ method: 'GET', url, headers: supervisor });
        expect(response.statusCode).toBe(200);
        const lines = await readTable(definition, response.rawPayload);
        expect(lines.map(({ faults }) => faults)).toEqual([[]]);
        expect(lines[0]?.row['外部编号']).toBe('A-0001');
      }
    },
  );
});
