import { describe, expect, test } from 'vitest';
import { moveRow, nextSort } from './row-cursor.ts';

describe('walking a list with the keyboard', () => {
  test('the first press of j stands on the first row, the next on the second', () => {
    expect(moveRow(-1, 'down', 3)).toBe(0);
    expect(moveRow(0, 'down', 3)).toBe(1);
  });

  test('ends at the last and at the first row', () => {
    expect(moveRow(2, 'down', 3)).toBe(2);
    expect(moveRow(0, 'up', 3)).toBe(0);
    expect(moveRow(-1, 'up', 3)).toBe(0);
  });

  test('stays within a list that became shorter', () => {
    expect(moveRow(9, 'up', 3)).toBe(1);
  });

  test('an empty list has no row to stand on', () => {
    expect(moveRow(-1, 'down', 0)).toBe(-1);
  });

  test('Home and End lead to the ends', () => {
    expect(moveRow(1, 'first', 3)).toBe(0);
    expect(moveRow(1, 'last', 3)).toBe(2);
  });
});

test('a column sorts up, then down, then not at all', () => {
  expect(nextSort(undefined, 'dueAt')).toBe('dueAt');
  expect(nextSort('dueAt', 'dueAt')).toBe('-dueAt');
  expect(nextSort('-dueAt', 'dueAt')).toBe('');
  expect(nextSort('name', 'dueAt')).toBe('dueAt');
});
