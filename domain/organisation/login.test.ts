import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLogin, validateLogin } from './login.ts';

test('capitals, full-width letters and spaces around are the same login', () => {
  expect(plainLogin('  Zhang.San ')).toBe('zhang.san');
  expect(plainLogin('ｃｌｅｒｋ０１')).toBe('clerk01');
});

test('what is plain stays as it is', () => {
  fc.assert(fc.property(fc.string(), (text) => plainLogin(plainLogin(text)) === plainLogin(text)));
});

test.each(['ab', '-ab', 'a b c', '张三李四', 'a'.repeat(65), "a'; drop table staff"])(
  '%s is no login',
  (login) => {
    expect(validateLogin(login)).toEqual([{ refused: 'sign-in.login-malformed', field: 'login' }]);
  },
);

test('an employee number and an address are logins', () => {
  expect([...validateLogin('330400123'), ...validateLogin('zhang.san@power.example')]).toEqual([]);
});
