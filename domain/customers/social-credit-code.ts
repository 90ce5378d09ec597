import type { Refused } from '#domain/kernel/refusal.ts';
import { refuse } from './refusals.ts';

/** Values 0 to 30 of the characters (GB 32100-2015, table 3): no I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 3 to the power of the place, modulo 31. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** Reads a unified social credit code; spaces, full-width and small letters are forgiven. Answers the code in capitals. */
export function parseSocialCreditCode(text: string): string | Refused {
  const code = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const shaped = code.length === 18 && [...code].every((character) => alphabet.includes(character));
  if (!shaped) return refuse('customer.credit-code-malformed');
  return creditCheckCharacter(code) === code.slice(17) ? code : refuse('customer.credit-code-check');
}

/** Check character of the first 17 characters (GB 32100-2015, annex). */
export function creditCheckCharacter(code: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(code.charAt(at)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
}
