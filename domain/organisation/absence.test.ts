import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayMs, hourMs } from '../kernel/instant.ts';
import { absenceFault, absenceState, supervisedUnits, type Absence } from './absence.ts';

const nowMs = Date.parse('2026-11-18T10:00:00+08:00');
const away = (from: number, until: number, cancelled = false): Absence => ({
  fromMs: nowMs + from,
  untilMs: nowMs + until,
  cancelled,
});
const span = fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 100 }));
const faultOf = (wanted: Absence, others: readonly Absence[] = []): string | undefined =>
  absenceFault(wanted, others, nowMs)?.refused;

describe('an absence', () => {
  test('is planned, then now, then over; the last instant belongs to being back', () => {
    const week = away(0, 7 * dayMs);
    expect(absenceState(week, nowMs - 1)).toBe('planned');
    expect(absenceState(week, nowMs)).toBe('now');
    expect(absenceState(week, nowMs + 7 * dayMs - 1)).toBe('now');
    expect(absenceState(week, nowMs + 7 * dayMs)).toBe('over');
    expect(absenceState({ ...week, cancelled: true }, nowMs)).toBe('cancelled');
  });

  test('ends after it begins and after now', () => {
    expect(faultOf(away(hourMs, hourMs))).toBe('staff.absence-period');
    expect(faultOf(away(-2 * hourMs, 0))).toBe('staff.absence-period');
    expect(faultOf(away(-2 * hourMs, 1))).toBeUndefined();
  });

  test('is told at most 31 days late and lasts at most 400 days', () => {
    expect(faultOf(away(-31 * dayMs, dayMs))).toBeUndefined();
    expect(faultOf(away(-31 * dayMs - 1, dayMs))).toBe('staff.absence-too-early');
    expect(faultOf(away(0, 400 * dayMs))).toBeUndefined();
    expect(faultOf(away(0, 400 * dayMs + 1))).toBe('staff.absence-too-long');
  });

  test('never shares an instant with another, but may follow it at once; one taken back is in nobody’s way', () => {
    fc.assert(
      fc.property(span, span, ([a, lasts], [b, long]) => {
        const one = away(a, a + lasts);
        const two = away(b, b + long);
        const shares = Math.max(a, b) < Math.min(a + lasts, b + long);
        expect(faultOf(two, [one])).toBe(shares ? 'staff.absence-overlap' : undefined);
        expect(faultOf(two, [{ ...one, cancelled: true }])).toBeUndefined();
      }),
    );
  });
});

describe('whoever supervises', () => {
  const held = (post: string, functions: readonly string[] = []) => ({
    post,
    functions,
    unitId: 'here',
    parentUnitId: 'above',
  });

  test('reaches the unit of the post, a dispatcher the unit the team works for, others nobody', () => {
    expect(supervisedUnits([held('station-head')])).toEqual(['here']);
    expect(supervisedUnits([held('dispatcher', ['dispatch'])])).toEqual(['above']);
    expect(supervisedUnits([held('hall-clerk', ['hall'])])).toEqual([]);
    expect(supervisedUnits([held('post of a later version')])).toEqual([]);
  });
});
