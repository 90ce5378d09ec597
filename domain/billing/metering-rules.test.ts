// MUL-1, LOS-1 … LOS-6, FIX-1 … FIX-3, MET-1 … MET-6: from what a meter showed to what is billed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ByPeriod } from '#domain/tariffs/period.ts';
import { sumOfPeriods } from '#domain/tariffs/period.ts';
import { divideBetweenClasses } from './fixed-share.ts';
import { engineeringLossWh, ironLossWh, noLoadLossWh, withLosses } from './losses.ts';
import { meteredEnergyWh, multiplierOf, noTransformers } from './metered-energy.ts';
import {
  meterErrorWh,
  normalMonthWh,
  phaseRatio,
  ratioCorrectionPpm,
  ratioCorrectionWh,
  trueEnergyWh,
  voltageDropWh,
} from './meter-corrections.ts';

const register = { registerSpanWh: 100_000_000 };

describe('two readings', () => {
  test('make the difference times the multiplier', () => {
    const multiplier = { ctPrimary: 75, ctSecondary: 5, vtPrimary: 10_000, vtSecondary: 100 };
    expect(multiplierOf(multiplier)).toEqual({ numerator: 750_000, denominator: 500 });
    expect(meteredEnergyWh({ fromWh: 412_360, toWh: 498_120, ...register }, multiplier)).toBe(128_640_000);
  });

  test('that stand still make nothing', () => {
    expect(meteredEnergyWh({ fromWh: 5, toWh: 5, ...register })).toBe(0);
  });

  test('over the end of the register make the rest and the beginning', () => {
    const readings = { fromWh: 99_987_400, toWh: 16_900, ...register, hasRolledOver: true };
    expect(meteredEnergyWh(readings, { ...noTransformers, ctPrimary: 200, ctSecondary: 5 })).toBe(1_180_000);
    expect(meteredEnergyWh({ ...readings, fromWh: 99_999_999, toWh: 0 })).toBe(1);
  });

  test('are refused when the new one is below the last without a roll-over', () => {
    expect(meteredEnergyWh({ fromWh: 16_900, toWh: 16_899, ...register })).toEqual({
      refused: 'billing.reading-below-last',
      field: 'toWh',
      data: { from: '16.9', to: '16.899' },
    });
  });

  test.each([100_000_000, -1])('are refused when one is no figure of the register: %i', (toWh) => {
    expect(meteredEnergyWh({ fromWh: 0, toWh, ...register })).toMatchObject({
      refused: 'billing.reading-above-register',
    });
  });

  test('are rounded to whole kWh once, after the multiplier', () => {
    const multiplier = { ...noTransformers, ctPrimary: 30 };
    expect(meteredEnergyWh({ fromWh: 0, toWh: 16_650, ...register }, multiplier, 1000)).toBe(500_000);
    expect(meteredEnergyWh({ fromWh: 0, toWh: 16_649, ...register }, multiplier, 1000)).toBe(499_000);
  });

  test('a multiplier of nothing is a bug', () => {
    expect(() => multiplierOf({ ...noTransformers, ctSecondary: 0 })).toThrow('positive');
  });
});

