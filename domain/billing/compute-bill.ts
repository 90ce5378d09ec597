/**
 * The engine: a bill from what was used and the price books, line by line. A pure function of its input, in integers,
 * the same in the server, the command line and the customer's browser.
 */
import { mulDivHalfUp } from '#domain/kernel/exact.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { sumOfPeriods } from '#domain/tariffs/period.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import { addBasicLines } from './basic-lines.ts';
import type {
  Bill,
  BillInput,
  BillLine,
  CorrectionInput,
  PowerFactorInput,
  PowerFactorResult,
} from './bill.ts';
import { checkBasic, checkInput, checkPart } from './check-input.ts';
import { addCompositeLines } from './composite-lines.ts';
import { addLine, emptyDraft } from './draft.ts';
import type { Draft, PricedPart } from './draft.ts';
import { amountFenOf } from './line-amount.ts';
import { powerFactorHundredths, powerFactorRateBasisPoints, rateNano } from './power-factor.ts';
import { addSingleLines } from './single-lines.ts';
import { addTieredLines } from './tiered-lines.ts';

/** Computes the bill; what is wrong with the input is refused with the field it is about. */
export function computeBill(input: BillInput, shelf: PriceShelf): Bill | Refused {
  const refused = checkInput(input);
  if (refused !== null) return refused;
  const draft = emptyDraft();
  const failed = addParts(draft, input, shelf) ?? addBasics(draft, input, shelf);
  if (failed !== null) return failed;
  const powerFactor = addPowerFactor(draft, input);
  for (const each of input.corrections ?? []) addLine(draft, correctionLine(input, each), false);
  return {
    from: input.from,
    to: input.to,
    lines: draft.lines,
    totalFen: draft.totalFen,
    energyWh: draft.energyWh,
    tierUsedWh: draft.tierUsedWh,
    powerFactor,
  };
}

function addParts(draft: Draft, input: BillInput, shelf: PriceShelf): Refused | null {
  for (const [index, part] of input.parts.entries()) {
    const priced = checkPart(input, index, shelf);
    if (isRefused(priced)) return priced;
    const isAdjusted = part.isPowerFactorAdjusted ?? priced.tariff.hasPowerFactor;
    addEnergyLines(draft, { input, part, priced, isAdjusted });
  }
  return null;
}

function addEnergyLines(draft: Draft, part: PricedPart): void {
  const price = part.priced.tariff.energy;
  const energyWh = sumOfPeriods(part.part.energyWh);
  draft.energyWh += energyWh;
  if (part.isAdjusted) draft.adjustedWh += energyWh;
  if (price.kind === 'tiered') addTieredLines(draft, part, price);
  else if (price.kind === 'single') addSingleLines(draft, part, price);
  else addCompositeLines(draft, part, price);
}

function addBasics(draft: Draft, { basic = [] }: BillInput, shelf: PriceShelf): Refused | null {
  for (const [index, each] of basic.entries()) {
    const priced = checkBasic(each, index, shelf);
    if (isRefused(priced)) return priced;
    addBasicLines(draft, each, priced);
  }
  return null;
}

function addPowerFactor(draft: Draft, input: BillInput): PowerFactorResult | null {
  const { powerFactor } = input;
  if (powerFactor === undefined) return null;
  const result = assessed(draft, powerFactor);
  if (result !== null && result.rateBasisPoints !== 0) addLine(draft, powerFactorLine(input, result), false);
  return result;
}

function assessed(draft: Draft, input: PowerFactorInput): PowerFactorResult | null {
  const { standard, forwardVarh, reverseVarh = 0, activeWh = draft.adjustedWh } = input;
  const cosHundredths = powerFactorHundredths(activeWh, Math.abs(forwardVarh) + Math.abs(reverseVarh));
  if (cosHundredths === null) return null;
  const rateBasisPoints = powerFactorRateBasisPoints(standard, cosHundredths);
  return { cosHundredths, standard, rateBasisPoints, baseFen: draft.adjustedFen };
}

const powerFactorDocument = '水电财字〔1983〕215号';

function powerFactorLine({ from, to }: BillInput, result: PowerFactorResult): BillLine {
  const priced = {
    quantity: result.baseFen,
    unit: 'fen',
    priceNano: rateNano(result.rateBasisPoints),
    monthDays: null,
  } as const;
  return {
    kind: 'power-factor',
    code: 'power-factor',
    period: null,
    tier: null,
    ...priced,
    amountFen: amountFenOf(priced),
    rounding: 'fen-half-up',
    rule: 'PF-10',
    document: powerFactorDocument,
    from,
    to,
  };
}

function correctionLine({ from, to }: BillInput, each: CorrectionInput): BillLine {
  return {
    kind: 'correction',
    code: each.reason,
    period: null,
    tier: null,
    quantity: each.energyWh ?? 0,
    unit: 'Wh',
    priceNano: each.priceNano ?? 0,
    monthDays: null,
    amountFen: each.amountFen,
    rounding: 'given',
    rule: each.rule,
    document: each.document,
    from,
    to,
  };
}

/** Average price of a bill in nano-yuan a kWh, half away from zero; null without energy. */
export function averagePriceNano({ totalFen, energyWh }: Pick<Bill, 'totalFen' | 'energyWh'>): number | null {
  return energyWh === 0 ? null : mulDivHalfUp(totalFen, 10_000_000_000, energyWh);
}
