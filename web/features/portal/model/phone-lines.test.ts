import { expect, test } from 'vitest';
import { phonesOf, phonesText } from './phone-lines.ts';

test('a name and a number a line, however they are parted', () => {
  expect(phonesOf('抢修值班 0571-87654321\n营业厅：87651234\n\n95598')).toEqual([
    { title: '抢修值班', phone: '0571-87654321' },
    { title: '营业厅', phone: '87651234' },
    { title: '95598', phone: '95598' },
  ]);
});

test('what was written is read again', () => {
  const phones = [{ title: '投诉', phone: '12398' }];
  expect(phonesOf(phonesText(phones))).toEqual(phones);
});
