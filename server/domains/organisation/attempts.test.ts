// Counting tries of a sign-in while others of the same login succeed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { countAttempt, forgetAttempts } from './attempts.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await testPlatform();
});
afterAll(() => platform.close());

test('a try counts, whatever succeeds at the same instant', async () => {
  const guess = { what: 'code', login: 'dispatcher' } as const;
  const forget = () => inTransaction(platform.db, [], (tx) => forgetAttempts(platform, tx, [guess]));
  for (let round = 0; round < 60; round += 1) {
    await forget();
    const states = await Promise.all([
      countAttempt(platform, guess),
      forget(),
      countAttempt(platform, guess),
      forget(),
    ]);
    expect(states[0].failures).toBeGreaterThanOrEqual(1);
    expect(states[2].failures).toBeGreaterThanOrEqual(1);
  }
});
