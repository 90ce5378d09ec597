import { computeBill } from '#domain/billing/compute-bill.ts';
import type { Bill, BasicInput, BillInput } from '#domain/billing/bill.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { periods, type ByPeriod, type Period } from '#domain/tariffs/period.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import type { PriceBook, Tariff } from '#domain/tariffs/price-book.ts';
import { hasTimeOfUse } from '#domain/tariffs/supply-terms.ts';

/** What somebody wants to know the price of: a month of use under a tariff. */
export interface Question {
  readonly month: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly energyWh: ByPeriod;
  readonly isTimeOfUse: boolean;
  /** Counted in the tiers before the month. */
  readonly usedBeforeWh: number;
  readonly persons: number | null;
  /** Capacity of a two-part tariff. */
  readonly capacityVa: number | null;
}

/** The bill of the question by the engine that bills the customers; or what is missing. */
export function billOf(book: PriceBook, tariff: Tariff, question: Question): Bill | Refused {
  const { month, energyWh, isTimeOfUse } = question;
  const part = { ...month, book: book.id, tariff: tariff.code, energyWh };
  const input: BillInput = {
    ...month,
    parts: [tariff.energy.kind === 'tiered' ? { ...part, isTimeOfUse } : part],
    ...(tariff.energy.kind === 'tiered' ? { tiers: tiersOf(question) } : {}),
    ...(tariff.basic === null ? {} : { basic: basicOf(book, tariff, question) }),
  };
  return computeBill(input, shelfOf([book]));
}

function tiersOf({ usedBeforeWh, persons }: Question) {
  return persons === null ? { usedBeforeWh } : { usedBeforeWh, persons };
}

function basicOf(book: PriceBook, tariff: Tariff, { month, capacityVa }: Question): readonly BasicInput[] {
  if (capacityVa === null || capacityVa <= 0) return [];
  return [
    {
      ...{ kind: 'capacity', month: month.from.slice(0, 7), book: book.id, tariff: tariff.code },
      units: [{ capacityVa }],
    },
  ];
}

/** The periods to ask the use of: one where the tariff or the household has no time of use. */
export function askedPeriods(tariff: Tariff, isTimeOfUse: boolean): readonly Period[] {
  const { energy } = tariff;
  if (!hasTimeOfUse(tariff) || (energy.kind === 'tiered' && !isTimeOfUse)) return ['flat'];
  return periods.filter((period) => {
    if (energy.kind === 'tiered')
      return energy.sets.some(({ timeOfUse }) => timeOfUse?.priceNano[period] !== undefined);
    if (energy.kind === 'single') return energy.periodPriceNano?.[period] !== undefined;
    return period === 'flat' || energy.factorPpm[period] !== undefined;
  });
}
