import { businessDate } from '../kernel/instant.ts';
import type { CalendarDate } from '../kernel/calendar-date.ts';
import type { Refused } from '../kernel/refusal.ts';
import type { UnitKind } from './org-unit.ts';
import { validateAssignments } from './posts.ts';

/** A post held over a period; both days count, an open end is null. */
export interface HeldPeriod {
  readonly unitId: string;
  readonly unitKind: UnitKind;
  readonly post: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Whether the periods share a day. */
export function overlap(a: HeldPeriod, b: HeldPeriod): boolean {
  return (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo);
}

/**
 * Whether somebody who holds `held` may take `wanted` too: the post fits the unit, nothing is held twice, and no
 * two posts of lines that must not mix share a day (R-STAFF-08). Every objection, empty when they may.
 */
export function validatePost(held: readonly HeldPeriod[], wanted: HeldPeriod): readonly Refused[] {
  if (wanted.validTo !== null && wanted.validTo < wanted.validFrom) {
    return [{ refused: 'staff.post-period', field: 'validTo' }];
  }
  const placed = validateAssignments([wanted]);
  if (placed.length > 0) return placed;
  const beside = held.filter((period) => overlap(period, wanted));
  if (beside.some(({ post, unitId }) => post === wanted.post && unitId === wanted.unitId)) {
    return [{ refused: 'staff.post-held', field: 'post' }];
  }
  return (
    beside.map((period) => validateAssignments([period, wanted])).find((found) => found.length > 0) ?? []
  );
}

/** Whether the post is held on the business day of the instant. */
export function isHeldAt(period: Pick<HeldPeriod, 'validFrom' | 'validTo'>, nowMs: number): boolean {
  const today: CalendarDate = businessDate(nowMs);
  return period.validFrom <= today && (period.validTo === null || period.validTo >= today);
}
