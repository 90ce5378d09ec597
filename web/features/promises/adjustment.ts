import { levelsMax, type WarningLevel } from '#domain/promises/warning-level.ts';
import type { Measure } from '#domain/promises/promise.ts';
import { readLimit } from './limit-reading.ts';
import type { PromiseItem, RegionOrAny } from './words.ts';

/** What the form of a promise holds. */
export interface Adjustment {
  readonly region: RegionOrAny;
  readonly validFrom: string;
  readonly limit: string;
  readonly warnPercent: number;
  readonly measure: Measure;
  readonly levels: readonly WarningLevel[];
  readonly reason: string;
}

/** What the form begins with: what holds today, for every region where they are alike, else for the first. */
export function adjustmentOf({ inForce }: PromiseItem, today: string): Adjustment {
  const alike = new Set(inForce.map(({ limit }) => limit)).size < 2;
  const first = inForce[0];
  return {
    region: alike ? 'any' : (first?.region ?? 'any'),
    validFrom: today,
    limit: first?.limit ?? '',
    warnPercent: first?.warnPercent ?? 75,
    measure: first?.measure ?? 'each',
    levels: first?.levels ?? [],
    reason: '',
  };
}

/** Whether it can be sent: everything filled in, and the limit one the rules take. */
export function isComplete(draft: Adjustment, promiseId: string): boolean {
  const reading = readLimit(draft.limit, 'zh', promiseId);
  const filled = draft.validFrom !== '' && draft.reason.trim() !== '' && draft.warnPercent > 0;
  return filled && reading !== null && 'text' in reading;
}

const usual: readonly WarningLevel[] = [
  { by: 'percent', amount: 90, to: 'team-lead', answerMinutes: 30 },
  { by: 'percent', amount: 100, to: 'unit-head', answerMinutes: 60 },
];

/** One level more: the usual ones first, then one a little before the due time that is not there yet. */
export function withLevel(levels: readonly WarningLevel[]): readonly WarningLevel[] {
  if (levels.length >= levelsMax) return levels;
  const taken = (level: WarningLevel): boolean =>
    levels.some(({ by, amount }) => by === level.by && amount === level.amount);
  const next = usual.find((level) => !taken(level));
  if (next !== undefined) return [...levels, next];
  let amount = 30;
  while (taken({ by: 'minutes-before', amount, to: 'unit-head', answerMinutes: null })) amount += 30;
  return [...levels, { by: 'minutes-before', amount, to: 'unit-head', answerMinutes: null }];
}
