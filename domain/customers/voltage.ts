/**
 * Voltages at which customers are supplied, and which of them a load is offered. Limits are dated: the rules of
 * supply were renewed on 1 June 2024 (SUP-1, SUP-2, SUP-3).
 */
import { assert, present } from '#domain/kernel/assert.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';

export const voltages = {
  '220V': { title: '220伏单相', nominalV: 220, isHigh: false },
  '380V': { title: '380伏三相', nominalV: 380, isHigh: false },
  '10kV': { title: '10千伏', nominalV: 10_000, isHigh: true },
  '20kV': { title: '20千伏', nominalV: 20_000, isHigh: true },
  '35kV': { title: '35千伏', nominalV: 35_000, isHigh: true },
  '110kV': { title: '110千伏', nominalV: 110_000, isHigh: true },
  '220kV': { title: '220千伏', nominalV: 220_000, isHigh: true },
} as const;

export type Voltage = keyof typeof voltages;

/** Every voltage, from the lowest. */
export const allVoltages = Object.keys(voltages) as readonly Voltage[];

export function isVoltage(word: string): word is Voltage {
  return Object.hasOwn(voltages, word);
}

/** Limits of low-voltage supply from a date on. */
export interface LowVoltageLimits {
  readonly validFrom: CalendarDate;
  /** Total equipment that single phase still takes, in watts (SUP-1). */
  readonly singlePhaseMaxW: number;
  /** Total equipment that low-voltage three-phase still takes, in watts (SUP-2). */
  readonly threePhaseMaxW: number;
  /** Transformer need that still gets low voltage though the equipment is above; null: equipment alone decides. */
  readonly transformerMaxVa: number | null;
}

/** The rules in order of time. 1996 said "under 10 kW" for single phase, hence the odd watt. */
export const lowVoltageLimits: readonly LowVoltageLimits[] = [
  {
    validFrom: calendarDate('1996-10-08'),
    singlePhaseMaxW: 9_999,
    threePhaseMaxW: 100_000,
    transformerMaxVa: 50_000,
  },
  {
    validFrom: calendarDate('2024-06-01'),
    singlePhaseMaxW: 12_000,
    threePhaseMaxW: 160_000,
    transformerMaxVa: null,
  },
];

/**
 * Capacities usual at each high voltage, in kVA: practice of supply planning, overlapping on purpose; the plan
 * decides by the grid at the place. No upper bound at the highest.
 */
const usualHighVoltageKva: readonly {
  readonly voltage: Voltage;
  readonly fromKva: number;
  readonly toKva: number;
}[] = [
  { voltage: '10kV', fromKva: 0, toKva: 10_000 },
  { voltage: '20kV', fromKva: 0, toKva: 20_000 },
  { voltage: '35kV', fromKva: 5_000, toKva: 40_000 },
  { voltage: '110kV', fromKva: 20_000, toKva: 100_000 },
  { voltage: '220kV', fromKva: 100_000, toKva: Number.POSITIVE_INFINITY },
];

export interface Load {
  /** Total of the customer's equipment, in watts. */
  readonly equipmentW: number;
  /** Transformer capacity the load needs, in volt-amperes, when it is known. */
  readonly transformerVa?: number;
}

/** The limits in force on a date; the first known ones before that. */
export function lowVoltageLimitsOn(date: CalendarDate): LowVoltageLimits {
  return present(
    lowVoltageLimits.findLast(({ validFrom }) => validFrom <= date) ?? lowVoltageLimits[0],
    'the limits',
  );
}

/** Whether a load gets single phase, low-voltage three-phase, or high voltage, under the rules of the date (SUP-1, SUP-2). */
export function supplyModeOf(load: Load, on: CalendarDate): '220V' | '380V' | 'high' {
  assert(
    Number.isSafeInteger(load.equipmentW) && load.equipmentW >= 0,
    'equipment is counted in whole watts',
  );
  const limits = lowVoltageLimitsOn(on);
  if (load.equipmentW <= limits.singlePhaseMaxW) return '220V';
  if (load.equipmentW <= limits.threePhaseMaxW) return '380V';
  const bySmallTransformer =
    limits.transformerMaxVa !== null &&
    load.transformerVa !== undefined &&
    load.transformerVa <= limits.transformerMaxVa;
  return bySmallTransformer ? '380V' : 'high';
}

/** The voltages a load may be offered, the lowest first; 20 kV only where the unit has such a grid. */
export function voltagesOffered(load: Load, on: CalendarDate): readonly Voltage[] {
  const mode = supplyModeOf(load, on);
  if (mode !== 'high') return [mode];
  const neededKva = (load.transformerVa ?? load.equipmentW) / 1000;
  return usualHighVoltageKva
    .filter(({ fromKva, toKva }) => neededKva >= fromKva && neededKva <= toKva)
    .map(({ voltage }) => voltage);
}
