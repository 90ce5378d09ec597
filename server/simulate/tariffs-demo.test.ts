// Prices of the demo company: approved by two, every point has terms, and the same when the load is repeated.
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reading, runSql } from '../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../platform/testing/test-platform.ts';
import { simulate } from './simulate.ts';
import { approveDemoBooks, setDemoTerms } from './tariffs-demo.ts';

let platform: TestPlatform;
let orgId: number;
const endMs = Date.parse('2026-11-18T18:00:00+08:00');
const scenario = {
  seed: `tariffs-${uuid()}`,
  which: 'home',
  accounts: 120,
  days: 1,
  intensity: 1,
  endMs,
} as const;

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T18:00:00+08:00');
  const report = await simulate(platform, scenario, { access: null, force: true, progress: () => undefined });
  orgId = report.orgId;
}, 120_000);

afterAll(() => platform.close());

async function rowsOf(sql: string): Promise<unknown[]> {
  const { rows } = await reading(platform.db, [orgId], (tx) => runSql(tx, sql, [orgId]));
  return rows;
}

test('are there once, with one version waiting for approval, and every point is billed by a tariff', async () => {
  for (let time = 0; time < 2; time += 1) {
    await approveDemoBooks(platform, { orgId, scenario });
    await setDemoTerms(platform, { orgId, scenario });
  }
  expect(
    await rowsOf('select state, count(*)::integer from price_book where org_id = $1 group by 1 order by 1'),
  ).toEqual([
    { state: 'approved', count: 7 },
    { state: 'submitted', count: 1 },
  ]);
  const without = `select p.use_kind, p.voltage from usage_point p where p.org_id = $1 and p.status <> 'removed'
    and not exists (select 1 from supply_terms t where t.org_id = p.org_id and t.usage_point_id = p.usage_point_id)`;
  expect(await rowsOf(without)).toEqual([]);
  const overlaps = 'select sum(skipped)::integer as skipped from terms_batch where org_id = $1';
  expect(await rowsOf(overlaps)).toEqual([{ skipped: 0 }]);
}, 120_000);
