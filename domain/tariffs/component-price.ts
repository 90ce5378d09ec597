/** What a composite price is in a period: the sum of its components, each floating or not (TOU-2). */
import { mulDivHalfUp } from '#domain/kernel/exact.ts';
import type { CompositePrice, PriceComponent } from './price-book.ts';
import type { Period } from './period.ts';

const onePpm = 1_000_000;

/**
 * Price of a component in a period, in nano-yuan: floating ones times the factor of the period, rounded half away from
 * zero to the nano-yuan. Every published table so far comes out exact.
 */
export function componentPriceNano(price: CompositePrice, component: PriceComponent, period: Period): number {
  return component.floats ? floatedNano(price, component.priceNano, period) : component.priceNano;
}

/** A price times the factor of a period; a period without a factor is flat. */
export function floatedNano({ factorPpm }: CompositePrice, priceNano: number, period: Period): number {
  const factor = factorPpm[period] ?? onePpm;
  return factor === onePpm ? priceNano : mulDivHalfUp(priceNano, factor, onePpm);
}

/** The composite price of a period, in nano-yuan. */
export function compositePriceNano(price: CompositePrice, period: Period): number {
  return price.components.reduce((sum, each) => sum + componentPriceNano(price, each, period), 0);
}
