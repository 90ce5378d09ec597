/**
 * The 90th percentile as a place in the line (ADR 0012). The leaves stand by what their cases took, those that go on
 * last, so of `finished` cases the one at the place ceil(0.9 · finished) took exactly the percentile. A customer who sees
 * one leaf alone can still hold the figure against it: who stands before the place took no longer, who stands behind it
 * no less. A percentile made smaller leaves more cases above it than there are places behind, so that one of them stands
 * before and its customer finds out; made larger, the case at the place finds out. The nodes beside the way carry sums,
 * which must not contradict the order either.
 */
import type { CountedCase, PublishedLine } from './proof.ts';
import type { SumNode, SumProof } from './sum-tree.ts';

export const percentile = 90;

/** The place of the percentile among so many finished cases, from 1; 0 where there are none. */
export function rankOf(finished: number): number {
  return Math.ceil((finished * percentile) / 100);
}

/** Whether a case may stand at its leaf, given the published percentile and the nodes beside its way. */
export function isInPlace(
  { sums, p90Seconds }: Pick<PublishedLine, 'sums' | 'p90Seconds'>,
  { durationSeconds }: Pick<CountedCase, 'durationSeconds'>,
  proof: SumProof,
): boolean {
  const { finished } = sums;
  if ((p90Seconds === null) !== (finished === 0)) return false;
  const at = proof.leafIndex + 1;
  if (durationSeconds === null) return at > finished && isOrdered(durationSeconds, proof);
  if (at > finished || p90Seconds === null) return false;
  const rank = rankOf(finished);
  if (at <= rank && durationSeconds > p90Seconds) return false;
  if (at >= rank && durationSeconds < p90Seconds) return false;
  return isOrdered(durationSeconds, proof);
}

/** Whether no node on the left must hold a longer case and none on the right a shorter one. */
function isOrdered(durationSeconds: number | null, { leafIndex, treeSize, path }: SumProof): boolean {
  let used = 0;
  for (let at = leafIndex, last = treeSize - 1; last > 0; at >>= 1, last >>= 1) {
    if (at === last && at % 2 === 0) continue;
    const beside = path[used];
    if (beside === undefined) return false;
    used += 1;
    if (!(at % 2 === 0 ? mayFollow(durationSeconds, beside) : mayPrecede(durationSeconds, beside)))
      return false;
  }
  return true;
}

/** On the left everything has ended while this has, and took no longer on average. */
function mayPrecede(durationSeconds: number | null, { sums }: SumNode): boolean {
  if (durationSeconds === null) return true;
  return sums.finished === sums.cases && sums.durationSeconds <= durationSeconds * sums.cases;
}

/** On the right nothing has ended while this goes on, and what has took no less on average. */
function mayFollow(durationSeconds: number | null, { sums }: SumNode): boolean {
  if (durationSeconds === null) return sums.finished === 0;
  return sums.durationSeconds >= durationSeconds * sums.finished;
}
