import { assert } from '#domain/kernel/assert.ts';
import type { CanonicalValue } from './canonical-json.ts';
import { hashOf, isSha256Hex, sealOf } from './hashing.ts';
import type { Sha256Hex } from './hashing.ts';

export type ActorKind = 'staff' | 'system' | 'customer';

/** One change to a case, as it enters the chain: who, when, from where, what. */
export interface CaseEvent {
  readonly orgId: number;
  readonly caseId: string;
  /** 1 for the first event of the case, without gaps. */
  readonly seq: number;
  /** Instant of the change, epoch milliseconds. */
  readonly atMs: number;
  readonly actorId: string | null;
  readonly actorKind: ActorKind;
  /** Where it came from: the channel or the class of the address, never the address itself. */
  readonly source: string;
  readonly kind: string;
  readonly data: CanonicalValue;
  /** Stands for the personal fields; null when the event has none. */
  readonly personalDigest: Sha256Hex | null;
  /** Hash of the event before; `firstPrevHash` for the first. */
  readonly prevHash: Sha256Hex;
}

/** An event as it is stored: with its hash, and its personal fields until they are erased by law. */
export interface ChainedEvent extends CaseEvent {
  readonly hash: Sha256Hex;
  readonly personal: CanonicalValue;
  /** Hexadecimal; erased together with the personal fields. */
  readonly personalSalt: string | null;
}

/** The newest event of a case. */
export interface ChainHead {
  readonly orgId: number;
  readonly caseId: string;
  readonly seq: number;
  readonly hash: Sha256Hex;
}

/** A head with its keyed seal, as it is stored. */
export interface SealedHead extends ChainHead {
  readonly mac: Sha256Hex;
}

/** What stands before the first event: bound to the case, so that a whole chain cannot be moved to another. */
export function firstPrevHash(orgId: number, caseId: string): Sha256Hex {
  return hashOf('wanjia.case.1', { orgId, caseId });
}

/** SHA-256 over every field of an event; only the listed fields enter, whatever else the row carries. */
export function hashEvent(event: CaseEvent): Sha256Hex {
  const { orgId, caseId, seq, atMs, actorId, actorKind, source, kind, data, personalDigest, prevHash } =
    event;
  const fields = {
    orgId,
    caseId,
    seq,
    atMs,
    actorId,
    actorKind,
    source,
    kind,
    data,
    personalDigest,
    prevHash,
  };
  return hashOf('wanjia.event.1', fields);
}

/**
 * The digest that stands for an event's personal fields in the chain. The salt (hexadecimal, 16 random bytes
 * or more, fresh for every event) keeps a phone number from being found by trying all of them; once fields and
 * salt are erased the digest tells nothing and the chain still verifies (design idea 2).
 */
export function personalDigest(salt: string, personal: CanonicalValue): Sha256Hex {
  assert(/^(?:[0-9a-f]{2}){16,}$/.test(salt), 'a salt is at least 16 bytes in lower-case hexadecimal');
  return hashOf('wanjia.personal.1', { salt, personal });
}

/** What the caller knows of a new event; the chain adds its place and its hashes. */
export interface NewEvent extends Omit<CaseEvent, 'seq' | 'prevHash' | 'personalDigest'> {
  readonly personal?: CanonicalValue;
  readonly personalSalt?: string;
}

/** Puts an event after the head of its case (null: it is the first) and answers the row to store. */
export function chainEvent(head: ChainHead | null, event: NewEvent): ChainedEvent {
  assert(head === null || head.caseId === event.caseId, 'an event continues the chain of its own case');
  assert(head === null || head.orgId === event.orgId, 'an event stays in the unit of its case');
  const personal = event.personal ?? null;
  const salt = event.personalSalt ?? null;
  assert((personal === null) === (salt === null), 'personal fields and their salt come together');
  const place = {
    seq: (head?.seq ?? 0) + 1,
    prevHash: head?.hash ?? firstPrevHash(event.orgId, event.caseId),
    personalDigest: salt === null ? null : personalDigest(salt, personal),
  };
  assert(Number.isSafeInteger(event.atMs), 'the instant of an event is in whole milliseconds');
  return { ...event, ...place, personal, personalSalt: salt, hash: hashEvent({ ...event, ...place }) };
}

/** The head after an event. */
export function headOf(event: ChainedEvent): ChainHead {
  return { orgId: event.orgId, caseId: event.caseId, seq: event.seq, hash: event.hash };
}

/**
 * Keyed seal of a head. Without the key, which is not in the database, nobody who can write to the database
 * can cut a tail off, or rewrite a chain from some event on, and seal the result.
 */
export function headMac(key: Uint8Array, head: ChainHead): Sha256Hex {
  assert(isSha256Hex(head.hash), 'a head carries the hash of an event');
  return sealOf(key, 'wanjia.head.1', {
    orgId: head.orgId,
    caseId: head.caseId,
    seq: head.seq,
    hash: head.hash,
  });
}
