/**
 * Being away (R2): from an instant until an instant. Whoever is away holds no task and is given none; what is away is
 * decided by the instant alone, so nothing has to be switched on or off.
 */
import { dayMs } from '../kernel/instant.ts';
import type { RefusalData, Refused } from '../kernel/refusal.ts';
import { isPost, permissionsOfPosts } from './posts.ts';

/** One absence; the end is the first instant of being back. */
export interface Absence {
  readonly fromMs: number;
  readonly untilMs: number;
  /** Taken back before it began. */
  readonly cancelled: boolean;
}

export type AbsenceState = 'planned' | 'now' | 'over' | 'cancelled';

/** A year and a leave of maternity; longer is a matter of the post, not of an absence. */
export const absenceLongestMs = 400 * dayMs;
/** Sick leave is often told on the days after. */
export const absenceEarliestMs = 31 * dayMs;

/** How an absence stands at an instant. */
export function absenceState({ fromMs, untilMs, cancelled }: Absence, nowMs: number): AbsenceState {
  if (cancelled) return 'cancelled';
  if (nowMs < fromMs) return 'planned';
  return nowMs < untilMs ? 'now' : 'over';
}

function refuse(code: string, field: string, data: RefusalData = {}): Refused {
  return { refused: code, field, data };
}

/**
 * What stands against an absence beside the person's `others`: an end before its beginning or in the past, a beginning
 * more than 31 days ago, more than 400 days, days that another absence has already. Null when nothing does.
 */
export function absenceFault(wanted: Absence, others: readonly Absence[], nowMs: number): Refused | null {
  const { fromMs, untilMs } = wanted;
  if (untilMs <= fromMs || untilMs <= nowMs) return refuse('staff.absence-period', 'until');
  if (fromMs < nowMs - absenceEarliestMs) return refuse('staff.absence-too-early', 'from', { days: 31 });
  if (untilMs - fromMs > absenceLongestMs) return refuse('staff.absence-too-long', 'until', { days: 400 });
  const meets = others.some((other) => !other.cancelled && other.fromMs < untilMs && fromMs < other.untilMs);
  return meets ? refuse('staff.absence-overlap', 'from') : null;
}

/** A post held today as the session knows it. */
export interface Held {
  readonly post: string;
  readonly unitId: string;
  readonly functions: readonly string[];
  readonly parentUnitId: string | null;
}

/**
 * The units whose people somebody may mark as away, each with everything below it: the unit of the supervising post;
 * of a dispatcher the unit the dispatching team works for.
 */
export function supervisedUnits(held: readonly Held[]): readonly string[] {
  const supervising = held.filter(
    ({ post }) => isPost(post) && permissionsOfPosts([post]).has('order.supervise'),
  );
  return supervising.map(({ functions, unitId, parentUnitId }) =>
    functions.includes('dispatch') && parentUnitId !== null ? parentUnitId : unitId,
  );
}
