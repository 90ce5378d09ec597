/**
 * The account number (户号): 4 digits of the supply unit, 8 of the account in the unit, 1 check digit; 13 in all.
 * Five digits would end at 99,999 accounts, and a county unit has 300,000. The unit in front makes numbers
 * unique across units without a shared sequence. 11 and 12 digits are left to phone numbers.
 */
import { assert } from '#domain/kernel/assert.ts';
import { checkDigit, hasCheckDigit } from '#domain/kernel/check-digit.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { refuse } from './refusals.ts';

export const accountNumberDigits = 13;
const serialMax = 99_999_999;

export interface AccountNumber {
  readonly number: string;
  /** Code of the supply unit, 4 digits. */
  readonly unitCode: string;
  /** 0 … 99,999,999, given out by the unit. */
  readonly serial: number;
}

/** The account number of the unit's `serial`-th account. */
export function accountNumber(unitCode: string, serial: number): string {
  assert(/^\d{4}$/.test(unitCode), 'a unit code has 4 digits');
  assert(Number.isSafeInteger(serial) && serial >= 0 && serial <= serialMax, 'a serial has at most 8 digits');
  const body = unitCode + String(serial).padStart(8, '0');
  return body + checkDigit(body);
}

/** Reads an account number; spaces, hyphens and full-width digits are forgiven. */
export function parseAccountNumber(text: string): AccountNumber | Refused {
  const number = text.normalize('NFKC').replace(/[\s-]/g, '');
  if (!/^\d+$/.test(number) || number.length !== accountNumberDigits)
    return refuse('customer.account-number-malformed', { data: { digits: accountNumberDigits } });
  if (!hasCheckDigit(number)) return refuse('customer.account-number-check');
  return { number, unitCode: number.slice(0, 4), serial: Number(number.slice(4, 12)) };
}
