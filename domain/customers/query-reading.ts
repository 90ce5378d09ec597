/**
 * One search field for everything: what somebody typed is read as all it can be, the surest first. The server
 * asks its indexes in this order and stops when it has enough.
 */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { hasCheckDigit } from '#domain/kernel/check-digit.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { accountNumberDigits, parseAccountNumber } from './account-number.ts';
import { parseIdentityNumber } from './identity-number.ts';
import { parsePhone } from './phone.ts';
import type { Phone, PhoneReading } from './phone.ts';
import { addressQueryTokens, nameQueryTokens, normaliseText, pinyinQueryToken } from './search-text.ts';
import { parseSocialCreditCode } from './social-credit-code.ts';

export type QueryReading =
  | { readonly as: 'account-number'; readonly number: string }
  | { readonly as: 'account-number-part'; readonly digits: string }
  | { readonly as: 'order-number'; readonly number: string }
  | { readonly as: 'identity-number'; readonly number: string }
  | { readonly as: 'credit-code'; readonly code: string }
  | { readonly as: 'phone'; readonly phone: Phone }
  /** The last digits of a phone number, four to six. */
  | { readonly as: 'phone-tail'; readonly digits: string }
  | { readonly as: 'meter-number'; readonly number: string }
  /** `text` is what the normalised name or address must contain, `tokens` what the index must. */
  | { readonly as: 'pinyin'; readonly tokens: readonly string[] }
  | { readonly as: 'name'; readonly text: string; readonly tokens: readonly string[] }
  | { readonly as: 'address'; readonly text: string; readonly tokens: readonly string[] };

const queryLengthMax = 100;
/** Birth dates of identity numbers aren't bounded by today in a search. */
const farAhead = calendarDate('2199-12-31');

/** All readings of a query, the surest first; empty when there is nothing to search for. */
export function readQuery(typed: string, reading: PhoneReading = {}): readonly QueryReading[] {
  const text = typed.slice(0, queryLengthMax).normalize('NFKC').trim();
  const compact = text.replace(/[\s-]/g, '').toUpperCase();
  if (compact === '') return [];
  return [
    ...numberReadings(compact),
    ...phoneReadings(text, reading),
    ...meterReadings(compact),
    ...textReadings(text),
  ];
}

function numberReadings(compact: string): readonly QueryReading[] {
  const account = parseAccountNumber(compact);
  const identity = parseIdentityNumber(compact, farAhead);
  const credit = parseSocialCreditCode(compact);
  const isOrder = /^\d{18}$/.test(compact) && hasCheckDigit(compact);
  return [
    ...(isRefused(account) ? [] : [{ as: 'account-number', number: account.number } as const]),
    ...(isRefused(identity) ? [] : [{ as: 'identity-number', number: identity.number } as const]),
    ...(isOrder ? [{ as: 'order-number', number: compact } as const] : []),
    ...(isRefused(credit) ? [] : [{ as: 'credit-code', code: credit } as const]),
  ];
}

function phoneReadings(text: string, reading: PhoneReading): readonly QueryReading[] {
  const phone = parsePhone(text, reading);
  if (!isRefused(phone)) return [{ as: 'phone', phone }];
  return /^\d{4,6}$/.test(text) ? [{ as: 'phone-tail', digits: text }] : [];
}

/** Bar codes of meters have up to 24 digits; short numbers may be printed with letters. */
function meterReadings(compact: string): readonly QueryReading[] {
  const isMeter = /^[0-9A-Z]{6,24}$/.test(compact) && /\d{4}/.test(compact);
  const isPart = /^\d{6,}$/.test(compact) && compact.length < accountNumberDigits;
  return [
    ...(isPart ? [{ as: 'account-number-part', digits: compact } as const] : []),
    ...(isMeter ? [{ as: 'meter-number', number: compact } as const] : []),
  ];
}

function textReadings(text: string): readonly QueryReading[] {
  const normalised = normaliseText(text);
  if (normalised === '' || /^\d+$/.test(normalised)) return [];
  const pinyin = /^[a-zü\s'’]+$/i.test(text) ? pinyinQueryToken(text) : null;
  const name: QueryReading = { as: 'name', text: normalised, tokens: nameQueryTokens(text) };
  const address: QueryReading = { as: 'address', text: normalised, tokens: addressQueryTokens(text) };
  const both = looksLikeAddress(text) ? [address, name] : [name, address];
  return [
    ...(pinyin === null ? [] : [{ as: 'pinyin', tokens: [pinyin] } as const]),
    ...both.filter(({ tokens }) => tokens.length > 0),
  ];
}

function looksLikeAddress(text: string): boolean {
  return (
    /\d|[路街巷弄道村镇乡区县市号栋幢单元室苑园小区]/.test(text) && !/公司|厂$|店$|学校$|医院$|局$/.test(text)
  );
}
