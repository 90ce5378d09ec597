// Conditions as data: what they say of answers given, not given, and of names that are traps.
import { expect, test } from 'vitest';
import { applies, fieldsOf, holds } from './condition.ts';
import type { Condition } from './field.ts';

const values = { kind: 'a', yes: true, sizeW: 100, tags: ['x', 'y'] };

test.each<[Condition, boolean]>([
  [{ field: 'kind', is: 'a' }, true],
  [{ field: 'kind', in: ['b', 'c'] }, false],
  [{ field: 'yes', is: true }, true],
  [{ field: 'sizeW', atLeast: 100 }, true],
  [{ field: 'sizeW', below: 100 }, false],
  [{ field: 'tags', includes: 'y' }, true],
  [{ field: 'kind', includes: 'a' }, false],
  [{ field: 'kind', given: true }, true],
  [{ field: 'none', given: false }, true],
  [{ field: 'none', is: false }, false],
  [{ field: 'none', below: 5 }, false],
  [{ not: { field: 'none', is: 'a' } }, true],
  [{ all: [] }, true],
  [{ any: [] }, false],
  [
    {
      all: [
        { field: 'yes', is: true },
        { field: 'kind', is: 'b' },
      ],
    },
    false,
  ],
  [
    {
      any: [
        { field: 'yes', is: false },
        { field: 'kind', is: 'a' },
      ],
    },
    true,
  ],
  [{ field: 'toString', given: true }, false],
])('%j is %s', (condition, truth) => {
  expect(holds(condition, values)).toBe(truth);
});

test('a rule may be always, never or a condition', () => {
  expect([
    applies(undefined, {}),
    applies(true, {}),
    applies(false, {}),
    applies({ field: 'kind', is: 'a' }, values),
  ]).toEqual([true, true, false, true]);
});

test('names each field it looks at once', () => {
  expect(
    fieldsOf({
      all: [
        { field: 'a', is: 1 },
        {
          not: {
            any: [
              { field: 'b', is: 1 },
              { field: 'a', is: 2 },
            ],
          },
        },
      ],
    }),
  ).toEqual(['a', 'b']);
});
