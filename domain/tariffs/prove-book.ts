/** Proofs before a book is approved: the book by itself, and its series without gap, overlap or lost tariff. */
import type { Refused } from '#domain/kernel/refusal.ts';
import type { BillingRules } from './billing-rules.ts';
import type { PriceBook } from './price-book.ts';
import { calendarFaults } from './prove-calendar.ts';
import { tariffFaults } from './prove-tariff.ts';

/** Every fault of the book, each with the field it is about; none when customers can be billed by it. */
export function bookFaults(book: PriceBook): readonly Refused[] {
  return [
    ...dateFaults(book),
    ...codeFaults(book),
    ...book.calendars.flatMap((calendar, index) => calendarFaults(calendar, `calendars[${String(index)}]`)),
    ...book.tariffs.flatMap((tariff, index) => tariffFaults(tariff, `tariffs[${String(index)}]`)),
    ...ruleFaults(book.rules),
  ];
}

function dateFaults({ id, validFrom, validTo }: PriceBook): readonly Refused[] {
  return validTo !== null && validTo <= validFrom
    ? [{ refused: 'tariffs.book-dates', field: 'validTo', data: { book: id } }]
    : [];
}

function codeFaults({ tariffs, calendars }: PriceBook): readonly Refused[] {
  const codes = tariffs.map(({ code }) => code);
  const twice = tariffs.filter(({ code }, index) => codes.indexOf(code) !== index);
  const known = new Set(calendars.map(({ code }) => code));
  return [
    ...twice.map(({ code }) => ({
      refused: 'tariffs.tariff-twice',
      field: 'tariffs',
      data: { tariff: code },
    })),
    ...tariffs.flatMap(({ calendar }, index) =>
      calendar === null || known.has(calendar)
        ? []
        : [
            {
              refused: 'tariffs.calendar-unknown',
              field: `tariffs[${String(index)}].calendar`,
              data: { calendar },
            },
          ],
    ),
  ];
}

/** Parameters of the rules that must be counts, and percentages that must be sane. */
function ruleFaults({ days, demand, lateCharge, leftMarketPpm }: BillingRules): readonly Refused[] {
  const payPercent = demand.discount?.payPercent ?? 100;
  const checks: readonly (readonly [string, boolean])[] = [
    ['rules.days.suspensionDaysMin', isCount(days.suspensionDaysMin)],
    ['rules.days.suspensionMonthsMax', isCount(days.suspensionMonthsMax) && days.suspensionMonthsMax <= 12],
    ['rules.demand.floorPercent', isCount(demand.floorPercent) && demand.floorPercent <= 100],
    ['rules.demand.discount.payPercent', isCount(payPercent) && payPercent <= 100],
    ['rules.lateCharge.householdPpm', isCount(lateCharge.householdPpm)],
    ['rules.lateCharge.othersSameYearPpm', isCount(lateCharge.othersSameYearPpm)],
    ['rules.lateCharge.othersCrossYearPpm', isCount(lateCharge.othersCrossYearPpm)],
    ['rules.leftMarketPpm', isCount(leftMarketPpm)],
  ];
  return checks
    .filter(([, isGood]) => !isGood)
    .map(([field]) => ({ refused: 'tariffs.rule-malformed', field, data: { field } }));
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/**
 * Faults between the books of one series: days without a book, days with two, and tariffs that the next book forgot.
 * `from` and `to` are the days that must be covered; the series may be open at both ends when they are null.
 */
export function seriesFaults(books: readonly PriceBook[]): readonly Refused[] {
  const sorted = books.toSorted((a, b) =>
    a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0,
  );
  return sorted.slice(1).flatMap((book, index) => {
    const before = sorted[index];
    return before === undefined ? [] : [...joinFaults(before, book), ...lostTariffs(before, book)];
  });
}

function joinFaults(before: PriceBook, book: PriceBook): readonly Refused[] {
  const end = before.validTo;
  if (end === null || end > book.validFrom) {
    return [
      { refused: 'tariffs.series-overlap', field: 'validFrom', data: { book: book.id, before: before.id } },
    ];
  }
  return end < book.validFrom
    ? [{ refused: 'tariffs.series-gap', field: 'validFrom', data: { from: end, to: book.validFrom } }]
    : [];
}

function lostTariffs(before: PriceBook, book: PriceBook): readonly Refused[] {
  const codes = new Set(book.tariffs.map(({ code }) => code));
  return before.tariffs
    .filter(({ code }) => !codes.has(code))
    .map(({ code }) => ({
      refused: 'tariffs.tariff-lost',
      field: 'tariffs',
      data: { tariff: code, book: book.id },
    }));
}
