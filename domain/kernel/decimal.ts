/** Decimal text to integers at a scale and back, without floating point: "0.4389" at scale 9 is 438 900 000. */
import { assert } from './assert.ts';
import { OutOfRange } from './exact.ts';

const pattern = /^([+-]?)(\d{1,16})(?:\.(\d+))?$/;

/** Number of decimals of a yuan that a unit price keeps: 10⁻⁹ yuan ("nano-yuan"), as 1.385001087 yuan/kWh needs. */
export const nanoScale = 9;

/**
 * The integer `text · 10^scale`, or null when the text is no decimal number, has more decimals than the scale keeps
 * (trailing zeros are forgiven) or leaves the safe integers.
 */
export function decimalToInteger(text: string, scale: number): number | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > scale) return null;
  const value = Number(`${whole}${kept.padEnd(scale, '0')}`);
  if (!Number.isSafeInteger(value)) return null;
  return sign === '-' ? 0 - value : value;
}

/** The shortest decimal text of `value / 10^scale`, with at least `decimalsMin` decimals. */
export function integerToDecimal(value: number, scale: number, decimalsMin = 0): string {
  if (!Number.isSafeInteger(value)) throw new OutOfRange(`${String(value)} is no safe integer`);
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits
    .slice(digits.length - scale)
    .replace(/0+$/, '')
    .padEnd(decimalsMin, '0');
  return `${value < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Fen as yuan with two decimals: 12345 is "123.45". */
export function yuanText(fen: number): string {
  return integerToDecimal(fen, 2, 2);
}

/** A price known to be good (constants in the code) in nano-yuan: `yuan('0.4389')`. AssertionFailure otherwise. */
export function yuan(text: string): number {
  const value = decimalToInteger(text, nanoScale);
  assert(value !== null, `${text} is no price`);
  return value;
}
