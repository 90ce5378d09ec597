/** Capacity and demand: inputs of the examples to inputs of the engine. */
import { assert } from '#domain/kernel/assert.ts';
import { calendarDate, daysBetween } from '#domain/kernel/calendar-date.ts';
import { rules1996, rules2024, rulesWith } from '#domain/tariffs/billing-rule-sets.ts';
import type { BillingRules } from '#domain/tariffs/billing-rules.ts';
import type { Bill, CapacityUnit } from '../bill.ts';
import { chargedStretches } from '../capacity-changes.ts';
import { billedW, contractDemand, contractWithFloor } from '../demand-charge.ts';
import { energyFen } from '../line-amount.ts';
import { adHocShelf, from, single, to } from './ad-hoc-book.ts';
import { billOf, yuanOfLines } from './billed.ts';
import { kiloOf, yuanOf } from './example.ts';
import type { Computed, Inputs } from './example.ts';

/** A bill of capacity alone. */
export function capacityBill(
  priceNano: number,
  units: readonly CapacityUnit[],
  { month = '2025-06', rules = rules2024 } = {},
): Bill {
  const shelf = adHocShelf(
    [{ energy: single(0), basic: { capacityNanoPerKva: priceNano, demandNanoPerKw: 0 } }],
    rules,
  );
  const basic = [{ kind: 'capacity', month, book: 'case', tariff: 'it', units }] as const;
  return billOf({ from, to, parts: [], basic }, shelf);
}

const rulesOf = (inputs: Inputs): BillingRules => {
  const rule = inputs.has('day_rule') ? inputs.text('day_rule') : '';
  if (rule.includes('whole kVA')) return rulesWith(rules1996, { days: { capacityQuantity: 'whole-kva' } });
  return rule.startsWith('1/30') ? rules1996 : rules2024;
};

export function twoPartCapacity(inputs: Inputs): Computed {
  const rules = rulesOf(inputs);
  if (inputs.has('added_on')) return addedCapacity(inputs, rules);
  if (inputs.has('interlocked')) return interlocked(inputs);
  if (inputs.has('target_drop')) return averagePrice(inputs);
  if (inputs.has('changed_on')) return changedCapacity(inputs, rules);
  if (inputs.has('last_day')) return closedAccount(inputs, rules);
  return suspendedTransformer(inputs, rules);
}

function addedCapacity(inputs: Inputs, rules: BillingRules): Computed {
  const on = calendarDate(inputs.text('added_on'));
  const units = [
    { name: 'existing', capacityVa: inputs.milli('existing_kva') },
    { name: 'added', capacityVa: inputs.milli('added_kva'), from: on },
  ];
  const bill = capacityBill(inputs.nano('price'), units, { month: on.slice(0, 7), rules });
  return {
    existing: yuanOfLines(bill, 'capacity.existing'),
    added: yuanOfLines(bill, 'capacity.added'),
    total_yuan: yuanOf(bill.totalFen),
  };
}

function interlocked(inputs: Inputs): Computed {
  const units = ['t1', 't2', 't3'].map((name) => ({
    name,
    capacityVa: inputs.milli(name),
    ...(name === 't3' ? {} : { interlock: 'a' }),
  }));
  const bill = capacityBill(inputs.nano('price'), units);
  return {
    billed_kva: kiloOf(bill.lines.reduce((sum, { quantity }) => sum + quantity, 0)),
    total_yuan: yuanOf(bill.totalFen),
  };
}

/** The average price falls to the target when fixed / energy + price does; a question about the formula, not a bill. */
function averagePrice(inputs: Inputs): Computed {
  const capacity = capacityBill(inputs.nano('capacity_price'), [
    { capacityVa: inputs.milli('capacity_kva') },
  ]);
  const energy = energyFen(inputs.milli('energy_kwh'), inputs.nano('energy_price'));
  const average = (capacity.totalFen + energy) / 100 / inputs.number('energy_kwh');
  const needed =
    capacity.totalFen / 100 / (average - inputs.number('target_drop') - inputs.number('energy_price'));
  const needed3 = Math.round(needed * 1000) / 1000;
  return { average_price: average, energy_needed: needed3, energy_needed_kwh: needed3 };
}

function changedCapacity(inputs: Inputs, rules: BillingRules): Computed {
  const on = calendarDate(inputs.text('changed_on'));
  const units = [
    { name: 'old', capacityVa: inputs.milli('old_kva'), to: on },
    { name: 'new', capacityVa: inputs.milli('new_kva'), from: on },
  ];
  const bill = capacityBill(inputs.nano('price'), units, { month: on.slice(0, 7), rules });
  const oldDays = daysBetween(calendarDate(`${on.slice(0, 7)}-01`), on);
  return {
    old_days: oldDays,
    new_days: inputs.number('month_days') - oldDays,
    old_part: yuanOfLines(bill, 'capacity.old'),
    new_part: yuanOfLines(bill, 'capacity.new'),
    total_yuan: yuanOf(bill.totalFen),
  };
}

