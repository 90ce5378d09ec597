// Open screens are told of a change when it can be read: after the commit, and never of one that was rolled back.
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { inTransaction } from './database.ts';

let platform: TestPlatform;
const heard: string[] = [];

beforeAll(async () => {
  platform = await testPlatform();
  platform.live.subscribe(({ id }) => heard.push(id));
});

afterAll(() => platform.close());

const tell = (id: string): void => {
  platform.live.publish([{ orgId: 1, kind: 'order', id }]);
};

// Longer than news are gathered and passed on.
const momentMs = 300;

test('news wait for the commit, however long it takes', async () => {
  await inTransaction(platform.db, [1], async () => {
    tell('slow');
    await delay(momentMs);
    expect(heard).toEqual([]);
  });
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['slow']);
});

test('of what is rolled back nobody hears; outside a transaction news go at once', async () => {
  const failing = inTransaction(platform.db, [1], () => {
    tell('never');
    return Promise.reject(new Error('no'));
  });
  await expect(failing).rejects.toThrow('no');
  tell('at once');
  await expect.poll(() => heard, { timeout: 5000 }).toEqual(['slow', 'at once']);
});
