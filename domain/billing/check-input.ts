/** Whether a bill can be computed from an input: each refusal names the field. */
import { present } from '#domain/kernel/assert.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { periods } from '#domain/tariffs/period.ts';
import type { PricedTariff } from '#domain/tariffs/price-book.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import type { BasicInput, BillInput, BillPart, PowerFactorInput, TierInput } from './bill.ts';
import { isMonth, monthOf } from './month.ts';

/** Most parts, basic charges, units, corrections of a bill; more is no bill but a mistake. */
export const itemsMax = 200;

/** What can be said without the price books. */
export function checkInput(input: BillInput): Refused | null {
  const { from, to, parts, basic, corrections, tiers, powerFactor } = input;
  if (from >= to) return { refused: 'billing.period-reversed', field: 'to', data: { from, to } };
  if (parts.length > itemsMax) return tooMany('parts');
  if (basic !== undefined && basic.length > itemsMax) return tooMany('basic');
  if (corrections !== undefined && corrections.length > itemsMax) return tooMany('corrections');
  const badTiers = tiers === undefined ? null : checkTiers(tiers);
  if (badTiers !== null) return badTiers;
  return powerFactor === undefined ? null : checkPowerFactor(powerFactor);
}

function tooMany(field: string): Refused {
  return { refused: 'billing.too-many', field, data: { field, max: itemsMax } };
}

function checkTiers({ usedBeforeWh, months, supplyMonths, persons }: TierInput): Refused | null {
  if (!isCount(usedBeforeWh)) return malformed('tiers.usedBeforeWh');
  if (months !== undefined && (months.length === 0 || months.length > 12 || !months.every(isMonthNumber))) {
    return malformed('tiers.months');
  }
  if (supplyMonths !== undefined && !isMonthNumber(supplyMonths)) return malformed('tiers.supplyMonths');
  return persons === undefined || isCount(persons) ? null : malformed('tiers.persons');
}

/** Energies that are no counts are refused; a fed-back energy may be written below zero. */
function checkPowerFactor({ forwardVarh, reverseVarh = 0, activeWh = 0 }: PowerFactorInput): Refused | null {
  if (!Number.isSafeInteger(forwardVarh)) return malformed('powerFactor.forwardVarh');
  if (!Number.isSafeInteger(reverseVarh)) return malformed('powerFactor.reverseVarh');
  return isCount(activeWh) ? null : malformed('powerFactor.activeWh');
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isMonthNumber = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 12;

function malformed(field: string): Refused {
  return { refused: 'billing.quantity-malformed', field, data: { field } };
}

/** The tariff of a part, in force on all its days, with energies that are counts. */
export function checkPart(input: BillInput, index: number, shelf: PriceShelf): PricedTariff | Refused {
  const part = present(input.parts[index], 'the part');
  const { from, to } = part;
  if (from < input.from || to > input.to || from >= to) {
    return { refused: 'billing.part-outside', field: `parts[${String(index)}]`, data: { from, to } };
  }
  const priced = findTariff(part, `parts[${String(index)}]`, shelf);
  if ('refused' in priced) return priced;
  const { book } = priced;
  if (from < book.validFrom || (book.validTo !== null && to > book.validTo)) {
    const data = { book: book.id, validFrom: book.validFrom, from, to };
    return { refused: 'billing.tariff-not-in-force', field: `parts[${String(index)}].book`, data };
  }
  if (priced.tariff.energy.kind === 'tiered' && input.tiers === undefined) {
    return { refused: 'billing.tiers-missing', field: 'tiers' };
  }
  return energyRefused(part, index) ?? priced;
}

function findTariff(
  { book, tariff }: { readonly book: string; readonly tariff: string },
  field: string,
  shelf: PriceShelf,
): PricedTariff | Refused {
  return (
    shelf.find(book, tariff) ?? {
      refused: 'billing.tariff-unknown',
      field: `${field}.tariff`,
      data: { book, tariff },
    }
  );
}

function energyRefused({ energyWh }: BillPart, index: number): Refused | null {
  for (const period of periods) {
    const value = energyWh[period];
    if (value === undefined || isCount(value)) continue;
    return { refused: 'billing.energy-malformed', field: `parts[${String(index)}].energyWh.${period}` };
  }
  return null;
}

/** The two-part tariff of a charge for capacity or demand. */
export function checkBasic(basic: BasicInput, index: number, shelf: PriceShelf): PricedTariff | Refused {
  const field = `basic[${String(index)}]`;
  if (!isMonth(basic.month)) {
    return {
      refused: 'billing.month-malformed',
      field: `${field}.month`,
      data: { text: basic.month.slice(0, 20) },
    };
  }
  const priced = findTariff(basic, field, shelf);
  if ('refused' in priced) return priced;
  if (priced.tariff.basic === null) {
    return { refused: 'billing.not-two-part', field: `${field}.tariff`, data: { tariff: basic.tariff } };
  }
  const { book } = priced;
  const { from, to } = monthOf(basic.month);
  if (to <= book.validFrom || (book.validTo !== null && from >= book.validTo)) {
    const data = { book: book.id, validFrom: book.validFrom, from, to };
    return { refused: 'billing.tariff-not-in-force', field: `${field}.book`, data };
  }
  return quantitiesRefused(basic, field) ?? priced;
}

function quantitiesRefused(basic: BasicInput, field: string): Refused | null {
  if (basic.kind === 'capacity') {
    if (basic.units.length > itemsMax) return tooMany(`${field}.units`);
    const bad = basic.units.findIndex(({ capacityVa }) => !isCount(capacityVa));
    return bad === -1 ? null : malformed(`${field}.units[${String(bad)}].capacityVa`);
  }
  if (basic.lines.length > itemsMax) return tooMany(`${field}.lines`);
  const bad = basic.lines.findIndex(({ contractW = 0, actualW }) => !isCount(contractW) || !isCount(actualW));
  return bad === -1 ? null : malformed(`${field}.lines[${String(bad)}]`);
}
