import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import { amountsOf } from './bill-amounts.ts';
import { computeBill } from './compute-bill.ts';
import { inputFromUse } from './input-from-use.ts';
import type { AccountUse, BilledTerms, MeteredUse } from './input-from-use.ts';
import { decodeLines, encodeLines, hashedText } from './line-code.ts';

/** The published tables, those of Fujian as if they still held. */
const shelf = shelfOf(
  publishedBooks.map((book) => (book.series === 'fujian-commercial' ? { ...book, validTo: null } : book)),
);
const [from, to] = [calendarDate('2026-10-01'), calendarDate('2026-11-01')];

function use(about: Partial<MeteredUse> = {}): MeteredUse {
  const none = { forwardVarh: 0, reverseVarh: 0, demandW: null, quality: 'actual' } as const;
  return { usagePointId: 'p1', from, to, energyWh: [0, 0, 300_000, 0, 0], ...none, ...about };
}

function terms(about: Partial<BilledTerms> = {}): BilledTerms {
  const household = {
    series: 'zhejiang-residential',
    tariff: 'tiered',
    isTimeOfUse: false,
    details: {},
    capacityVa: 1_000_000,
  };
  return { usagePointId: 'p1', from: calendarDate('2024-01-01'), to: null, ...household, ...about };
}

const factory: Partial<BilledTerms> = {
  series: 'fujian-commercial',
  tariff: 'two-part-10kv',
  details: { powerFactorStandard: 90, basis: 'capacity' },
};

function account(about: Partial<AccountUse> = {}): AccountUse {
  return { month: '2026-10', uses: [use()], terms: [terms()], tiersBefore: null, ...about };
}

function bill(about: Partial<AccountUse> = {}) {
  const input = inputFromUse(account(about), shelf);
  if (isRefused(input)) throw new Error(input.refused);
  const computed = computeBill(input, shelf);
  if (isRefused(computed)) throw new Error(computed.refused);
  return { input, bill: computed };
}

describe('a household', () => {
  test('goes on where its tiers stood at the last bill of the year', () => {
    const { bill: first } = bill();
    expect(first.totalFen).toBe(300 * 53.8);
    const { bill: later } = bill({ tiersBefore: { year: '2026', usedWh: 2_660_000 } });
    expect(later.lines.map(({ tier, quantity }) => [tier, quantity])).toEqual([
      [1, 100_000],
      [2, 200_000],
    ]);
    expect(later.tierUsedWh).toBe(2_960_000);
  });

  test('starts at zero in a new year', () => {
    const { input } = bill({ tiersBefore: { year: '2025', usedWh: 4_000_000 } });
    expect(input.tiers?.usedBeforeWh).toBe(0);
  });

  test('with monthly tiers read after two months has the limits of both (RES-4)', () => {
    const { input } = bill({
      uses: [use({ from: calendarDate('2026-09-01') })],
      terms: [terms({ series: 'sichuan-residential' })],
    });
    expect(input.tiers?.months).toEqual([9, 10]);
  });

  test('that chose time of use is billed by period', () => {
    const { bill: billed } = bill({
      uses: [use({ energyWh: [0, 200_000, 0, 100_000, 0] })],
      terms: [terms({ isTimeOfUse: true })],
    });
    expect(billed.totalFen).toBe(14_240);
  });

  test('whose terms changed within the month has a part for each', () => {
    const changedOn = calendarDate('2026-10-11');
    const { input } = bill({
      terms: [terms({ to: changedOn }), terms({ from: changedOn, tariff: 'compound' })],
    });
    expect(input.parts.map((part) => [part.tariff, part.from, part.to])).toEqual([
      ['tiered', from, changedOn],
      ['compound', changedOn, to],
    ]);
  });

  test('without terms on some day is refused', () => {
    const input = inputFromUse(account({ terms: [terms({ from: calendarDate('2026-10-05') })] }), shelf);
    expect(input).toMatchObject({ refused: 'billing.part-outside' });
  });
});

