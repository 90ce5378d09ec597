/**
 * Checks the proof of a case, step by step, with nothing but the proof itself and, where they are given, the figures
 * as they stand on the public page. Runs in the customer's browser and on the command line; trusts no server.
 */
import { hashEvent } from '#domain/audit/event-hash.ts';
import { provesInclusion } from '#domain/audit/merkle.ts';
import { isSha256Hex, type Sha256Hex } from '#domain/audit/hashing.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { caseLeaf, lineHash, proofFormatOf, sealedDataOf, type CaseProof, type DayProof } from './proof.ts';
import { isInPlace } from './percentile-place.ts';
import { rootFrom } from './sum-tree.ts';
import { areSums, sameSums, type Sums } from './sums.ts';

/** In the order in which they are told. */
export const proofSteps = [
  'case',
  'leaf',
  'sums',
  'percentile',
  'line',
  'figures',
  'publication',
  'published-day',
  'settled-day',
] as const;
export type ProofStep = (typeof proofSteps)[number];

/** `pending`: the day is not sealed yet; `skipped`: there was nothing to hold it against. */
export type StepState = 'right' | 'wrong' | 'pending' | 'skipped';

export interface StepVerdict {
  readonly step: ProofStep;
  readonly state: StepState;
}

/** A line as the public page shows it. */
export interface ShownLine {
  readonly unitId: string;
  readonly promise: string;
  readonly sums: Sums;
  readonly root: Sha256Hex;
}

/** The figures of the month as the public page shows them; null: not compared. */
export interface Shown {
  readonly month: string;
  readonly version: number;
  readonly root: Sha256Hex;
  readonly lines: readonly ShownLine[];
}

/** The verdict on every step. A proof of a wrong shape is wrong, never an exception. */
export function verifyProof(proof: CaseProof, shown: Shown | null): readonly StepVerdict[] {
  return proofSteps.map((step) => ({ step, state: stateOf(step, proof, shown) }));
}

/** Right: nothing is wrong, though a day may not be sealed yet. */
export function isProven(verdicts: readonly StepVerdict[]): boolean {
  return verdicts.length === proofSteps.length && verdicts.every(({ state }) => state !== 'wrong');
}

type Check = (proof: CaseProof, shown: Shown | null) => StepState;

const checks: Readonly<Record<ProofStep, Check>> = {
  case: (proof) => right(isPlausible(proof)),
  leaf: ({ salt, counted, tree }) =>
    right(isSha256Hex(caseLeaf(salt, counted).hash) && tree.leafIndex < tree.treeSize),
  sums: ({ salt, counted, tree, line }) => {
    const reached = rootFrom(caseLeaf(salt, counted), tree);
    return right(reached?.hash === line.root && sameSums(reached.sums, line.sums) && areSums(line.sums));
  },
  percentile: ({ line, counted, tree }) =>
    line.leafOrder === undefined ? 'skipped' : right(isInPlace(line, counted, tree)),
  line: ({ counted, line, lines, publication }) => {
    const sealed = sealedDataOf(publication.event);
    return right(
      sealed !== null &&
        line.promise === counted.promise &&
        lines.treeSize === sealed.lines &&
        provesInclusion(lineHash(line), lines, sealed.root),
    );
  },
  figures: (proof, shown) => (shown === null ? 'skipped' : right(isShown(proof, shown))),
  publication: ({ month, version, publication }) => {
    const sealed = sealedDataOf(publication.event);
    return right(sealed?.month === month && sealed.version === version);
  },
  'published-day': ({ publication: { event, inDay } }) =>
    dayState(hashEvent(event), inDay, businessDate(event.atMs)),
  'settled-day': ({ counted, settled }) => dayState(counted.eventHash, settled, null),
};

function stateOf(step: ProofStep, proof: CaseProof, shown: Shown | null): StepState {
  try {
    return checks[step](proof, shown);
  } catch {
    // A file from outside may hold anything; what cannot be hashed proves nothing.
    return 'wrong';
  }
}

function right(holds: boolean): StepState {
  return holds ? 'right' : 'wrong';
}

/** Whether the case says of itself what its figures can mean: in the month, and kept only when in time. */
function isPlausible({ format, month, counted, line }: CaseProof): boolean {
  const { day, result, dueMs, endedMs, durationSeconds } = counted;
  const isKeptInTime = endedMs !== null && (dueMs === null || endedMs <= dueMs);
  return (
    format === proofFormatOf(line) &&
    day.startsWith(`${month}-`) &&
    (result !== 'kept' || isKeptInTime) &&
    (endedMs === null) === (durationSeconds === null)
  );
}

function isShown({ month, version, line, publication }: CaseProof, shown: Shown): boolean {
  const same = shown.lines.filter(
    ({ unitId, promise }) => unitId === line.unitId && promise === line.promise,
  );
  const [only] = same;
  return (
    same.length === 1 &&
    only !== undefined &&
    shown.month === month &&
    shown.version === version &&
    shown.root === sealedDataOf(publication.event)?.root &&
    only.root === line.root &&
    sameSums(only.sums, line.sums)
  );
}

/** `day` is null where the instant of the event is not part of the proof. */
function dayState(hash: Sha256Hex, { inclusion, root, seal, day }: DayProof, on: string | null): StepState {
  if (on !== null && on !== day) return 'wrong';
  if (!provesInclusion(hash, inclusion, root)) return 'wrong';
  if (seal === null) return 'pending';
  return right(isSha256Hex(seal));
}
