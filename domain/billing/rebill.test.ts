import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import { recomputedFen } from './line-amount.ts';
import { differenceLine, reversedLines } from './rebill.ts';
import { billOf } from './testing/billed.ts';

const shelf = shelfOf(publishedBooks);
const period = { from: calendarDate('2024-09-01'), to: calendarDate('2024-10-01') };
const fujian = { book: 'fujian-commercial-2024-09', tariff: 'two-part-10kv' };

test('a reversed bill proves itself line by line and brings the sum to zero', () => {
  const wh = fc.nat({ max: 2_000_000_000 });
  fc.assert(
    fc.property(fc.record({ peak: wh, flat: wh, valley: wh }), wh, (energyWh, forwardVarh) => {
      const bill = billOf(
        {
          ...period,
          parts: [{ ...period, ...fujian, energyWh }],
          powerFactor: { standard: 90, forwardVarh },
        },
        shelf,
      );
      const reversed = reversedLines(bill);
      expect(reversed.map(recomputedFen)).toEqual(reversed.map(({ amountFen }) => amountFen));
      expect(reversed.reduce((sum, { amountFen }) => sum + amountFen, bill.totalFen)).toBe(0);
    }),
  );
});

test('a late price notice shows the difference as a line of its own (PRO-2)', () => {
  const reason = { reason: 'price-late', rule: 'PRO-2', document: '调价通知' };
  const issued = { totalFen: 10_000, energyWh: 100_000 };
  expect(differenceLine({ issued, right: { ...issued, totalFen: 9_500 }, ...reason })).toEqual({
    ...reason,
    amountFen: -500,
    energyWh: 0,
  });
  expect(differenceLine({ issued, right: issued, ...reason })).toBeNull();
});
