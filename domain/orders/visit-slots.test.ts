// Times offered for a visit: office hours of working days, four hours ahead at least, as many visits an hour as the
// team has people.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statutoryCalendar } from '#domain/promises/calendar.ts';
import { freeSlots, isFreeSlot, slotDays, slotLeadMs, type SlotQuestion } from './visit-slots.ts';

/** Wednesday 30 September 2026, 10:00; 1–7 October are holidays, Saturday 10 October is worked. */
const nowMs = Date.parse('2026-09-30T10:00:00+08:00');
const open: SlotQuestion = { calendar: statutoryCalendar, nowMs, takenMs: [], placesMax: 1 };
const at = (text: string): number => Date.parse(`${text}:00+08:00`);

describe('times offered for a visit', () => {
  test('lie in the office hours of working days, the break and the holidays left out', () => {
    const days = freeSlots(open);
    expect(days.map(({ day }) => day)).toEqual([
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
      '2026-10-12',
      '2026-10-13',
      '2026-10-14',
    ]);
    expect(days[0]?.times).toEqual(['14:00', '15:00', '16:00']);
    expect(days[1]?.times).toEqual(['08:30', '09:30', '10:30', '14:00', '15:00', '16:00']);
  });

  test('are gone once the team has nobody left for the hour', () => {
    const takenMs = [at('2026-10-08T09:00')];
    expect(freeSlots({ ...open, takenMs })[1]?.times).toEqual(['10:30', '14:00', '15:00', '16:00']);
    expect(freeSlots({ ...open, takenMs, placesMax: 2 })[1]?.times).toContain('08:30');
    expect(isFreeSlot({ ...open, takenMs }, '2026-10-08T09:30')).toBe(false);
    expect(isFreeSlot({ ...open, takenMs }, '2026-10-08T10:30')).toBe(true);
  });

  test.each(['2026-10-08T09:31', '2026-10-01T09:30', '2026-10-08T12:30', '2027-03-01T09:30', 'soon', ''])(
    '%j is not one of them',
    (text) => {
      expect(isFreeSlot(open, text)).toBe(false);
    },
  );

  test('never lie too near, too far, or in an hour that is full', () => {
    const offsets = fc.array(fc.integer({ min: 0, max: slotDays * 24 * 60 }), { maxLength: 60 });
    fc.assert(
      fc.property(offsets, fc.integer({ min: 1, max: 4 }), (minutes, placesMax) => {
        const takenMs = minutes.map((minute) => nowMs + minute * 60_000);
        for (const { day, times } of freeSlots({ ...open, takenMs, placesMax })) {
          for (const time of times) {
            const startMs = at(`${day}T${time}`);
            expect(startMs).toBeGreaterThanOrEqual(nowMs + slotLeadMs);
            expect(startMs).toBeLessThan(nowMs + slotDays * 86_400_000);
            expect(takenMs.filter((ms) => Math.abs(ms - startMs) < 3_600_000).length).toBeLessThan(placesMax);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
