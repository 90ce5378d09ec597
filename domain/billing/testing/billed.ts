/** Bills of the examples and their lines in yuan. */
import { assert } from '#domain/kernel/assert.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import type { Bill, BillInput } from '../bill.ts';
import { computeBill } from '../compute-bill.ts';
import { yuanOf } from './example.ts';

/** The bill, which must not be refused. */
export function billOf(input: BillInput, shelf: PriceShelf): Bill {
  const bill = computeBill(input, shelf);
  assert(!isRefused(bill), `refused: ${JSON.stringify(bill)}`);
  return bill;
}

/** Sum of the lines of a code, and of the codes below it, in yuan. */
export function yuanOfLines(bill: Bill, code: string): number {
  const lines = bill.lines.filter((line) => line.code === code || line.code.startsWith(`${code}.`));
  return yuanOf(lines.reduce((sum, { amountFen }) => sum + amountFen, 0));
}
