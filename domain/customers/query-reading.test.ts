import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit } from '#domain/kernel/check-digit.ts';
import { accountNumber } from './account-number.ts';
import { readQuery } from './query-reading.ts';

function kinds(typed: string): readonly string[] {
  return readQuery(typed).map((reading) => reading.as);
}

const account = accountNumber('3301', 4711);
const order = '26093033010001234' + checkDigit('26093033010001234');

describe('what a query can be, the surest first', () => {
  test.each<[string, readonly string[]]>([
    [account, ['account-number', 'meter-number']],
    [`${account.slice(0, 4)} ${account.slice(4)}`, ['account-number', 'meter-number']],
    [order, ['order-number', 'meter-number']],
    ['11010519491231002X', ['identity-number', 'meter-number', 'name', 'address']],
    ['91330100799655058B', ['credit-code', 'meter-number', 'address', 'name']],
    ['13800001234', ['phone', 'account-number-part', 'meter-number']],
    ['0571-87654321', ['phone', 'account-number-part', 'meter-number']],
    ['1234', ['phone-tail']],
    ['330104', ['phone-tail', 'account-number-part', 'meter-number']],
    ['3330001000100012345678', ['meter-number']],
    ['zs', ['pinyin', 'name', 'address']],
    ['zhang san', ['pinyin', 'name', 'address']],
    ['张', ['name']],
    ['张三', ['name', 'address']],
    ['古翠路80号', ['address', 'name']],
    ['西湖区', ['address', 'name']],
    ['西湖电子有限公司', ['name', 'address']],
    ['', []],
    ['   ', []],
    ['?!', []],
  ])('%s', (typed, expected) => {
    const found = kinds(typed);
    expect(found.slice(0, expected.length).toSorted()).toEqual(expected.slice(0, found.length).toSorted());
    expect(found[0]).toBe(expected[0]);
    expect(found.length).toBe(expected.length);
  });

  test('an account number with a slip is still searched for, as a meter', () => {
    const slip = account.slice(0, -1) + String((Number(account.at(-1)) + 1) % 10);
    expect(kinds(slip)).toEqual(['meter-number']);
  });

  test('a local number is completed by the place of the unit', () => {
    expect(readQuery('87654321', { areaCode: '0571' })[0]).toMatchObject({
      as: 'phone',
      phone: { number: '057187654321' },
    });
  });

  test('full-width input is read like any other', () => {
    expect(kinds('１３８００００１２３４')[0]).toBe('phone');
  });

  test('whatever is typed is read without exception, and every reading has something to search for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (typed) => {
        for (const reading of readQuery(typed))
          if ('tokens' in reading) expect(reading.tokens.length).toBeGreaterThan(0);
      }),
    );
  });
});