describe('losses', () => {
  const transformer = {
    ironActiveWh: 461_000,
    ironReactiveVarh: 1_440_000,
    copperPpm: 15_000,
    copperReactiveMilli: 2000,
  };

  test('iron and copper are added to both energies', () => {
    const total = withLosses(
      { activeWh: 18_640_000, reactiveVarh: 5_120_000 },
      { transformer, stepWh: 1000 },
    );
    expect(total).toEqual({
      activeWh: 19_381_000,
      reactiveVarh: 7_120_000,
      iron: { activeWh: 461_000, reactiveVarh: 1_440_000 },
      copper: { activeWh: 280_000, reactiveVarh: 560_000 },
      line: { activeWh: 0, reactiveVarh: 0 },
    });
  });

  test('line loss is a share of metered energy and transformer loss together (LOS-6)', () => {
    const idle = { ...transformer, ironActiveWh: 1_037_000, ironReactiveVarh: 7_200_000, copperPpm: 0 };
    const total = withLosses(
      { activeWh: 40_000_000, reactiveVarh: 10_000_000 },
      { transformer: idle, linePpm: 30_000, stepWh: 1000 },
    );
    expect([total.activeWh, total.reactiveVarh]).toEqual([42_268_000, 17_716_000]);
  });

  test('there are none without transformer and line', () => {
    expect(withLosses({ activeWh: 7, reactiveVarh: 8 }, { stepWh: 1 })).toMatchObject({
      activeWh: 7,
      reactiveVarh: 8,
    });
  });

  test('an idle transformer pays its iron loss (LOS-5)', () => {
    expect(withLosses({ activeWh: 0, reactiveVarh: 0 }, { transformer, stepWh: 1000 }).activeWh).toBe(
      461_000,
    );
    expect(noLoadLossWh(640, 720, 1)).toBe(460_800);
    expect(noLoadLossWh(640, 720, 1000)).toBe(461_000);
  });

  test('iron loss goes by days, in whole kWh (LOS-2)', () => {
    expect(ironLossWh(304_000, 20, { monthDays: 30, stepWh: 1000 })).toBe(203_000);
    expect(ironLossWh(304_000, 30, { monthDays: 30, stepWh: 1000 })).toBe(304_000);
    expect(ironLossWh(304_000, 0, { monthDays: 30, stepWh: 1000 })).toBe(0);
    expect(() => ironLossWh(1, 31, { monthDays: 30, stepWh: 1 })).toThrow('days of the month');
  });

  test('the engineering form adds the load loss by the square of the load (LOS-4)', () => {
    const form = { noLoadW: 640, loadW: 3050, ratedVa: 250_000, hours: 720, shapePpm: 1_000_000, stepWh: 1 };
    expect(engineeringLossWh({ ...form, averageLoadVa: 0 })).toBe(460_800);
    expect(engineeringLossWh({ ...form, averageLoadVa: 250_000 })).toBe((640 + 3050) * 720);
    expect(engineeringLossWh({ ...form, averageLoadVa: 125_000 })).toBe(460_800 + (3050 * 720) / 4);
  });
});

describe('one meter for two classes', () => {
  const energy: ByPeriod = { peak: 60_000, flat: 30_000, valley: 10_000 };

  test('a share is whole kWh in all and taken from every period (FIX-1)', () => {
    expect(divideBetweenClasses({ flat: 20_600_000 }, { kind: 'share', ppm: 80_000, stepWh: 1000 })).toEqual({
      main: { flat: 18_952_000 },
      second: { flat: 1_648_000 },
    });
    const { second } = divideBetweenClasses(energy, { kind: 'share', ppm: 105_000, stepWh: 1000 });
    expect(second).toEqual({ peak: 6600, flat: 3300, valley: 1100 });
  });

  test('a quantity leaves the flat period first (FIX-3)', () => {
    expect(divideBetweenClasses(energy, { kind: 'quantity', energyWh: 20_000 })).toEqual({
      main: { peak: 60_000, flat: 10_000, valley: 10_000 },
      second: { flat: 20_000 },
    });
  });

  test('then the others by their energy', () => {
    expect(divideBetweenClasses(energy, { kind: 'quantity', energyWh: 37_000 }).second).toEqual({
      peak: 6000,
      flat: 30_000,
      valley: 1000,
    });
  });

  test('a month below the quantity goes there in full (FIX-2)', () => {
    const { main, second } = divideBetweenClasses(energy, { kind: 'quantity', energyWh: 500_000 });
    expect([sumOfPeriods(main), sumOfPeriods(second)]).toEqual([0, 100_000]);
  });

  test('nothing is lost, in no period', () => {
    const wh = fc.nat({ max: 10_000_000 });
    const how = fc.oneof(
      fc.record({ kind: fc.constant('quantity' as const), energyWh: wh }),
      fc.record({
        kind: fc.constant('share' as const),
        ppm: fc.nat({ max: 1_000_000 }),
        stepWh: fc.constant(1000),
      }),
    );
    fc.assert(
      fc.property(fc.record({ peak: wh, flat: wh, valley: wh }), how, (all, second) => {
        const shared = divideBetweenClasses(all, second);
        for (const period of ['peak', 'flat', 'valley'] as const) {
          const parts = [shared.main[period] ?? 0, shared.second[period] ?? 0];
          expect(parts[0]).toBeGreaterThanOrEqual(0);
          expect((parts[0] ?? 0) + (parts[1] ?? 0)).toBe(all[period]);
        }
      }),
    );
  });
});

