import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AssertionFailure } from '#domain/kernel/assert.ts';
import { canonicalJson } from './canonical-json.ts';

/** What a jsonb column does to a value: keys in another order, -0 gone, everything through JSON. */
function throughJsonb(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(throughJsonb);
  if (typeof value !== 'object' || value === null) return JSON.parse(JSON.stringify(value)) as unknown;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(([a], [b]) => a.length - b.length || (a < b ? 1 : -1));
  return Object.fromEntries(entries.map(([key, member]) => [key, throughJsonb(member)]));
}

const storable = fc.jsonValue({ noUnicodeString: false }).filter((value) => {
  const text = JSON.stringify(value);
  return !text.includes('\\u0000') && !/\\ud[89a-f]/.test(text) && !text.includes('__proto__');
});

describe('the one text of a value', () => {
  test('the order in which keys were written does not matter', () => {
    expect(canonicalJson({ b: 1, a: [true, null] })).toBe('{"a":[true,null],"b":1}');
    expect(canonicalJson({ a: [true, null], b: 1 })).toBe('{"a":[true,null],"b":1}');
  });

  test('the order of a list matters', () => {
    expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
  });

  test('a member that is undefined is left out, as the database driver leaves it out', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }));
  });

  test('minus zero is zero, because jsonb does not keep the sign', () => {
    expect(canonicalJson(-0)).toBe('0');
  });

  test('Chinese text, quotes and line breaks are kept', () => {
    expect(canonicalJson({ 姓名: '张"三"\n' })).toBe('{"姓名":"张\\"三\\"\\n"}');
  });

  test.each([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a big integer', 1n],
    ['a function', () => 1],
    ['undefined', undefined],
    ['a hole in a list', [1, undefined]],
    ['a sparse list', new Array<number>(2)],
    ['a text with NUL', 'a\0b'],
    ['a lone surrogate', '\ud800'],
    ['a key with NUL', { 'a\0': 1 }],
    ['an instance of a class', new Error('an instance')],
    ['a member keyed by a symbol', { [Symbol('s')]: 1 }],
  ])('%s is refused, because it would not come back from the database as it was', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(AssertionFailure);
  });

  test('the failure names the path, so that the mistake is found', () => {
    expect(() => canonicalJson({ form: { items: [1, Number.NaN] } })).toThrow('$.form.items.1');
  });

  test('a value that contains itself is refused instead of exhausting the stack', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(() => canonicalJson(loop)).toThrow('nested deeper');
  });

  test('a stay in a jsonb column leaves the text as it was', () => {
    fc.assert(
      fc.property(storable, (value) => {
        expect(canonicalJson(throughJsonb(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test('the text reads back as the value, so two different values never share a text', () => {
    fc.assert(
      fc.property(storable, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(throughJsonb(value));
      }),
    );
  });
});
