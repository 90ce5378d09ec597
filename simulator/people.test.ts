import { describe, expect, test } from 'vitest';
import { parseIdentityNumber } from '#domain/customers/identity-number.ts';
import { isPersonName } from '#domain/customers/name.ts';
import { parsePhone } from '#domain/customers/phone.ts';
import { parseSocialCreditCode } from '#domain/customers/social-credit-code.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { creditCode, firmName, identityNumber, isSyntheticPhone, mobile, personName } from './people.ts';
import { randomFrom } from './random.ts';

const random = randomFrom('people');
const hundred = Array.from({ length: 100 }, (_, at) => at);

describe('people who do not exist', () => {
  test('mobiles are right in form and marked by four zeros; each of 300,000 accounts has its own', () => {
    for (const serial of [0, 1, 9999, 10_000, 123_456, 339_999]) {
      const phone = parsePhone(mobile(serial));
      expect(isRefused(phone) ? phone : phone.kind).toBe('mobile');
      expect(isSyntheticPhone(mobile(serial))).toBe(true);
    }
    expect(new Set(Array.from({ length: 300_000 }, (_, at) => mobile(at))).size).toBe(300_000);
    expect(isSyntheticPhone('13812345678')).toBe(false);
  });

  test('identity numbers pass the check and name a province that does not exist', () => {
    for (const _ of hundred) {
      const number = identityNumber(random, 'female');
      const read = parseIdentityNumber(number, calendarDate('2026-11-18'));
      expect(isRefused(read) ? read : read.sex).toBe('female');
      expect(number.startsWith('99')).toBe(true);
    }
  });

  test('credit codes pass the check and carry a division that does not exist', () => {
    for (const _ of hundred) {
      const code = creditCode(random, 'enterprise');
      expect(isRefused(parseSocialCreditCode(code))).toBe(false);
      expect(code).toMatch(/^9199/);
    }
  });

  test('names are those of persons; firms carry the name of their town', () => {
    for (const _ of hundred) expect(isPersonName(personName(random))).toBe(true);
    expect(firmName(random, 'shop', '柳溪镇')).toMatch(/^柳溪/);
  });
});
