import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { chainEvent, firstPrevHash, hashEvent, headMac, headOf } from './event-hash.ts';
import type { ChainedEvent, ChainHead } from './event-hash.ts';
import { verifyChain, verifySealedChain } from './verify-chain.ts';

const key = new Uint8Array(32).fill(7);
const caseId = '0191d5a0-0000-7000-8000-000000000001';

/** A case of `length` events; every second one carries a phone number. */
function chainOf(length: number): readonly ChainedEvent[] {
  const events: ChainedEvent[] = [];
  for (let at = 0; at < length; at += 1) {
    const last = events.at(-1);
    const personal =
      at % 2 === 0
        ? { personal: { phone: `1380000${String(1000 + at)}` }, personalSalt: '5a'.repeat(16) }
        : {};
    events.push(
      chainEvent(last === undefined ? null : headOf(last), {
        orgId: 3301,
        caseId,
        atMs: 1_790_000_000_000 + at,
        actorId: null,
        actorKind: 'system',
        source: 'hall',
        kind: 'order.noted',
        data: { at },
        ...personal,
      }),
    );
  }
  return events;
}

function headOfChain(events: readonly ChainedEvent[]): ChainHead {
  return headOf(present(events.at(-1), 'the last event'));
}

const chain = chainOf(6);
const head = headOfChain(chain);

function tampered(at: number, change: Partial<ChainedEvent>): readonly ChainedEvent[] {
  return chain.map((event, index) => (index === at ? { ...event, ...change } : event));
}

function kinds(events: readonly ChainedEvent[], of: ChainHead = head): readonly string[] {
  return verifyChain(events, of).map(({ kind, seq }) => `${kind} ${String(seq)}`);
}

describe('verifying the chain of a case', () => {
  test('an untouched chain has no finding', () => {
    expect(kinds(chain)).toEqual([]);
  });

  test('a changed event is named', () => {
    expect(kinds(tampered(2, { data: { at: 99 } }))).toEqual(['changed 3']);
  });

  test('an event rewritten together with its hash is named by the link behind it', () => {
    const event = present(chain[2], 'the third event');
    const forged = { ...event, data: { at: 99 } };
    expect(kinds(tampered(2, { ...forged, hash: hashEvent(forged) }))).toEqual(['changed 3']);
  });

  test('a removed event is named', () => {
    expect(kinds(chain.toSpliced(2, 1))).toEqual(['removed 3']);
  });

  test('a removed event is named though the later ones were renumbered', () => {
    const renumbered = chain.toSpliced(2, 1).map((event, at) => ({ ...event, seq: at + 1 }));
    expect(kinds(renumbered)).toContain('removed 3');
  });

  test('two events that changed places are named as moved, not as changed', () => {
    const third = present(chain[2], 'third');
    const fourth = present(chain[3], 'fourth');
    const swapped = chain.toSpliced(2, 2, { ...fourth, seq: 3 }, { ...third, seq: 4 });
    expect(kinds(swapped)).toEqual(['reordered 3', 'reordered 4']);
  });

  test('rows that come in another order are named as moved', () => {
    expect(kinds(chain.toReversed()).every((kind) => kind.startsWith('reordered'))).toBe(true);
  });

  test('a cut-off tail is named by the first event that is missing', () => {
    expect(kinds(chain.slice(0, 4))).toEqual(['cut-off 5']);
    expect(kinds([])).toEqual(['cut-off 1']);
  });

  test('events after the sealed head are named', () => {
    expect(kinds(chain, headOfChain(chain.slice(0, 4)))).toEqual(['head-mismatch 5', 'head-mismatch 6']);
  });

  test('a last event rewritten with its hash does not fit the head', () => {
    const forged = { ...present(chain[5], 'the last'), kind: 'order.closed' };
    expect(kinds(tampered(5, { ...forged, hash: hashEvent(forged) }))).toEqual(['head-mismatch 6']);
  });

  test('changed personal fields, another salt or a phone added later are named', () => {
    expect(kinds(tampered(2, { personal: { phone: '139' } }))).toEqual(['personal-changed 3']);
    expect(kinds(tampered(2, { personalSalt: '5b'.repeat(16) }))).toEqual(['personal-changed 3']);
    expect(kinds(tampered(1, { personal: { phone: '139' }, personalSalt: '5a'.repeat(16) }))).toEqual([
      'personal-changed 2',
    ]);
  });

  test('half erased, only the salt or only the fields, is named', () => {
    expect(kinds(tampered(2, { personal: null }))).toEqual(['personal-changed 3']);
    expect(kinds(tampered(2, { personalSalt: null }))).toEqual(['personal-changed 3']);
  });

  test('values that can never have been hashed are named, not stumbled over', () => {
    expect(kinds(tampered(2, { data: { at: Number.POSITIVE_INFINITY } }))).toEqual(['changed 3']);
    expect(kinds(tampered(2, { atMs: Number.NaN }))).toEqual(['changed 3']);
    expect(kinds(tampered(2, { personal: { phone: '\0' } }))).toEqual(['personal-changed 3']);
    expect(kinds(tampered(2, { personalSalt: 'salt' }))).toEqual(['personal-changed 3']);
    const badHead = { ...head, hash: 'none', mac: headMac(key, head) };
    expect(verifySealedChain(chain, badHead, key)).toEqual([{ kind: 'head-mismatch', caseId, seq: 6 }]);
  });

  test('a head that claims two thousand million events costs seconds, not days', () => {
    const claimed = { ...head, seq: 2_000_000_000 };
    expect(kinds(tampered(2, { data: {} }), claimed)).toContain('changed 3');
  });

  test('a chain moved to another case is named', () => {
    const other = '0191d5a0-0000-7000-8000-000000000002';
    const moved = chain.map((event) => ({ ...event, caseId: other }));
    expect(kinds(moved, { ...head, caseId: other })).toContain('changed 1');
    const forged = chainOf(1).map((event) => ({ ...event, prevHash: firstPrevHash(1, caseId) }));
    const rehashed = forged.map((event) => ({ ...event, hash: hashEvent(event) }));
    expect(kinds(rehashed, headOfChain(rehashed))).toEqual(['changed 1']);
  });
});

