/** Lines of energy at one price, or one price a period (RES-7, TOU-7). */
import { periods, sumOfPeriods } from '#domain/tariffs/period.ts';
import type { SinglePrice } from '#domain/tariffs/price-book.ts';
import { addEnergy } from './draft.ts';
import type { Draft, PricedPart } from './draft.ts';

const shape = { kind: 'energy', tier: null } as const;

/** Adds a line a period where the tariff has prices by period, else one for all energy; a price of zero has none. */
export function addSingleLines(draft: Draft, priced: PricedPart, price: SinglePrice): void {
  const { energyWh } = priced.part;
  const byPeriod = price.periodPriceNano;
  if (byPeriod === undefined) {
    const total = sumOfPeriods(energyWh);
    if (price.priceNano === 0) return;
    addEnergy(draft, priced, {
      ...shape,
      code: 'energy',
      period: null,
      energyWh: total,
      priceNano: price.priceNano,
      rule: 'RES-7',
    });
    return;
  }
  for (const period of periods) {
    const wh = energyWh[period] ?? 0;
    if (wh === 0) continue;
    const priceNano = byPeriod[period] ?? price.priceNano;
    addEnergy(draft, priced, {
      ...shape,
      code: `energy.${period}`,
      period,
      energyWh: wh,
      priceNano,
      rule: 'TOU-1',
    });
  }
}
