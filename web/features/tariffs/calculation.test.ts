import { describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import { askedPeriods, billOf, type Question } from './calculation.ts';

const shelf = shelfOf(publishedBooks);
const priced = (book: string, tariff: string) => present(shelf.find(book, tariff), tariff);
const home = priced('zhejiang-residential-2023-08', 'tiered');
const works = priced('fujian-commercial-2024-09', 'two-part-10kv');
const october = { from: calendarDate('2026-10-01'), to: calendarDate('2026-11-01') };

function asked(about: Partial<Question>): Question {
  return {
    ...{ month: october, energyWh: {}, isTimeOfUse: false, usedBeforeWh: 0, persons: null, capacityVa: null },
    ...about,
  };
}
function totalFen({ book, tariff }: typeof home, question: Question): number {
  const bill = billOf(book, tariff, question);
  if (isRefused(bill)) throw new Error(bill.refused);
  return bill.totalFen;
}

describe('what a month would cost', () => {
  test('a household in two tiers with peak and valley, as `calc bill` says', () => {
    const energyWh = { peak: 210_000, valley: 150_000 };
    const question = asked({ energyWh, isTimeOfUse: true, usedBeforeWh: 2_600_000 });
    expect(totalFen(home, question)).toBe(17_248);
  });

  test('a large household reaches the second tier later', () => {
    const energyWh = { flat: 300_000 };
    const small = totalFen(home, asked({ energyWh, usedBeforeWh: 2_700_000 }));
    const large = totalFen(home, asked({ energyWh, usedBeforeWh: 2_700_000, persons: 5 }));
    expect(large).toBeLessThan(small);
  });

  test('a works pays its capacity beside the energy', () => {
    const month = { from: calendarDate('2024-09-01'), to: calendarDate('2024-10-01') };
    const energyWh = { flat: 100_000_000 };
    const without = totalFen(works, asked({ month, energyWh }));
    expect(totalFen(works, asked({ month, energyWh, capacityVa: 1_000_000 })) - without).toBe(2_500_000);
  });
});

test('only the periods the tariff has are asked for', () => {
  expect(askedPeriods(home.tariff, false)).toEqual(['flat']);
  expect(askedPeriods(home.tariff, true)).toEqual(['peak', 'valley']);
  expect(askedPeriods(works.tariff, false)).toEqual(['sharp', 'peak', 'flat', 'valley']);
});
