import { describe, expect, test } from 'vitest';
import { instantText, parseInstant } from '#domain/kernel/instant.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { statutoryCalendar as calendar } from './calendar.ts';
import { dueAt } from './due.ts';
import { limitOf } from './limit.ts';
import { warnAt } from './warn.ts';

function at(text: string): number {
  const ms = parseInstant(`${text}+08:00`);
  if (isRefused(ms)) throw new Error(`${text} is no instant`);
  return ms;
}

interface Case {
  readonly from: string;
  readonly limit: string;
  readonly percent: number;
  readonly started?: string;
  readonly pauses?: readonly (readonly [string, string | null])[];
}

function warning({ from, limit, percent, started = from, pauses = [] }: Case): string | null {
  const intervals = pauses.map(([begin, end]) => ({
    fromMs: at(begin),
    toMs: end === null ? null : at(end),
  }));
  const due = dueAt({ fromMs: at(from), limit: limitOf(limit), pauses: intervals, calendar });
  const ms = warnAt(due, { startedMs: at(started), percent });
  return ms === null ? null : instantText(ms).slice(0, 16);
}

describe('the warning', () => {
  test('of working days comes within a counted day, never in a holiday', () => {
    const from = '2026-09-30T16:40';
    expect(warning({ from, limit: '5wd', percent: 75 })).toBe('2026-10-12T18:00');
    expect(warning({ from, limit: '5wd', percent: 10 })).toBe('2026-10-08T12:00');
    expect(warning({ from, limit: '5wd', percent: 20 })).toBe('2026-10-09T00:00');
    expect(warning({ from, limit: '1wd', percent: 75 })).toBe('2026-10-08T18:00');
  });

  test('of a share that ends with a Friday is its 24:00, not Monday', () => {
    expect(warning({ from: '2026-10-14T10:00', limit: '4wd', percent: 50 })).toBe('2026-10-17T00:00');
  });

  test('of calendar days is a share of those promised, not of those CLK-2 adds', () => {
    expect(warning({ from: '2026-09-28T10:00', limit: '4d', percent: 50 })).toBe('2026-10-01T00:00');
  });

  test('moves with a pause', () => {
    const days = [['2026-10-13T00:00', '2026-10-15T00:00']] as const;
    expect(warning({ from: '2026-10-12T10:00', limit: '2wd', percent: 50, pauses: days })).toBe(
      '2026-10-16T00:00',
    );
    const minutes = [['2026-10-12T10:10', '2026-10-12T11:10']] as const;
    expect(warning({ from: '2026-10-12T10:00', limit: '40min', percent: 75, pauses: minutes })).toBe(
      '2026-10-12T11:30',
    );
  });

  test('is unknown while a pause is open', () => {
    const pauses = [['2026-10-12T10:10', null]] as const;
    expect(warning({ from: '2026-10-12T10:00', limit: '40min', percent: 75, pauses })).toBeNull();
  });

  test('of an agreed time is a share of the way to it, at once where that is past', () => {
    const agreed = { from: '2026-10-12T14:00', limit: 'at', percent: 75 };
    expect(warning({ ...agreed, started: '2026-10-12T10:00' })).toBe('2026-10-12T13:00');
    expect(warning({ ...agreed, started: '2026-10-12T15:00' })).toBe('2026-10-12T14:00');
  });

  test('at no share or the whole limit is a bug', () => {
    expect(() => warning({ from: '2026-10-12T10:00', limit: '1h', percent: 0 })).toThrow('share');
    expect(() => warning({ from: '2026-10-12T10:00', limit: '1h', percent: 100 })).toThrow('share');
  });
});
