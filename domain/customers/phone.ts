/**
 * Phone numbers as people write them, brought to one form, so that the caller is found (I2) and nobody else
 * is: matching by the tail of the digits, or reading a slash as part of a number, shows the wrong customer.
 */
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { refuse } from './refusals.ts';

/**
 * mobile 13800001234 · landline 057187654321 (with area code) · local 87654321 (area code unknown) ·
 * service 95598, 4001234567 · foreign +85221234567
 */
export type PhoneKind = 'mobile' | 'landline' | 'local' | 'service' | 'foreign';

export interface Phone {
  readonly kind: PhoneKind;
  /** One form for one line: national digits, or + and the international digits of a foreign number. */
  readonly number: string;
  readonly extension: string | null;
}

export interface PhoneReading {
  /** Area code of the place, with its 0, for landlines written without one. */
  readonly areaCode?: string;
}

const lengthMax = 40;
const extensionPattern = /(?:转|轉|分机|ext\.?|x|#)[\s:.-]*(\d{1,6})$/i;

/** Reads one number; refused when it is none, or several (`phonesIn` takes those). */
export function parsePhone(text: string, reading: PhoneReading = {}): Phone | Refused {
  const malformed = refuse('customer.phone-malformed');
  if (text.length > lengthMax) return malformed;
  const folded = fold(text);
  const marked = extensionPattern.exec(folded);
  const line = marked === null ? folded : folded.slice(0, marked.index).replace(/[\s,(-]+$/, '');
  if (!/^[\s(]*\+?[\d\s().\-/]+$/.test(line)) return malformed;
  if (marked !== null) return withExtension(lineOf(line, reading), marked[1] ?? null) ?? malformed;
  return lineOf(line, reading) ?? trailingExtension(line, reading) ?? malformed;
}

/**
 * All numbers in a field that holds several: 13800001234/13900005678, 0571-87654321、87654322,
 * 0571-87654321/22 (the second differs in its tail). What is no number is left out.
 */
export function phonesIn(text: string, reading: PhoneReading = {}): readonly Phone[] {
  const whole = parsePhone(text, reading);
  if (!isRefused(whole)) return [whole];
  const found: Phone[] = [];
  for (const part of fold(text)
    .slice(0, 400)
    .split(/[/、,;|]|\s+(?=1[3-9]|0\d)|(?<=\d{7})\s+/)) {
    const phone = part.trim() === '' ? null : nextPhone(part.trim(), found.at(-1), reading);
    if (phone !== null && !found.some(({ number }) => number === phone.number)) found.push(phone);
  }
  return found;
}

/**
 * Whether two numbers reach the same line. `maybe`: one lacks its area code and the rest is the same, or the
 * extensions differ; a person decides. Numbers that only end alike are different.
 */
export function phonesMatch(a: Phone, b: Phone): 'exact' | 'maybe' | 'none' {
  if (a.number === b.number) return a.extension === b.extension ? 'exact' : 'maybe';
  const [local, landline] = a.kind === 'local' ? [a, b] : [b, a];
  const sameRest =
    local.kind === 'local' &&
    landline.kind === 'landline' &&
    landline.number.slice(areaCodeOf(landline.number).length) === local.number;
  return sameRest ? 'maybe' : 'none';
}

/** Area code of a landline in its one form: 3 digits for 010 and 02x, 4 for the others. */
export function areaCodeOf(landline: string): string {
  return landline.slice(0, /^0(?:10|2)/.test(landline) ? 3 : 4);
}

/** How a number is shown: 138 0000 1234, 0571-87654321 转 8001. */
export function displayPhone({ kind, number, extension }: Phone): string {
  const shown =
    kind === 'mobile'
      ? `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`
      : kind === 'landline'
        ? `${areaCodeOf(number)}-${number.slice(areaCodeOf(number).length)}`
        : number;
  return extension === null ? shown : `${shown} 转 ${extension}`;
}

/** Full-width characters and the many dashes become the plain ones. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐-―−﹣ー—]/g, '-')
    .trim();
}

function lineOf(line: string, reading: PhoneReading): Phone | null {
  const digits = line.replace(/\D/g, '');
  if (/^[\s(]*\+/.test(line) || digits.startsWith('00')) return international(digits.replace(/^00/, ''));
  return national(digits) ?? local(digits, reading) ?? withCountryCode(digits);
}

function international(digits: string): Phone | null {
  if (digits.startsWith('86')) return withCountryCode(digits);
  return /^[1-9]\d{6,14}$/.test(digits) ? plain('foreign', `+${digits}`) : null;
}

/** 86 in front, with or without the 0 of the area code behind it. */
function withCountryCode(digits: string): Phone | null {
  if (!digits.startsWith('86')) return null;
  const rest = digits.slice(2);
  return national(rest) ?? national(`0${rest}`);
}

function national(digits: string): Phone | null {
  if (/^0?1[3-9]\d{9}$/.test(digits)) return plain('mobile', digits.slice(-11));
  if (/^0(?:10|2\d)[2-8]\d{7}$/.test(digits) || /^0[3-9]\d{2}[2-8]\d{6,7}$/.test(digits))
    return plain('landline', digits);
  if (/^[48]00\d{7}$/.test(digits) || /^(?:9[56]\d{3,4}|1(?:1\d|2\d|2\d{3}))$/.test(digits))
    return plain('service', digits);
  return null;
}

function local(digits: string, { areaCode }: PhoneReading): Phone | null {
  if (!/^[2-8]\d{6,7}$/.test(digits)) return null;
  return (areaCode === undefined ? null : national(areaCode + digits)) ?? plain('local', digits);
}

/** An extension behind a bare hyphen: 0571-87654321-8001. */
function trailingExtension(line: string, reading: PhoneReading): Phone | null {
  const match = /^(.*\d)[\s)]*-\s*(\d{1,6})$/.exec(line);
  return match === null ? null : withExtension(lineOf(match[1] ?? '', reading), match[2] ?? null);
}

function withExtension(phone: Phone | null, extension: string | null): Phone | null {
  return phone === null ? null : { ...phone, extension };
}

function nextPhone(part: string, before: Phone | undefined, reading: PhoneReading): Phone | null {
  const sameTown = before?.kind === 'landline' ? { areaCode: areaCodeOf(before.number) } : reading;
  const phone = parsePhone(part, sameTown);
  if (!isRefused(phone) && phone.kind !== 'service') return phone;
  const isTail = before !== undefined && before.kind !== 'mobile' && /^\d{1,4}$/.test(part);
  if (isTail) return plain(before.kind, before.number.slice(0, -part.length) + part);
  return isRefused(phone) ? null : phone;
}

function plain(kind: PhoneKind, number: string): Phone {
  return { kind, number, extension: null };
}
