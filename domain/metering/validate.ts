/** Validates one reading against what is known of its point; pure, so that the screen can say it while one types. */
import { addDays, daysBetween, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { spanOf, type Register } from './register.ts';
import { thresholdsOf, type Rule, type Rules, type Severity, type Thresholds } from './rules.ts';
import { movedOf, periodGapWh, totalWh, useBetween, type Use } from './use.ts';

export type Quality = 'actual' | 'estimated' | 'corrected';

/** An earlier use of the point. */
export interface PastUse {
  readonly fromOn: CalendarDate;
  readonly toOn: CalendarDate;
  readonly wh: number;
  readonly quality: Quality;
}

export interface ReadingFacts {
  readonly registers: readonly Register[];
  readonly multiplier: number;
  readonly counts: readonly number[];
  readonly readOn: CalendarDate;
  readonly quality: Quality;
  /** The last accepted reading of this meter; null for its first. */
  readonly last: { readonly on: CalendarDate; readonly counts: readonly number[] } | null;
  /** The day the plan wants it read; null outside a plan. */
  readonly dueOn: CalendarDate | null;
  /** Uses of the point, newest first. */
  readonly history: readonly PastUse[];
  readonly useKind: string;
  readonly capacityVa: number;
}

export interface Finding {
  readonly rule: Rule;
  readonly severity: Exclude<Severity, 'off'>;
  /** What was compared: Wh, percent or days by name. */
  readonly detail: Readonly<Record<string, number | string>>;
}

export interface Validated {
  /** Null where the reading is the first of its meter, or does not follow the last one. */
  readonly use: Use | null;
  readonly findings: readonly Finding[];
  /** A find that needs a person. */
  readonly isHeld: boolean;
}

type Found = readonly [Rule, Finding['detail']] | null;

const hoursOfDay = 24;
/** Daily averages are compared in Wh a day, times 1000 so that small ones keep their weight. */
const perDay = (wh: number, days: number): number => Math.floor((wh * 1000) / Math.max(1, days));

function ownAverage(history: readonly PastUse[]): number | null {
  const last = history.slice(0, 3);
  const days = last.reduce((sum, { fromOn, toOn }) => sum + daysBetween(fromOn, toOn), 0);
  if (days === 0) return null;
  return perDay(
    last.reduce((sum, { wh }) => sum + wh, 0),
    days,
  );
}

const yearDays = 365;
const seasonDays = 20;

/** The use of the same month of last year: the one whose end lies nearest, within twenty days. */
export function lastYearOf(history: readonly PastUse[], readOn: CalendarDate): PastUse | null {
  const then = addDays(readOn, -yearDays);
  const far = ({ toOn }: PastUse): number => Math.abs(daysBetween(then, toOn));
  const near = history.filter((use) => far(use) <= seasonDays);
  return near.reduce<PastUse | null>(
    (best, use) => (best === null || far(use) < far(best) ? use : best),
    null,
  );
}

interface Corridor {
  readonly rules: readonly [high: Rule, low: Rule];
  readonly high: number;
  readonly low: number;
}

function compared(daily: number, base: number | null, { rules, high, low }: Corridor): Found {
  if (base === null || base === 0) return null;
  const percent = Math.round((daily * 100) / base);
  if (percent > high) return [rules[0], { percent, limit: high }];
  return percent < low ? [rules[1], { percent, limit: low }] : null;
}

function ofAmount(facts: ReadingFacts, use: Use, limits: Thresholds): readonly Found[] {
  const { last, readOn, history, capacityVa } = facts;
  if (last === null) return [];
  const wh = totalWh(use);
  const days = Math.max(1, daysBetween(last.on, readOn));
  const daily = perDay(wh, days);
  const possibleWh = Math.floor((capacityVa * hoursOfDay * days * limits.capacityPercent) / 100);
  if (wh > possibleWh) return [['spike', { wh, limitWh: possibleWh }]];
  const average = ownAverage(history);
  if (wh === 0) return [average !== null && average > 0 ? ['zero', { wh: 0, days }] : null];
  const expected = average === null ? wh : Math.floor((average * days) / 1000);
  if (Math.max(wh, expected) < limits.smallWh) return [];
  const before = lastYearOf(history, readOn);
  const season = before === null ? null : perDay(before.wh, daysBetween(before.fromOn, before.toOn));
  const ofYear = compared(daily, season, {
    rules: ['season-high', 'season-low'],
    high: limits.seasonHighPercent,
    low: limits.seasonLowPercent,
  });
  // What last year's month was like, too, is the season and no jump.
  if (season !== null && season > 0 && ofYear === null) return [];
  const { highPercent: high, lowPercent: low } = limits;
  return [compared(daily, average, { rules: ['high', 'low'], high, low }), ofYear];
}

function ofRegisters(facts: ReadingFacts, rules: Rules): readonly Found[] {
  const { registers, counts, last } = facts;
  if (last === null) return [];
  return registers.map((of, at): Found => {
    const [from = 0, to = 0] = [last.counts[at], counts[at]];
    // A demand register starts anew each month.
    if (of.quantity === 'demand' || to >= from) return null;
    const way = movedOf(from, to, of);
    const isNear = way * 100 <= spanOf(of) * rules.rollOverPercent;
    return [isNear ? 'rolled-over' : 'below-last', { register: of.obis, from, to }];
  });
}

function ofDays(facts: ReadingFacts, limits: Thresholds): readonly Found[] {
  const { last, readOn, dueOn, history, quality } = facts;
  if (last !== null && readOn === last.on) return [['duplicate', { last: last.on }]];
  const away = dueOn === null ? 0 : Math.abs(daysBetween(dueOn, readOn));
  const firstReal = history.findIndex((use) => use.quality !== 'estimated');
  const inRow = (firstReal < 0 ? history.length : firstReal) + 1;
  return [
    last !== null && readOn < last.on ? ['wrong-date', { last: last.on }] : null,
    away > limits.daysAround ? ['wrong-date', { days: away, limit: limits.daysAround }] : null,
    quality === 'estimated' && inRow > limits.estimatesMax
      ? ['prolonged-estimate', { times: inRow, limit: limits.estimatesMax }]
      : null,
  ];
}

/** Whether the reading stands behind the last one, so that there is a stretch of days to have used something in. */
export function follows({ last, readOn }: Pick<ReadingFacts, 'last' | 'readOn'>): boolean {
  return last !== null && readOn > last.on;
}

/**
 * What the rules find in a reading and what was used since the last one. A reading of the same day or an earlier one
 * than the last is always held: nobody could derive a use from it.
 */
export function validate(facts: ReadingFacts, rules: Rules): Validated {
  const limits = thresholdsOf(rules, facts.useKind);
  const inOrder = facts.last === null || follows(facts);
  const span =
    facts.last === null || !inOrder
      ? null
      : {
          registers: facts.registers,
          from: facts.last.counts,
          to: facts.counts,
          multiplier: facts.multiplier,
        };
  const use = span === null ? null : useBetween(span);
  const gap = span === null ? null : periodGapWh(span);
  const allowed = rules.sumGapWh * facts.multiplier;
  const lower = ofRegisters(facts, rules);
  const found: readonly Found[] = [
    ...ofDays(facts, limits),
    ...(inOrder ? lower : []),
    // What a wrong value would have used says nothing.
    ...(use === null || lower.some((each) => each?.[0] === 'below-last') ? [] : ofAmount(facts, use, limits)),
    gap !== null && Math.abs(gap) > allowed ? ['sum-check', { gapWh: gap, limitWh: allowed }] : null,
  ];
  const findings = found.flatMap((each): readonly Finding[] => {
    if (each === null) return [];
    const [rule, detail] = each;
    const severity = inOrder ? rules.severity[rule] : 'hold';
    return severity === 'off' ? [] : [{ rule, severity, detail }];
  });
  return { use, findings, isHeld: !inOrder || findings.some(({ severity }) => severity === 'hold') };
}
