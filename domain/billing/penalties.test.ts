// PAY-1 … PAY-7, THF-2 … THF-5, BRE-1 … BRE-9, CMP-1 … CMP-8: what is charged beside the bill.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { yuan } from '#domain/kernel/decimal.ts';
import { rules1996, rules2024, rulesWith } from '#domain/tariffs/billing-rule-sets.ts';
import { breachCharge } from './breach.ts';
import type { Breach } from './breach.ts';
import { applianceCompensationFen, outageCompensation, qualityCompensationFen } from './compensation.ts';
import { collectionPpm, lineLossPpm, reliability, suppliedWh } from './indices.ts';
import { lateCharge } from './late-charge.ts';
import type { Arrears } from './late-charge.ts';
import { isPlanValid, mayStandIn, reinstallOf, restoringOf, supplyLimits } from './supply-limits.ts';
import { meterCapacityW, theftCharge } from './theft.ts';

const day = calendarDate;

describe('late charge', () => {
  const late = (lastPayDay: string, paidOn: string, who: Pick<Arrears, 'isHousehold'> & Partial<Arrears>) =>
    lateCharge(
      { amountFen: 100_000, ...who, lastPayDay: day(lastPayDay), paidOn: day(paidOn) },
      rules2024.lateCharge,
    );
  const firm = { isHousehold: false };

  test.each([
    ['2025-06-24', 0, 0],
    ['2025-06-25', 0, 0],
    ['2025-06-26', 1, 200],
    ['2025-07-25', 30, 6000],
  ])('paid on %s: %i days, %i fen (CLK-5)', (paidOn, days, amountFen) => {
    expect(late('2025-06-25', paidOn, firm)).toMatchObject({ days, amountFen });
  });

  test('a household pays half of what others do, and no more after the new year (PAY-1)', () => {
    expect(late('2024-12-20', '2025-01-15', { isHousehold: true, amountFen: 41_275 })).toEqual({
      days: 26,
      crossYearDays: 0,
      amountFen: 1073,
      isMinimum: false,
    });
  });

  test('others pay more for the days after 31 December (PAY-3, trap 12)', () => {
    // 11 days at 0.2 percent, 15 at 0.3 percent.
    expect(late('2024-12-20', '2025-01-15', firm)).toMatchObject({ crossYearDays: 15, amountFen: 6700 });
    expect(late('2024-12-20', '2024-12-31', firm)).toMatchObject({ crossYearDays: 0 });
    expect(late('2024-12-20', '2025-01-01', firm)).toMatchObject({ crossYearDays: 1 });
  });

  test('the year is that of the bill where it is due in the next', () => {
    const charge = lateCharge(
      {
        amountFen: 100_000,
        isHousehold: false,
        lastPayDay: day('2025-01-10'),
        paidOn: day('2025-01-20'),
        billYear: 2024,
      },
      rules2024.lateCharge,
    );
    expect(charge).toMatchObject({ days: 10, crossYearDays: 10, amountFen: 3000 });
  });

  test('below one yuan is one yuan under the rules of 1996, not since (PAY-4)', () => {
    const arrears = {
      amountFen: 5830,
      isHousehold: true,
      lastPayDay: day('2025-03-10'),
      paidOn: day('2025-03-18'),
    };
    expect(lateCharge(arrears, rules1996.lateCharge)).toMatchObject({ amountFen: 100, isMinimum: true });
    expect(lateCharge(arrears, rules2024.lateCharge)).toMatchObject({ amountFen: 47, isMinimum: false });
    expect(lateCharge({ ...arrears, paidOn: day('2025-03-10') }, rules1996.lateCharge).amountFen).toBe(0);
  });

  test('is simple: two stretches of days make what one makes, but for a fen (PAY-6)', () => {
    const days = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), days, days, (amountFen, first, second) => {
        const at = (from: number, to: number) => {
          const dates = [from, to].map((each) =>
            new Date(Date.UTC(2025, 0, 1 + each)).toISOString().slice(0, 10),
          );
          return late(dates[0] ?? '', dates[1] ?? '', { isHousehold: true, amountFen }).amountFen;
        };
        expect(
          Math.abs(at(0, first) + at(first, first + second) - at(0, first + second)),
        ).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('theft', () => {
  const theft = { capacityW: 1500, time: null, use: 'power', priceNano: yuan('0.5') } as const;

  test('of unknown time is 180 days of 12 hours, or 6 for lighting (THF-4)', () => {
    expect(theftCharge(theft, rules2024.theft)).toEqual({
      days: 180,
      hoursPerDay: 12,
      energyWh: 3_240_000,
      backChargeFen: 162_000,
      penaltyFen: 486_000,
      totalFen: 648_000,
    });
    expect(theftCharge({ ...theft, use: 'lighting' }, rules2024.theft).energyWh).toBe(1_620_000);
  });

  test('of known time is that time, and the penalty may be less than three times', () => {
    const { theft: milder } = rulesWith(rules2024, { theft: { penaltyTimes: 1 } });
    expect(theftCharge({ ...theft, time: { days: 10, hoursPerDay: 1 } }, milder)).toMatchObject({
      energyWh: 15_000,
      backChargeFen: 750,
      totalFen: 1500,
    });
  });

  test('past a meter is its nominal current, through transformers times their ratio (THF-2)', () => {
    expect(meterCapacityW({ currentMilliA: 5000, phases: 1 })).toBe(1100);
    expect(meterCapacityW({ currentMilliA: 1500, phases: 3, ctRatio: 30 })).toBe(29_700);
  });
});

describe('breach of use', () => {
  const unit = { capacityVa: 315_000, from: day('2008-08-25'), to: day('2008-10-01') };
  const months = ['2008-08', '2008-09'].map((month) => ({ month, priceNano: yuan('20') }));

  test.each<[string, Breach, number, number, string]>([
    [
      'a shop at the price of households',
      { kind: 'price-class', energyWh: 1_860_000, paidNano: yuan('0.538'), dueNano: yuan('0.6955') },
      29_295,
      58_590,
      'BRE-1',
    ],
    [
      'a transformer too many, two-part',
      { kind: 'over-capacity-two-part', months, unit },
      777_000,
      2_331_000,
      'BRE-2',
    ],
    ['the same, not two-part', { kind: 'over-capacity', capacityW: 20_000 }, 0, 100_000, 'BRE-3'],
    ['a sealed one in use, two-part', { kind: 'sealed-two-part', months, unit }, 777_000, 1_554_000, 'BRE-5'],
    ['the same, not two-part, twice', { kind: 'sealed', capacityW: 20_500, times: 2 }, 0, 123_000, 'BRE-6'],
    [
      'a household that moves its meter',
      { kind: 'metering', isHousehold: true, times: 1 },
      0,
      50_000,
      'BRE-8',
    ],
    ['a firm that does, twice', { kind: 'metering', isHousehold: false, times: 2 }, 0, 1_000_000, 'BRE-8'],
    ['power passed on to a neighbour', { kind: 'outside-supply', capacityW: 20_000 }, 0, 1_000_000, 'BRE-9'],
  ])('%s', (_, breach, ...[backChargeFen, penaltyFen, rule]) => {
    expect(breachCharge(breach, rules1996)).toEqual({ backChargeFen, penaltyFen, rule });
  });
});

describe('compensation', () => {
  const outage = {
    normalWh: 30_000_000,
    normalHours: 720,
    outageMinutes: 1800,
    priceNano: yuan('0.4'),
    isTwoPart: false,
    stepWh: 10,
  };

  test('of an outage is four times the lost use, five for two-part (CMP-1)', () => {
    expect(outageCompensation(outage, rules2024.compensation)).toEqual({
      lostWh: 1_250_000,
      times: 4,
      amountFen: 200_000,
    });
    expect(outageCompensation({ ...outage, isTwoPart: true }, rules2024.compensation).amountFen).toBe(
      250_000,
    );
  });

  test('is computed from exact, not from rounded energy', () => {
    const exact = { ...outage, normalWh: 486_000_000, normalHours: 744, outageMinutes: 360, isTwoPart: true };
    expect(outageCompensation({ ...exact, priceNano: yuan('0.6414') }, rules2024.compensation)).toEqual({
      lostWh: 3_919_350,
      times: 5,
      amountFen: 1_256_937,
    });
  });

  test('of bad voltage is a fifth, of bad frequency a tenth (CMP-3, CMP-4)', () => {
    const bad = { badHoursWh: 1_000_000, priceNano: yuan('0.5') };
    const fen = (kind: 'voltage' | 'frequency') =>
      qualityCompensationFen({ kind, ...bad }, rules2024.compensation);
    expect([fen('voltage'), fen('frequency')]).toEqual([10_000, 5000]);
  });

  test.each([
    [6, 360_000],
    [7, 339_000],
    [48, 216_000],
    [108, 36_000],
    [109, 36_000],
    [240, 36_000],
  ])('of a television after %i months is %i fen (CMP-7)', (usedMonths, fen) => {
    const television = { kind: 'electronics', invoiceFen: 360_000, usedMonths } as const;
    expect(applianceCompensationFen(television, rules2024.compensation)).toBe(fen);
  });

  test('of a lamp is over its two years (CMP-8)', () => {
    const lamp = { kind: 'lamp', invoiceFen: 10_000, usedMonths: 12 } as const;
    expect(applianceCompensationFen(lamp, rules2024.compensation)).toBe(5000);
  });
});

describe('limits of changes of use', () => {
  const [limits] = supplyLimits;
  if (limits === undefined) throw new Error('limits');

  test('a stand-in transformer runs two months, three from 35 kV (CHG-5)', () => {
    expect([
      mayStandIn(10, 62, limits),
      mayStandIn(10, 63, limits),
      mayStandIn(35, 93, limits),
      mayStandIn(35, 94, limits),
    ]).toEqual([true, false, true, false]);
  });

  test('a reduction is restored within 24 months, a removed meter within 6 (CHG-1, CHG-8)', () => {
    expect([24, 25].map((months) => restoringOf(months, limits))).toEqual(['restore', 'new-or-increase']);
    expect([6, 7].map((months) => reinstallOf(months, limits))).toEqual(['reinstall', 'new']);
  });

  test('a plan is valid a year, at low voltage three months (PLN-5, PLN-6)', () => {
    expect([
      isPlanValid('low', 93, limits),
      isPlanValid('low', 94, limits),
      isPlanValid('high', 94, limits),
    ]).toEqual([true, false, true]);
  });
});

describe('figures of the business', () => {
  test('line loss may be below zero; own use and what is sent on are not supplied', () => {
    expect(lineLossPpm(61_200, 61_950)).toBe(-12_255);
    expect(suppliedWh({ generatedWh: 100, plantUseWh: 4, purchasedWh: 15, exportedWh: 37 })).toBe(74);
    expect(() => lineLossPpm(0, 1)).toThrow('above zero');
  });

  test('collection is told apart by year; without old arrears there is no old rate', () => {
    const all = { receivableFen: 1000, receivedFen: 900, carriedFen: 0, receivedOldFen: 0 };
    expect(collectionPpm(all)).toEqual({ cumulative: 900_000, currentYear: 900_000, earlierYears: null });
  });

  test('a month without interruption has no average length of one', () => {
    expect(reliability({ customers: 10, periodHours: 720, interruptions: [] })).toMatchObject({
      caidiPpmHours: null,
      asaiPpm: 1_000_000,
    });
  });
});
