/**
 * Lines of a composite price: a floating component has a line a period, another one for all energy (TOU-2). Market
 * contracts and customers back from the market change the purchase component alone (CPT-1, CPT-6).
 */
import { mulDivHalfUp } from '#domain/kernel/exact.ts';
import { componentPriceNano, floatedNano } from '#domain/tariffs/component-price.ts';
import { periods, sumOfPeriods } from '#domain/tariffs/period.ts';
import type { Period } from '#domain/tariffs/period.ts';
import type { ComponentKind, CompositePrice, PriceComponent } from '#domain/tariffs/price-book.ts';
import { addEnergy } from './draft.ts';
import type { Draft, PricedPart } from './draft.ts';

const rules: Readonly<Record<ComponentKind, string>> = {
  catalogue: 'CLS-2',
  purchase: 'CPT-1',
  loss: 'CPT-2',
  transmission: 'CPT-3',
  system: 'CPT-4',
  fund: 'CPT-5',
};

/** Adds the lines of every component; a component at price zero has none. */
export function addCompositeLines(draft: Draft, priced: PricedPart, price: CompositePrice): void {
  for (const component of price.components) {
    const source = sourceOf(priced, price, component);
    if (source.isByPeriod) addPeriodLines(draft, priced, { component, source });
    else addWholeLine(draft, priced, { component, source });
  }
}

interface Source {
  readonly rule: string;
  readonly document?: string;
  readonly isByPeriod: boolean;
  readonly priceNano: (period: Period) => number;
}

interface ComponentLine {
  readonly component: PriceComponent;
  readonly source: Source;
}

function addWholeLine(draft: Draft, priced: PricedPart, { component, source }: ComponentLine): void {
  const priceNano = source.priceNano('flat');
  const energyWh = sumOfPeriods(priced.part.energyWh);
  if (priceNano === 0 || energyWh === 0) return;
  addEnergy(draft, priced, { ...lineOf(component, source), period: null, energyWh, priceNano });
}

function addPeriodLines(draft: Draft, priced: PricedPart, { component, source }: ComponentLine): void {
  for (const period of periods) {
    const energyWh = priced.part.energyWh[period] ?? 0;
    const priceNano = source.priceNano(period);
    if (energyWh === 0 || priceNano === 0) continue;
    addEnergy(draft, priced, { ...lineOf(component, source), period, energyWh, priceNano });
  }
}

function lineOf({ kind, code }: PriceComponent, { rule, document }: Source) {
  return {
    kind: kind === 'fund' ? 'fund' : 'component',
    code,
    tier: null,
    rule,
    ...(document === undefined ? {} : { document }),
  } as const;
}

function sourceOf({ part, priced }: PricedPart, price: CompositePrice, component: PriceComponent): Source {
  const { purchase } = part;
  if (component.kind !== 'purchase' || purchase === undefined) {
    const priceNano = (period: Period): number => componentPriceNano(price, component, period);
    return { rule: rules[component.kind], isByPeriod: component.floats, priceNano };
  }
  const isByPeriod = component.floats;
  if (purchase.kind === 'left-market') {
    const times = mulDivHalfUp(component.priceNano, priced.book.rules.leftMarketPpm, 1_000_000);
    const priceNano = (period: Period): number => (isByPeriod ? floatedNano(price, times, period) : times);
    return { rule: 'CPT-6', isByPeriod, priceNano };
  }
  const own = purchase.periodPriceNano;
  const floated = (period: Period): number =>
    isByPeriod ? floatedNano(price, purchase.priceNano, period) : purchase.priceNano;
  return {
    rule: 'CPT-1',
    document: purchase.document,
    isByPeriod: isByPeriod || own !== undefined,
    priceNano: (period) => own?.[period] ?? floated(period),
  };
}
