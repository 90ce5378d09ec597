/**
 * Warnings in several levels (S6): beside the usual warning a promise may tell further people, at a share of its limit
 * or so many minutes before it ends. Who is told and has not said within `answerMinutes` that they act is passed over:
 * the level climbs to whoever stands above. The levels are data of the promise's setting, so a running clock keeps the
 * ones it began under.
 */
import { isRefused, type Refused } from '#domain/kernel/refusal.ts';
import { minuteMs } from '#domain/kernel/instant.ts';
import type { Due } from './due.ts';
import { warnAt } from './warn.ts';

/** Who is told, from the handler up; the order is that of climbing. */
export const rungs = ['holder', 'team-lead', 'unit-head', 'upper-unit'] as const;

export type Rung = (typeof rungs)[number];

export interface WarningLevel {
  /** `percent`: share of what is counted, 100 at the due time; `minutes-before`: minutes on the clock before it. */
  readonly by: 'percent' | 'minutes-before';
  readonly amount: number;
  readonly to: Rung;
  /** Minutes to say that one acts, before the level climbs; null: it never climbs. */
  readonly answerMinutes: number | null;
}

/** A level of one clock: when it comes, and when it was recorded (once). */
export interface LevelMark {
  /** Null while the due time is unknown. */
  readonly atMs: number | null;
  readonly raisedMs: number | null;
}

/** The level as it comes from a form. */
export interface UncheckedLevel {
  readonly by: string;
  readonly amount: number;
  readonly to: string;
  readonly answerMinutes: number | null;
}

export const levelsMax = 6;
/** A week, for levels and for answers. */
export const levelMinutesMax = 10_080;

/** When a level comes: never before the start, never after the due time; null while that is unknown. */
export function levelAt(due: Due, startedMs: number, { by, amount }: WarningLevel): number | null {
  if (due.dueMs === null) return null;
  if (by === 'minutes-before') return Math.max(Math.min(startedMs, due.dueMs), due.dueMs - amount * minuteMs);
  return amount >= 100 ? due.dueMs : warnAt(due, { startedMs, percent: amount });
}

/** Whether two levels come at the same point of a promise; a promise has no two such. */
export function isSameLevel(a: WarningLevel, b: WarningLevel): boolean {
  return a.by === b.by && a.amount === b.amount;
}

/** The levels as they may be stored, or what is wrong with the first wrong one. */
export function checkLevels(input: readonly UncheckedLevel[]): readonly WarningLevel[] | Refused {
  if (input.length > levelsMax) {
    return { refused: 'promises.levels-too-many', field: 'levels', data: { max: levelsMax } };
  }
  const levels: WarningLevel[] = [];
  for (const [at, unchecked] of input.entries()) {
    const level = checkLevel(unchecked, `levels.${at.toString()}`);
    if (isRefused(level)) return level;
    if (levels.some((other) => isSameLevel(other, level))) {
      return { refused: 'promises.level-twice', field: 'levels', data: { level: levelZh(level) } };
    }
    levels.push(level);
  }
  return levels;
}

function checkLevel(
  { by, amount, to, answerMinutes }: UncheckedLevel,
  field: string,
): WarningLevel | Refused {
  const rung = rungs.find((known) => known === to);
  if (rung === undefined) return { refused: 'promises.level-to', field };
  if (by !== 'percent' && by !== 'minutes-before') return { refused: 'promises.level-amount', field };
  if (!isWithin(amount, by === 'percent' ? 100 : levelMinutesMax)) {
    return { refused: 'promises.level-amount', field, data: { max: levelMinutesMax } };
  }
  if (answerMinutes !== null && !isWithin(answerMinutes, levelMinutesMax)) {
    return { refused: 'promises.level-answer', field, data: { max: levelMinutesMax } };
  }
  return { by, amount, to: rung, answerMinutes };
}

function isWithin(amount: number, max: number): boolean {
  return Number.isSafeInteger(amount) && amount >= 1 && amount <= max;
}

/** `用时 90 %`, `到期前 30 分钟`. */
export function levelZh({ by, amount }: Pick<WarningLevel, 'by' | 'amount'>): string {
  if (by === 'minutes-before') return `到期前 ${amount.toString()} 分钟`;
  return amount >= 100 ? '到期' : `用时 ${amount.toString()} %`;
}

export const rungTitles: Readonly<Record<Rung, string>> = {
  holder: '经办人',
  'team-lead': '班组负责人',
  'unit-head': '单位负责人',
  'upper-unit': '上级单位负责人',
};
