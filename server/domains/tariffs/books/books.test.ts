// Price books from the published table to the day they hold: two people, whole series, nothing changed behind the back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { computeBill } from '#domain/billing/compute-bill.ts';
import { present } from '#domain/kernel/assert.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, reading, runSql } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { priceShelf } from '../shelf.ts';
import { anApprovedBook, pricePeople } from '../testing.ts';
import { approveBook, discardBook, returnBook, submitBook, withdrawBook } from './decide-book.ts';
import { draftNext } from './draft-next.ts';
import { editBook } from './edit-book.ts';
import { bookList, bookPage, pricesForAll, publishedList } from './queries.ts';
import { takeOverBook } from './take-over-book.ts';

const zhejiang = 'zhejiang-residential-2023-08';
let platform: TestPlatform;
let company: Company;
let writer: Caller;
let approver: Caller;
let firstId: string;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  ({ writer, approver } = pricePeople(company));
  firstId = await anApprovedBook(platform, company, zhejiang);
});
afterAll(() => platform.close());

const pageOf = (bookId: string) => bookPage(platform, writer, bookId);
const stepOn = async (bookId: string) => ({
  ...{ bookId, commandId: uuid(), revision: (await pageOf(bookId)).revision },
});

/** A draft of the next version with the first tier at another price. */
async function nextDraft(validFrom: string, code = `zhejiang-${validFrom}`): Promise<string> {
  const newBookId = uuid();
  const document = { number: '浙发改价格〔2026〕1号', title: '关于居民电价的通知' };
  await draftNext(platform, writer, {
    bookId: firstId,
    newBookId,
    code,
    title: '浙江居民电价',
    validFrom,
    document,
  });
  return newBookId;
}

async function approved(bookId: string): Promise<void> {
  await submitBook(platform, writer, await stepOn(bookId));
  await approveBook(platform, approver, await stepOn(bookId));
}

function withFirstPrice(book: PriceBook, priceNano: number): PriceBook {
  return {
    ...book,
    tariffs: book.tariffs.map((tariff) =>
      tariff.energy.kind !== 'tiered'
        ? tariff
        : {
            ...tariff,
            energy: {
              ...tariff.energy,
              sets: tariff.energy.sets.map((set) => ({
                ...set,
                priceNano: [priceNano, ...set.priceNano.slice(1)],
              })),
            },
          },
    ),
  };
}

describe('a published table', () => {
  test('is taken over as a draft with its source, once', async () => {
    const bookId = uuid();
    const asked = { bookId, published: 'fujian-commercial-2024-09' };
    const saved = await takeOverBook(platform, writer, asked);
    expect(await takeOverBook(platform, writer, asked)).toEqual(saved);
    const page = await pageOf(bookId);
    expect(page).toMatchObject({ state: 'draft', madeFrom: asked.published, own: true, faults: [] });
    await expect(takeOverBook(platform, writer, { ...asked, bookId: uuid() })).rejects.toMatchObject({
      code: 'tariffs.code-taken',
    });
    const { items } = await publishedList(platform, writer.orgId);
    expect(items.filter(({ taken }) => taken).map(({ code }) => code)).toEqual([zhejiang, asked.published]);
  });
});