describe('a factory', () => {
  test('pays for its capacity and its power factor', () => {
    const { input, bill: billed } = bill({
      uses: [use({ energyWh: [0, 60_000_000, 80_000_000, 90_000_000, 0], forwardVarh: 100_000_000 })],
      terms: [terms(factory)],
    });
    expect(input.powerFactor).toEqual({ standard: 90, forwardVarh: 100_000_000, reverseVarh: 0 });
    expect(billed.lines.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['capacity', 'power-factor']),
    );
    expect(amountsOf(billed.lines).capacityFen).toBe(2_500_000);
  });

  test('pays its highest demand, with the energy of the month for the discount', () => {
    const { input } = bill({
      uses: [use({ demandW: 800_000 })],
      terms: [terms({ ...factory, details: { basis: 'actual-demand' } })],
    });
    expect(input.basic).toMatchObject([
      { kind: 'actual-demand', lines: [{ actualW: 800_000 }], monthEnergyWh: 300_000 },
    ]);
  });

  test('whose meter was replaced pays for its demand once, for the higher of both meters', () => {
    const replacedOn = calendarDate('2026-10-11');
    const { input } = bill({
      uses: [use({ to: replacedOn, demandW: 700_000 }), use({ from: replacedOn, demandW: 600_000 })],
      terms: [terms({ ...factory, details: { basis: 'actual-demand' } })],
    });
    expect(input.basic).toMatchObject([{ lines: [{ actualW: 700_000 }], monthEnergyWh: 600_000 }]);
  });

  test('with a second point outside the assessment keeps that point out of it (PF-9)', () => {
    const { input } = bill({
      uses: [use({ forwardVarh: 1_000 }), use({ usagePointId: 'p2', forwardVarh: 9_000 })],
      terms: [terms(factory), terms({ ...factory, usagePointId: 'p2', details: {} })],
    });
    expect(input.parts.map((part) => part.isPowerFactorAdjusted)).toEqual([true, false]);
    expect(input.powerFactor?.forwardVarh).toBe(1_000);
  });

  test('whose points are held to different standards is refused', () => {
    const other = { ...factory, usagePointId: 'p2', details: { powerFactorStandard: 85 } as const };
    const input = inputFromUse(
      account({ uses: [use(), use({ usagePointId: 'p2' })], terms: [terms(factory), terms(other)] }),
      shelf,
    );
    expect(input).toEqual({ refused: 'billing.standards-differ' });
  });
});

const anyEnergy = fc.array(fc.integer({ min: 0, max: 900_000_000 }), { minLength: 5, maxLength: 5 });

describe('whatever was used', () => {
  test('the input bills every Wh, the amounts add up and the stored lines are the lines', () => {
    fc.assert(
      fc.property(
        fc.array(anyEnergy, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (energies, isFactory) => {
          const points = energies.map((_, index) => `p${String(index)}`);
          const { bill: billed } = bill({
            uses: energies.map((energyWh, index) => use({ usagePointId: points[index] ?? '', energyWh })),
            terms: points.map((usagePointId) => terms({ usagePointId, ...(isFactory ? factory : {}) })),
          });
          const used = energies.flat().reduce((sum, wh) => sum + wh, 0);
          expect(billed.energyWh).toBe(used);
          const { energyFen, capacityFen, powerFactorFen, fundsFen } = amountsOf(billed.lines);
          expect(energyFen + capacityFen + powerFactorFen + fundsFen).toBe(billed.totalFen);
          expect(decodeLines(encodeLines(billed.lines))).toEqual(billed.lines);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('every part of a bill changes what its hash is taken over', () => {
    const stored = { billId: 'b', accountId: 'a', month: '2026-10', totalFen: 1, input: '{}', lines: '[]' };
    const others = [
      { billId: 'c' },
      { accountId: 'b' },
      { month: '2026-11' },
      { totalFen: 2 },
      { input: '{"a":1}' },
      { lines: '[1]' },
    ];
    const texts = [stored, ...others.map((other) => ({ ...stored, ...other }))].map(hashedText);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
