import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashText, randomFrom, uuidAt } from './random.ts';

const draws = (seed: string, count = 5000) => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('a seeded source of chance', () => {
  test('the same seed gives the same numbers, another seed others', () => {
    expect(draws('7', 50)).toEqual(draws('7', 50));
    expect(draws('7', 50)).not.toEqual(draws('8', 50));
  });

  test('the numbers are those of the reference on every machine', () => {
    // Published test value of FNV-1a, 32 bits.
    expect(hashText('a')).toBe(0xe40c292c);
    expect(draws('7', 3).map((x) => Math.floor(x * 2 ** 32))).toMatchInlineSnapshot(`
      [
        3090031709,
        1740206369,
        2339094715,
      ]
    `);
  });

  test('numbers lie in [0, 1) and are spread evenly', () => {
    const all = draws('even', 20_000);
    expect(all.every((x) => x >= 0 && x < 1)).toBe(true);
    const tenths = Array.from({ length: 10 }, (_, at) => all.filter((x) => Math.floor(x * 10) === at).length);
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  test('whole numbers keep their bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(80), (seed, min, span) => {
        const value = randomFrom(seed).int(min, min + span);
        return Number.isInteger(value) && value >= min && value <= min + span;
      }),
    );
  });

  test('weights decide how often a choice is taken, and a weight of 0 is never taken', () => {
    const random = randomFrom('weights');
    const taken = Array.from({ length: 4000 }, () => random.weighted({ often: 3, seldom: 1, never: 0 }));
    expect(taken.filter((key) => key === 'never')).toEqual([]);
    const often = taken.filter((key) => key === 'often').length;
    expect(often).toBeGreaterThan(2850);
    expect(often).toBeLessThan(3150);
  });

  test('counts have the mean they were asked for, also large ones', () => {
    const random = randomFrom('poisson');
    for (const mean of [0.3, 4, 700]) {
      const sum = Array.from({ length: 3000 }, () => random.count(mean)).reduce((a, b) => a + b, 0);
      expect(Math.abs(sum / 3000 - mean)).toBeLessThan(0.1 * mean + 0.03);
    }
    expect(random.count(0)).toBe(0);
  });

  test('half of the durations lie below the median', () => {
    const random = randomFrom('median');
    const below = Array.from({ length: 4000 }, () => random.around(40, 0.5)).filter((x) => x < 40).length;
    expect(Math.abs(below - 2000)).toBeLessThan(150);
  });

  test('ids are UUIDv7 of their millisecond', () => {
    const atMs = Date.parse('2026-11-18T02:00:00Z');
    const id = uuidAt(randomFrom('ids'), atMs);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(atMs);
  });
});
