import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './search-text.ts';

test('an address keeps numbers as the texts they are', () => {
  expect(parseSearch('?q=0012&status=open')).toEqual({ q: '0012', status: 'open' });
});

test('an address says only what was chosen', () => {
  expect(stringifySearch({ q: '', status: 'open', kind: undefined })).toBe('?status=open');
  expect(stringifySearch({})).toBe('');
});

test('what was written is read again', () => {
  const state = { q: '林 & 陈=1', next: '/orders?status=open' };
  expect(parseSearch(stringifySearch(state))).toEqual(state);
});
