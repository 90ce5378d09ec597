/**
 * Two files of one customer become one (R-SYS-01): the survivor takes over accounts, contacts, consents and signs;
 * for each field somebody chose whose value stays. The absorbed file keeps its own values and is only marked, so
 * that undoing is putting back, not remembering.
 */
import { dayMs } from '#domain/kernel/instant.ts';

/** Fields of a customer that have one value only and must be chosen; needs are joined, nothing is chosen there. */
export const mergeFields = ['name', 'kind', 'document', 'keyGrade', 'managerStaffId'] as const;
export type MergeField = (typeof mergeFields)[number];

/** Whose value stays. */
export type Side = 'survivor' | 'absorbed';
export type Choice = Readonly<Partial<Record<MergeField, Side>>>;

/** What a merge may change of a customer. `document` is whatever names the document: equality is all that is asked. */
export interface MergeValues {
  readonly name: string;
  readonly kind: string;
  readonly document: string | null;
  readonly keyGrade: string | null;
  readonly managerStaffId: string | null;
  readonly specialNeeds: readonly string[];
}

/** A merge can be undone for this long. */
export const undoDaysMax = 30;

export function isUndoable(mergedAtMs: number, nowMs: number): boolean {
  return nowMs - mergedAtMs <= undoDaysMax * dayMs;
}

/**
 * The survivor's values after the merge. Where nothing was chosen the survivor's stays, or, where it has none, the
 * absorbed one's: a merge loses no value without being told to.
 */
export function mergedValues(survivor: MergeValues, absorbed: MergeValues, choice: Choice): MergeValues {
  const pick = <F extends MergeField>(field: F): MergeValues[F] => {
    const side = choice[field] ?? (survivor[field] === null ? 'absorbed' : 'survivor');
    return side === 'survivor' ? survivor[field] : absorbed[field];
  };
  return {
    name: pick('name'),
    kind: pick('kind'),
    document: pick('document'),
    keyGrade: pick('keyGrade'),
    managerStaffId: pick('managerStaffId'),
    specialNeeds: [...new Set([...survivor.specialNeeds, ...absorbed.specialNeeds])],
  };
}

/**
 * The survivor's values after an undo: what the merge changed goes back, unless somebody changed it again since;
 * their later change is not lost.
 */
export function undoneValues(about: {
  readonly before: MergeValues;
  readonly after: MergeValues;
  readonly present: MergeValues;
}): MergeValues {
  const { before, after, present } = about;
  const back = <F extends MergeField>(field: F): MergeValues[F] =>
    present[field] === after[field] ? before[field] : present[field];
  const brought = new Set(after.specialNeeds.filter((need) => !before.specialNeeds.includes(need)));
  return {
    name: back('name'),
    kind: back('kind'),
    document: back('document'),
    keyGrade: back('keyGrade'),
    managerStaffId: back('managerStaffId'),
    specialNeeds: present.specialNeeds.filter((need) => !brought.has(need)),
  };
}

/** Fields in which two customers differ, both having a value: what somebody must look at. */
export function differingFields(a: MergeValues, b: MergeValues): readonly MergeField[] {
  return mergeFields.filter((field) => a[field] !== null && b[field] !== null && a[field] !== b[field]);
}
