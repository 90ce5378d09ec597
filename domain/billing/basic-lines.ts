/** Lines of the two-part tariff: capacity, or demand by incoming line. */
import { documentName } from '#domain/tariffs/source-document.ts';
import type { PricedTariff } from '#domain/tariffs/price-book.ts';
import type { BasicInput, BillLine, CapacityInput, DemandInput, DemandLineInput } from './bill.ts';
import { capacityQuantities } from './capacity-charge.ts';
import { contractDemand, contractWithFloor, demandPriceNano } from './demand-charge.ts';
import { addLine } from './draft.ts';
import type { Draft } from './draft.ts';
import { amountFenOf } from './line-amount.ts';
import { monthOf } from './month.ts';

/** Adds the lines; they are in the base of the power factor (PF-8). The tariff must be two-part. */
export function addBasicLines(draft: Draft, basic: BasicInput, priced: PricedTariff): void {
  const price = priced.tariff.basic ?? { capacityNanoPerKva: 0, demandNanoPerKw: 0 };
  const add = (line: NewLine): void => {
    addLine(draft, finished(line, basic, priced), true);
  };
  if (basic.kind === 'capacity') {
    for (const line of capacityLines(basic, priced)) add({ ...line, priceNano: price.capacityNanoPerKva });
  } else {
    const priceNano = discounted(basic, price.demandNanoPerKw, priced);
    for (const line of demandLines(basic, priced)) add({ ...line, priceNano: line.times * priceNano });
  }
}

type NewLine = Pick<BillLine, 'kind' | 'code' | 'quantity' | 'unit' | 'priceNano' | 'monthDays' | 'rule'>;

function finished(line: NewLine, { month }: BasicInput, { book }: PricedTariff): BillLine {
  const { from, to } = monthOf(month);
  return {
    kind: line.kind,
    code: line.code,
    period: null,
    tier: null,
    quantity: line.quantity,
    unit: line.unit,
    priceNano: line.priceNano,
    monthDays: line.monthDays,
    amountFen: amountFenOf(line),
    rounding: 'fen-half-up',
    rule: line.rule,
    document: documentName(book.document),
    from,
    to,
  };
}

function capacityLines({ month, units }: CapacityInput, { book }: PricedTariff) {
  return capacityQuantities(month, units, book.rules.days).map(({ name, quantity, unit, monthDays }) => ({
    kind: 'capacity' as const,
    code: name === null ? 'capacity' : `capacity.${name}`,
    quantity,
    unit,
    monthDays,
    rule: unit === 'VA' ? 'TWO-1' : 'DAY-1',
  }));
}

function discounted(
  { capacityVa, monthEnergyWh }: DemandInput,
  priceNano: number,
  { book }: PricedTariff,
): number {
  if (capacityVa === undefined || monthEnergyWh === undefined) return priceNano;
  return demandPriceNano(priceNano, { capacityVa, monthEnergyWh }, book.rules.demand);
}

function demandLines(input: DemandInput, priced: PricedTariff) {
  return input.lines.flatMap((line) => {
    const { atPriceW, atDoubleW } = billedOf(input, line, priced);
    const suffix = line.name === undefined ? '' : `.${line.name}`;
    const normal = { ...dayBased(input, atPriceW, priced), code: `demand${suffix}`, times: 1 };
    const over = { ...dayBased(input, atDoubleW, priced), code: `demand-over${suffix}`, times: 2 };
    const rule = input.kind === 'actual-demand' ? 'TWO-3' : 'TWO-2';
    const kind = 'demand' as const;
    return [{ ...normal, kind, rule }, ...(atDoubleW === 0 ? [] : [{ ...over, kind, rule: 'TWO-4' }])];
  });
}

function billedOf({ kind, capacityVa, lines }: DemandInput, line: DemandLineInput, { book }: PricedTariff) {
  const { contractW = 0, actualW } = line;
  if (kind === 'actual-demand') return { atPriceW: actualW, atDoubleW: 0 };
  const rules = book.rules.demand;
  const hasFloor = capacityVa !== undefined && lines.length === 1;
  const agreedW = hasFloor ? contractWithFloor(contractW, capacityVa, rules) : contractW;
  return contractDemand(agreedW, actualW, rules.mode);
}

/** W for the month, or W-days where the line did not run all of it (DAY-1). */
function dayBased({ month, days }: DemandInput, quantityW: number, { book }: PricedTariff) {
  const { days: monthDays } = monthOf(month);
  if (days === undefined || days >= monthDays)
    return { quantity: quantityW, unit: 'W', monthDays: null } as const;
  const base = book.rules.days.division === 'thirtieth' ? 30 : monthDays;
  return { quantity: quantityW * Math.min(days, base), unit: 'W-day', monthDays: base } as const;
}
