/** Which tariffs an industrial or commercial customer may have by capacity (CLS-3 … CLS-5), dated. */
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';

export type RateChoice = 'single' | 'two-part' | 'either';

/** Up to `singleMaxKva` single-rate; from `twoPartMinKva` two-part; the choice is free between them. */
export interface CapacityChoice {
  readonly validFrom: string;
  readonly singleMaxKva: number;
  readonly twoPartMinKva: number;
}

export const capacityChoices: readonly CapacityChoice[] = [
  { validFrom: '1996-10-08', singleMaxKva: 314, twoPartMinKva: 315 },
  { validFrom: '2023-06-01', singleMaxKva: 100, twoPartMinKva: 315 },
];

/** The choice a capacity leaves on a date; those on single-rate before 1 June 2023 may stay (CLS-5). */
export function rateChoice(capacityKva: number, on: CalendarDate): RateChoice {
  const rule = capacityChoices.findLast(({ validFrom }) => validFrom <= on) ?? capacityChoices[0];
  if (rule === undefined || capacityKva <= rule.singleMaxKva) return 'single';
  return capacityKva >= rule.twoPartMinKva ? 'two-part' : 'either';
}
