// Counting tries of a sign-in while another of the same login succeeds.
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { countAttempt } from './attempts.ts';

let platform: TestPlatform;
let other: pg.Client;
let watcher: pg.Client;

beforeAll(async () => {
  platform = await testPlatform();
  [other, watcher] = [0, 1].map(() => new pg.Client({ connectionString: platform.adminUrl })) as [
    pg.Client,
    pg.Client,
  ];
  await Promise.all([other.connect(), watcher.connect()]);
});

afterAll(async () => {
  await Promise.all([other.end(), watcher.end()]);
  await platform.close();
});

async function somebodyWaits(): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await watcher.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    expect(rows).toHaveLength(1);
  });
}

test('a try counts from nothing when another succeeds and is forgotten while it is being counted', async () => {
  const guess = { what: 'code', login: 'dispatcher' } as const;
  expect((await countAttempt(platform, guess)).failures).toBe(1);
  await other.query('begin');
  await other.query('select 1 from sign_in_attempt for update');
  const counted = countAttempt(platform, guess);
  await somebodyWaits();
  await other.query('delete from sign_in_attempt');
  await other.query('commit');
  expect((await counted).failures).toBe(1);
});
