// Addresses nobody here made, as the supply addresses of accepted requests: each is stored as written and found again.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reading } from '../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { orderList } from '../orders/queries/order-list.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { acceptRequest } from './commands/accept-request.ts';
import { clerkOf, sampleRequest } from './testing.ts';

const file = path.resolve(import.meta.dirname, '../../../../shared/data/text/addresses.csv.gz');
const isThere = existsSync(file);
// All 8,551 take a minute; every eighth shows the same kinds of address.
const step = 8;
const addressMax = 200;

let platform: TestPlatform;
let company: Company;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
});

afterAll(() => platform.close());

function addresses(): string[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split(/\r?\n/).slice(1);
  const texts = lines.map((line) => line.replace(/^"|"$/g, '').replaceAll('""', '"').trim());
  return texts.filter((text, at) => at % step === 0 && text.length >= 4 && text.length <= addressMax);
}

describe.skipIf(!isThere)('real addresses (skipped: the shared data folder is absent)', () => {
  test('are accepted as written and found by a part of two characters', { timeout: 180_000 }, async () => {
    const texts = addresses();
    expect(texts.length).toBeGreaterThan(500);
    const accept = async (siteAddress: string): Promise<string> => {
      const request = sampleRequest('fault-report');
      const input = { ...request, values: { ...request.values, siteAddress }, subject: {} };
      const { orderId } = await acceptRequest(platform, clerkOf(company), input);
      return orderId;
    };
    const made = new Map<string, string>();
    for (let at = 0; at < texts.length; at += step) {
      const batch = texts.slice(at, at + step);
      const ids = await Promise.all(batch.map(accept));
      batch.forEach((text, index) => made.set(text, ids[index] ?? ''));
    }
    for (const text of texts.filter((_, at) => at % 50 === 0)) {
      const part = [...text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')].slice(-6).join('');
      const found = await reading(platform.db, [company.orgId], (tx) =>
        orderList(tx, { orgId: company.orgId, filter: { q: part }, limit: 100, now: platform.now() }),
      );
      expect(found.items.map((item) => item.orderId)).toContain(made.get(text));
    }
  });
});
