import { expect, test } from 'vitest';
import { usualDue } from './usual-due.ts';

const at = (time: string): number => Date.parse(`2026-11-18T${time}:00+08:00`);

test('an answer is due in four hours, within the day’s work, else tomorrow at noon', () => {
  expect(usualDue(at('09:00'))).toBe('2026-11-18T13:00');
  expect(usualDue(at('15:30'))).toBe('2026-11-18T18:00');
  expect(usualDue(at('17:30'))).toBe('2026-11-19T12:00');
  expect(usualDue(at('23:00'))).toBe('2026-11-19T12:00');
});
