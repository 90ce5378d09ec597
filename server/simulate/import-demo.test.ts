// The import of the demo company: finished, with faulty rows told, and the same when the load is repeated.
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reading, runSql } from '../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../platform/testing/test-platform.ts';
import { importDemoCustomers } from './import-demo.ts';
import { simulate } from './simulate.ts';

let platform: TestPlatform;
let orgId: number;
const endMs = Date.parse('2026-11-18T18:00:00+08:00');
const scenario = {
  seed: `import-${uuid()}`,
  which: 'home',
  accounts: 20,
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

test('is done with the good rows, tells the others, and stays one when the load is repeated', async () => {
  await importDemoCustomers(platform, { orgId, scenario });
  await importDemoCustomers(platform, { orgId, scenario });
  const { rows } = await reading(platform.db, [orgId], (tx) =>
    runSql(tx, 'select status, rows_total, rows_bad, customers_made, rows_refused from customer_import', []),
  );
  expect(rows).toEqual([
    { status: 'done', rows_total: 24, rows_bad: 3, customers_made: 21, rows_refused: 0 },
  ]);
}, 120_000);
