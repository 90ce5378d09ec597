/**
 * The number of a work order: YYMMDD of the acceptance, 4 digits of the supply unit, 7 of a counter that
 * begins anew every day, 1 check digit; 18 in all. It carries the unit, so units need no shared sequence.
 */
import { assert } from '#domain/kernel/assert.ts';
import { isCalendarDate } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { checkDigit, hasCheckDigit } from '#domain/kernel/check-digit.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import type { orderRefusals } from './refusals.ts';

export const orderNumberDigits = 18;
export const orderCounterMax = 9_999_999;

const malformed = 'order.number-malformed' satisfies keyof typeof orderRefusals;
const wrongCheck = 'order.number-check' satisfies keyof typeof orderRefusals;

export interface OrderNumberParts {
  readonly day: CalendarDate;
  /** Code of the supply unit, 4 digits. */
  readonly unitCode: string;
  /** 0 … 9,999,999, unique in the unit and day. */
  readonly counter: number;
}

/** The number of an order, with its check digit. */
export function orderNumber({ day, unitCode, counter }: OrderNumberParts): string {
  assert(day.startsWith('20'), 'order numbers are given out from 2000 to 2099');
  assert(/^\d{4}$/.test(unitCode), 'a unit code has 4 digits');
  assert(Number.isSafeInteger(counter) && counter >= 0, 'a counter is a whole number');
  assert(counter <= orderCounterMax, 'a counter has at most 7 digits');
  const body = day.slice(2).replaceAll('-', '') + unitCode + String(counter).padStart(7, '0');
  return body + checkDigit(body);
}

/** Reads an order number; spaces, hyphens and full-width digits are forgiven. */
export function parseOrderNumber(text: string): OrderNumberParts | Refused {
  const number = text.normalize('NFKC').replace(/[\s-]/g, '');
  const [, year = '', month = '', date = '', unitCode = '', counter = ''] =
    /^(\d{2})(\d{2})(\d{2})(\d{4})(\d{7})\d$/.exec(number) ?? [];
  const day = `20${year}-${month}-${date}`;
  if (!isCalendarDate(day)) return { refused: malformed, data: { digits: orderNumberDigits } };
  if (!hasCheckDigit(number)) return { refused: wrongCheck };
  return { day, unitCode, counter: Number(counter) };
}

/** Centiseconds of the business day (+08:00) at an instant: a counter for whoever has no allocator. */
export function counterOfInstant(atMs: number): number {
  const dayMs = 86_400_000;
  const sinceMidnightMs = (((atMs + 8 * 3_600_000) % dayMs) + dayMs) % dayMs;
  return Math.floor(sinceMidnightMs / 10);
}

/** How a number is shown, in groups that can be read aloud: 260930 3301 0001234 5. */
export function displayOrderNumber(number: string): string {
  return number.replace(/^(\d{6})(\d{4})(\d{7})(\d)$/, '$1 $2 $3 $4');
}