describe('corrections of metering', () => {
  test.each([
    [19_000_000, -50_000, 500_000],
    [90_000_000, -100_000, 5_000_000],
    [24_600_000, 35_000, -416_000],
    [8_120_000, -42_000, 178_000],
    [8_120_000, 0, 0],
  ])(
    '%i Wh recorded with an error of %i ppm: %i Wh for half of the time (MET-1)',
    (recordedWh, errorPpm, adjustWh) => {
      expect(meterErrorWh({ recordedWh, errorPpm, stepWh: 1000 })).toBe(adjustWh);
    },
  );

  test('a meter that records nothing has no error to compute with', () => {
    expect(meterErrorWh({ recordedWh: 1, errorPpm: -1_000_000, stepWh: 1 })).toEqual({
      refused: 'billing.error-too-large',
      field: 'errorPpm',
    });
    expect(trueEnergyWh(19_000_000, -50_000)).toBe(20_000_000);
  });

  test('a voltage drop counts above the allowed one, without halving (MET-2)', () => {
    const drop = { measuredPpm: 7500, allowedPpm: 5000 };
    expect(voltageDropWh(1_000_000_000, drop, 1000)).toBe(2_500_000);
    expect(voltageDropWh(1_000_000_000, { ...drop, measuredPpm: 4000 }, 1000)).toBe(0);
  });

  test('a wrong wiring is corrected in full, not by half (MET-4, trap 11)', () => {
    expect(ratioCorrectionWh(3_000_000, { right: 3, wrong: 2 }, 1000)).toBe(1_500_000);
    expect(ratioCorrectionWh(3_000_000, { right: 3, wrong: 1 }, 1000)).toBe(6_000_000);
  });

  test('a meter that ran backwards owes what it took off and what it missed', () => {
    expect(ratioCorrectionWh(-1_000_000, { right: 3, wrong: -1 }, 1000)).toBe(4_000_000);
  });

  test('a wrong multiplier is true by billed, less one (MET-6)', () => {
    expect(
      [600, 400].map((right) => ratioCorrectionPpm({ right, wrong: right === 600 ? 400 : 600 })),
    ).toEqual([500_000, -333_333]);
    expect(ratioCorrectionWh(42_000_000, { right: 150, wrong: 200 }, 1000)).toBe(-10_500_000);
  });

  test('one larger transformer among three counts three quarters of its third', () => {
    const ratio = phaseRatio([
      { filed: 300, fitted: 300 },
      { filed: 300, fitted: 300 },
      { filed: 300, fitted: 400 },
    ]);
    expect(ratio.wrong / ratio.right).toBeCloseTo(11 / 12, 12);
    expect(ratioCorrectionWh(3_000_000, ratio, 10)).toBe(272_730);
  });

  test('one transformer open or reversed: K is 3/2 or 3', () => {
    const good = { filed: 100, fitted: 100 };
    const [open, reversed] = (['open', 'reversed'] as const).map((fault) =>
      phaseRatio([good, good, { ...good, fault }]),
    );
    expect([open, reversed].map((ratio) => (ratio?.right ?? 0) / (ratio?.wrong ?? 1))).toEqual([1.5, 3]);
  });

  test('a meter that recorded nothing has no ratio', () => {
    expect(() => ratioCorrectionPpm({ right: 1, wrong: 0 })).toThrow('recorded nothing');
  });

  test('the normal month less the fault month (MET-5)', () => {
    expect(normalMonthWh(21_800_000, 9_650_000)).toBe(12_150_000);
  });
});
