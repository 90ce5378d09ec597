import type { Static } from 'typebox';
import type { readException } from '#contracts/metering-exceptions.ts';
import type { MeterLine, UseView } from '#contracts/metering.ts';
import type { PlanView, readPlan } from '#contracts/metering-routes.ts';
import { integerToDecimal } from '#domain/kernel/decimal.ts';
import type { Tone } from '#web/ui/state-tag/state-tag.tsx';

export type Meter = Static<typeof MeterLine>;
export type Plan = Static<typeof PlanView>;
export type WholePlan = Static<(typeof readPlan)['response']>;
export type Stop = WholePlan['stops'][number];
export type Exception = Static<(typeof readException)['response']>;
export type Use = Static<typeof UseView>;

export const meterTones: Readonly<Record<Meter['state'], Tone>> = {
  ordered: 'calm',
  'in-stock': 'active',
  installed: 'good',
  removed: 'calm',
  faulty: 'bad',
  scrapped: 'calm',
};

export const planTones: Readonly<Record<Plan['state'], Tone>> = {
  planned: 'calm',
  open: 'active',
  done: 'good',
  closed: 'calm',
};

/** Energy in kWh as it is read, to two decimals: 150 500 Wh is `150.50`. */
export function kwhText(wh: number | null): string {
  return wh === null ? '—' : integerToDecimal(Math.round(wh / 10), 2, 2);
}
