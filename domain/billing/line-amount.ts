/** The amount of a line from its quantity and price: the one place where energy and power become money. */
import { divideHalfUp, fractionHalfUp, mulDivHalfUp } from '#domain/kernel/exact.ts';
import type { Bill, BillLine, QuantityUnit } from './bill.ts';

/** Fen = (thousandths of the priced unit) · (10⁻⁹ yuan) / 10¹⁰. */
const fenDivisor = 10_000_000_000;
/** A rate on fen. */
const rateDivisor = 1_000_000_000;

/** Bounds within which the split product stays below 2^53: 90 million kWh at 10 yuan. */
const splitEnergyMax = 90_000_000_000;
const splitPriceMax = 10_000_000_000;
const half = 100_000;

/**
 * Energy in Wh at a price in nano-yuan a kWh, in fen, half away from zero (RND-2). What passes 2^53 is multiplied in
 * two halves of the price, which is five times as fast as BigInt; only figures beyond any customer's go through that.
 */
export function energyFen(energyWh: number, priceNano: number): number {
  const product = energyWh * priceNano;
  const isSplit =
    product > productMax && energyWh <= splitEnergyMax && priceNano < splitPriceMax && energyWh > 0;
  return isSplit ? splitFen(energyWh, priceNano) : mulDivHalfUp(energyWh, priceNano, fenDivisor);
}

const productMax = Number.MAX_SAFE_INTEGER - fenDivisor;

function splitFen(energyWh: number, priceNano: number): number {
  const high = Math.floor(priceNano / half);
  const upper = energyWh * high;
  const whole = Math.floor(upper / half);
  const rest = (upper - whole * half) * half + energyWh * (priceNano - high * half);
  return whole + divideHalfUp(rest, fenDivisor);
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
