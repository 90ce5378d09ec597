import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantText } from '#domain/kernel/instant.ts';
import { afterWork, isOpen } from './opening.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);

describe('when people work', () => {
  test('offices keep working days, halls open on days off too, repair never closes', () => {
    const holiday = at('2026-10-02T10:00:00');
    expect(isOpen('survey', holiday)).toBe(false);
    expect(isOpen('hall', holiday)).toBe(true);
    expect(isOpen('hall', at('2026-10-02T16:30:00'))).toBe(false);
    expect(isOpen('repair', at('2026-10-02T03:00:00'))).toBe(true);
    // 10 October 2026, a Saturday, is an adjusted working day.
    expect(isOpen('survey', at('2026-10-10T10:00:00'))).toBe(true);
  });

  test('work that is not finished by closing time goes on the next working morning', () => {
    expect(instantText(afterWork('survey', at('2026-09-30T17:00:00'), 60))).toBe('2026-10-08T09:00:00+08:00');
  });

  test('around the clock, minutes are minutes', () => {
    const start = at('2026-10-01T23:50:00');
    expect(afterWork('repair', start, 30)).toBe(start + 30 * 60_000);
  });

  test('work ends while the team is there, and longer work never ends earlier', () => {
    const start = fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2026-12-01T00:00:00') });
    fc.assert(
      fc.property(start, fc.nat(3000), fc.nat(500), (from, minutes, more) => {
        const end = afterWork('metering', from, minutes);
        return end >= from && isOpen('metering', end) && afterWork('metering', from, minutes + more) >= end;
      }),
    );
  });
});
