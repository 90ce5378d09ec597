import { assert } from './assert.ts';

/**
 * Damm's quasi-group of order 10 (H. Michael Damm, 2004): no two different digits meet in a cell the same
 * way, in either order, so one wrong digit and two exchanged neighbours are both found, always. Luhn misses
 * 09/90, ISO 7064 MOD 11,10 misses some exchanges.
 */
const damm = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

/** The digit that, written behind `digits`, makes the number right. */
export function checkDigit(digits: string): string {
  assert(/^\d+$/.test(digits), 'a check digit is computed over digits');
  let interim = 0;
  for (const digit of digits) interim = Number(damm[interim]?.[Number(digit)]);
  return String(interim);
}

/** Whether the last digit is the check digit of those before it. */
export function hasCheckDigit(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && checkDigit(digits.slice(0, -1)) === digits.slice(-1);
}
