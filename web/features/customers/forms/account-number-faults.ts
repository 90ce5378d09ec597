import { parseAccountNumber } from '#domain/customers/account-number.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Language } from '#web/lib/i18n/language.ts';
import { failuresOf, type Failures } from './failures.ts';

/** What is wrong with an account number as typed; empty is right, the unit gives one. */
export function accountNumberFaults(accountNo: string, language: Language): Failures {
  if (accountNo.trim() === '') return {};
  const number = parseAccountNumber(accountNo);
  return isRefused(number) ? failuresOf([{ ...number, field: 'accountNo' }], language) : {};
}
