/** One value against one field: its type, length, range and meaning. Answers the value as stored, or a refusal. */
import { parseAccountNumber } from '#domain/customers/account-number.ts';
import { parseIdentityNumber } from '#domain/customers/identity-number.ts';
import { parsePhone } from '#domain/customers/phone.ts';
import { parseSocialCreditCode } from '#domain/customers/social-credit-code.ts';
import { calendarDate, isCalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import type { Field, FieldType, FieldValue } from './field.ts';
import { instantOf } from './instant-field.ts';
import { refuse } from './refusals.ts';
import type { ProcessRefusalCode } from './refusals.ts';

/** What a check answers: the value as it is to be stored, or why not. */
export type Checked = { readonly value: FieldValue } | Refused;

/** Longest entries by type, in code points or items, where the field names none. */
const longest: Readonly<Record<FieldType, number>> = {
  text: 100,
  paragraph: 2000,
  integer: 16,
  decimal: 20,
  date: 10,
  datetime: 35,
  choice: 64,
  choices: 50,
  'yes-no': 1,
  phone: 40,
  'identity-number': 24,
  'credit-code': 24,
  'account-number': 24,
  address: 200,
  'person-name': 50,
  'org-unit': 36,
  staff: 36,
  photos: 20,
};

/** Characters that hide or reorder text, and those PostgreSQL cannot keep; tab and line break are judged apart. */
const hidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u;
const lineBreak = /[\t\n\r]/;

/**
 * Checks one value given for a field. `nowMs` judges past and future; without it (samples) they are not judged.
 * Text is trimmed and normalised to NFC, identity and credit codes are set in capitals.
 */
export function checkValue(field: Field, given: unknown, nowMs?: number): Checked {
  if (field.type === 'integer') return checkInteger(field, given);
  if (field.type === 'yes-no')
    return typeof given === 'boolean' ? { value: given } : wrongType(field, '是或否');
  if (field.type === 'choices' || field.type === 'photos') return checkList(field, given);
  return checkText(field, given, nowMs);
}

/** The longest entry of a field, in code points (text) or items (lists). */
export function longestOf(field: Field): number {
  return field.maxLength ?? longest[field.type];
}

function checkInteger(field: Field, given: unknown): Checked {
  if (typeof given !== 'number' || !Number.isSafeInteger(given)) return wrongType(field, '整数');
  return outOfRange(field, given) ?? { value: given };
}

function outOfRange(field: Field, value: number): Refused | null {
  const scale = field.scale ?? 1;
  const unit = field.unit ?? '';
  if (field.min !== undefined && value < field.min)
    return fault(field, 'form.too-small', { limit: field.min / scale, unit });
  if (field.max !== undefined && value > field.max)
    return fault(field, 'form.too-large', { limit: field.max / scale, unit });
  return null;
}

function checkList(field: Field, given: unknown): Checked {
  if (!Array.isArray(given) || !given.every((item) => typeof item === 'string'))
    return wrongType(field, '选项列表');
  const items = [...new Set(given)];
  const limit = longestOf(field);
  if (items.length > limit) return fault(field, 'form.too-long', { limit, actual: items.length });
  if (items.some((item) => item.length > 64 || hidden.test(item))) return fault(field, 'form.not-an-option');
  const options = field.options?.map((option) => option.value);
  if (options !== undefined && !items.every((item) => options.includes(item)))
    return fault(field, 'form.not-an-option');
  return { value: items };
}

function checkText(field: Field, given: unknown, nowMs: number | undefined): Checked {
  if (typeof given !== 'string') return wrongType(field, '文字');
  if (!given.isWellFormed() || hidden.test(given)) return fault(field, 'form.control-characters');
  const text = given.trim().normalize('NFC');
  if (field.type !== 'paragraph' && lineBreak.test(text)) return fault(field, 'form.control-characters');
  const actual = [...text].length;
  const limit = longestOf(field);
  if (actual > limit) return fault(field, 'form.too-long', { limit, actual });
  return meaning(field, text, nowMs);
}

function meaning(field: Field, text: string, nowMs: number | undefined): Checked {
  switch (field.type) {
    case 'date':
      return checkDate(field, text, nowMs);
    case 'datetime':
      return checkInstant(field, text, nowMs);
    case 'decimal':
      return checkDecimal(field, text);
    case 'choice':
      return field.options?.some((option) => option.value === text) === true
        ? { value: text }
        : fault(field, 'form.not-an-option');
    case 'phone':
      return checkPhone(field, text);
    case 'identity-number':
      return checkIdentity(field, text, nowMs);
    case 'credit-code':
      return checkCreditCode(field, text);
    case 'account-number':
      return checkAccount(field, text);
    default:
      return { value: text };
  }
}

function checkPhone(field: Field, text: string): Checked {
  const phone = parsePhone(text);
  if (isRefused(phone)) return fault(field, 'form.phone');
  return { value: phone.extension === null ? phone.number : `${phone.number}转${phone.extension}` };
}

function checkIdentity(field: Field, text: string, nowMs: number | undefined): Checked {
  const identity = parseIdentityNumber(
    text,
    nowMs === undefined ? calendarDate('2199-12-31') : businessDate(nowMs),
  );
  return isRefused(identity) ? fault(field, 'form.identity-number') : { value: identity.number };
}

function checkCreditCode(field: Field, text: string): Checked {
  const code = parseSocialCreditCode(text);
  return isRefused(code) ? fault(field, 'form.credit-code') : { value: code };
}

function checkAccount(field: Field, text: string): Checked {
  const account = parseAccountNumber(text);
  return isRefused(account) ? fault(field, 'form.account-number') : { value: account.number };
}

function checkDate(field: Field, text: string, nowMs: number | undefined): Checked {
  if (!isCalendarDate(text)) return fault(field, 'form.impossible-date', { expected: '2026-09-30' });
  const today = nowMs === undefined ? undefined : businessDate(nowMs);
  if (today !== undefined && field.when === 'past' && text > today) return fault(field, 'form.not-in-past');
  if (today !== undefined && field.when === 'future' && text < today)
    return fault(field, 'form.not-in-future');
  return { value: text };
}

function checkInstant(field: Field, text: string, nowMs: number | undefined): Checked {
  const at = instantOf(text);
  if (at === null) return fault(field, 'form.impossible-date', { expected: '2026-09-30T16:40' });
  // A minute of grace: clocks of field devices and of the server differ a little.
  if (nowMs !== undefined && field.when === 'past' && at > nowMs + 60_000)
    return fault(field, 'form.not-in-past');
  if (nowMs !== undefined && field.when === 'future' && at < nowMs - 60_000)
    return fault(field, 'form.not-in-future');
  return { value: text };
}

function checkDecimal(field: Field, text: string): Checked {
  const decimals = field.decimals ?? 2;
  if (!new RegExp(`^-?\\d{1,12}(\\.\\d{1,${String(decimals)}})?$`).test(text))
    return wrongType(field, `最多 ${String(decimals)} 位小数的数字`);
  return outOfRange(field, Number(text)) ?? { value: text };
}

function wrongType(field: Field, expected: string): Refused {
  return fault(field, 'form.wrong-type', { expected });
}

function fault(field: Field, code: ProcessRefusalCode, data: Record<string, string | number> = {}): Refused {
  return refuse(code, { label: field.label, ...data }, `form.${field.name}`);
}
