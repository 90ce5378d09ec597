// The commands that need a database, each run as a process of its own on a small one.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { importColumns, sampleRow } from '#domain/requests/import-columns.ts';
import { cashDifferenceLegs } from '#domain/ledger/postings.ts';
import { sealDays } from '../domains/audit/index.ts';
import { aCase } from '../domains/audit/testing.ts';
import { aJournal, postTold } from '../domains/ledger/testing.ts';
import { smallCompany, type Company } from '../domains/organisation/testing.ts';
import { csvLine } from '../platform/csv.ts';
import { runAsAdmin, withDatabase } from '../platform/testing/cluster.ts';
import { testPlatform, type TestPlatform } from '../platform/testing/test-platform.ts';
import { jsonOf, wanjia, type Ran } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let admin: pg.Client;
let caseId = '';

beforeAll(async () => {
  platform = await testPlatform(new Date().toISOString());
  company = await smallCompany(platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  const dayMs = 86_400_000;
  const longAgo = new Date(Date.now() - 3 * dayMs).toISOString();
  caseId = await aCase(platform, company.orgId, [longAgo, longAgo, longAgo]);
  await sealDays(platform);
});

afterAll(async () => {
  await admin.end();
  await platform.close();
});

/** The same database, keys and folder as the platform of the test. */
const environment = () => ({
  DATABASE_URL: platform.adminUrl,
  WANJIA_DATA: platform.config.dataFolder,
  WANJIA_SECRET: Buffer.alloc(32, 7).toString('hex'),
});
const run = (args: readonly string[], input = '') => wanjia(args, { input, env: environment() });

describe('wanjia', () => {
  test.each([
    [],
    ['nonsense'],
    ['clock'],
    ['audit'],
    ['user'],
    ['user', 'add'],
    ['import'],
    ['doctor', '--loud'],
  ])('%j is used wrongly: exit code 2', async (...args) => {
    expect((await wanjia(args)).code).toBe(2);
  });

  test('a setting that cannot be used is named: exit code 2', async () => {
    const ran = await wanjia(['migrate', '--json'], { env: { PORT: 'eighty' } });
    expect([ran.code, jsonOf(ran)]).toMatchObject([
      2,
      { error: { zh: expect.stringContaining('PORT') as string } },
    ]);
  });
});

describe('wanjia audit verify', () => {
  test('finds nothing in an untouched database', async () => {
    const ran = await run(['audit', 'verify', '--json']);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(jsonOf(ran)).toMatchObject({ ok: true, findings: 0, units: [{ code: '3304' }, { code: '3305' }] });
    const told = await run(['audit', 'verify', '--org', '3304']);
    expect([told.code, told.out]).toMatchObject([0, expect.stringContaining('没有发现问题') as string]);
    expect(told.out).not.toContain('3305');
  });

  test('finds what was changed, says where, and ends with 1', async () => {
    await admin.query(`update event set kind = 'forged' where case_id = $1 and seq = 2`, [caseId]);
    const ran = await run(['audit', 'verify', '--json']);
    const told = await run(['audit', 'verify']);
    await admin.query(`update event set kind = 'remarked' where case_id = $1 and seq = 2`, [caseId]);
    expect([ran.code, jsonOf(ran)]).toMatchObject([
      1,
      {
        ok: false,
        findings: 1,
        units: [{ findings: [{ kind: 'changed', caseId, seq: 2 }] }, { findings: [] }],
      },
    ]);
    expect([told.code, told.out]).toMatchObject([1, expect.stringContaining('第 2 条内容被改动') as string]);
  });

  test('of a unit or a date that is none is used wrongly', async () => {
    expect((await run(['audit', 'verify', '--org', '9999'])).code).toBe(2);
    expect((await run(['audit', 'verify', '--from', '2026-02-30'])).code).toBe(2);
  });
});

describe('wanjia user add', () => {
  const zhang = ['--org', '3304', '--name', '张三', '--employee-no', '33049901', '--phone', '13800000099'];

  test('adds somebody who sets the password by a link', async () => {
    const ran = await run(['user', 'add', ...zhang, '--login', 'zhang', '--post', 'administrator', '--json']);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(jsonOf(ran)).toMatchObject({
      login: 'zhang',
      link: { url: expect.stringContaining('http') as string },
    });
    const { rows } = await admin.query(`select must_change from sign_in where login = 'zhang'`);
    expect(rows).toHaveLength(1);
  });

  test('the same login again is refused, in Chinese and as JSON, and nothing is written', async () => {
    const again = [...zhang.slice(0, 4), '--employee-no', '33049902', '--phone', '13800000098'];
    const ran = await run(['user', 'add', ...again, '--login', 'zhang', '--post', 'administrator', '--json']);
    expect(ran.code).toBe(1);
    expect(jsonOf(ran)).toMatchObject({ error: { code: expect.any(String) as string } });
    const { rows } = await admin.query(`select 1 from staff where employee_no = '33049902'`);
    expect(rows).toEqual([]);
  });

  test('an empty password on standard input is used wrongly', async () => {
    const args = [...zhang, '--login', 'li', '--post', 'administrator', '--password-stdin'];
    expect((await run(['user', 'add', ...args], '\n')).code).toBe(2);
  });
});

describe('wanjia import', () => {
  const definition = present(
    currentDefinitions().find(({ kind }) => kind === 'consultation'),
    'consultation',
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'wanjia-import-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** A file with the sample row once for each external number; its account is nobody's here. */
  function csv(name: string, externalIds: readonly string[]): string {
    const columns = importColumns(definition);
    const sample = sampleRow(definition).map((cell, at) =>
      columns[at]?.includes('户号') === true ? '' : cell,
    );
    const rows = externalIds.map((id) => csvLine([id, ...sample.slice(1)]));
    const file = path.join(folder, name);
    writeFileSync(file, `\uFEFF${csvLine(columns)}${rows.join('')}`);
    return file;
  }

  const orders = async (): Promise<number> => {
    const { rows } = await admin.query<{ count: number }>(
      `select count(*)::int as count from work_order where source = 'import'`,
    );
    return rows[0]?.count ?? 0;
  };
  const args = (file: string, ...more: string[]) => [
    ...['import', file, '--kind', 'consultation', '--as', 'supervisor', '--json'],
    ...more,
  ];

  test('with --dry-run checks every row and accepts none', async () => {
    const ran = await run(args(csv('dry.csv', ['A-1', 'A-2']), '--dry-run'));
    expect([ran.code, jsonOf(ran)]).toMatchObject([0, { rowsTotal: 2, rowsBad: 0, rowsDone: 0, faults: [] }]);
    expect(await orders()).toBe(0);
  });

  test('accepts the rows, and the same file again makes no second order', async () => {
    const file = csv('good.csv', ['B-1', 'B-2']);
    const ran = await run(args(file));
    expect([ran.code, jsonOf(ran)]).toMatchObject([0, { status: 'done', rowsDone: 2 }]);
    expect(await orders()).toBe(2);
    await run(args(file));
    expect(await orders()).toBe(2);
  });

  test('with a faulty row accepts none, tells the row and column, and ends with 1', async () => {
    const file = csv('bad.csv', ['C-1', 'C-1']);
    const ran = await run(args(file));
    expect([ran.code, jsonOf(ran)]).toMatchObject([
      1,
      { rowsBad: 1, rowsDone: 0, faults: [{ row: 3, column: '外部编号', code: 'request.import-duplicate' }] },
    ]);
    expect(await orders()).toBe(2);
    const good = await run(args(file, '--only-good'));
    expect([good.code, jsonOf(good)]).toMatchObject([1, { status: 'done', rowsDone: 1 }]);
    expect(await orders()).toBe(3);
  });

  test('in the name of nobody, or of somebody who may not, is refused', async () => {
    const file = csv('who.csv', ['D-1']);
    const as = (login: string) => run(['import', file, '--kind', 'consultation', '--as', login, '--json']);
    expect((await as('nobody')).code).toBe(2);
    const clerk = await as('clerk');
    expect([clerk.code, jsonOf(clerk)]).toMatchObject([1, { error: { code: 'access.forbidden' } }]);
  });

  test('of a file that is not there is used wrongly; one in the encoding of Chinese Windows is read', async () => {
    const file = path.join(folder, 'gbk.csv');
    // “外部”, which is none of the columns.
    writeFileSync(file, Buffer.from([0xcd, 0xe2, 0xb2, 0xbf]));
    expect((await run(args(path.join(folder, 'none.csv')))).code).toBe(2);
    const read = await run(args(file));
    expect([read.code, read.out + read.err]).toMatchObject([1, expect.stringContaining('外部') as string]);
  });
});

describe('wanjia migrate and doctor', () => {
  test('an empty outside database is brought up to date once; other commands ask for that first', async () => {
    const name = `wanjia_cli_${Date.now().toString(36)}`;
    await runAsAdmin(inject('adminUrl'), `create database ${name}`);
    const env = { ...environment(), DATABASE_URL: withDatabase(inject('adminUrl'), name) };
    const before = await wanjia(['audit', 'verify', '--json'], { env });
    const dry = await wanjia(['migrate', '--dry-run', '--json'], { env });
    const first = await wanjia(['migrate', '--json'], { env });
    const second = await wanjia(['migrate', '--json'], { env });
    await runAsAdmin(inject('adminUrl'), `drop database ${name} with (force)`);
    expect([before.code, jsonOf(before)]).toMatchObject([1, { error: { code: 'cli.migrations-pending' } }]);
    expect(jsonOf(dry)['pending']).toContain('0001_platform.sql');
    expect(jsonOf(first)['applied']).toEqual(jsonOf(dry)['pending']);
    expect(jsonOf(second)).toEqual({ applied: [] });
  });

  const statusOf = (ran: Ran, name: string): string | undefined => {
    const checks = jsonOf(ran)['checks'] as readonly { name: string; status: string }[];
    return checks.find((check) => check.name === name)?.status;
  };

  test('the doctor finds a sound database sound', async () => {
    const found = await run(['doctor', '--json']);
    for (const name of [
      'Node',
      'PostgreSQL',
      '扩展 pg_trgm',
      '数据库角色',
      '数据库结构',
      '行级隔离',
      '时钟',
    ]) {
      expect([name, statusOf(found, name)]).toEqual([name, 'ok']);
    }
  });

  test('the doctor finds a wall taken down, and ends with 1', async () => {
    await admin.query('alter table work_order disable row level security');
    const ran = await run(['doctor', '--json']);
    await admin.query('alter table work_order enable row level security');
    expect(ran.code).toBe(1);
    expect(statusOf(ran, '行级隔离')).toBe('fail');
  });

  test('the doctor of a database out of reach says so, and ends with 1', async () => {
    const env = { ...environment(), DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    const ran = await wanjia(['doctor', '--json'], { env });
    expect([ran.code, statusOf(ran, 'PostgreSQL')]).toEqual([1, 'fail']);
  });
});

describe('wanjia ledger verify', () => {
  test('finds nothing in untouched books, and says which posting was changed', async () => {
    const clean = await run(['ledger', 'verify', '--json']);
    expect([clean.code, jsonOf(clean)]).toMatchObject([
      0,
      { ok: true, findings: 0, units: [{ code: '3304' }, {}] },
    ]);
    const legs = cashDifferenceLegs(30);
    const journal = aJournal(platform, { kind: 'cash-difference', accountId: null, legs });
    const { postingId } = await postTold(platform, company.orgId, [journal]);
    await admin.query(`update ledger_journal set kind = 'banked' where posting_id = $1`, [postingId]);
    const found = await run(['ledger', 'verify', '--org', '3304']);
    expect([found.code, found.out]).toMatchObject([1, expect.stringContaining(postingId) as string]);
  });
});
