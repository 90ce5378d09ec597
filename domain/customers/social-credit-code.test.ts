import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefused } from '#domain/kernel/refusal.ts';
import { creditCheckCharacter, parseSocialCreditCode } from './social-credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

function refusalOf(text: string): string | null {
  const answer = parseSocialCreditCode(text);
  return isRefused(answer) ? answer.refused : null;
}

const valid = fc
  .array(fc.constantFrom(...Array.from(alphabet)), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join('') + creditCheckCharacter(characters.join('')));

describe('the unified social credit code', () => {
  // Codes of large listed companies, printed on their own web pages.
  test.each(['914403001922038216', '91330100799655058B', '9144030071526726XG', '91110000802100433B'])(
    '%s is right',
    (code) => {
      expect(parseSocialCreditCode(code)).toBe(code);
    },
  );

  test('small letters, spaces and full width are forgiven', () => {
    expect(parseSocialCreditCode(' 91330100 79965505 8b')).toBe('91330100799655058B');
    expect(parseSocialCreditCode('９１３３０１００７９９６５５０５８Ｂ')).toBe('91330100799655058B');
  });

  test('letters that could be taken for digits are refused', () => {
    for (const letter of 'IOSVZ')
      expect(refusalOf(`9133010079965505${letter}B`)).toBe('customer.credit-code-malformed');
  });

  test('another length is refused', () => {
    expect(refusalOf('')).toBe('customer.credit-code-malformed');
    expect(refusalOf('913301007996550581B')).toBe('customer.credit-code-malformed');
  });

  test('no single wrong character is accepted', () => {
    fc.assert(
      fc.property(valid, fc.nat(17), fc.integer({ min: 1, max: 30 }), (code, at, shift) => {
        expect(refusalOf(code)).toBeNull();
        const wrong = alphabet.charAt((alphabet.indexOf(code.charAt(at)) + shift) % 31);
        expect(refusalOf(code.slice(0, at) + wrong + code.slice(at + 1))).toBe('customer.credit-code-check');
      }),
    );
  });

  test('no exchange of two neighbours is accepted', () => {
    fc.assert(
      fc.property(valid, fc.nat(16), (code, at) => {
        const [a = '', b = ''] = code.slice(at, at + 2);
        fc.pre(a !== b);
        expect(refusalOf(code.slice(0, at) + b + a + code.slice(at + 2))).toBe('customer.credit-code-check');
      }),
    );
  });
});
