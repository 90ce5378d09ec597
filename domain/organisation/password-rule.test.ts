import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validatePassword } from './password-rule.ts';

function codes(password: string, login = 'zhangwei'): readonly string[] {
  return validatePassword({ password, login }).map(({ refused }) => refused);
}

describe('the password rule', () => {
  test('a phrase is a good password, in Chinese too', () => {
    expect(codes('coffee before the night shift')).toEqual([]);
    expect(codes('抢修先看天气再看路况啊')).toEqual([]);
  });

  test('nine characters are too few, ten are enough', () => {
    expect(codes('k7vq2mzrt')).toEqual(['organisation.password-short']);
    expect(codes('k7vq2mzrt4')).toEqual([]);
  });

  test('characters are counted, not code units', () => {
    expect(codes('🔌🔌🔌🔌🔌k')).toEqual(['organisation.password-short']);
  });

  test('128 characters are taken, 129 are not', () => {
    const long = 'correct horse '.repeat(10);
    expect(codes(long.slice(0, 128))).toEqual([]);
    expect(codes(long.slice(0, 129))).toEqual(['organisation.password-long']);
  });

  test.each([
    'password123',
    'P@ssword!2026',
    'Admin@123456',
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'aaaaaaaaaa',
  ])('%s is among the first that are tried', (password) => {
    expect(codes(password)).toEqual(['organisation.password-common']);
  });

  test.each(['1212121212', '1234123412', 'Wanjia@2026!'])('%s is a pattern or our own name', (password) => {
    expect(codes(password)).toEqual(['organisation.password-common']);
  });

  test('a common word inside a phrase of other letters is no pattern', () => {
    expect(codes('夜班之前喝一杯咖啡abc')).toEqual([]);
  });

  test('the login must not be part of it, in either case', () => {
    expect(codes('my-ZhangWei-2031')).toEqual(['organisation.password-contains-login']);
  });

  test('a login of one or two letters forbids nothing', () => {
    expect(codes('k7vq2mzrt4', 'k')).toEqual([]);
  });

  test('one character over and over is never accepted', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 1 }),
        fc.integer({ min: 10, max: 128 }),
        (char, count) => {
          expect(codes(char.repeat(count))).not.toEqual([]);
        },
      ),
    );
  });
});
