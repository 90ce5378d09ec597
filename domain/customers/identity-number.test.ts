import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate, dateOfDayNumber } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { identityCheckCharacter, parseIdentityNumber } from './identity-number.ts';

const today = calendarDate('2026-09-30');

function refusalOf(text: string): string | null {
  const answer = parseIdentityNumber(text, today);
  return isRefused(answer) ? answer.refused : null;
}

/** A number of 17 digits with its check character. */
function complete(digits: string): string {
  return digits + identityCheckCharacter(digits);
}

const valid = fc
  .tuple(
    fc.constantFrom('110101', '330106', '650102', '810000', '911156'),
    fc.integer({ min: -25_000, max: 20_000 }).map((day) => dateOfDayNumber(day).replaceAll('-', '')),
    fc.integer({ min: 0, max: 999 }).map((sequence) => String(sequence).padStart(3, '0')),
  )
  .map((parts) => complete(parts.join('')));

describe('the resident identity number', () => {
  test('the example of the standard is right, and tells birth date and sex', () => {
    expect(parseIdentityNumber('11010519491231002X', today)).toEqual({
      number: '11010519491231002X',
      birthDate: '1949-12-31',
      sex: 'female',
    });
    expect(parseIdentityNumber('440524188001010014', today)).toMatchObject({
      refused: 'customer.identity-number-birth-date',
    });
  });

  test('a small x, spaces and full-width digits are forgiven', () => {
    expect(refusalOf(' 110105 19491231 002x ')).toBeNull();
    expect(refusalOf('１１０１０５１９４９１２３１００２Ｘ')).toBeNull();
  });

  test('15 digits are refused with their own reason', () => {
    expect(refusalOf('110105491231002')).toBe('customer.identity-number-15-digit');
  });

  test.each([
    ['', 'customer.identity-number-malformed'],
    ['1101051949123100X2', 'customer.identity-number-malformed'],
    ['11010519491231002', 'customer.identity-number-malformed'],
    [complete('91010519491331002'), 'customer.identity-number-birth-date'],
    [complete('00010519491231002'), 'customer.identity-number-region'],
    [complete('16010519491231002'), 'customer.identity-number-region'],
    [complete('11010519490229002'), 'customer.identity-number-birth-date'],
    [complete('11010520261001002'), 'customer.identity-number-birth-date'],
    ['110105194912310021', 'customer.identity-number-check'],
  ])('%s is refused: %s', (text, code) => {
    expect(refusalOf(text)).toBe(code);
  });

  test('born today is possible', () => {
    expect(refusalOf(complete('11010520260930002'))).toBeNull();
  });

  test('every valid number is accepted as it is', () => {
    fc.assert(
      fc.property(valid, (number) => {
        expect(refusalOf(number)).toBeNull();
      }),
    );
  });

  test('no single wrong digit and no exchange of neighbours is accepted', () => {
    fc.assert(
      fc.property(valid, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const wrong = String((Number(number[at]) + shift) % 10);
        expect(refusalOf(number.slice(0, at) + wrong + number.slice(at + 1))).not.toBeNull();
        const [a = '', b = ''] = number.slice(at, at + 2);
        if (a !== b) expect(refusalOf(number.slice(0, at) + b + a + number.slice(at + 2))).not.toBeNull();
      }),
    );
  });
});
