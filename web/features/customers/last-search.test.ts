import { expect, test } from 'vitest';
import { lastSearch, rememberSearch } from './last-search.ts';

test('the way back leads to the same hits, for the person who searched', () => {
  rememberSearch('wang', '幸福路');
  expect(lastSearch('wang')).toBe('幸福路');
});

test('the next person at the desk does not see what was searched before', () => {
  rememberSearch('wang', '幸福路');
  expect(lastSearch('li')).toBe('');
});
