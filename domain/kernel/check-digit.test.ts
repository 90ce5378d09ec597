import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit, hasCheckDigit } from './check-digit.ts';

const digits = fc.stringMatching(/^[0-9]{1,20}$/);

describe('the check digit', () => {
  test('of 572 is 4, the example of the method', () => {
    expect(checkDigit('572')).toBe('4');
    expect(hasCheckDigit('5724')).toBe(true);
  });

  test('what is no number has none', () => {
    expect(hasCheckDigit('')).toBe(false);
    expect(hasCheckDigit('4')).toBe(false);
    expect(hasCheckDigit('57a4')).toBe(false);
    expect(() => checkDigit('5x')).toThrow('digits');
  });

  test('every single wrong digit is found', () => {
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
        const right = body + checkDigit(body);
        const at = place % right.length;
        const wrong = String((Number(right[at]) + shift) % 10);
        expect(hasCheckDigit(right)).toBe(true);
        expect(hasCheckDigit(right.slice(0, at) + wrong + right.slice(at + 1))).toBe(false);
      }),
    );
  });

  test('every exchange of two different neighbours is found', () => {
    fc.assert(
      fc.property(digits, fc.nat(), (body, place) => {
        const right = [...(body + checkDigit(body))];
        const at = place % (right.length - 1);
        const [a, b] = right.slice(at, at + 2);
        fc.pre(a !== b);
        expect(hasCheckDigit([...right.slice(0, at), b, a, ...right.slice(at + 2)].join(''))).toBe(false);
      }),
    );
  });
});
