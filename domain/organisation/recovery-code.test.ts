import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isRecoveryCode,
  plainRecoveryCode,
  recoveryAlphabet,
  recoveryCodeText,
  recoveryLength,
} from './recovery-code.ts';

const plainCode = fc.string({
  unit: fc.constantFrom(...Array.from(recoveryAlphabet)),
  minLength: recoveryLength,
  maxLength: recoveryLength,
});

describe('a recovery code', () => {
  test('is the same however it was copied: with its hyphen or without, in capitals or not', () => {
    fc.assert(
      fc.property(plainCode, (plain) => {
        const text = recoveryCodeText(plain);
        for (const typed of [text, plain, text.toUpperCase()]) {
          expect(isRecoveryCode(typed)).toBe(true);
          expect(plainRecoveryCode(typed)).toBe(plain);
        }
      }),
    );
  });

  test('is told from the six digits, from half a code and from letters that look alike', () => {
    expect(
      ['123456', 'abcde', 'abcde-fgh1j', 'abcde-fghoj', 'abcde-fghij', ''].filter(isRecoveryCode),
    ).toEqual([]);
  });

  test('is written in two halves', () => {
    expect(recoveryCodeText('23456abcde')).toBe('23456-abcde');
  });
});
