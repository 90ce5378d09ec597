import { expect, test } from 'vitest';
import { customerKinds, documentKinds } from '#domain/customers/customer.ts';
import { capacityWords, isWordOf, optionsOf, statusWord, wordOf } from './words.ts';

test('a code reads as its word, whether the catalogue holds texts or entries', () => {
  expect(wordOf(customerKinds, 'enterprise')).toBe('企业');
  expect(wordOf(documentKinds, 'passport')).toBe('护照');
});

test('a code of a newer server shows as it is', () => {
  expect(wordOf(customerKinds, 'union')).toBe('union');
  expect(statusWord('frozen')).toEqual({ title: 'frozen', tone: 'calm' });
});

test('what every object has is no code of a catalogue', () => {
  expect(isWordOf(customerKinds, 'toString')).toBe(false);
  expect(wordOf(customerKinds, 'constructor')).toBe('constructor');
});

test('low voltage is told in kW, high voltage in kVA', () => {
  expect(capacityWords(8_000, '220V')).toBe('8 kW');
  expect(capacityWords(12_500, '380V')).toBe('12.5 kW');
  expect(capacityWords(315_000, '10kV')).toBe('315 kVA');
});

test('options keep the order of the catalogue', () => {
  expect(optionsOf(customerKinds, (text) => text).map(({ label }) => label)).toEqual([
    '个人',
    '企业',
    '机关事业单位',
  ]);
});
