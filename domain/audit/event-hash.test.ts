import { describe, expect, test } from 'vitest';
import { chainEvent, firstPrevHash, hashEvent, headMac, headOf, personalDigest } from './event-hash.ts';
import type { NewEvent } from './event-hash.ts';

const salt = 'a1'.repeat(16);
const accepted: NewEvent = {
  orgId: 3301,
  caseId: '0191d5a0-0000-7000-8000-000000000001',
  atMs: Date.UTC(2026, 8, 30, 1, 30),
  actorId: '0191d5a0-0000-7000-8000-0000000000aa',
  actorKind: 'staff',
  source: 'hall',
  kind: 'order.accepted',
  data: { step: 'accept', capacityVa: 8000 },
};

describe('the hash of an event', () => {
  const event = chainEvent(null, accepted);

  test('the first event of a case stands on the unit and the case', () => {
    expect(event.seq).toBe(1);
    expect(event.prevHash).toBe(firstPrevHash(accepted.orgId, accepted.caseId));
    expect(event.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('the next event stands on the hash of the one before', () => {
    const next = chainEvent(headOf(event), { ...accepted, kind: 'order.surveyed' });
    expect(next.seq).toBe(2);
    expect(next.prevHash).toBe(event.hash);
  });

  test('every field of an event enters its hash', () => {
    const others = [
      { orgId: 3302 },
      { caseId: '0191d5a0-0000-7000-8000-000000000002' },
      { seq: 2 },
      { atMs: event.atMs + 1 },
      { actorId: null },
      { actorKind: 'system' as const },
      { source: 'web' },
      { kind: 'order.closed' },
      { data: { step: 'accept', capacityVa: 8001 } },
      { personalDigest: 'f'.repeat(64) },
      { prevHash: 'e'.repeat(64) },
    ];
    const hashes = others.map((other) => hashEvent({ ...event, ...other }));
    expect(new Set([event.hash, ...hashes]).size).toBe(others.length + 1);
  });

  test('what else the row carries does not enter the hash', () => {
    expect(hashEvent({ ...event, createdBy: 'trigger' } as typeof event)).toBe(event.hash);
  });

  test('the hash is stable over releases: stored chains must verify for ever', () => {
    expect(event.hash).toMatchInlineSnapshot(
      `"03cbfc0d8c9428047d7e81d684c1c777cb57af23968d8d51bc9afafff777019e"`,
    );
  });

  test('an event cannot be put behind the head of another case', () => {
    const head = { ...headOf(event), caseId: '0191d5a0-0000-7000-8000-000000000002' };
    expect(() => chainEvent(head, accepted)).toThrow('own case');
  });

  test('personal fields without a salt are refused: their digest could be guessed', () => {
    expect(() => chainEvent(null, { ...accepted, personal: { phone: '13800000000' } })).toThrow('salt');
  });
});

describe('the digest of personal fields', () => {
  test('the same fields under another salt give another digest', () => {
    const personal = { phone: '13800000000' };
    expect(personalDigest(salt, personal)).not.toBe(personalDigest('b2'.repeat(16), personal));
  });

  test('a salt that is too short is refused', () => {
    expect(() => personalDigest('a1', {})).toThrow('16 bytes');
  });
});

describe('the seal of a head', () => {
  const head = headOf(chainEvent(null, accepted));
  const key = new Uint8Array(32).fill(7);

  test('depends on the key, the case, the number and the hash', () => {
    const macs = [
      headMac(key, head),
      headMac(new Uint8Array(32).fill(8), head),
      headMac(key, { ...head, orgId: 1 }),
      headMac(key, { ...head, caseId: 'other' }),
      headMac(key, { ...head, seq: 2 }),
      headMac(key, { ...head, hash: '0'.repeat(64) }),
    ];
    expect(new Set(macs).size).toBe(macs.length);
  });

  test('a key shorter than 32 bytes is refused', () => {
    expect(() => headMac(new Uint8Array(31), head)).toThrow('32 bytes');
  });
});
