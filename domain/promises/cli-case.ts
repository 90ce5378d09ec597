/**
 * One case of `wanjia clock due`, as data in and data out: `{"from","limit","pauses","office"}` to
 * `{"due","limit","explanation","warnings"}`, or an error that names the field. Reads anything; throws nothing.
 */
import { instantText, parseInstant } from '#domain/kernel/instant.ts';
import type { Interval } from '#domain/kernel/intervals.ts';
import { kernelRefusals } from '#domain/kernel/refusals.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { RefusalSpec, Refused } from '#domain/kernel/refusal.ts';
import { statutoryCalendar } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { dueAt } from './due.ts';
import type { Due, DueInput, DueWarning } from './due.ts';
import { explainEn, explainZh, warningEn, warningZh } from './explain.ts';
import { limitText, parseLimit } from './limit.ts';
import { parsePeriodsLine } from './office-hours.ts';
import { promiseRefusals } from './refusals.ts';
import type { Step } from './steps.ts';

/** The answer to one case; `due` null while an open pause keeps it unknown. */
export interface ClockDueAnswer {
  readonly due: string | null;
  readonly limit: string;
  readonly explanation: { readonly zh: string; readonly en: string; readonly steps: readonly Step[] };
  readonly warnings: readonly (DueWarning & { readonly zh: string; readonly en: string })[];
}

export interface ClockDueError {
  readonly error: { readonly code: string; readonly field: string; readonly zh: string; readonly en: string };
}

/** More pauses than any order has; keeps a hostile case small. */
export const pausesMax = 1_000;

const specs: Readonly<Record<string, RefusalSpec>> = { ...kernelRefusals, ...promiseRefusals };

/** Computes one case; unknown fields are left alone. */
export function clockDueCommand(
  input: unknown,
  calendar: Calendar = statutoryCalendar,
): ClockDueAnswer | ClockDueError {
  const answer = clockCase(input, calendar);
  return isRefused(answer) ? errorOf(answer) : answer;
}

/** The same under a unit's calendar, with what is refused as the rules say it. */
export function clockCase(input: unknown, calendar: Calendar): ClockDueAnswer | Refused {
  const parsed = parseCase(input, calendar);
  return isRefused(parsed) ? parsed : answerOf(dueAt(parsed));
}

/** The answer as it is printed. */
function answerOf(due: Due): ClockDueAnswer {
  return {
    due: due.dueMs === null ? null : instantText(due.dueMs),
    limit: limitText(due.limit),
    explanation: { zh: explainZh(due), en: explainEn(due), steps: due.explanation },
    warnings: due.warnings.map((warning) => ({ ...warning, zh: warningZh(warning), en: warningEn(warning) })),
  };
}

function errorOf({ refused, field = '', data = {} }: Refused): ClockDueError {
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(data[name] ?? whole));
  const spec = specs[refused];
  return { error: { code: refused, field, zh: fill(spec?.zh ?? refused), en: fill(spec?.en ?? refused) } };
}

function parseCase(input: unknown, calendar: Calendar): DueInput | Refused {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return wrongType('case', 'object');
  }
  const fields = new Map<string, unknown>(Object.entries(input));
  const fromMs = instantField('from', fields.get('from'));
  if (isRefused(fromMs)) return fromMs;
  const limit = textField('limit', fields.get('limit'));
  if (isRefused(limit)) return limit;
  const parsedLimit = parseLimit(limit);
  if (isRefused(parsedLimit)) return parsedLimit;
  const pauses = pausesField(fields.get('pauses'));
  if (isRefused(pauses)) return pauses;
  const working = officeField(fields.get('office'), calendar);
  return isRefused(working) ? working : { fromMs, limit: parsedLimit, pauses, calendar: working };
}

/** `08:30-12:00,14:00-17:30`: other office hours than the calendar's, for limits in working time. */
function officeField(value: unknown, calendar: Calendar): Calendar | Refused {
  if (value === undefined || value === null) return calendar;
  if (typeof value !== 'string') return wrongType('office', 'text');
  const periods = parsePeriodsLine(value);
  if (isRefused(periods)) return { ...periods, field: 'office' };
  return { ...calendar, officeHours: (date) => (calendar.isWorkingDay(date) ? periods : []) };
}

function pausesField(value: unknown): readonly Interval[] | Refused {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return wrongType('pauses', 'array');
  if (value.length > pausesMax) {
    return { refused: 'promises.pauses-too-many', field: 'pauses', data: { max: pausesMax } };
  }
  const pauses: Interval[] = [];
  for (const [index, each] of value.entries()) {
    const pause = parsePause(each, `pauses[${String(index)}]`);
    if (isRefused(pause)) return pause;
    pauses.push(pause);
  }
  return pauses;
}

/** `FROM/TO` or `{"from","to"}`; without TO the pause is still open. */
function parsePause(value: unknown, field: string): Interval | Refused {
  const ends = pauseEnds(value);
  if (ends === null) return { refused: 'promises.pause-malformed', field };
  const fromMs = instantField(`${field}.from`, ends.from);
  if (isRefused(fromMs)) return fromMs;
  if (ends.to === undefined || ends.to === null || ends.to === '') return { fromMs, toMs: null };
  const toMs = instantField(`${field}.to`, ends.to);
  if (isRefused(toMs)) return toMs;
  return toMs < fromMs ? { refused: 'promises.pause-reversed', field } : { fromMs, toMs };
}

function pauseEnds(value: unknown): { from: unknown; to: unknown } | null {
  if (typeof value === 'string') {
    const [from, to, ...more] = value.split('/');
    return to === undefined || more.length > 0 ? null : { from, to };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  return { from: fields.get('from'), to: fields.get('to') };
}

function instantField(field: string, value: unknown): number | Refused {
  const text = textField(field, value);
  if (isRefused(text)) return text;
  const instant = parseInstant(text);
  return isRefused(instant) ? { ...instant, field } : instant;
}

function textField(field: string, value: unknown): string | Refused {
  if (value === undefined || value === null) {
    return { refused: 'promises.field-missing', field, data: { field } };
  }
  return typeof value === 'string' ? value : wrongType(field, 'text');
}

function wrongType(field: string, expected: 'text' | 'array' | 'object'): Refused {
  return { refused: 'promises.field-type', field, data: { field, expected } };
}
