import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefused } from '#domain/kernel/refusal.ts';
import { accountNumber, accountNumberDigits, parseAccountNumber } from './account-number.ts';

function refusalOf(text: string): string | null {
  const answer = parseAccountNumber(text);
  return isRefused(answer) ? answer.refused : null;
}

const units = fc.stringMatching(/^[0-9]{4}$/);
const serials = fc.integer({ min: 0, max: 99_999_999 });

describe('the account number', () => {
  test('carries the unit and the account, and has room for every account of a county', () => {
    const number = accountNumber('3301', 300_000);
    expect(number).toMatch(/^330100300000\d$/);
    expect(parseAccountNumber(number)).toEqual({ number, unitCode: '3301', serial: 300_000 });
  });

  test('is read with spaces, hyphens and in full width', () => {
    const number = accountNumber('3301', 12);
    expect(refusalOf(`${number.slice(0, 4)} ${number.slice(4, 8)}-${number.slice(8)}`)).toBeNull();
    expect(refusalOf(number.replaceAll('0', '０'))).toBeNull();
  });

  test('of another length, or with a letter, is refused and told the length', () => {
    const answer = parseAccountNumber('330100300');
    expect(answer).toMatchObject({
      refused: 'customer.account-number-malformed',
      data: { digits: accountNumberDigits },
    });
    expect(refusalOf('33010030000O1')).toBe('customer.account-number-malformed');
  });

  test('survives being written and read', () => {
    fc.assert(
      fc.property(units, serials, (unitCode, serial) => {
        const number = accountNumber(unitCode, serial);
        expect(parseAccountNumber(number)).toEqual({ number, unitCode, serial });
      }),
    );
  });

  test('no digit may be wrong and no two neighbours exchanged', () => {
    const numbers = fc.tuple(units, serials).map(([unitCode, serial]) => accountNumber(unitCode, serial));
    fc.assert(
      fc.property(numbers, fc.nat(11), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const wrong = String((Number(number[at]) + shift) % 10);
        expect(refusalOf(number.slice(0, at) + wrong + number.slice(at + 1))).toBe(
          'customer.account-number-check',
        );
        const [a = '', b = ''] = number.slice(at, at + 2);
        const exchanged = number.slice(0, at) + b + a + number.slice(at + 2);
        expect(refusalOf(exchanged)).toBe(a === b ? null : 'customer.account-number-check');
      }),
    );
  });

  test('a serial beyond eight digits is a mistake of the program', () => {
    expect(() => accountNumber('3301', 100_000_000)).toThrow('8 digits');
    expect(() => accountNumber('33', 1)).toThrow('4 digits');
  });
});
