import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalToInteger, integerToDecimal, yuan, yuanText } from './decimal.ts';

describe('decimal text', () => {
  test.each([
    ['0.4389', 9, 438_900_000],
    ['1.385001087', 9, 1_385_001_087],
    ['0.60886875', 9, 608_868_750],
    ['-0.0075', 9, -7_500_000],
    ['10.760', 2, 1076],
    ['+5', 0, 5],
    ['-0', 2, 0],
  ])('%s at scale %i is %i', (text, scale, value) => {
    expect(decimalToInteger(text, scale)).toBe(value);
  });

  test.each(['', '1e-7', '0x10', '1,000', '.5', '5.', '１', '1.001', '99999999999999999'])(
    '"%s" with two decimals is refused',
    (text) => {
      expect(decimalToInteger(text, 2)).toBeNull();
    },
  );

  test('comes back as the shortest text', () => {
    expect([integerToDecimal(608_868_750, 9), integerToDecimal(5, 3), integerToDecimal(-5, 2)]).toEqual([
      '0.60886875',
      '0.005',
      '-0.05',
    ]);
    expect([yuanText(0), yuanText(-1), yuanText(1_234_567)]).toEqual(['0.00', '-0.01', '12345.67']);
  });

  test('there and back is the same number', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 9 }), (value, scale) => {
        expect(decimalToInteger(integerToDecimal(value, scale), scale)).toBe(value);
      }),
    );
  });

  test('a constant that is no price is a bug', () => {
    expect(() => yuan('0.5元')).toThrow('no price');
  });
});
