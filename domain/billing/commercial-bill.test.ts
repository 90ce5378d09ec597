// Industrial and commercial bills by the published books of Fujian and Henan: components, market, two-part, factor.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { yuan } from '#domain/kernel/decimal.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { rulesWith } from '#domain/tariffs/billing-rule-sets.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import type { Bill, BillInput, BillPart } from './bill.ts';
import { averagePriceNano, computeBill } from './compute-bill.ts';
import { linesInError } from './line-amount.ts';

const shelf = shelfOf(publishedBooks);
const september = { from: calendarDate('2024-09-01'), to: calendarDate('2024-10-01') };
const july = { from: calendarDate('2024-07-01'), to: calendarDate('2024-08-01') };
const fujian = { book: 'fujian-commercial-2024-09', tariff: 'two-part-10kv' };
const henan = { book: 'henan-commercial-2024-07', tariff: 'single-low' };

function billOf(input: BillInput, on = shelf): Bill {
  const bill = computeBill(input, on);
  if (isRefused(bill)) throw new Error(JSON.stringify(bill));
  expect(linesInError(bill)).toEqual([]);
  return bill;
}

function works(energyWh: BillPart['energyWh'], more: Partial<BillPart> = {}): BillInput {
  return { ...september, parts: [{ ...september, ...fujian, energyWh, ...more }] };
}

const lineOf = (bill: Bill, code: string, period: string | null = null) =>
  bill.lines.find((line) => line.code === code && line.period === period);

describe('the floating of components (TOU-2)', () => {
  test('Fujian floats the purchase alone', () => {
    const bill = billOf(works({ peak: 1_000_000, flat: 1_000_000 }));
    expect(
      bill.lines.filter(({ period }) => period !== null).map(({ code, period }) => [code, period]),
    ).toEqual([
      ['purchase', 'peak'],
      ['purchase', 'flat'],
    ]);
    expect(lineOf(bill, 'transmission')?.quantity).toBe(2_000_000);
  });

  test('Henan floats transmission and distribution, too', () => {
    const bill = billOf({ ...july, parts: [{ ...july, ...henan, energyWh: { sharp: 1_000_000 } }] });
    expect(lineOf(bill, 'transmission', 'sharp')?.priceNano).toBe(yuan('0.403512'));
    expect(lineOf(bill, 'system')?.priceNano).toBe(yuan('0.083970'));
  });

  test('one kWh costs the printed composite price, but for the fen of its lines', () => {
    for (const book of publishedBooks) {
      for (const { code, energy } of book.tariffs) {
        if (energy.kind !== 'composite' || energy.publishedNano === undefined) continue;
        for (const [period, printed] of Object.entries(energy.publishedNano)) {
          const part = { from: book.validFrom, to: september.from, book: book.id, tariff: code };
          const days = { from: book.validFrom, to: calendarDate(`${book.validFrom.slice(0, 8)}28`) };
          const bill = billOf({
            ...days,
            parts: [{ ...part, ...days, energyWh: { [period]: 1_000_000_000 } }],
          });
          // 10⁶ kWh at a price in 10⁻⁹ yuan: at most half a fen a line away.
          expect(Math.abs(bill.totalFen - printed / 10)).toBeLessThanOrEqual(bill.lines.length / 2);
        }
      }
    }
  });
});

describe('who sells the energy (CPT-1, CPT-6)', () => {
  test('those back from the market pay 1.5 times the agent price, in every period', () => {
    const bill = billOf(works({ peak: 1_000_000 }, { purchase: { kind: 'left-market' } }));
    expect(lineOf(bill, 'purchase', 'peak')).toMatchObject({
      priceNano: yuan('1.040193'),
      rule: 'CPT-6',
    });
    expect(lineOf(bill, 'transmission')?.priceNano).toBe(yuan('0.1292'));
  });

  test('a contract brings its own price and document', () => {
    const purchase = { kind: 'contract', priceNano: yuan('0.4'), document: '购电合同' } as const;
    const bill = billOf(works({ flat: 1_000_000, valley: 1_000_000 }, { purchase }));
    expect(lineOf(bill, 'purchase', 'flat')).toMatchObject({ priceNano: yuan('0.4'), document: '购电合同' });
    expect(lineOf(bill, 'purchase', 'valley')?.priceNano).toBe(yuan('0.148'));
    expect(lineOf(bill, 'loss')?.document).not.toBe('购电合同');
  });

  test('or its own price a period', () => {
    const purchase = {
      kind: 'contract',
      priceNano: yuan('0.4'),
      periodPriceNano: { valley: yuan('0.3') },
      document: '购电合同',
    } as const;
    const bill = billOf(works({ flat: 1_000_000, valley: 1_000_000 }, { purchase }));
    expect(lineOf(bill, 'purchase', 'valley')?.priceNano).toBe(yuan('0.3'));
  });
});

