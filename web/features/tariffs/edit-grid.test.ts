import { describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { bookChanges } from '#domain/tariffs/book-difference.ts';
import { bookFaults } from '#domain/tariffs/prove-book.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { gridsOf, typedValue, withMoreTier, withoutTier, withPasted, withValue } from './edit-grid.ts';

const bookOf = (series: string) =>
  present(
    publishedBooks.find((book) => book.series === series),
    series,
  );
const zhejiang = bookOf('zhejiang-residential');
const fujian = bookOf('fujian-commercial');
const tiers = present(gridsOf(zhejiang)[0], 'the tiers');

describe('a book as tables', () => {
  test('has a row a tier, the last without a limit, and a column a period', () => {
    expect(tiers.columns.map(({ kind }) => kind)).toEqual(['limit', 'price', 'peak', 'valley']);
    expect(tiers.rows.map(({ cells }) => cells.map((cell) => cell?.value ?? null))).toEqual([
      [2_760_000, 538_000_000, 568_000_000, 288_000_000],
      [4_800_000, 588_000_000, 618_000_000, 338_000_000],
      [null, 838_000_000, 868_000_000, 588_000_000],
    ]);
  });

  test('writing every cell back changes nothing, in every published book', () => {
    for (const book of publishedBooks) {
      const cells = gridsOf(book).flatMap(({ rows }) => rows.flatMap((row) => row.cells));
      const same = cells.reduce(
        (all, cell) => (cell === null ? all : withValue(all, cell.place, cell.value)),
        book,
      );
      expect(same).toEqual(book);
    }
  });

  test('a block from a spreadsheet fills the cells from the one it was pasted in', () => {
    const pasted = withPasted(zhejiang, tiers, { row: 0, column: 1, text: '0.55\t0.58\n0.60\t0.63\r\n' });
    const changed = bookChanges(zhejiang, present(pasted, 'a book'));
    expect(changed.map(({ after }) => after)).toEqual([550_000_000, 600_000_000, 580_000_000, 630_000_000]);
  });

  test('a block with a word in it changes nothing at all', () => {
    expect(withPasted(zhejiang, tiers, { row: 0, column: 1, text: '0.55\t单价' })).toBeNull();
  });

  test('one more tier has its limit and its prices, and is taken away again', () => {
    const place = present(tiers.set, 'its place');
    const more = withMoreTier(zhejiang, place);
    expect(bookFaults(more)).toEqual([]);
    expect(gridsOf(more)[0]?.rows).toHaveLength(4);
    expect(withoutTier(more, place)).toEqual(zhejiang);
  });

  test('components are columns under their titles; the printed sums are checked against them', () => {
    const [components, printed] = gridsOf(fujian);
    expect(components?.columns[0]).toEqual({ kind: 'purchase', title: '代理购电' });
    const cell = present(components?.rows[0]?.cells[0], 'the purchase price');
    const changed = withValue(fujian, cell.place, cell.value + 1_000_000);
    expect(bookFaults(changed).map(({ refused }) => refused)).toContain('tariffs.composite-sum');
    expect(printed?.columns.map(({ kind }) => kind)).toEqual(['sharp', 'peak', 'flat', 'valley']);
  });
});

describe('what is typed', () => {
  test.each([
    ['0.538', 538_000_000],
    [' 1,234.5 ', 1_234_500_000_000],
    ['', null],
    ['abc', null],
    ['0.1234567891', null],
  ])('%s', (text, expected) => {
    expect(typedValue(text, 9)).toBe(expected);
  });
});
