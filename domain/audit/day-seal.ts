/**
 * Every unit closes every day, also an empty one, with a keyed seal over the Merkle root of the day's events
 * and the seal of the day before. A printed or published seal anchors all days up to it.
 */
import { assert } from '#domain/kernel/assert.ts';
import { addDays, calendarDate, isCalendarDate } from '#domain/kernel/calendar-date.ts';
import { hashOf, isSha256Hex, sameSeal, sealOf } from './hashing.ts';
import type { Sha256Hex } from './hashing.ts';

/** What a seal closes. */
export interface SealedContent {
  readonly orgId: number;
  /** Calendar date YYYY-MM-DD in the business time zone. */
  readonly day: string;
  /** Events of the day. */
  readonly count: number;
  /** Merkle root over the hashes of the day's events. */
  readonly root: Sha256Hex;
  /** The seal of the day before; `firstPreviousSeal` for a unit's first day. */
  readonly previousSeal: Sha256Hex;
}

export interface DaySeal extends SealedContent {
  readonly seal: Sha256Hex;
}

/** What the stored events of a day say today, to hold against the seal. */
export interface DayRecount {
  readonly day: string;
  readonly count: number;
  readonly root: Sha256Hex;
}

export type DayFindingKind = 'changed' | 'removed' | 'reordered' | 'cut-off' | 'unsealed' | 'root-mismatch';

export interface DayFinding {
  readonly kind: DayFindingKind;
  readonly orgId: number;
  readonly day: string;
}

/** What stands before a unit's first seal. */
export function firstPreviousSeal(orgId: number): Sha256Hex {
  return hashOf('wanjia.first-day.1', { orgId });
}

/** HMAC-SHA256 over a day's content; the key is kept outside the database. */
export function daySeal(key: Uint8Array, content: SealedContent): Sha256Hex {
  assert(isCalendarDate(content.day), 'a day is a calendar date YYYY-MM-DD');
  assert(Number.isSafeInteger(content.count) && content.count >= 0, 'a day has a count of events');
  assert(isSha256Hex(content.root), 'a day has a Merkle root');
  assert(isSha256Hex(content.previousSeal), 'a day follows a seal');
  const { orgId, day, count, root, previousSeal } = content;
  return sealOf(key, 'wanjia.day.1', { orgId, day, count, root, previousSeal });
}

/** Where a unit's seals must begin and end, and what the events of the days say today. */
export interface DaySealExpectation {
  readonly orgId: number;
  /** The unit's first sealed day. */
  readonly firstDay: string;
  /** The newest day that must be sealed (usually yesterday). */
  readonly lastDay: string;
  /** Recounts of the days whose events are checked too; other days are checked by their seals alone. */
  readonly recounts?: readonly DayRecount[];
}

/** Checks a unit's seals, in the order they are stored; an empty list means that every day holds. */
export function verifyDaySeals(
  key: Uint8Array,
  seals: readonly DaySeal[],
  expected: DaySealExpectation,
): readonly DayFinding[] {
  const found = [
    ...seals
      .filter((seal) => !sealHolds(key, seal, expected.orgId))
      .map(({ day }) => ['changed', day] as const),
    ...outOfOrder(seals),
    ...brokenLinks(seals, expected),
    ...missingDays(seals, expected),
    ...mismatchedRoots(seals, expected.recounts ?? []),
  ];
  const unique = new Map(
    found.map(([kind, day]) => [`${day} ${kind}`, { kind, orgId: expected.orgId, day }]),
  );
  return [...unique.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

type Found = readonly [DayFindingKind, string];

function sealHolds(key: Uint8Array, seal: DaySeal, orgId: number): boolean {
  const shaped =
    seal.orgId === orgId &&
    isCalendarDate(seal.day) &&
    Number.isSafeInteger(seal.count) &&
    seal.count >= 0 &&
    isSha256Hex(seal.root) &&
    isSha256Hex(seal.previousSeal);
  return shaped && sameSeal(daySeal(key, seal), seal.seal);
}

function outOfOrder(seals: readonly DaySeal[]): readonly Found[] {
  return seals
    .filter(({ day }, at) => at > 0 && day <= (seals[at - 1]?.day ?? ''))
    .map(({ day }) => ['reordered', day]);
}

/** A day that doesn't follow its predecessor's seal; a missing predecessor is reported as missing instead. */
function brokenLinks(seals: readonly DaySeal[], expected: DaySealExpectation): readonly Found[] {
  const sealOn = new Map(seals.map((seal) => [seal.day, seal.seal]));
  const sealBefore = (day: string) => {
    if (day === expected.firstDay) return firstPreviousSeal(expected.orgId);
    return isCalendarDate(day) ? sealOn.get(addDays(day, -1)) : undefined;
  };
  return seals
    .filter(({ day, previousSeal }) => (sealBefore(day) ?? previousSeal) !== previousSeal)
    .map(({ day }) => ['changed', day]);
}

function missingDays(seals: readonly DaySeal[], expected: DaySealExpectation): readonly Found[] {
  const { firstDay, lastDay } = expected;
  const sealed = new Set(seals.map(({ day }) => day));
  const newest = [...sealed].filter((day) => day <= lastDay).reduce((a, b) => (a > b ? a : b), '');
  const found: Found[] = [];
  for (let day = calendarDate(firstDay); day <= calendarDate(lastDay); day = addDays(day, 1)) {
    if (!sealed.has(day)) found.push([day < newest ? 'removed' : 'cut-off', day]);
  }
  return [...found, ...[...sealed].filter((day) => day < firstDay).map((day) => ['changed', day] as const)];
}

function mismatchedRoots(seals: readonly DaySeal[], recounts: readonly DayRecount[]): readonly Found[] {
  const sealOn = new Map(seals.map((seal) => [seal.day, seal]));
  return recounts.flatMap(({ day, count, root }): readonly Found[] => {
    const seal = sealOn.get(day);
    if (seal === undefined) return [['unsealed', day]];
    return seal.count === count && seal.root === root ? [] : [['root-mismatch', day]];
  });
}
