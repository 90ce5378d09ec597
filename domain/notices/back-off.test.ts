import { expect, test } from 'vitest';
import { attemptLimitMs, nextAttemptMs, staleAfterMs } from './back-off.ts';
import { maskRecipient } from './mask-recipient.ts';

test('greylisted mail gets its second chance within a quarter of an hour', () => {
  expect(nextAttemptMs(1, 0)).toBe(60_000);
  expect(nextAttemptMs(2, 0)).toBe(300_000);
});

test('after seven attempts a notice is left to a human', () => {
  expect(nextAttemptMs(6, 0)).toBe(12 * 3_600_000);
  expect(nextAttemptMs(7, 0)).toBeNull();
});

test('all attempts end before the news is stale, and waits grow', () => {
  const waits = [1, 2, 3, 4, 5, 6].map((attempts) => nextAttemptMs(attempts, 0) ?? Number.NaN);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits.reduce((sum, wait) => sum + wait + attemptLimitMs, 0)).toBeLessThan(staleAfterMs);
});

test.each([
  ['13812341234', '138****1234'],
  ['+8613812341234', '+86138****1234'],
  ['08397201234', '083****1234'],
  ['wangmin@example.cn', 'w***@example.cn'],
  ['王', '*'],
  ['王敏', '王*'],
])('%s is shown as %s', (recipient, masked) => {
  expect(maskRecipient(recipient)).toBe(masked);
});
