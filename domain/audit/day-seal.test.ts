import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { daySeal, firstPreviousSeal, verifyDaySeals } from './day-seal.ts';
import type { DayRecount, DaySeal } from './day-seal.ts';
import { hashOf } from './hashing.ts';
import { merkleRoot } from './merkle.ts';

const key = new Uint8Array(32).fill(9);
const orgId = 3301;
/** Over the end of a leap February. */
const days = ['2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01', '2028-03-02'];
const expectation = { orgId, firstDay: '2028-02-27', lastDay: '2028-03-02' };

function recountOf(day: string, count: number): DayRecount {
  const hashes = Array.from({ length: count }, (_, at) => hashOf(day, at));
  return { day, count, root: merkleRoot(hashes) };
}

function sealAll(recounts: readonly DayRecount[], sealKey = key): readonly DaySeal[] {
  const seals: DaySeal[] = [];
  for (const recount of recounts) {
    const content = { orgId, ...recount, previousSeal: seals.at(-1)?.seal ?? firstPreviousSeal(orgId) };
    seals.push({ ...content, seal: daySeal(sealKey, content) });
  }
  return seals;
}

const recounts = days.map((day, at) => recountOf(day, at));
const seals = sealAll(recounts);

function findings(stored: readonly DaySeal[], expected = expectation): readonly string[] {
  return verifyDaySeals(key, stored, expected).map(({ kind, day }) => `${kind} ${day}`);
}

describe('the chain of sealed days', () => {
  test('untouched days have no finding, an empty day included', () => {
    expect(verifyDaySeals(key, seals, { ...expectation, recounts })).toEqual([]);
  });

  test('a changed count is named', () => {
    const changed = seals.map((seal) => (seal.day === '2028-02-29' ? { ...seal, count: 7 } : seal));
    expect(findings(changed)).toEqual(['changed 2028-02-29']);
  });

  test('a removed day is named; the days around it are not', () => {
    expect(findings(seals.toSpliced(2, 1))).toEqual(['removed 2028-02-29']);
  });

  test('a removed first day is named', () => {
    expect(findings(seals.slice(1))).toEqual(['removed 2028-02-27']);
  });

  test('days cut off at the end are named, because they had to be sealed', () => {
    expect(findings(seals.slice(0, 3))).toEqual(['cut-off 2028-03-01', 'cut-off 2028-03-02']);
    expect(findings([]).length).toBe(days.length);
  });

  test('days in another order are named', () => {
    const swapped = [...seals.slice(0, 1), ...seals.slice(1, 3).toReversed(), ...seals.slice(3)];
    expect(findings(swapped)).toEqual(['reordered 2028-02-28']);
  });

  test('two days that exchanged their contents are named', () => {
    const [a, b] = [present(seals[1], 'a day'), present(seals[2], 'a day')];
    expect(
      findings(seals.toSpliced(1, 2, { ...b, day: a.day }, { ...a, day: b.day })).length,
    ).toBeGreaterThan(0);
  });

  test('days sealed again under another key are named', () => {
    expect(findings(sealAll(recounts, new Uint8Array(32).fill(1))).length).toBe(days.length);
  });

  test('a day sealed again with the true key does not fit the next', () => {
    const forged = { ...present(seals[2], 'a day'), count: 99 };
    expect(findings(seals.with(2, { ...forged, seal: daySeal(key, forged) }))).toEqual([
      'changed 2028-03-01',
    ]);
  });

  test('events that changed after the seal are named by the recount of their day', () => {
    const now = recounts.with(3, recountOf('2028-03-01', 2));
    expect(verifyDaySeals(key, seals, { ...expectation, recounts: now })).toEqual([
      { kind: 'root-mismatch', orgId, day: '2028-03-01' },
    ]);
  });

  test('events on a day that was never sealed are named', () => {
    const late = [recountOf('2028-03-03', 1)];
    expect(verifyDaySeals(key, seals, { ...expectation, recounts: late })).toEqual([
      { kind: 'unsealed', orgId, day: '2028-03-03' },
    ]);
  });

  test('a date that does not exist cannot be sealed', () => {
    const content = { orgId, ...recountOf('2026-02-30', 0), previousSeal: firstPreviousSeal(orgId) };
    expect(() => daySeal(key, content)).toThrow('calendar date');
  });

  test('any single change of any field of any day is found', () => {
    const change = fc.constantFrom<(seal: DaySeal) => Partial<DaySeal>>(
      () => ({ orgId: 1 }),
      () => ({ day: '2028-03-09' }),
      () => ({ day: '2028-02-30' }),
      ({ count }) => ({ count: count + 1 }),
      () => ({ count: -1 }),
      () => ({ root: 'a'.repeat(64) }),
      () => ({ previousSeal: 'b'.repeat(64) }),
      () => ({ seal: 'c'.repeat(64) }),
      () => ({ seal: '' }),
    );
    fc.assert(
      fc.property(fc.nat(days.length - 1), change, (at, alter) => {
        const stored = seals.map((seal, n) => (n === at ? { ...seal, ...alter(seal) } : seal));
        expect(findings(stored)).not.toEqual([]);
      }),
    );
  });
});
