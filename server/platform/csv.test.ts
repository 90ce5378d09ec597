import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine } from './csv.ts';

describe('a line of CSV', () => {
  test.each([
    '=1+1',
    '+86 138',
    '-2+3+cmd|calc',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1+1',
    '\u200b=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
  ])('%j is a text for a spreadsheet program, not a formula', (text) => {
    expect(csvLine([text])).toMatch(/^"'/);
  });

  test('a formula behind what another program takes for the end of a cell stays inside the quotes', () => {
    for (const text of ['a;=1+1', 'a\t=1+1', 'a,=1+1', 'a\n=1+1', 'a"=1+1'])
      expect(csvLine([text]), text).toMatch(/^"[^]*"\r\n$/);
  });

  test('whatever is in the cells, no cell of the file begins like a formula, and none is lost', () => {
    const text = fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[=+\-@; \t"',\n＝]{0,6}$/));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (cells) => {
        const line = csvLine(cells);
        const outside = line.replaceAll(/"(?:[^"]|"")*"/g, '""');
        expect(outside.split(/[,;\t\r\n]/).every((cell) => !/^\s*[=+\-@＝＋－＠]/u.test(cell))).toBe(true);
        expect(outside.replace(/\r\n$/, '').split(',')).toHaveLength(cells.length);
      }),
    );
  });
});
