import { describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { bookStatus, playBook, type BookLife } from './book-life.ts';
import { bookInForce, joiningOf } from './book-series.ts';
import type { PriceBook } from './price-book.ts';
import { publishedBooks } from './published-books.ts';

const validFrom = calendarDate('2027-01-01');
const draft: BookLife = { state: 'draft', authors: ['li'], validFrom };
const submitted: BookLife = { ...draft, state: 'submitted' };
const approved: BookLife = { ...draft, state: 'approved' };
const on = (staffId: string, today = '2026-11-22') => ({ staffId, today: calendarDate(today) });

describe('the life of a price book', () => {
  test('whoever edits a draft becomes one of its authors', () => {
    expect(playBook(draft, 'edit', on('wang'))).toMatchObject({ authors: ['li', 'wang'] });
    expect(playBook(draft, 'edit', on('li'))).toMatchObject({ authors: ['li'] });
  });

  test('nobody approves a word of their own (R-BILL-01)', () => {
    expect(playBook(submitted, 'approve', on('li'))).toMatchObject({ refused: 'tariffs.own-words' });
    expect(playBook(submitted, 'approve', on('wang'))).toMatchObject({ state: 'approved' });
  });

  test.each([
    [approved, 'edit', 'tariffs.not-draft'],
    [submitted, 'edit', 'tariffs.not-draft'],
    [draft, 'approve', 'tariffs.not-submitted'],
    [approved, 'return', 'tariffs.not-submitted'],
    [submitted, 'submit', 'tariffs.not-draft'],
    [{ ...draft, state: 'withdrawn' }, 'edit', 'tariffs.withdrawn'],
  ] as const)('%o does not take “%s”', (life, act, refused) => {
    expect(playBook(life, act, on('wang'))).toMatchObject({ refused });
  });

  test('an approved book is withdrawn before its first day, not on it', () => {
    expect(playBook(approved, 'withdraw', on('wang', '2026-12-31'))).toMatchObject({ state: 'withdrawn' });
    expect(playBook(approved, 'withdraw', on('wang', '2027-01-01'))).toMatchObject({
      refused: 'tariffs.begun',
    });
  });

  test('dates alone say what is in force', () => {
    const book = { state: 'approved', validFrom: '2026-01-01', validTo: '2027-01-01' } as const;
    expect(bookStatus(book, '2025-12-31')).toBe('upcoming');
    expect(bookStatus(book, '2026-01-01')).toBe('in-force');
    expect(bookStatus(book, '2026-12-31')).toBe('in-force');
    expect(bookStatus(book, '2027-01-01')).toBe('retired');
    expect(bookStatus({ ...book, state: 'submitted' }, '2026-05-01')).toBe('submitted');
  });
});

describe('a new book in its series', () => {
  const zhejiang = present(
    publishedBooks.find(({ series }) => series === 'zhejiang-residential'),
    'the book',
  );
  const next = (from: string, about: Partial<PriceBook> = {}): PriceBook => ({
    ...zhejiang,
    id: `zhejiang-${from}`,
    validFrom: calendarDate(from),
    ...about,
  });

  test('ends the one before on its first day', () => {
    expect(joiningOf([zhejiang], next('2027-01-01'))).toEqual({
      ends: { book: zhejiang.id, on: '2027-01-01' },
      faults: [],
    });
  });

  test('the first of a series ends nothing', () => {
    expect(joiningOf([], next('2027-01-01'))).toEqual({ ends: null, faults: [] });
  });

  test('may be put between two when it ends where the later begins', () => {
    const later = next('2028-01-01');
    const before = { ...zhejiang, validTo: later.validFrom };
    const between = next('2027-01-01', { validTo: later.validFrom });
    expect(joiningOf([before, later], between).faults).toEqual([]);
    const open = joiningOf([before, later], next('2027-01-01')).faults;
    expect(open.map(({ refused }) => refused)).toEqual(['tariffs.series-overlap']);
  });

  test('a gap behind an ended book and a lost tariff are named', () => {
    const ended = { ...zhejiang, validTo: calendarDate('2026-06-01') };
    const { faults } = joiningOf([ended], next('2027-01-01', { tariffs: zhejiang.tariffs.slice(1) }));
    expect(faults.map(({ refused }) => refused)).toEqual(['tariffs.series-gap', 'tariffs.tariff-lost']);
  });

  test('is found by the day', () => {
    const books = [{ ...zhejiang, validTo: calendarDate('2027-01-01') }, next('2027-01-01')];
    expect(bookInForce(books, zhejiang.series, '2026-12-31')?.id).toBe(zhejiang.id);
    expect(bookInForce(books, zhejiang.series, '2027-01-01')?.id).toBe('zhejiang-2027-01-01');
    expect(bookInForce(books, zhejiang.series, '2020-01-01')).toBeNull();
  });
});
