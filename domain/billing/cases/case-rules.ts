/** Parameters a case sets for itself, where the sources leave them open. */
import { rules1996, rules2024, rulesWith } from '#domain/tariffs/billing-rule-sets.ts';
import type { BillingRules } from '#domain/tariffs/billing-rules.ts';
import type { CaseReader } from './reader.ts';

/** Reads `{"set":"1996","demandMode":"B",…}` over the rules of the book, or of 2024 for a tariff in the case. */
export function caseRules(reader: CaseReader | null, base: BillingRules): BillingRules {
  if (reader === null) return base;
  const set = reader.has('set') ? reader.word('set', ['1996', '2024']) : null;
  const from = set === null ? base : set === '1996' ? rules1996 : rules2024;
  const rules = rulesWith(from, {
    set: from.set,
    days: dayRules(reader, from),
    demand: demandRules(reader, from),
    powerFactor: reader.has('fundsInPowerFactor')
      ? { hasFundsInBase: reader.flag('fundsInPowerFactor') }
      : {},
    ...(reader.has('leftMarketTimes') ? { leftMarketPpm: reader.scaled('leftMarketTimes', 6) } : {}),
  });
  reader.end();
  return rules;
}

function dayRules(reader: CaseReader, { days }: BillingRules): BillingRules['days'] {
  return {
    ...days,
    division: reader.has('days') ? reader.word('days', ['calendar', 'thirtieth']) : days.division,
    capacityQuantity: reader.has('capacityQuantity')
      ? reader.word('capacityQuantity', ['exact', 'whole-kva'])
      : days.capacityQuantity,
  };
}

function demandRules(reader: CaseReader, { demand }: BillingRules): BillingRules['demand'] {
  return {
    mode: reader.has('demandMode') ? reader.word('demandMode', ['A', 'B', 'C']) : demand.mode,
    floorPercent: reader.has('demandFloorPercent') ? reader.whole('demandFloorPercent') : demand.floorPercent,
    discount: reader.has('demandDiscount')
      ? reader.flag('demandDiscount')
        ? { fromKwhPerKva: 260, payPercent: 90 }
        : null
      : demand.discount,
  };
}
