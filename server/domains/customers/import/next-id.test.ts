// Ids by the hundred thousand: distinct, in the order they were made, of the version other ids are.
import { version } from 'uuid';
import { expect, test } from 'vitest';
import { nextId } from './next-id.ts';

test('ids are distinct, ascending and of version 7', () => {
  const ids = Array.from({ length: 20_000 }, nextId);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids.map((id) => version(id)))).toEqual(new Set([7]));
});