function closedAccount(inputs: Inputs, rules: BillingRules): Computed {
  const lastDay = calendarDate(inputs.text('last_day'));
  const units = chargedStretches({ capacityVa: inputs.milli('kva'), lastDay }, rules.days, lastDay);
  const bill = capacityBill(inputs.nano('price'), units, { month: lastDay.slice(0, 7), rules });
  const [line] = bill.lines;
  return {
    days: (line?.quantity ?? 0) / inputs.milli('kva'),
    charge: yuanOf(bill.totalFen),
    total_yuan: yuanOf(bill.totalFen),
  };
}

function suspendedTransformer(inputs: Inputs, rules: BillingRules): Computed {
  const [large = 0, small = 0] = inputs.numbers('transformers_kva');
  const suspensions = [
    {
      sealedOn: calendarDate(inputs.text('suspend_from')),
      unsealedOn: calendarDate(inputs.text('resume_on')),
    },
  ];
  const today = calendarDate('2025-01-01');
  const units = [
    ...chargedStretches({ capacityVa: large * 1000, suspensions }, rules.days, today),
    { capacityVa: small * 1000 },
  ];
  const of = (month: string): Bill => capacityBill(inputs.nano('price'), units, { month, rules });
  const kva = (bill: Bill): number => kiloOf(bill.lines[0]?.quantity ?? 0);
  const [march, april, may] = [of('2009-03'), of('2009-04'), of('2009-05')];
  return {
    march_billed_kva: kva(march),
    march: yuanOf(march.totalFen),
    march_yuan: yuanOf(march.totalFen),
    april: yuanOf(april.totalFen),
    april_yuan: yuanOf(april.totalFen),
    may_billed_kva: kva(may),
    may: yuanOf(may.totalFen),
    may_yuan: yuanOf(may.totalFen),
  };
}

export function twoPartDemand(inputs: Inputs): Computed {
  const mode = inputs.text('mode');
  assert(mode === 'A' || mode === 'B' || mode === 'C', 'a reading of the 105 percent rule');
  const rules = rulesWith(rules2024, { demand: { mode } });
  const lines = inputs.has('lines') ? inputs.inners('lines') : [inputs];
  const capacityVa = inputs.has('capacity_kva') ? inputs.milli('capacity_kva') : undefined;
  const [first = inputs] = lines;
  const requestedW = first.milli(first.has('requested_kw') ? 'requested_kw' : 'contract_kw');
  const contractW =
    capacityVa === undefined ? requestedW : contractWithFloor(requestedW, capacityVa, rules.demand);
  const [line1, line2] = lines.map((line) =>
    billedW(
      contractDemand(line === first ? contractW : line.milli('contract_kw'), line.milli('actual_kw'), mode),
    ),
  );
  const answer = {
    floor: contractW / 1000,
    contract: contractW / 1000,
    threshold: (contractW * 1.05) / 1000,
    excess: Math.max(0, first.milli('actual_kw') - contractW * 1.05) / 1000,
    billed: kiloOf(line1 ?? 0),
    billed_kw: kiloOf(line1 ?? 0),
    line1: kiloOf(line1 ?? 0),
    line2: kiloOf(line2 ?? 0),
  };
  return inputs.has('price') ? { ...answer, ...demandMoney(inputs, rules, requestedW) } : answer;
}

function demandMoney(inputs: Inputs, rules: BillingRules, requestedW: number): Computed {
  const lines = inputs.has('lines') ? inputs.inners('lines') : [inputs];
  const bill = billOf(
    {
      from,
      to,
      parts: [],
      basic: [
        {
          kind: 'contract-demand',
          month: '2025-06',
          book: 'case',
          tariff: 'it',
          lines: lines.map((line, index) => ({
            contractW: index === 0 ? requestedW : line.milli('contract_kw'),
            actualW: line.milli('actual_kw'),
          })),
          ...(inputs.has('capacity_kva') ? { capacityVa: inputs.milli('capacity_kva') } : {}),
          ...(inputs.has('month_kwh') ? { monthEnergyWh: inputs.milli('month_kwh') } : {}),
        },
      ],
    },
    adHocShelf(
      [{ energy: single(0), basic: { capacityNanoPerKva: 0, demandNanoPerKw: inputs.nano('price') } }],
      rules,
    ),
  );
  const perKva = inputs.has('month_kwh') ? inputs.number('month_kwh') / inputs.number('capacity_kva') : 0;
  return {
    kwh_per_kva: perKva,
    unit_price: (bill.lines[0]?.priceNano ?? 0) / 1e9,
    charge_yuan: yuanOf(bill.totalFen),
  };
}
