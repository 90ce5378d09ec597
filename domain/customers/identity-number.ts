import { isCalendarDate } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { refuse } from './refusals.ts';

/** What a resident identity number (GB 11643) says about its holder. */
export interface IdentityNumber {
  /** 18 characters, the last a digit or a capital X. */
  readonly number: string;
  readonly birthDate: CalendarDate;
  readonly sex: 'male' | 'female';
}

/** First two digits: provinces (GB/T 2260), and 83 for residence permits of Taiwan. */
const regions: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * Reads an 18-digit identity number; spaces, full-width digits and a small x are forgiven. `today` bounds the
 * birth date. Numbers of 15 digits ended on 1 January 2013 (Resident Identity Card Law, 2011 revision) and are
 * refused with that reason. Cards of foreign permanent residents begin with 9 and carry no province in front.
 */
export function parseIdentityNumber(text: string, today: CalendarDate): IdentityNumber | Refused {
  const number = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (/^\d{15}$/.test(number)) return refuse('customer.identity-number-15-digit');
  if (!/^\d{17}[\dX]$/.test(number)) return refuse('customer.identity-number-malformed');
  if (!number.startsWith('9') && !regions.has(number.slice(0, 2)))
    return refuse('customer.identity-number-region');
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isCalendarDate(birthDate) || birthDate > today) return refuse('customer.identity-number-birth-date');
  if (identityCheckCharacter(number) !== number.slice(17)) return refuse('customer.identity-number-check');
  return { number, birthDate, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' };
}

/** Check character of the first 17 digits (ISO 7064 MOD 11-2). */
export function identityCheckCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return '10X98765432'.charAt(sum % 11);
}
