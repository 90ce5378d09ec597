/**
 * What shows a customer that their own case is counted in the published figures, and how (R-PROM-20). The chain of
 * reasoning: the case and its salt are a leaf; the leaf and its neighbours sum up to the figures of a unit and a
 * promise (`sum-tree.ts`); those figures are a line of the publication; the publication's root stands in an event; and
 * the day in which the event was recorded is sealed, as is the day in which the case settled. Only hashes and sums of
 * others appear: nobody learns anything about another case.
 */
import { hashOf, isSha256Hex, type Sha256Hex } from '#domain/audit/hashing.ts';
import { merkleRoot, type InclusionProof } from '#domain/audit/merkle.ts';
import type { CaseEvent } from '#domain/audit/event-hash.ts';
import { assert } from '#domain/kernel/assert.ts';
import { sumLeaf, type SumNode, type SumProof } from './sum-tree.ts';
import { sumsOfCase, type Result, type Sums } from './sums.ts';

/** One counted case, as its customer may see it. */
export interface CountedCase {
  readonly orderNo: string;
  readonly promise: string;
  readonly clock: string;
  readonly run: number;
  readonly result: Result;
  /** The business date on which it settled. */
  readonly day: string;
  readonly startedMs: number;
  readonly dueMs: number | null;
  /** When the promise was fulfilled; null: not yet at the publication. */
  readonly endedMs: number | null;
  readonly durationSeconds: number | null;
  /** The recorded event with which it settled. */
  readonly eventHash: Sha256Hex;
}

/** In which order the leaves of a line stand; publications before ADR 0012 by their hashes. */
export const leafOrders = ['hash', 'duration'] as const;
export type LeafOrder = (typeof leafOrders)[number];

/** Published figures of a unit and a promise. */
export interface PublishedLine {
  readonly unitId: string;
  readonly promise: string;
  readonly sums: Sums;
  /** 90th percentile of the durations: what the leaf at its place took, where the leaves stand by duration. */
  readonly p90Seconds: number | null;
  /** Absent: by hash. */
  readonly leafOrder?: 'duration';
  /** Root of the sum tree over the line's cases. */
  readonly root: Sha256Hex;
}

/** A hash in the Merkle root of a business day, and the seal that closed the day. */
export interface DayProof {
  readonly day: string;
  readonly inclusion: InclusionProof;
  readonly root: Sha256Hex;
  /** Null while the day is not sealed: it is, soon after its end. */
  readonly seal: Sha256Hex | null;
}

/** Of a line whose leaves stand by hash, and of one whose leaves stand by duration. */
export const proofFormats = ['wanjia.promise-proof.1', 'wanjia.promise-proof.2'] as const;
export type ProofFormat = (typeof proofFormats)[number];

/** The format in which a case of the line is proved. */
export function proofFormatOf({ leafOrder }: Pick<PublishedLine, 'leafOrder'>): ProofFormat {
  return leafOrder === 'duration' ? 'wanjia.promise-proof.2' : 'wanjia.promise-proof.1';
}

/** Whether a word names a proof of this version. */
export function isProofFormat(word: unknown): word is ProofFormat {
  return proofFormats.some((known) => known === word);
}

/** Everything needed to check one case without asking anybody again. */
export interface CaseProof {
  readonly format: ProofFormat;
  readonly org: { readonly code: string; readonly name: string };
  readonly month: string;
  readonly version: number;
  readonly unitName: string;
  readonly promiseName: string;
  /** Hexadecimal; whoever does not have it cannot find a case by trying order numbers. */
  readonly salt: string;
  readonly counted: CountedCase;
  readonly tree: SumProof;
  readonly line: PublishedLine;
  readonly lines: InclusionProof;
  readonly publication: { readonly event: CaseEvent; readonly inDay: DayProof };
  readonly settled: DayProof;
}

/** The kind of event that fixes a publication. */
export const sealedEvent = 'promise-report.sealed';

/** What the event of a publication says. */
export interface SealedData {
  readonly month: string;
  readonly version: number;
  readonly lines: number;
  readonly root: Sha256Hex;
}

/** The leaf of a case. The salt has at least 16 bytes in lower-case hexadecimal. */
export function caseLeaf(salt: string, counted: CountedCase): SumNode {
  assert(/^(?:[0-9a-f]{2}){16,}$/.test(salt), 'a salt is at least 16 bytes in lower-case hexadecimal');
  return sumLeaf(hashOf('wanjia.promise-case.1', { salt, ...contentOf(counted) }), sumsOfCase(counted));
}

/** Only the listed fields enter, whatever else the value carries. */
function contentOf(counted: CountedCase): CountedCase {
  const { orderNo, promise, clock, run, result, day } = counted;
  const { startedMs, dueMs, endedMs, durationSeconds, eventHash } = counted;
  return {
    ...{ orderNo, promise, clock, run, result, day },
    ...{ startedMs, dueMs, endedMs, durationSeconds, eventHash },
  };
}

/** The hash that stands for a line in the publication. */
export function lineHash({ unitId, promise, sums, p90Seconds, root, leafOrder }: PublishedLine): Sha256Hex {
  const line = { unitId, promise, sums, p90Seconds, root };
  return leafOrder === undefined
    ? hashOf('wanjia.promise-line.1', line)
    : hashOf('wanjia.promise-line.2', { ...line, leafOrder });
}

/** The root of a publication over its lines in their order. */
export function publicationRoot(lines: readonly PublishedLine[]): Sha256Hex {
  return merkleRoot(lines.map(lineHash));
}

/** What the publication's event says, or null when it says something else. */
export function sealedDataOf(event: CaseEvent): SealedData | null {
  const data: unknown = event.data;
  if (event.kind !== sealedEvent || typeof data !== 'object' || data === null) return null;
  const { month, version, lines, root } = data as Readonly<Record<string, unknown>>;
  const isWhole =
    typeof month === 'string' &&
    typeof version === 'number' &&
    typeof lines === 'number' &&
    typeof root === 'string' &&
    isSha256Hex(root);
  return isWhole ? { month, version, lines, root } : null;
}
