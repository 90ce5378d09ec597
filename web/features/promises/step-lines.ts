import { minuteText } from '#domain/kernel/instant.ts';
import type { DayReason, Step, TimeStep } from '#domain/promises/steps.ts';
import type { Language } from '#web/lib/i18n/language.ts';

/** One row of the explanation. */
export interface StepLine {
  readonly from: string;
  /** The same as `from` for a single day; null while a pause lasts. */
  readonly to: string | null;
  /** The name of the days, as the calendar has it; null for running time and open pauses. */
  readonly name: string | null;
  readonly reason: DayReason | TimeStep['reason'] | 'open-pause';
  readonly counted: boolean;
  /** Days counted up to and with this line; null where time runs instead. */
  readonly sum: number | null;
  readonly days: number | null;
}

/** The steps of a due time as rows, with the days counted so far. */
export function stepLines(steps: readonly Step[], language: Language): readonly StepLine[] {
  let sum = 0;
  return steps.map((step): StepLine => {
    switch (step.kind) {
      case 'days': {
        if (step.counted) sum += step.days;
        const { from, to, counted, reason, days } = step;
        return { from, to, name: step[language], reason, counted, sum: counted ? sum : null, days };
      }
      case 'time': {
        const { fromMs, toMs, counted, reason } = step;
        return {
          from: minuteText(fromMs),
          to: minuteText(toMs),
          name: null,
          reason,
          counted,
          sum: null,
          days: null,
        };
      }
      case 'open-pause':
        return {
          from: minuteText(step.fromMs),
          to: null,
          name: null,
          reason: 'open-pause',
          counted: false,
          sum: null,
          days: null,
        };
    }
  });
}