describe('the power factor in the bill (PF-8, PF-9)', () => {
  const powerFactor = { standard: 90, forwardVarh: 100_000_000 } as const;
  const energyWh = { sharp: 20_000_000, peak: 60_000_000, flat: 80_000_000, valley: 90_000_000 };
  const capacity = {
    kind: 'capacity',
    month: '2024-09',
    ...fujian,
    units: [{ capacityVa: 1_000_000 }],
  } as const;

  test('the base is energy and capacity without funds', () => {
    const bill = billOf({ ...works(energyWh), basic: [capacity], powerFactor });
    const funds = bill.lines
      .filter(({ kind }) => kind === 'fund')
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    const adjustment = lineOf(bill, 'power-factor')?.amountFen ?? 0;
    expect(bill.powerFactor).toEqual({
      cosHundredths: 93,
      standard: 90,
      rateBasisPoints: -45,
      baseFen: bill.totalFen - funds - adjustment,
    });
    expect(bill.totalFen).toBe(18_196_142);
  });

  test('funds are inside where the book says so', () => {
    const books = publishedBooks.map((book) => ({
      ...book,
      rules: rulesWith(book.rules, { powerFactor: { hasFundsInBase: true } }),
    }));
    const bill = billOf({ ...works(energyWh), basic: [capacity], powerFactor }, shelfOf(books));
    expect(bill.powerFactor?.baseFen).toBe(17_583_549 + 691_719);
  });

  test('a branch outside of it neither adds energy nor charge', () => {
    const input = works({ flat: 100_000_000 });
    const branch = { ...september, ...fujian, energyWh: { flat: 50_000_000 }, isPowerFactorAdjusted: false };
    const alone = billOf({ ...input, powerFactor });
    const both = billOf({ ...input, parts: [...input.parts, branch], powerFactor });
    expect(both.powerFactor).toEqual(alone.powerFactor);
  });

  test('nothing is assessed without energy, and a standard just met has no line', () => {
    const idle = billOf({ ...works({ flat: 0 }), powerFactor: { standard: 90, forwardVarh: 0 } });
    expect(idle.powerFactor).toBeNull();
    const met = billOf({
      ...works({ flat: 100_000_000 }),
      powerFactor: { standard: 90, forwardVarh: 48_000_000 },
    });
    expect(met.powerFactor?.rateBasisPoints).toBe(0);
    expect(lineOf(met, 'power-factor')).toBeUndefined();
  });

  test('reactive energy alone is a factor of zero (LOS-5)', () => {
    const bill = billOf({ ...works({ flat: 0 }), basic: [capacity], powerFactor });
    expect(bill.powerFactor).toMatchObject({ cosHundredths: 0, rateBasisPoints: 1500 + 65 * 200 });
  });
});

