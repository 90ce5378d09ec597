import { expect, test } from 'vitest';
import { limits, secondsToWait } from './limits.ts';

const limit = { countMax: 3, windowMs: 60_000 };

test('within the limit nobody waits', () => {
  expect(secondsToWait(limit, { count: 3, windowStartMs: 0 }, 1000)).toBe(0);
});

test('beyond it one waits until the window ends, a second at least', () => {
  expect(secondsToWait(limit, { count: 4, windowStartMs: 0 }, 1500)).toBe(59);
  expect(secondsToWait(limit, { count: 4, windowStartMs: 0 }, 60_000)).toBe(1);
});

test('a phone gets fewer codes in an hour than its minutes would allow, and fewer in a day than its hours', () => {
  const { 'code-subject-minute': minute, 'code-subject-hour': hour, 'code-subject-day': day } = limits;
  expect(hour.countMax).toBeLessThan((minute.countMax * hour.windowMs) / minute.windowMs);
  expect(day.countMax).toBeLessThan((hour.countMax * day.windowMs) / hour.windowMs);
});

test('to guess a code of six digits takes more than a lifetime at the daily limit', () => {
  const yearsToHalf = 1_000_000 / 2 / limits['check-subject'].countMax / 365;
  expect(yearsToHalf).toBeGreaterThan(80);
});
