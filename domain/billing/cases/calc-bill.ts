/** `wanjia calc bill`: one case as data in, the bill with every line as data out; reads anything, throws nothing. */
import { integerToDecimal, nanoScale, yuanText } from '#domain/kernel/decimal.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import type { PriceBook } from '#domain/tariffs/price-book.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import type { Bill, BillLine } from '../bill.ts';
import { computeBill } from '../compute-bill.ts';
import { componentTitles, lineTitle, unitTexts } from '../line-title.ts';
import { errorOf, orRefused } from './answer-error.ts';
import type { CalcError } from './answer-error.ts';
import { readCase } from './read-case.ts';
import type { BillCase } from './read-case.ts';
import { CaseReader } from './reader.ts';

/** A line as it is printed: decimals are text, so that nobody's parser rounds them. */
export interface CalcLine {
  readonly kind: string;
  readonly code: string;
  readonly title: string;
  readonly period: string | null;
  readonly tier: number | null;
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
  readonly priceUnit: string;
  /** Days the price is for, where the quantity counts days. */
  readonly monthDays: number | null;
  readonly amount: string;
  readonly amountFen: number;
  readonly rounding: string;
  readonly rule: string;
  readonly document: string;
  readonly from: string;
  readonly to: string;
}

export interface CalcAnswer {
  readonly from: string;
  readonly to: string;
  readonly total: string;
  readonly totalFen: number;
  readonly energyKwh: string;
  readonly tierUsedKwh: string | null;
  readonly powerFactor: {
    readonly cos: string;
    readonly standard: string;
    readonly ratePercent: string;
    readonly base: string;
  } | null;
  readonly lines: readonly CalcLine[];
  /** Books used that are not verified against the original document. */
  readonly unverified: readonly { readonly book: string; readonly note: string }[];
}

/** Computes one case with the published books. */
export function calcBill(
  value: unknown,
  books: readonly PriceBook[] = publishedBooks,
): CalcAnswer | CalcError {
  const answer = orRefused(() => computed(readCase(new CaseReader(value), books)));
  return isRefused(answer) ? errorOf(answer) : answer;
}

function computed(billCase: BillCase): CalcAnswer | Refused {
  const bill = computeBill(billCase.input, billCase.shelf);
  return isRefused(bill) ? bill : answerOf(bill, billCase);
}

function answerOf(bill: Bill, { input, shelf }: BillCase): CalcAnswer {
  const titles = componentTitles(shelf);
  const used = new Set([...input.parts, ...(input.basic ?? [])].map(({ book }) => book));
  const { powerFactor } = bill;
  return {
    from: bill.from,
    to: bill.to,
    total: yuanText(bill.totalFen),
    totalFen: bill.totalFen,
    energyKwh: integerToDecimal(bill.energyWh, 3),
    tierUsedKwh: bill.tierUsedWh === null ? null : integerToDecimal(bill.tierUsedWh, 3),
    powerFactor:
      powerFactor === null
        ? null
        : {
            cos: integerToDecimal(powerFactor.cosHundredths, 2, 2),
            standard: integerToDecimal(powerFactor.standard, 2, 2),
            ratePercent: integerToDecimal(powerFactor.rateBasisPoints, 2, 2),
            base: yuanText(powerFactor.baseFen),
          },
    lines: bill.lines.map((line) => calcLine(line, titles)),
    unverified: shelf.books
      .filter(
        ({ id, document }) => used.has(id) && document.status === 'unverified' && document.source !== 'case',
      )
      .map(({ id, document }) => ({ book: id, note: document.note ?? document.title })),
  };
}

function calcLine(line: BillLine, titles: ReadonlyMap<string, string>): CalcLine {
  const unit = unitTexts[line.unit];
  return {
    kind: line.kind,
    code: line.code,
    title: lineTitle(line, titles),
    period: line.period,
    tier: line.tier,
    quantity: integerToDecimal(line.quantity, unit.scale),
    unit: unit.quantity,
    price: integerToDecimal(line.priceNano, nanoScale),
    priceUnit: unit.price,
    monthDays: line.monthDays,
    amount: yuanText(line.amountFen),
    amountFen: line.amountFen,
    rounding: line.rounding,
    rule: line.rule,
    document: line.document,
    from: line.from,
    to: line.to,
  };
}
