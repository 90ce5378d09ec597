import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitsFor, bitsMax, bitsMin, isSolution, leadingZeroBits, solve } from './proof-of-work.ts';

describe('a proof of work', () => {
  test('is found by trying, and holds for its own challenge alone', () => {
    const challenge = { salt: '2026-11-22.示例', bits: 10 };
    const nonce = solve(challenge, 0, 1_000_000) ?? -1;
    expect(isSolution(challenge, nonce)).toBe(true);
    expect(isSolution({ ...challenge, bits: 30 }, nonce)).toBe(false);
    const others = Array.from({ length: 20 }, (_, at) => ({ salt: `other ${String(at)}`, bits: 10 }));
    expect(others.filter((other) => isSolution(other, nonce)).length).toBeLessThan(3);
  });

  test('goes on where it stopped, so that the page stays alive meanwhile', () => {
    const challenge = { salt: 'piecewise', bits: 8 };
    const whole = solve(challenge, 0, 100_000);
    let found: number | null = null;
    for (let from = 0; found === null; from += 50) found = solve(challenge, from, 50);
    expect(found).toBe(whole);
  });

  test.each([-1, 0.5, Number.NaN, Infinity, 2 ** 60])('is no %s', (nonce) => {
    expect(isSolution({ salt: 'x', bits: 0 }, nonce)).toBe(false);
  });

  test('counts zero bits over the bytes', () => {
    expect(leadingZeroBits(Uint8Array.of(0, 0, 0x10))).toBe(19);
    expect(leadingZeroBits(Uint8Array.of(0x80))).toBe(0);
    expect(leadingZeroBits(Uint8Array.of(0, 0))).toBe(16);
  });
});

describe('how hard it is', () => {
  test('is the least for whoever comes now and then', () => {
    expect(bitsFor({ ofAddress: 0, ofAll: 0 })).toBe(bitsMin);
    expect(bitsFor({ ofAddress: 8, ofAll: 2000 })).toBe(bitsMin);
  });

  test('grows by a bit with each doubling, of one address or of all', () => {
    expect(bitsFor({ ofAddress: 16, ofAll: 0 })).toBe(bitsMin + 1);
    expect(bitsFor({ ofAddress: 17, ofAll: 0 })).toBe(bitsMin + 2);
    expect(bitsFor({ ofAddress: 0, ofAll: 4000 })).toBe(bitsMin + 1);
  });

  test('never falls with more requests and never shuts a phone out', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1000), (ofAddress, ofAll, more) => {
        const bits = bitsFor({ ofAddress, ofAll });
        expect(bits).toBeLessThanOrEqual(bitsMax);
        expect(bitsFor({ ofAddress: ofAddress + more, ofAll })).toBeGreaterThanOrEqual(bits);
      }),
    );
  });
});
