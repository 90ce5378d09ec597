/** A price book made for one case: what an example prints beside its question. */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { rules2024 } from '#domain/tariffs/billing-rule-sets.ts';
import type { BillingRules } from '#domain/tariffs/billing-rules.ts';
import type { EnergyPrice, PriceBook, PriceComponent, Tariff } from '#domain/tariffs/price-book.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';

export const from = calendarDate('2025-06-01');
export const to = calendarDate('2025-07-01');

export interface AdHoc {
  readonly energy: EnergyPrice;
  readonly basic?: Tariff['basic'];
  readonly hasPowerFactor?: boolean;
  readonly code?: string;
}

/** The book `case` with these tariffs; a tariff without a code is `it`. */
export function adHocBook(tariffs: readonly AdHoc[], rules: BillingRules = rules2024): PriceBook {
  return {
    id: 'case',
    series: 'case',
    title: 'case',
    region: 'case',
    validFrom: calendarDate('1996-10-08'),
    validTo: null,
    document: { number: null, title: 'case', source: 'test', status: 'unverified' },
    calendars: [],
    tariffs: tariffs.map(({ code = 'it', energy, basic = null, hasPowerFactor = true }) => ({
      code,
      title: code,
      useKind: 'commercial',
      voltages: ['10kV'],
      energy,
      basic,
      calendar: null,
      hasPowerFactor,
    })),
    rules,
  };
}

export function adHocShelf(tariffs: readonly AdHoc[], rules?: BillingRules): PriceShelf {
  return shelfOf([adHocBook(tariffs, rules)]);
}

export function single(priceNano: number): EnergyPrice {
  return { kind: 'single', priceNano };
}

/** A component that floats or not, of a kind named like its code. */
export function component(
  kind: PriceComponent['kind'],
  priceNano: number,
  more: { readonly floats?: boolean; readonly code?: string } = {},
): PriceComponent {
  return { code: more.code ?? kind, kind, title: kind, priceNano, floats: more.floats ?? false };
}