describe('a bill is refused', () => {
  const good = works({ flat: 1000 });

  test.each<[string, Partial<BillInput>, string, string]>([
    ['without a day', { to: good.from }, 'billing.period-reversed', 'to'],
    ['with a part outside', { to: calendarDate('2024-09-30') }, 'billing.part-outside', 'parts[0]'],
    [
      'with a tariff nobody knows',
      { parts: [{ ...september, ...fujian, tariff: 'x', energyWh: {} }] },
      'billing.tariff-unknown',
      'parts[0].tariff',
    ],
    [
      'with a book out of force',
      { ...july, parts: [{ ...july, ...fujian, energyWh: {} }] },
      'billing.tariff-not-in-force',
      'parts[0].book',
    ],
    [
      'with energy below zero',
      { parts: [{ ...september, ...fujian, energyWh: { peak: -1 } }] },
      'billing.energy-malformed',
      'parts[0].energyWh.peak',
    ],
    [
      'with half a Wh',
      { parts: [{ ...september, ...fujian, energyWh: { peak: 0.5 } }] },
      'billing.energy-malformed',
      'parts[0].energyWh.peak',
    ],
    [
      'with reactive energy that is no number',
      { powerFactor: { standard: 90, forwardVarh: Number.NaN } },
      'billing.quantity-malformed',
      'powerFactor.forwardVarh',
    ],
    [
      'with active energy below zero',
      { powerFactor: { standard: 90, forwardVarh: 1, activeWh: -1 } },
      'billing.quantity-malformed',
      'powerFactor.activeWh',
    ],
    [
      'with a thirteenth month',
      { tiers: { usedBeforeWh: 0, months: [13] } },
      'billing.quantity-malformed',
      'tiers.months',
    ],
    [
      'with a counter below zero',
      { tiers: { usedBeforeWh: -1 } },
      'billing.quantity-malformed',
      'tiers.usedBeforeWh',
    ],
    [
      'with capacity of no month',
      { basic: [{ kind: 'capacity', month: '2024-13', ...fujian, units: [] }] },
      'billing.month-malformed',
      'basic[0].month',
    ],
    [
      'with capacity of a single-rate tariff',
      { basic: [{ kind: 'capacity', month: '2024-09', ...fujian, tariff: 'single-low', units: [] }] },
      'billing.not-two-part',
      'basic[0].tariff',
    ],
    [
      'with capacity below zero',
      { basic: [{ kind: 'capacity', month: '2024-09', ...fujian, units: [{ capacityVa: -1 }] }] },
      'billing.quantity-malformed',
      'basic[0].units[0].capacityVa',
    ],
    [
      'with demand below zero',
      { basic: [{ kind: 'actual-demand', month: '2024-09', ...fujian, lines: [{ actualW: -1 }] }] },
      'billing.quantity-malformed',
      'basic[0].lines[0]',
    ],
    [
      'with capacity of a month the book does not hold in',
      { basic: [{ kind: 'capacity', month: '2024-10', ...fujian, units: [] }] },
      'billing.tariff-not-in-force',
      'basic[0].book',
    ],
    [
      'with more parts than any bill',
      { parts: Array.from({ length: 201 }, () => ({ ...september, ...fujian, energyWh: {} })) },
      'billing.too-many',
      'parts',
    ],
  ])('%s', (_, change, ...[refused, field]) => {
    expect(computeBill({ ...good, ...change }, shelf)).toMatchObject({ refused, field });
  });

  test('a household without its counter', () => {
    const tiered = { book: 'beijing-residential-2023-03', tariff: 'tiered' };
    expect(
      computeBill({ ...good, parts: [{ ...september, ...tiered, energyWh: { flat: 1 } }] }, shelf),
    ).toEqual({
      refused: 'billing.tiers-missing',
      field: 'tiers',
    });
  });
});

test('the total is the sum of lines that each prove themselves, whatever was used', () => {
  const wh = fc.integer({ min: 0, max: 50_000_000_000 });
  fc.assert(
    fc.property(fc.record({ sharp: wh, peak: wh, flat: wh, valley: wh }), wh, (energyWh, forwardVarh) => {
      const bill = billOf({ ...works(energyWh), powerFactor: { standard: 85, forwardVarh } });
      expect(bill.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(bill.totalFen);
      expect(bill.energyWh).toBe(energyWh.sharp + energyWh.peak + energyWh.flat + energyWh.valley);
    }),
  );
});

test('the average price is in 10⁻⁹ yuan, and there is none without energy', () => {
  expect(averagePriceNano({ totalFen: 4000, energyWh: 100_000 })).toBe(yuan('0.4'));
  expect(averagePriceNano({ totalFen: 1, energyWh: 0 })).toBeNull();
});
