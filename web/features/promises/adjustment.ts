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
    reason: '',
  };
}

/** Whether it can be sent: everything filled in, and the limit one the rules take. */
export function isComplete(draft: Adjustment, promiseId: string): boolean {
  const reading = readLimit(draft.limit, 'zh', promiseId);
  const filled = draft.validFrom !== '' && draft.reason.trim() !== '' && draft.warnPercent > 0;
  return filled && reading !== null && 'text' in reading;
}
