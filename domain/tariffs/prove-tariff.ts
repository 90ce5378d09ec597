/** Whether a tariff can be billed by: tiers from zero without gap, every month once, composite prices that add up. */
import { integerToDecimal, nanoScale } from '#domain/kernel/decimal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { compositePriceNano } from './component-price.ts';
import { isPeriod, periods, periodTitles } from './period.ts';
import type { CompositePrice, SinglePrice, Tariff, TieredPrice, TierSet } from './price-book.ts';

/** Every fault of the tariff, each with the field it is about; none when it is good. */
export function tariffFaults(tariff: Tariff, field: string): readonly Refused[] {
  const { energy, basic } = tariff;
  const energyField = `${field}.energy`;
  const basicPrices = basic === null ? [] : [basic.capacityNanoPerKva, basic.demandNanoPerKw];
  const faults = [...priceFaults(basicPrices, `${field}.basic`)];
  if (energy.kind === 'single') return [...faults, ...singleFaults(energy, energyField)];
  if (energy.kind === 'tiered') return [...faults, ...tieredFaults(energy, energyField)];
  return [...faults, ...compositeFaults(energy, energyField)];
}

/** Prices of 10⁻⁹ yuan, zero or more. */
function priceFaults(prices: readonly number[], field: string): readonly Refused[] {
  if (!prices.every((price) => Number.isSafeInteger(price)))
    return [{ refused: 'tariffs.price-malformed', field }];
  return prices.every((price) => price >= 0) ? [] : [{ refused: 'tariffs.price-negative', field }];
}

function singleFaults({ priceNano, periodPriceNano = {} }: SinglePrice, field: string): readonly Refused[] {
  return priceFaults([priceNano, ...Object.values(periodPriceNano)], field);
}

function tieredFaults({ sets }: TieredPrice, field: string): readonly Refused[] {
  return [
    ...monthFaults(sets, `${field}.sets`),
    ...sets.flatMap((set, index) => setFaults(set, `${field}.sets[${String(index)}]`)),
  ];
}

function monthFaults(sets: readonly TierSet[], field: string): readonly Refused[] {
  const counts = Array.from({ length: 12 }, (_, index) => ({
    month: index + 1,
    count: sets.filter(({ months }) => months.includes(index + 1)).length,
  }));
  return counts.flatMap(({ month, count }) => {
    if (count === 1) return [];
    return [
      { refused: count === 0 ? 'tariffs.months-uncovered' : 'tariffs.months-twice', field, data: { month } },
    ];
  });
}

function setFaults(set: TierSet, field: string): readonly Refused[] {
  const { upToWh, priceNano, timeOfUse } = set;
  const lists = [priceNano, ...Object.values(timeOfUse?.priceNano ?? {})];
  const count = lists.every((list) => list.length === upToWh.length + 1)
    ? []
    : [
        {
          refused: 'tariffs.tier-count',
          field: `${field}.priceNano`,
          data: { limits: upToWh.length, prices: upToWh.length + 1 },
        },
      ];
  const prices = lists.flatMap((list) => priceFaults(list, `${field}.priceNano`));
  return [...limitFaults(upToWh, `${field}.upToWh`), ...count, ...prices, ...crossingFaults(set, field)];
}

function limitFaults(upToWh: readonly number[], field: string): readonly Refused[] {
  const [first = 1] = upToWh;
  if (!(first > 0)) return [{ refused: 'tariffs.tier-start', field }];
  const bad = upToWh.findIndex(
    (limit, index) => !Number.isSafeInteger(limit) || limit <= (upToWh[index - 1] ?? 0),
  );
  return bad === -1 ? [] : [{ refused: 'tariffs.tier-order', field, data: { tier: bad + 1 } }];
}

/** Surcharges that differ by period need one for the bill that touches two tiers (RES-8). */
function crossingFaults({ upToWh, timeOfUse }: TierSet, field: string): readonly Refused[] {
  if (timeOfUse === undefined) return [];
  const surcharges = Object.values(timeOfUse.priceNano).map((prices) =>
    prices.slice(1).map((price) => price - (prices[0] ?? 0)),
  );
  const isUniform = surcharges.every((each) => each.join() === surcharges[0]?.join());
  const isGiven = timeOfUse.crossingSurchargeNano?.length === upToWh.length;
  return isUniform || isGiven
    ? []
    : [{ refused: 'tariffs.crossing-missing', field: `${field}.timeOfUse.crossingSurchargeNano` }];
}

function compositeFaults(price: CompositePrice, field: string): readonly Refused[] {
  const { components, factorPpm } = price;
  const codes = components.map(({ code }) => code);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  const malformed = components.filter(({ priceNano }) => !Number.isSafeInteger(priceNano));
  const negative = components.filter(({ priceNano, kind }) => priceNano < 0 && kind !== 'system');
  const badFactors = Object.values(factorPpm).filter(
    (factor) => !Number.isSafeInteger(factor) || factor <= 0,
  );
  return [
    ...twice.map((component) => ({ refused: 'tariffs.component-twice', field, data: { component } })),
    ...malformed.map(({ code }) => ({ refused: 'tariffs.price-malformed', field: `${field}.${code}` })),
    ...negative.map(({ code }) => ({ refused: 'tariffs.price-negative', field: `${field}.${code}` })),
    ...badFactors.map(() => ({ refused: 'tariffs.factor-malformed', field: `${field}.factorPpm` })),
    ...(malformed.length + badFactors.length === 0 ? sumFaults(price, field) : []),
  ];
}

/** Trap 15: a published table can hold a misprint, so every printed price is recomputed. */
function sumFaults(price: CompositePrice, field: string): readonly Refused[] {
  const { publishedNano = {} } = price;
  return periods.filter(isPeriod).flatMap((period) => {
    const published = publishedNano[period];
    const computed = compositePriceNano(price, period);
    if (published === undefined || published === computed) return [];
    const data = {
      period: periodTitles[period],
      published: integerToDecimal(published, nanoScale),
      computed: integerToDecimal(computed, nanoScale),
    };
    return [{ refused: 'tariffs.composite-sum', field: `${field}.publishedNano.${period}`, data }];
  });
}
