import { AssertionFailure } from '#domain/kernel/assert.ts';
import { firstPrevHash, hashEvent, headMac, personalDigest } from './event-hash.ts';
import type { ChainedEvent, ChainHead, SealedHead } from './event-hash.ts';
import { isSha256Hex, sameSeal } from './hashing.ts';

export type ChainFindingKind =
  'changed' | 'removed' | 'reordered' | 'cut-off' | 'personal-changed' | 'head-mismatch';

export interface ChainFinding {
  readonly kind: ChainFindingKind;
  readonly caseId: string;
  /** The event it is about; for `cut-off` the first that is missing. */
  readonly seq: number;
}

/** An event with the number its hash proves it had; null when no number makes the hash right. */
interface Placed {
  readonly event: ChainedEvent;
  readonly provenSeq: number | null;
}

/**
 * Checks the events of one case, in the order they are stored, against the head of the case. An empty list
 * means: nothing was changed, removed, moved or cut off. Erased personal fields are no finding.
 */
export function verifyChain(events: readonly ChainedEvent[], head: ChainHead): readonly ChainFinding[] {
  const search = { left: searchMax };
  const placed = events.map((event) => ({ event, provenSeq: provenSeq(event, head, search) }));
  const found = [
    ...changed(placed),
    ...reordered(placed),
    ...brokenLinks(placed, head),
    ...missing(placed, head),
    ...personalChanged(events),
    ...headMismatch(events, head),
  ];
  return unique(found.map(({ kind, seq }) => ({ kind, caseId: head.caseId, seq })));
}

/** `verifyChain`, and the seal of the head under the key that is kept outside the database. */
export function verifySealedChain(
  events: readonly ChainedEvent[],
  head: SealedHead,
  key: Uint8Array,
): readonly ChainFinding[] {
  const findings = verifyChain(events, head);
  if (isSha256Hex(head.hash) && sameSeal(headMac(key, head), head.mac)) return findings;
  return unique([...findings, { kind: 'head-mismatch', caseId: head.caseId, seq: head.seq }]);
}

type Found = Pick<ChainFinding, 'kind' | 'seq'>;

/** Hashes a chain may cost beyond one an event: a chain changed from end to end is still judged in seconds. */
const searchMax = 10_000;

/**
 * The number under which the event's hash is right. A wrong number is searched for, so that a moved event is
 * told from a changed one; that costs one hash a number, and only for events that don't verify.
 */
function provenSeq(event: ChainedEvent, head: ChainHead, search: { left: number }): number | null {
  if (event.caseId !== head.caseId || event.orgId !== head.orgId) return null;
  if (hashHolds(event)) return event.seq;
  for (let seq = 1; seq <= head.seq && search.left > 0; seq += 1) {
    search.left -= 1;
    if (seq !== event.seq && hashHolds({ ...event, seq })) return seq;
  }
  return null;
}

function hashHolds(event: ChainedEvent): boolean {
  return unlessUnhashable(() => hashEvent(event) === event.hash);
}

/** What was never hashed cannot be right: a value put in by hand that JSON or the chain does not take. */
function unlessUnhashable(holds: () => boolean): boolean {
  try {
    return holds();
  } catch (error) {
    if (error instanceof AssertionFailure) return false;
    throw error;
  }
}

function changed(placed: readonly Placed[]): readonly Found[] {
  return placed
    .filter(({ provenSeq }) => provenSeq === null)
    .map(({ event }) => ({ kind: 'changed', seq: event.seq }));
}

function reordered(placed: readonly Placed[]): readonly Found[] {
  return placed
    .filter(({ event, provenSeq }, at) => {
      const before = placed[at - 1];
      const renumbered = provenSeq !== null && provenSeq !== event.seq;
      return renumbered || (before !== undefined && before.event.seq >= event.seq);
    })
    .map(({ event }) => ({ kind: 'reordered', seq: event.seq }));
}

/**
 * A link that doesn't fit though both events are right in themselves: the earlier one was rewritten together
 * with its hash, so the finding is about it; about the first event when the link to the case is broken.
 */
function brokenLinks(placed: readonly Placed[], head: ChainHead): readonly Found[] {
  const bySeq = new Map(placed.map(({ event, provenSeq }) => [provenSeq ?? event.seq, event]));
  const found: Found[] = [];
  for (const [seq, event] of bySeq) {
    const before = bySeq.get(seq - 1);
    const expected = seq === 1 ? firstPrevHash(head.orgId, head.caseId) : before?.hash;
    if (expected !== undefined && expected !== event.prevHash)
      found.push({ kind: 'changed', seq: before === undefined ? seq : seq - 1 });
  }
  return found;
}

function missing(placed: readonly Placed[], head: ChainHead): readonly Found[] {
  const present = new Set(placed.map(({ event, provenSeq }) => provenSeq ?? event.seq));
  const last = Math.max(0, ...[...present].filter((seq) => seq <= head.seq));
  const found: Found[] = [];
  for (let seq = 1; seq < last; seq += 1) if (!present.has(seq)) found.push({ kind: 'removed', seq });
  if (last < head.seq) found.push({ kind: 'cut-off', seq: last + 1 });
  return found;
}

function personalChanged(events: readonly ChainedEvent[]): readonly Found[] {
  return events
    .filter((event) => !personalHolds(event))
    .map(({ seq }) => ({ kind: 'personal-changed', seq }));
}

function personalHolds(event: ChainedEvent): boolean {
  const { personal, personalSalt, personalDigest: digest } = event;
  if (personal === null && personalSalt === null) return true;
  if (personal === null || personalSalt === null || digest === null) return false;
  return unlessUnhashable(() => personalDigest(personalSalt, personal) === digest);
}

function headMismatch(events: readonly ChainedEvent[], head: ChainHead): readonly Found[] {
  return events
    .filter((event) => event.seq > head.seq || (event.seq === head.seq && event.hash !== head.hash))
    .map(({ seq }) => ({ kind: 'head-mismatch', seq }));
}

function unique(findings: readonly ChainFinding[]): readonly ChainFinding[] {
  const seen = new Map(findings.map((finding) => [`${finding.kind} ${String(finding.seq)}`, finding]));
  return [...seen.values()].sort((a, b) => a.seq - b.seq);
}
