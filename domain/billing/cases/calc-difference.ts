/** `wanjia calc difference`: two cases in, why their bills differ out, to the fen. */
import { yuanText } from '#domain/kernel/decimal.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { computeBill } from '../compute-bill.ts';
import { causes, causeTitles, explainDifference } from '../explain-difference.ts';
import type { Cause } from '../explain-difference.ts';
import { errorOf, orRefused } from './answer-error.ts';
import type { CalcError } from './answer-error.ts';
import { readCase } from './read-case.ts';
import type { BillCase } from './read-case.ts';
import { CaseReader } from './reader.ts';

export interface DifferenceAnswer {
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  /** Adding up to the difference. */
  readonly causes: readonly {
    readonly cause: Cause;
    readonly title: string;
    readonly amount: string;
    readonly amountFen: number;
  }[];
}

/** Reads `{"before":case,"after":case}`; `rules` of the second case hold for both. */
export function calcDifference(
  value: unknown,
  books: readonly PriceBook[] = publishedBooks,
): DifferenceAnswer | CalcError {
  const answer = orRefused(() => compared(readBoth(value, books)));
  return isRefused(answer) ? errorOf(answer) : answer;
}

function compared({ before, after }: BothCases): DifferenceAnswer | Refused {
  const { shelf } = after;
  const refused = refusedIn('before', before, shelf) ?? refusedIn('after', after, shelf);
  if (refused !== null) return refused;
  const { beforeFen, afterFen, byCauseFen } = explainDifference(before.input, after.input, shelf);
  return {
    before: yuanText(beforeFen),
    after: yuanText(afterFen),
    difference: yuanText(afterFen - beforeFen),
    causes: causes.map((cause) => ({
      cause,
      title: causeTitles[cause],
      amount: yuanText(byCauseFen[cause]),
      amountFen: byCauseFen[cause],
    })),
  };
}

function refusedIn(name: string, { input }: BillCase, shelf: PriceShelf): Refused | null {
  const bill = computeBill(input, shelf);
  return isRefused(bill) ? { ...bill, field: `${name}.${bill.field ?? ''}` } : null;
}

interface BothCases {
  readonly before: BillCase;
  readonly after: BillCase;
}

function readBoth(value: unknown, books: readonly PriceBook[]): BothCases {
  const reader = new CaseReader(value);
  const before = readCase(reader.inner('before'), books, 'before');
  const after = readCase(reader.inner('after'), before.shelf.books, 'after');
  reader.end();
  return { before, after };
}