describe('a new version', () => {
  test('is edited, submitted and approved by another; the one before ends on its first day', async () => {
    const bookId = await nextDraft('2027-01-01');
    const { book } = await pageOf(bookId);
    await editBook(platform, writer, { ...(await stepOn(bookId)), book: withFirstPrice(book, 600_000_000) });
    await submitBook(platform, writer, await stepOn(bookId));
    await expect(approveBook(platform, writer, await stepOn(bookId))).rejects.toMatchObject({
      code: 'tariffs.own-words',
    });
    const step = await stepOn(bookId);
    const saved = await approveBook(platform, approver, step);
    expect(await approveBook(platform, approver, step)).toEqual(saved);
    expect(await pageOf(firstId)).toMatchObject({ validTo: '2027-01-01', state: 'approved' });
    const shelf = await reading(platform.db, [writer.orgId], (tx) => priceShelf(platform, tx, writer.orgId));
    const costs = (from: string, to: string, id: string) => {
      const part = { from: calendarDate(from), to: calendarDate(to), book: id, tariff: 'tiered' };
      const bill = computeBill(
        {
          ...{ from: part.from, to: part.to, tiers: { usedBeforeWh: 0 } },
          parts: [{ ...part, energyWh: { flat: 100_000 } }],
        },
        shelf,
      );
      return isRefused(bill) ? bill.refused : bill.totalFen;
    };
    expect(costs('2026-12-01', '2027-01-01', zhejiang)).toBe(5380);
    expect(costs('2027-01-01', '2027-02-01', 'zhejiang-2027-01-01')).toBe(6000);
  });

  test('is withdrawn before its first day and gives the one before its end back', async () => {
    const { items } = await bookList(platform, writer.orgId, 'zhejiang-residential');
    const next = present(
      items.find(({ code }) => code === 'zhejiang-2027-01-01'),
      'the next version',
    );
    const reason = '文件暂缓执行';
    await expect(
      withdrawBook(platform, approver, { ...(await stepOn(firstId)), reason }),
    ).rejects.toMatchObject({ code: 'tariffs.begun' });
    await withdrawBook(platform, approver, { ...(await stepOn(next.bookId)), reason });
    expect(await pageOf(firstId)).toMatchObject({ validTo: null });
    expect(await pageOf(next.bookId)).toMatchObject({ state: 'withdrawn', reason });
  });

  test('goes back to its author with the reason, who mends and submits it again', async () => {
    const bookId = await nextDraft('2027-03-01');
    await submitBook(platform, writer, await stepOn(bookId));
    await expect(
      editBook(platform, writer, { ...(await stepOn(bookId)), book: (await pageOf(bookId)).book }),
    ).rejects.toMatchObject({ code: 'tariffs.not-draft' });
    await returnBook(platform, approver, { ...(await stepOn(bookId)), reason: '文号不对' });
    expect(await pageOf(bookId)).toMatchObject({ state: 'draft', reason: '文号不对' });
    await approved(bookId);
    expect(await pageOf(bookId)).toMatchObject({ status: 'upcoming', reason: null });
    await withdrawBook(platform, approver, { ...(await stepOn(bookId)), reason: '测试' });
  });

  test('with faults is kept as typed and not submitted; every fault is named', async () => {
    const bookId = await nextDraft('2027-05-01');
    const { book } = await pageOf(bookId);
    const [tiered, ...rest] = book.tariffs;
    if (tiered?.energy.kind !== 'tiered') throw new Error('the first tariff is tiered');
    const [set] = tiered.energy.sets;
    if (set === undefined) throw new Error('it has tiers');
    const bad = { ...tiered, energy: { ...tiered.energy, sets: [{ ...set, upToWh: [0, 100_000] }] } };
    const typed = { ...book, tariffs: [bad, ...rest.slice(1)] };
    await editBook(platform, writer, { ...(await stepOn(bookId)), book: typed });
    const page = await pageOf(bookId);
    expect(page.book).toEqual(typed);
    expect(page.faults.map(({ code }) => code)).toEqual(['tariffs.tier-start', 'tariffs.tariff-lost']);
    await expect(submitBook(platform, writer, await stepOn(bookId))).rejects.toThrow('tariffs.tier-start');
    await discardBook(platform, writer, await stepOn(bookId));
    expect(await pageOf(bookId)).toMatchObject({ state: 'withdrawn' });
  });

  test('made on what somebody else has changed meanwhile is told who', async () => {
    const bookId = await nextDraft('2027-06-01');
    const stale = await stepOn(bookId);
    await editBook(platform, writer, { ...(await stepOn(bookId)), book: (await pageOf(bookId)).book });
    await expect(submitBook(platform, writer, stale)).rejects.toMatchObject({
      code: 'conflict.changed-meanwhile',
    });
  });

  test('begins behind the first day of the one it follows', async () => {
    await expect(nextDraft('2023-08-01', 'zhejiang-early')).rejects.toMatchObject({
      code: 'tariffs.series-begins',
    });
  });
});

describe('the database itself', () => {
  const attempt = (sql: string, values: readonly unknown[]) =>
    inTransaction(platform.db, [writer.orgId], (tx) => runSql(tx, sql, values));

  test('refuses an approval by an author (R-BILL-01)', async () => {
    const bookId = await nextDraft('2027-07-01');
    await expect(
      attempt(
        `update price_book set state = 'approved', approved_by = $3, approved_at = now() where org_id = $1 and book_id = $2`,
        [writer.orgId, bookId, writer.staffId],
      ),
    ).rejects.toThrow(/check constraint/);
  });

  test('refuses two approved books on one day', async () => {
    const bookId = await nextDraft('2027-08-01');
    await expect(
      attempt(
        `update price_book set state = 'approved', approved_by = $3, approved_at = now() where org_id = $1 and book_id = $2`,
        [writer.orgId, bookId, approver.staffId],
      ),
    ).rejects.toThrow(/exclusion constraint/);
  });

  test('lets nobody change the words of a book', async () => {
    await expect(
      attempt(`update price_book_text set body = '{}' where org_id = $1`, [writer.orgId]),
    ).rejects.toThrow(/permission denied/);
  });
});

test('everybody reads the prices in force, the draft is nobody else’s', async () => {
  const { books, upcoming } = await pricesForAll(platform, company.code);
  expect(books.map(({ id }) => id)).toEqual([zhejiang]);
  expect(upcoming).toEqual([]);
  expect((await pricesForAll(platform, '3305')).books).toEqual([]);
});
