/**
 * Guards: rules of the trade that no condition over the form can say, as named pure functions. Each answers
 * a refusal or null; a definition names them on its actions.
 */
import { businessOffsetMs, dayMs } from '#domain/kernel/instant.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { valueOf } from './condition.ts';
import type { FormValues } from './field.ts';
import type { GuardName } from './guard-names.ts';
import { instantOf } from './instant-field.ts';
import { refuse } from './refusals.ts';
import type { Facts } from './state.ts';

export interface GuardInput {
  /** Everything known of the order, the action's own values included. */
  readonly values: FormValues;
  readonly facts: Facts;
  readonly acceptedAtMs: number;
  readonly nowMs: number;
}

type Guard = (input: GuardInput) => Refused | null;

export const guards: Readonly<Record<GuardName, Guard>> = {
  /** C1: the unit complained of, and whoever belongs to it, cannot close the complaint. */
  'not-the-unit-complained-of': ({ values, facts }) => {
    const unit = valueOf(values, 'complainedUnitId');
    const own =
      facts.actor.kind === 'staff' && typeof unit === 'string' && facts.actor.unitIds.includes(unit);
    return own ? refuse('process.unit-complained-of') : null;
  },
  /** The person reported or complained of takes no part in the case. */
  'not-the-person-reported': ({ values, facts }) => {
    const person = valueOf(values, 'reportedStaffId');
    const own = facts.actor.kind === 'staff' && person === facts.actor.staffId;
    return own ? refuse('process.person-reported') : null;
  },
  'evidence-attached': ({ facts }) =>
    (facts.attachments ?? 0) > 0 ? null : refuse('process.evidence-missing', {}, 'attachments'),
  'fees-settled': ({ facts }) =>
    (facts.unpaidFeesFen ?? 0) === 0 ? null : refuse('process.fees-open', { fen: facts.unpaidFeesFen ?? 0 }),
  /** CMP-5: claimed within 7 days of the damage; CLK-1: the day of the damage is not counted. */
  'claim-in-time': ({ values, acceptedAtMs }) => {
    const damagedAt = valueOf(values, 'damagedAt');
    const atMs = typeof damagedAt === 'string' ? instantOf(damagedAt) : null;
    if (atMs === null) return null;
    const lateDays = businessDay(acceptedAtMs) - businessDay(atMs);
    return lateDays > 7 ? refuse('process.claim-lapsed', { days: lateDays }, 'form.damagedAt') : null;
  },
  /** Return calls spare the night and the noon rest (regulations §5, call-back). */
  'calling-hours': ({ values, nowMs }) => {
    const calledAt = valueOf(values, 'calledAt');
    const atMs = (typeof calledAt === 'string' ? instantOf(calledAt) : null) ?? nowMs;
    const minute = Math.floor(((atMs + businessOffsetMs) % dayMs) / 60_000);
    const spared = minute < 8 * 60 || minute >= 21 * 60 || (minute >= 12 * 60 && minute < 14 * 60);
    return spared ? refuse('process.outside-calling-hours', {}, 'form.calledAt') : null;
  },
};

/** The number of the business day (+08:00) an instant falls on. */
function businessDay(atMs: number): number {
  return Math.floor((atMs + businessOffsetMs) / dayMs);
}

/** The refusals of all named guards, in order. */
export function guardFaults(names: readonly GuardName[], input: GuardInput): readonly Refused[] {
  return names.map((name) => guards[name](input)).filter((answer) => answer !== null);
}
