/** The amount of a line from its quantity and price: the one place where energy and power become money. */
import { fractionHalfUp, mulDivHalfUp } from '#domain/kernel/exact.ts';
import type { Bill, BillLine, QuantityUnit } from './bill.ts';

/** Fen = (thousandths of the priced unit) · (10⁻⁹ yuan) / 10¹⁰. */
const fenDivisor = 10_000_000_000;
/** A rate on fen. */
const rateDivisor = 1_000_000_000;

/** Energy in Wh at a price in nano-yuan a kWh, in fen, half away from zero (RND-2). */
export function energyFen(energyWh: number, priceNano: number): number {
  return mulDivHalfUp(energyWh, priceNano, fenDivisor);
}

interface Priced {
  readonly quantity: number;
  readonly unit: QuantityUnit;
  readonly priceNano: number;
  readonly monthDays: number | null;
}

/** The amount of any priced quantity, in fen, half away from zero. */
export function amountFenOf({ quantity, unit, priceNano, monthDays }: Priced): number {
  if (unit === 'fen') return mulDivHalfUp(quantity, priceNano, rateDivisor);
  if (monthDays === null) return energyFen(quantity, priceNano);
  return fractionHalfUp(BigInt(quantity) * BigInt(priceNano), BigInt(fenDivisor) * BigInt(monthDays));
}

/** What the line must amount to by its own quantity and price; null where the amount was given from elsewhere. */
export function recomputedFen(line: BillLine): number | null {
  return line.rounding === 'given' ? null : amountFenOf(line);
}

/** Lines that do not agree with their own quantity and price; empty for a true bill. */
export function linesInError(bill: Bill): readonly BillLine[] {
  return bill.lines.filter((line) => (recomputedFen(line) ?? line.amountFen) !== line.amountFen);
}
