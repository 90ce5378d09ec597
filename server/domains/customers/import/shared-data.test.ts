// Every real address, surname and division of the shared data folder next to the checkout, through the import and the
// search; skipped without it. The people are made up: a surname with a given name, a number no county has issued.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerImport } from '#contracts/customer-import.ts';
import { present } from '#domain/kernel/assert.ts';
import { pinyinKeys } from '#domain/customers/pinyin-keys.ts';
import { buildApp } from '../../../app.ts';
import { reading } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../../organisation/testing.ts';
import { divisionOf } from '../places/divisions.ts';
import { searchCustomers } from '../search/queries.ts';
import { checkCustomerImport } from './check-import.ts';
import { importView } from './queries.ts';
import { runCustomerImport } from './run-import.ts';
import { csvOf, typedRow, uploadBody } from './testing.ts';

const data = new URL('../../../../../shared/data/', import.meta.url);
const isPresent = existsSync(new URL('text/addresses.csv.gz', data));
if (!isPresent) console.warn('skipped: the shared data folder (text, divisions) is not next to the checkout');

function linesOf(path: string): string[] {
  const bytes = readFileSync(new URL(path, data));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split(/\r?\n/).filter((line) => line !== '');
}

const unquoted = (line: string): string => line.replace(/^"|"$/g, '').replaceAll('""', '"');
const addresses = isPresent ? linesOf('text/addresses.csv.gz').slice(1).map(unquoted) : [];
const surnames = isPresent ? linesOf('text/surnames.txt').map((line) => line.trim()) : [];
const counties = isPresent
  ? linesOf('divisions/areas.csv')
      .slice(1)
      .map((line) => line.slice(0, 6))
  : [];

const nameAt = (at: number): string => `${surnames[at % Math.max(1, surnames.length)] ?? '陈'}建国`;

describe.skipIf(!isPresent)('real addresses, surnames and divisions', () => {
  let platform: TestPlatform;
  let company: Company;
  let result: CustomerImport;

  beforeAll(async () => {
    platform = await testPlatform();
    company = await smallCompany(platform);
    const app = await buildApp(platform);
    const cookie = await signInAs(app, 'supervisor');
    const known = counties.filter((code) => divisionOf(code) !== null);
    const rows = addresses.map((address, at) =>
      typedRow(at + 1, {
        address,
        name: nameAt(at),
        // Every second row leaves the division to be read from the address; the others walk through all counties.
        ...(at % 2 === 0 ? {} : { divisionCode: known[at % known.length] ?? '' }),
      }),
    );
    const importId = uuid();
    const { payload, headers } = uploadBody(importId, csvOf(rows));
    await app.inject({
      method: 'POST',
      url: '/api/customer-imports',
      headers: { ...headers, ...cookie },
      payload,
    });
    const id = { orgId: company.orgId, importId };
    await checkCustomerImport(platform, id);
    await app.inject({
      method: 'POST',
      url: `/api/customer-imports/${importId}/run`,
      headers: cookie,
      body: { rows: 'all', existing: 'skip' },
    });
    await runCustomerImport(platform, id);
    result = await reading(platform.db, [company.orgId], (tx) => importView(tx, id, platform.now()));
    await app.close();
  }, 180_000);

  afterAll(() => platform.close());

  function found(text: string) {
    const { orgId } = company;
    return reading(platform.db, [orgId], (tx) =>
      searchCustomers(tx, platform.keys, { orgId, text, limit: 50 }),
    );
  }

  test('all go through the import, none is refused', () => {
    expect(addresses.length).toBe(8551);
    expect(result).toMatchObject({ status: 'done', rowsBad: 0, customersMade: addresses.length });
  });

  test('every county of the list is a division the import knows, but for those that were renamed since', () => {
    const unknown = counties.filter((code) => divisionOf(code) === null);
    expect(counties.length).toBeGreaterThan(2800);
    expect(unknown.length / counties.length).toBeLessThan(0.02);
  });

  test('whole addresses find their customer first', async () => {
    for (let at = 0; at < addresses.length; at += 213) {
      const address = present(addresses[at], 'address');
      const { items } = await found(address);
      expect(items[0]?.name, address).toBe(nameAt(at));
    }
  }, 60_000);

  test('initials find the surname', async () => {
    for (let at = 0; at < surnames.length; at += 41) {
      const name = nameAt(at);
      const [initials = ''] = pinyinKeys(name).initials;
      const { items, next } = await found(name);
      expect(
        items.map((item) => item.name),
        name,
      ).toContain(name);
      const byInitials = await found(initials);
      const isThere = byInitials.items.some((item) => item.name === name);
      // Common initials fill the page; then there is a next one.
      expect(isThere || byInitials.next !== null || next !== null, `${name} ${initials}`).toBe(true);
    }
  }, 60_000);
});
