import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outdated } from './retention.ts';

const at = (text: string) => ({ name: text, takenAt: new Date(text) });

describe('which backups are kept', () => {
  test('the newest of each of so many days, weeks and months, counted in the days of China', () => {
    const backups = [
      '2026-09-30T18:30:00Z', // 1 October at 02:30: the newest of October
      '2026-11-15T18:30:00Z', // Monday 16 November
      '2026-11-19T18:30:00Z',
      '2026-11-20T10:00:00Z', // Friday 20 November, by hand: newer than the night's
      '2026-11-20T18:30:00Z',
      '2026-11-21T18:30:00Z', // Sunday 22 November
    ].map(at);
    expect(outdated(backups, { days: 2, weeks: 1, months: 2 }).toSorted()).toEqual([
      '2026-11-15T18:30:00Z',
      '2026-11-19T18:30:00Z',
      '2026-11-20T10:00:00Z',
    ]);
  });

  test('the newest stays even when nothing is to be kept', () => {
    const backups = ['2026-11-20T18:30:00Z', '2026-11-21T18:30:00Z'].map(at);
    expect(outdated(backups, { days: 0, weeks: 0, months: 0 })).toEqual(['2026-11-20T18:30:00Z']);
  });

  test('one made before an upgrade and one behind it both stay for the day', () => {
    const backups = ['2026-11-20T09:00:00Z', '2026-11-20T10:00:00Z'].map(at);
    expect(outdated(backups, { days: 1, weeks: 1, months: 1 })).toEqual([]);
  });

  test('night after night the number kept never passes the sum, and a year back is still there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (nights) => {
        let kept: { name: string; takenAt: Date }[] = [];
        for (let night = 0; night < nights; night += 1) {
          kept.push(at(new Date(Date.UTC(2026, 0, 1 + night, 18, 30)).toISOString()));
          const gone = new Set(outdated(kept, { days: 7, weeks: 5, months: 12 }));
          kept = kept.filter(({ name }) => !gone.has(name));
        }
        expect(kept.length).toBeLessThanOrEqual(24);
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(nights, 7));
        const oldest = kept[0]?.takenAt.getTime() ?? 0;
        const reach = (nights - 1) * 86_400_000;
        const newest = kept.at(-1)?.takenAt.getTime() ?? 0;
        expect(newest - oldest).toBeGreaterThanOrEqual(Math.min(reach, 300 * 86_400_000) - 31 * 86_400_000);
      }),
      { numRuns: 20 },
    );
  });
});
