import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { defaultLimits, reasonsToHold, type ComparedBill, type HoldQuestion } from './plausibility.ts';

const september = { from: calendarDate('2026-09-01'), to: calendarDate('2026-10-01') };
const october = { from: calendarDate('2026-10-01'), to: calendarDate('2026-11-01') };

function compared(about: Partial<ComparedBill> = {}): ComparedBill {
  return { ...october, energyWh: 400_000, totalFen: 21_520, tariffs: 'tiered', ...about };
}

function reasons(about: Partial<HoldQuestion> = {}) {
  const last = compared(september);
  return reasonsToHold({
    ...{ bill: compared(), last, isEstimated: false, limits: defaultLimits.residential },
    ...about,
  });
}

describe('a bill', () => {
  test('like the last one goes out', () => {
    expect(reasons()).toEqual([]);
  });

  test('without a last one is held by its own limits alone', () => {
    expect(reasons({ last: null, bill: compared({ totalFen: 300_000 }) })).toEqual([]);
    expect(reasons({ last: null, bill: compared({ totalFen: 300_001 }) })).toEqual(['over-amount']);
  });

  test('that pays money back is always looked at', () => {
    expect(reasons({ bill: compared({ totalFen: -1 }) })).toEqual(['negative']);
  });

  test('is compared by the day: two months read at once are no jump', () => {
    const twoMonths = compared({ from: september.from, to: october.to, energyWh: 1_600_000 });
    expect(reasons({ bill: twoMonths })).toEqual([]);
    expect(reasons({ bill: compared({ energyWh: 1_700_000 }) })).toEqual(['jump-up']);
  });

  test('that falls to next to nothing is held, a small one is not', () => {
    expect(reasons({ bill: compared({ energyWh: 1_000 }) })).toEqual(['jump-down']);
    expect(
      reasons({ bill: compared({ energyWh: 1_000 }), last: compared({ ...september, energyWh: 200_000 }) }),
    ).toEqual([]);
  });

  test('of a factory is held at zero, when estimated and when its price changed', () => {
    const limits = defaultLimits['large-industry'];
    expect(
      reasons({ limits, isEstimated: true, bill: compared({ energyWh: 0, tariffs: 'two-part' }) }),
    ).toEqual(['zero', 'estimated', 'price-changed']);
    expect(reasons({ isEstimated: true, bill: compared({ energyWh: 0 }) })).toEqual(['jump-down']);
  });

  test('never jumps both ways, and never against itself', () => {
    const wh = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(wh, wh, (now, before) => {
        const found = reasons({
          bill: compared({ energyWh: now }),
          last: compared({ ...september, energyWh: before }),
        });
        expect(found.includes('jump-up') && found.includes('jump-down')).toBe(false);
        if (now === before) expect(found.filter((reason) => reason.startsWith('jump'))).toEqual([]);
      }),
    );
  });
});
