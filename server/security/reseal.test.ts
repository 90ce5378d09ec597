// Every sealed field is found and sealed anew, while old ones can be read all the time.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anAccountNo } from '../domains/customers/testing.ts';
import { smallCompany } from '../domains/organisation/testing.ts';
import { jsonOf, wanjia } from '../cli/testing.ts';
import { loadKeys } from '../platform/key-ring.ts';
import { reseal, sealedColumns } from '../platform/reseal.ts';
import { testPlatform, type TestPlatform } from '../platform/testing/test-platform.ts';

let platform: TestPlatform;
let admin: pg.Client;
const secret = Buffer.alloc(32, 7).toString('hex');

beforeAll(async () => {
  platform = await testPlatform();
  const company = await smallCompany(platform);
  await anAccountNo(platform, company);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  await admin.query(
    `update customer set document_kind = 'identity-card', document_sealed = $1, document_digest = 'x'`,
    [platform.keys.encrypt('33050119900307123X')],
  );
  await admin.query('update sign_in set totp_secret = $1', [platform.keys.encrypt('TOTP')]);
  writeFileSync(path.join(platform.config.dataFolder, 'secret.key'), secret);
});

afterAll(async () => {
  await admin.end();
  await platform.close();
});

const env = () => ({ DATABASE_URL: platform.adminUrl, WANJIA_DATA: platform.config.dataFolder });

async function stored(column: string, table: string): Promise<string[]> {
  const { rows } = await admin.query<{ text: string }>(
    `select ${column} as text from ${table} where ${column} is not null`,
  );
  return rows.map(({ text }) => text);
}

describe('a rotation of keys', () => {
  test('seals every field anew, and all of it can still be read', async () => {
    const before = jsonOf(await wanjia(['keys', 'status', '--json'], { env: env() }));
    expect(before).toMatchObject({ ok: true });
    const ran = await wanjia(['keys', 'rotate', '--json'], { env: env() });
    const report = jsonOf(ran) as { key: string; seen: number; resealed: number };
    expect([ran.code, report]).toMatchObject([0, { unreadable: 0 }]);
    expect(report.resealed).toBe(report.seen);
    const numbers = await stored('document_sealed', 'customer');
    const secrets = await stored('totp_secret', 'sign_in');
    expect(numbers.length * secrets.length).toBeGreaterThan(0);
    const keys = loadKeys(platform.config.dataFolder, {});
    for (const text of [...numbers, ...secrets]) expect(text.startsWith(`k${report.key}.`)).toBe(true);
    expect(new Set(numbers.map((text) => keys.decrypt(text)))).toEqual(new Set(['33050119900307123X']));
    const again = await reseal({ db: platform.db, keys });
    expect(again.every(({ resealed, unreadable }) => resealed === 0 && unreadable === 0)).toBe(true);
  }, 120_000);

  test('what cannot be read is told and left as it is', async () => {
    const [first = ''] = await stored('totp_secret', 'sign_in');
    await admin.query('update sign_in set totp_secret = $1 where totp_secret = $2', [`${first}AAAA`, first]);
    const keys = loadKeys(platform.config.dataFolder, {});
    await wanjia(['keys', 'rotate'], { env: env() });
    const told = await reseal({ db: platform.db, keys: loadKeys(platform.config.dataFolder, {}) });
    expect(told.find(({ table }) => table === 'sign_in')?.unreadable).toBe(1);
    expect(await stored('totp_secret', 'sign_in')).toContain(`${first}AAAA`);
    expect(keys.isCurrent(first)).toBe(false);
    expect((await wanjia(['keys', 'status'], { env: env() })).code).toBe(1);
  }, 120_000);

  test('of keys given by the environment says how, and changes nothing', async () => {
    const ran = await wanjia(['keys', 'rotate', '--json'], { env: { ...env(), WANJIA_SECRET: secret } });
    expect([ran.code, jsonOf(ran)]).toMatchObject([1, { error: { code: 'keys.given' } }]);
  });

  test('knows every column of the schema that is sealed', async () => {
    const { rows } = await admin.query<{ table: string; column: string }>(
      `select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and (a.attname like '%\\_sealed' or a.attname like '%\\_secret') and not a.attisdropped`,
    );
    const known = new Set(sealedColumns.map(({ table, column }) => `${table}.${column}`));
    expect(rows.map(({ table, column }) => `${table}.${column}`).filter((name) => !known.has(name))).toEqual(
      [],
    );
  });
});
