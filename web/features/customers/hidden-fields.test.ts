import { expect, test } from 'vitest';
import { hiddenFields } from './hidden-fields.ts';
import { customerPage } from './testing.ts';

test('everything masked on the page is offered to be seen', () => {
  expect(hiddenFields(customerPage(), null)).toEqual(['documentNumber', 'contacts', 'locations']);
});

test('what is not there is not offered', () => {
  const bare = customerPage({ documentNumber: null, contacts: [], accounts: [] });
  expect(hiddenFields(bare, null)).toEqual([]);
});

test('what was seen is not offered again', () => {
  expect(hiddenFields(customerPage(), { contacts: [] })).toEqual(['documentNumber', 'locations']);
});
