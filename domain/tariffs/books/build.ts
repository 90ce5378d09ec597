/** Shorthand for the published tables: prices as the authority prints them, in yuan, become integers here. */
import { yuan } from '#domain/kernel/decimal.ts';
import type { Voltage } from '#domain/customers/voltage.ts';
import type { Period } from '../period.ts';
import type { SinglePrice, Tariff, TieredPeriods, TierSet } from '../price-book.ts';
import type { PeriodSpan } from '../time-of-use.ts';

export const lowVoltages: readonly Voltage[] = ['220V', '380V'];
export const mediumVoltages: readonly Voltage[] = ['10kV', '20kV'];
export const everyMonth: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** '0.538 0.588 0.838' as prices. */
export function prices(text: string): readonly number[] {
  return text.split(' ').map(yuan);
}

/** Tiers with limits in kWh and prices in yuan, for every month or some. */
export function tierSet(upToKwh: readonly number[], priceText: string, months = everyMonth): TierSet {
  return { months, upToWh: upToKwh.map((kwh) => kwh * 1000), priceNano: prices(priceText) };
}

/** Prices by period and tier: `{ peak: '0.568 0.618 0.868' }`. */
export function tierPeriods(texts: Partial<Record<Period, string>>): TieredPeriods {
  return {
    priceNano: Object.fromEntries(Object.entries(texts).map(([period, text]) => [period, prices(text)])),
  };
}

/** '0-8 valley, 8-22 peak, 22-24 valley' as the spans of a day; hours may carry minutes: '8:30-11'. */
export function spans(text: string): readonly PeriodSpan[] {
  return text.split(', ').map((part) => {
    const [hours = '', period = ''] = part.split(' ');
    const [from = '', to = ''] = hours.split('-');
    return { fromMinute: minuteOf(from), toMinute: minuteOf(to), period: period as Period };
  });
}

function minuteOf(text: string): number {
  const [hours = '0', minutes = '0'] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
}

const household = { useKind: 'residential', basic: null, calendar: null, hasPowerFactor: false } as const;

/** The compound price: one price, no tiers (RES-7). */
export function compound(
  code: string,
  priceText: string,
  voltages: readonly Voltage[] = lowVoltages,
): Tariff {
  const energy: SinglePrice = { kind: 'single', priceNano: yuan(priceText) };
  return { ...household, code, title: '居民合表', voltages, energy };
}

export interface Tiered {
  readonly code?: string;
  readonly title?: string;
  readonly voltages?: readonly Voltage[];
  readonly accumulation: 'month' | 'year';
  readonly sets: readonly TierSet[];
  readonly calendar?: string;
  /** Persons from which a household counts as large, and from which it may take the compound price. */
  readonly large?: readonly [number, number | null];
  /** Free kWh a month of the needy and how they are given. */
  readonly free?: readonly [number, 'credit' | 'before-tiers'];
}

/** The tiers of households; every large household so far gets 100 kWh a month more. */
export function tiered({
  code = 'tiered',
  title = '居民阶梯',
  voltages = lowVoltages,
  ...more
}: Tiered): Tariff {
  const { accumulation, sets, calendar = null, large, free } = more;
  return {
    ...household,
    code,
    title,
    voltages,
    calendar,
    energy: {
      kind: 'tiered',
      accumulation,
      sets,
      household:
        large === undefined
          ? null
          : { personsMin: large[0], shiftWhPerMonth: 100_000, compoundPersonsMin: large[1] },
      freeEnergy: free === undefined ? null : { whPerMonth: free[0] * 1000, engine: free[1] },
    },
  };
}