describe('the sealed head', () => {
  test('a true seal adds no finding', () => {
    expect(verifySealedChain(chain, { ...head, mac: headMac(key, head) }, key)).toEqual([]);
  });

  test('a tail cut off together with the head is found, because the seal needs the key', () => {
    const short = chain.slice(0, 3);
    const forged = { ...headOfChain(short), mac: headMac(key, head) };
    expect(verifySealedChain(short, forged, key)).toEqual([{ kind: 'head-mismatch', caseId, seq: 3 }]);
  });
});

describe('whatever is done to a chain is found', () => {
  const lengths = fc.integer({ min: 1, max: 12 });
  const position = fc.nat();

  test('any single change of any stored field', () => {
    const change = fc.constantFrom<(event: ChainedEvent) => Partial<ChainedEvent>>(
      () => ({ orgId: 1 }),
      () => ({ caseId: 'another' }),
      ({ seq }) => ({ seq: seq + 1 }),
      ({ atMs }) => ({ atMs: atMs - 1 }),
      () => ({ actorId: 'someone' }),
      () => ({ actorKind: 'customer' }),
      () => ({ source: 'web' }),
      () => ({ kind: 'order.closed' }),
      () => ({ data: null }),
      ({ personalDigest }) => ({ personalDigest: personalDigest === null ? '0'.repeat(64) : null }),
      () => ({ prevHash: '1'.repeat(64) }),
      () => ({ hash: '2'.repeat(64) }),
      () => ({ personal: { phone: '1' }, personalSalt: '6b'.repeat(16) }),
    );
    fc.assert(
      fc.property(lengths, position, change, (length, at, alter) => {
        const events = chainOf(length);
        const index = at % length;
        const altered = events.map((event, n) => (n === index ? { ...event, ...alter(event) } : event));
        expect(verifyChain(altered, headOfChain(events))).not.toEqual([]);
      }),
    );
  });

  test('any removal of one or more events in a row', () => {
    fc.assert(
      fc.property(lengths, position, fc.integer({ min: 1, max: 4 }), (length, at, count) => {
        const events = chainOf(length);
        const left = events.toSpliced(at % length, count);
        expect(verifyChain(left, headOfChain(events))).not.toEqual([]);
        const renumbered = left.map((event, n) => ({ ...event, seq: n + 1 }));
        expect(verifyChain(renumbered, headOfChain(events))).not.toEqual([]);
      }),
    );
  });

  test('any exchange of two events', () => {
    fc.assert(
      fc.property(lengths, position, position, (length, a, b) => {
        const [i, j] = [a % length, b % length];
        fc.pre(i !== j);
        const events = chainOf(length);
        const moved = events.map((_, n) => {
          const from = n === i ? j : n === j ? i : n;
          return { ...present(events[from], 'event'), seq: n + 1 };
        });
        expect(verifyChain(moved, headOfChain(events)).map(({ kind }) => kind)).toContain('reordered');
      }),
    );
  });

  test('any cut-off tail', () => {
    fc.assert(
      fc.property(lengths, position, (length, at) => {
        const events = chainOf(length);
        const kept = at % length;
        expect(verifyChain(events.slice(0, kept), headOfChain(events))).toEqual([
          { kind: 'cut-off', caseId, seq: kept + 1 },
        ]);
      }),
    );
  });

  test('while erasing personal fields and salts by law, of any events, is no finding', () => {
    fc.assert(
      fc.property(lengths, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (length, erase) => {
        const events = chainOf(length);
        const erased = events.map((event, n) =>
          erase[n] === true ? { ...event, personal: null, personalSalt: null } : event,
        );
        expect(verifyChain(erased, headOfChain(events))).toEqual([]);
      }),
    );
  });
});
