// Households by the published books: tiers by year and month, large and needy households, time of use, new year.
import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import type { Bill, BillInput, TierInput } from './bill.ts';
import { computeBill } from './compute-bill.ts';
import { linesInError } from './line-amount.ts';
import { householdShiftWh, mayTakeCompoundPrice, tierLimitsWh } from './tier-limits.ts';

const shelf = shelfOf(publishedBooks);

function billOf(input: BillInput, on = shelf): Bill {
  const bill = computeBill(input, on);
  if (isRefused(bill)) throw new Error(JSON.stringify(bill));
  expect(linesInError(bill)).toEqual([]);
  expect(bill.lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(bill.totalFen);
  return bill;
}

interface Case {
  readonly book: string;
  readonly from: string;
  readonly to: string;
  readonly kwh: number | { readonly peak?: number; readonly valley?: number; readonly flat?: number };
  readonly tiers?: Partial<TierInput>;
  readonly tariff?: string;
}

function household({ book, from, to, kwh, tiers = {}, tariff = 'tiered' }: Case): BillInput {
  const period = { from: calendarDate(from), to: calendarDate(to) };
  const byPeriod = typeof kwh === 'number' ? { flat: kwh } : kwh;
  const energyWh = Object.fromEntries(Object.entries(byPeriod).map(([name, each]) => [name, each * 1000]));
  return {
    ...period,
    parts: [{ ...period, book, tariff, energyWh, isTimeOfUse: typeof kwh !== 'number' }],
    tiers: { usedBeforeWh: 0, ...tiers },
  };
}

const amounts = (bill: Bill) =>
  bill.lines.map(({ code, quantity, amountFen }) => [code, quantity / 1000, amountFen]);

describe('a year counter', () => {
  const zhejiang = { book: 'zhejiang-residential-2023-08', from: '2026-10-01', to: '2026-11-01' };

  test('goes on from bill to bill', () => {
    const bill = billOf(household({ ...zhejiang, kwh: 360, tiers: { usedBeforeWh: 2_600_000 } }));
    expect(amounts(bill)).toEqual([
      ['tier-1', 160, 8608],
      ['tier-2', 200, 11_760],
    ]);
    expect(bill.tierUsedWh).toBe(2_960_000);
  });

  test('starts anew on 1 January, in the middle of a bill (RES-3)', () => {
    const book = { book: 'zhejiang-residential-2023-08', tariff: 'tiered' };
    const [from, newYear, to] = ['2026-12-10', '2027-01-01', '2027-01-10'].map(calendarDate);
    if (from === undefined || newYear === undefined || to === undefined) throw new Error('dates');
    const bill = billOf({
      from,
      to,
      tiers: { usedBeforeWh: 4_700_000 },
      parts: [
        { from, to: newYear, ...book, energyWh: { flat: 200_000 } },
        { from: newYear, to, ...book, energyWh: { flat: 90_000 } },
      ],
    });
    expect(amounts(bill)).toEqual([
      ['tier-2', 100, 5880],
      ['tier-3', 100, 8380],
      ['tier-1', 90, 4842],
    ]);
    expect(bill.tierUsedWh).toBe(90_000);
  });

  test('runs through a change of price within the year', () => {
    const [old, fresh] = [publishedBooks[2], publishedBooks[2]] as readonly (PriceBook | undefined)[];
    if (old === undefined || fresh === undefined) throw new Error('book');
    const change = calendarDate('2026-10-11');
    const books = [
      { ...old, validTo: change },
      { ...fresh, id: 'next', validFrom: change },
    ];
    const input = household({ ...zhejiang, kwh: 0, tiers: { usedBeforeWh: 2_700_000 } });
    const bill = billOf(
      {
        ...input,
        parts: [
          { from: input.from, to: change, book: old.id, tariff: 'tiered', energyWh: { flat: 60_000 } },
          { from: change, to: input.to, book: 'next', tariff: 'tiered', energyWh: { flat: 100_000 } },
        ],
      },
      shelfOf(books),
    );
    expect(amounts(bill)).toEqual([
      ['tier-1', 60, 3228],
      ['tier-2', 100, 5880],
    ]);
  });

  test('has twelfths of the limits for part of a year (RES-5)', () => {
    const bill = billOf(household({ ...zhejiang, kwh: 700, tiers: { supplyMonths: 3 } }));
    expect(bill.lines.map(({ quantity }) => quantity)).toEqual([690_000, 10_000]);
  });
});

describe('a month counter (Zhuhai)', () => {
  const book = 'zhuhai-residential-2025-08';

  test('has the limits of the season: 700 kWh in July', () => {
    const bill = billOf(household({ book, from: '2026-07-01', to: '2026-08-01', kwh: 700 }));
    expect(amounts(bill)).toEqual([
      ['tier-1', 260, 15_831],
      ['tier-2', 340, 22_402],
      ['tier-3', 100, 9089],
    ]);
  });

  test('two months read together have both limits, each of its season', () => {
    const [january, spring] = [
      [1, 2],
      [4, 5],
    ].map((months) =>
      billOf(household({ book, from: '2026-04-01', to: '2026-06-01', kwh: 2000, tiers: { months } })),
    );
    expect(january?.lines.map(({ quantity }) => quantity / 1000)).toEqual([400, 400, 1200]);
    expect(spring?.lines.map(({ quantity }) => quantity / 1000)).toEqual([460, 540, 1000]);
  });

  test('the last day decides the month where none is given', () => {
    const bill = billOf(household({ book, from: '2026-04-25', to: '2026-05-01', kwh: 300 }));
    expect(bill.lines[0]?.quantity).toBe(200_000);
    const may = billOf(household({ book, from: '2026-04-25', to: '2026-05-02', kwh: 300 }));
    expect(may.lines[0]?.quantity).toBe(260_000);
    const december = billOf(household({ book, from: '2026-12-01', to: '2027-01-01', kwh: 300 }));
    expect(december.lines[0]?.quantity).toBe(200_000);
  });

  test('a large household has 100 kWh more below both limits', () => {
    const bill = billOf(
      household({ book, from: '2026-01-01', to: '2026-02-01', kwh: 450, tiers: { persons: 5 } }),
    );
    expect(amounts(bill)).toEqual([
      ['tier-1', 300, 18_266],
      ['tier-2', 150, 9883],
    ]);
  });
});

describe('a large household', () => {
  const energy = publishedBooks.find(({ region }) => region === 'shanghai')?.tariffs[0]?.energy;
  if (energy?.kind !== 'tiered') throw new Error('tiers of Shanghai');

  test.each([
    [4, 0],
    [5, 1_200_000],
    [9, 1_200_000],
  ])('of %i persons in Shanghai moves the limits of the year by %i Wh', (persons, shiftWh) => {
    expect(householdShiftWh(energy, { usedBeforeWh: 0, persons })).toBe(shiftWh);
    const limits = tierLimitsWh(energy, { usedBeforeWh: 0, persons }, { month: 6, energyStepWh: 1000 });
    expect(limits).toEqual([3_120_000 + shiftWh, 4_800_000 + shiftWh]);
  });

  test('may take the compound price from seven persons', () => {
    expect([6, 7].map((persons) => mayTakeCompoundPrice(energy, persons))).toEqual([false, true]);
    expect(mayTakeCompoundPrice({ ...energy, household: null }, 9)).toBe(false);
  });
});

describe('free energy of the needy', () => {
  const month = { from: '2026-03-01', to: '2026-04-01' };

  test('as a credit at the price of tier 1 (Sichuan)', () => {
    const bill = billOf(
      household({ book: 'sichuan-residential-2012', ...month, kwh: 200, tiers: { isNeedy: true } }),
    );
    expect(amounts(bill)).toEqual([
      ['tier-1', 180, 9403],
      ['tier-2', 20, 1245],
      ['free', -15, -784],
    ]);
    expect(bill.tierUsedWh).toBe(200_000);
  });

  test('taken off before the tiers (Zhejiang)', () => {
    const bill = billOf(
      household({
        book: 'zhejiang-residential-2023-08',
        ...month,
        kwh: 200,
        tiers: { isNeedy: true, usedBeforeWh: 2_700_000 },
      }),
    );
    expect(amounts(bill)).toEqual([
      ['tier-1', 60, 3228],
      ['tier-2', 125, 7350],
      ['free', 15, 0],
    ]);
    expect(bill.tierUsedWh).toBe(2_885_000);
  });

  test('is never more than was used, and not for others', () => {
    const sichuan = { book: 'sichuan-residential-2012', ...month };
    expect(billOf(household({ ...sichuan, kwh: 9, tiers: { isNeedy: true } })).totalFen).toBe(0);
    expect(billOf(household({ ...sichuan, kwh: 9 })).totalFen).toBe(470);
  });

  test('of two months read together is twice as much', () => {
    const bill = billOf(
      household({
        book: 'sichuan-residential-2012',
        ...month,
        kwh: 100,
        tiers: { isNeedy: true, months: [2, 3] },
      }),
    );
    expect(amounts(bill).at(-1)).toEqual(['free', -30, -1567]);
  });

  test('is shared among the periods where time of use was chosen', () => {
    const bill = billOf(
      household({
        book: 'zhejiang-residential-2023-08',
        ...month,
        kwh: { peak: 100, valley: 50 },
        tiers: { isNeedy: true },
      }),
    );
    expect(amounts(bill)).toEqual([
      ['tier-1.peak', 90, 5112],
      ['tier-1.valley', 45, 1296],
      ['free', 15, 0],
    ]);
  });
});

describe('time of use with tiers', () => {
  const month = { from: '2026-10-01', to: '2026-11-01' };
  const shanghai = { book: 'shanghai-residential-2020-07', ...month };

  test('Zhejiang has one surcharge for both periods (RES-9)', () => {
    const bill = billOf(
      household({
        book: 'zhejiang-residential-2023-08',
        ...month,
        kwh: { peak: 210, valley: 150 },
        tiers: { usedBeforeWh: 2_600_000 },
      }),
    );
    expect(amounts(bill)).toEqual([
      ['tier-1.peak', 210, 11_928],
      ['tier-1.valley', 150, 4320],
      ['tier-2', 200, 1000],
    ]);
  });

  test('Shanghai has one for each period while the bill stays in a tier', () => {
    const bill = billOf(
      household({ ...shanghai, kwh: { peak: 160, valley: 90 }, tiers: { usedBeforeWh: 3_400_000 } }),
    );
    expect(bill.totalFen).toBe(13_865);
    expect(amounts(bill).slice(2)).toEqual([
      ['tier-2.peak', 160, 960],
      ['tier-2.valley', 90, 270],
    ]);
  });

  test('and another one in the bill that crosses a limit (RES-8)', () => {
    const bill = billOf(
      household({ ...shanghai, kwh: { peak: 190, valley: 110 }, tiers: { usedBeforeWh: 4_700_000 } }),
    );
    expect(amounts(bill).slice(2)).toEqual([
      ['tier-2', 100, 500],
      ['tier-3', 200, 6000],
    ]);
    expect(bill.totalFen).toBe(21_600);
  });

  test('a household that did not choose it pays the tiers on the sum', () => {
    const input = household({ ...shanghai, kwh: { peak: 160, valley: 90 } });
    const plain = { ...input, parts: input.parts.map(({ isTimeOfUse: _, ...part }) => part) };
    expect(amounts(billOf(plain))).toEqual([['tier-1', 250, 15_425]]);
  });

  test('a home charger has its own prices and no tiers (TOU-7)', () => {
    const input = household({
      book: 'wuhan-residential-2023',
      tariff: 'charger',
      ...month,
      kwh: { valley: 100, flat: 10 },
    });
    expect(amounts(billOf(input))).toEqual([
      ['energy.flat', 10, 580],
      ['energy.valley', 100, 4300],
    ]);
  });
});
