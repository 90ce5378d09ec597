/** A tariff written into the case: prices in yuan, energy in kWh, factors as printed. */
import { componentKinds } from '#domain/tariffs/price-book.ts';
import type {
  BasicPrice,
  ComponentKind,
  EnergyPrice,
  PriceComponent,
  Tariff,
  TieredPeriods,
  TieredPrice,
  TierSet,
} from '#domain/tariffs/price-book.ts';
import { isPeriod } from '#domain/tariffs/period.ts';
import type { ByPeriod } from '#domain/tariffs/period.ts';
import { wrongType } from './reader.ts';
import type { CaseReader } from './reader.ts';

const everyMonth = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Reads `{"price"}`, `{"tiers"}` or `{"components"}`, with `capacityPrice`, `demandPrice` and `powerFactor`. */
export function inlineTariff(reader: CaseReader, code: string): Tariff {
  const energy = energyPrice(reader);
  const tariff: Tariff = {
    code,
    title: reader.has('title') ? reader.text('title') : code,
    useKind: energy.kind === 'tiered' ? 'residential' : 'commercial',
    voltages: [],
    energy,
    basic: basicPrice(reader),
    calendar: null,
    hasPowerFactor: reader.has('powerFactor') ? reader.flag('powerFactor') : energy.kind !== 'tiered',
  };
  reader.end();
  return tariff;
}

function energyPrice(reader: CaseReader): EnergyPrice {
  if (reader.has('tiers')) return tieredPrice(reader.inner('tiers'));
  if (reader.has('components')) return compositePrice(reader);
  const periodPriceNano = reader.has('periodPrices') ? byPeriod(reader.inner('periodPrices'), 9) : undefined;
  const priceNano = periodPriceNano === undefined || reader.has('price') ? reader.scaled('price', 9) : 0;
  return { kind: 'single', priceNano, ...(periodPriceNano === undefined ? {} : { periodPriceNano }) };
}

/** `{"peak": 1.58}` at a scale; other names than the periods are refused. */
export function byPeriod(reader: CaseReader, scale: number): ByPeriod {
  const entries = reader.names().map((name) => {
    if (!isPeriod(name)) throw wrongType(reader.path(name), 'sharp / peak / flat / valley / deep');
    return [name, reader.scaled(name, scale)] as const;
  });
  return Object.fromEntries(entries);
}

function compositePrice(reader: CaseReader): EnergyPrice {
  return {
    kind: 'composite',
    components: reader.inners('components').map(componentOf),
    factorPpm: reader.has('factors') ? byPeriod(reader.inner('factors'), 6) : {},
    ...(reader.has('published') ? { publishedNano: byPeriod(reader.inner('published'), 9) } : {}),
  };
}

function componentOf(reader: CaseReader): PriceComponent {
  const code = reader.text('code');
  const [first = ''] = code.split('.');
  const known = componentKinds.find((kind) => kind === first);
  const kind: ComponentKind = reader.has('kind')
    ? reader.word('kind', componentKinds)
    : (known ?? 'catalogue');
  const component = {
    code,
    kind,
    title: reader.has('title') ? reader.text('title') : code,
    priceNano: reader.scaled('price', 9),
    floats: reader.flag('floats'),
  };
  reader.end();
  return component;
}

function basicPrice(reader: CaseReader): BasicPrice | null {
  const price = (name: string): number => (reader.has(name) ? reader.scaled(name, 9) : 0);
  if (!reader.has('capacityPrice') && !reader.has('demandPrice')) return null;
  return { capacityNanoPerKva: price('capacityPrice'), demandNanoPerKw: price('demandPrice') };
}

function tieredPrice(reader: CaseReader): TieredPrice {
  const price: TieredPrice = {
    kind: 'tiered',
    accumulation: reader.has('accumulation') ? reader.word('accumulation', ['month', 'year']) : 'year',
    sets: reader.has('sets') ? reader.inners('sets').map(tierSet) : [tierSetIn(reader)],
    household: reader.has('household') ? household(reader.inner('household')) : null,
    freeEnergy: reader.has('free') ? freeEnergy(reader.inner('free')) : null,
  };
  reader.end();
  return price;
}

function tierSet(reader: CaseReader): TierSet {
  const set = tierSetIn(reader);
  reader.end();
  return set;
}

function tierSetIn(reader: CaseReader): TierSet {
  return {
    months: reader.has('months') ? reader.scaledList('months', 0) : everyMonth,
    upToWh: reader.scaledList('limitsKwh', 3),
    priceNano: reader.scaledList('prices', 9),
    ...(reader.has('timeOfUse') ? { timeOfUse: tierPeriods(reader.inner('timeOfUse')) } : {}),
  };
}

function tierPeriods(reader: CaseReader): TieredPeriods {
  const names = reader.names().filter((name) => name !== 'crossing');
  const entries = names.map((name) => {
    if (!isPeriod(name)) throw wrongType(reader.path(name), 'sharp / peak / flat / valley / deep / crossing');
    return [name, reader.scaledList(name, 9)] as const;
  });
  return {
    priceNano: Object.fromEntries(entries),
    ...(reader.has('crossing') ? { crossingSurchargeNano: reader.scaledList('crossing', 9) } : {}),
  };
}

function household(reader: CaseReader): TieredPrice['household'] {
  const rule = {
    personsMin: reader.whole('persons'),
    shiftWhPerMonth: reader.scaled('shiftKwhPerMonth', 3),
    compoundPersonsMin: reader.has('compoundPersons') ? reader.whole('compoundPersons') : null,
  };
  reader.end();
  return rule;
}

function freeEnergy(reader: CaseReader): TieredPrice['freeEnergy'] {
  const rule = {
    whPerMonth: reader.scaled('kwhPerMonth', 3),
    engine: reader.word('engine', ['credit', 'before-tiers']),
  };
  reader.end();
  return rule;
}
