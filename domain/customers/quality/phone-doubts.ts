import { isRefused } from '#domain/kernel/refusal.ts';
import { parsePhone } from '../phone.ts';

/** The code of what is wrong with a stored phone; null when it can be called. */
export function phoneProblem(phone: string): string | null {
  const parsed = parsePhone(phone);
  if (isRefused(parsed)) return parsed.refused;
  return parsed.kind === 'local' ? 'customer.phone-without-area-code' : null;
}

/** Digits of a number's last eight that say it was typed to fill a field: one digit seven times, or a ladder. */
const ladders = ['01234567', '12345678', '23456789', '76543210', '87654321', '98765432'];

/** 13888888888, 13812345678: nobody's number, or one that was typed to get on with the form. */
export function seemsMadeUp(phone: string): boolean {
  const tail = phone.replace(/\D/g, '').slice(-8);
  return /(\d)\1{6}/.test(tail) || ladders.includes(tail);
}
