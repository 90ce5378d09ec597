/** Power factor and losses: inputs of the examples to inputs of the engine. */
import { assert } from '#domain/kernel/assert.ts';
import { addDays } from '#domain/kernel/calendar-date.ts';
import type { PowerFactorStandard } from '../bill.ts';
import { energyFen } from '../line-amount.ts';
import { noLoadLossWh, ironLossWh, withLosses } from '../losses.ts';
import { meteredEnergyWh } from '../metered-energy.ts';
import { powerFactorFen, powerFactorRateBasisPoints } from '../power-factor.ts';
import { adHocShelf, component, from, single, to } from './ad-hoc-book.ts';
import { billOf, yuanOfLines } from './billed.ts';
import { kiloOf, scaled, yuanOf } from './example.ts';
import { capacityBill } from './topics-two-part.ts';
import type { Computed, Inputs } from './example.ts';

export const standardOf = (inputs: Inputs): PowerFactorStandard => {
  const standard = scaled(inputs.number('pf_standard'), 2);
  assert(standard === 80 || standard === 85 || standard === 90, 'a standard');
  return standard;
};

/** A rate in hundredths of a percent as percent. */
export const ratePercent = (basisPoints: number): number => basisPoints / 100;

export function powerFactorAdjustment(inputs: Inputs): Computed {
  if (inputs.has('pf') || inputs.has('pf_after')) return givenFactor(inputs);
  const baseFen = baseFenOf(inputs);
  const shelf = adHocShelf([{ energy: single(0) }]);
  const reverseVarh = inputs.has('reactive_reverse_kvarh') ? inputs.milli('reactive_reverse_kvarh') : 0;
  const forwardVarh = inputs.milli(
    inputs.has('reactive_kvarh') ? 'reactive_kvarh' : 'reactive_forward_kvarh',
  );
  const bill = billOf(
    {
      from,
      to,
      parts: [{ from, to, book: 'case', tariff: 'it', energyWh: { flat: inputs.milli('active_kwh') } }],
      powerFactor: { standard: standardOf(inputs), forwardVarh, reverseVarh },
    },
    shelf,
  );
  const { cosHundredths = 0, rateBasisPoints = 0 } = bill.powerFactor ?? {};
  const yuan = yuanOf(powerFactorFen(baseFen.total, rateBasisPoints));
  return {
    reactive_total: kiloOf(forwardVarh + reverseVarh),
    pf: cosHundredths / 100,
    rate: ratePercent(rateBasisPoints),
    rate_percent: ratePercent(rateBasisPoints),
    energy_charge: yuanOf(baseFen.energy),
    capacity_charge: yuanOf(baseFen.capacity),
    pf_adjustment: yuan,
    pf_adjustment_yuan: yuan,
  };
}

/** Charges of the base by the engine: energy at a price, or lines already billed, and capacity. */
function baseFenOf(inputs: Inputs): { energy: number; capacity: number; total: number } {
  const energy = inputs.has('base_yuan')
    ? inputs.fen('base_yuan')
    : inputs.has('energy_lines_yuan')
      ? inputs.numbers('energy_lines_yuan').reduce((sum, each) => sum + scaled(each, 2), 0)
      : energyFen(inputs.milli('active_kwh'), inputs.nano('energy_price'));
  const capacity = inputs.has('capacity_price')
    ? capacityBill(inputs.nano('capacity_price'), [{ capacityVa: inputs.milli('transformer_kva') }]).totalFen
    : 0;
  return { energy, capacity, total: energy + capacity };
}

/** Examples that print the factor instead of the reactive energy. */
function givenFactor(inputs: Inputs): Computed {
  const standard = standardOf(inputs);
  if (inputs.has('no_load_loss_kw')) return idleTransformer(inputs, standard);
  if (inputs.has('pf_after')) return beforeAndAfter(inputs, standard);
  const base = baseFenOf(inputs);
  const rate = powerFactorRateBasisPoints(standard, scaled(inputs.number('pf'), 2));
  const fen = powerFactorFen(base.total, rate);
  return {
    energy_charge: yuanOf(base.energy),
    capacity_charge: yuanOf(base.capacity),
    rate: ratePercent(rate),
    pf_adjustment: yuanOf(fen),
    pf_adjustment_yuan: yuanOf(fen),
    total: yuanOf(base.total + fen),
    total_yuan: yuanOf(base.total + fen),
  };
}

function idleTransformer(inputs: Inputs, standard: PowerFactorStandard): Computed {
  const lossWh = noLoadLossWh(inputs.milli('no_load_loss_kw'), inputs.number('hours'), 1);
  const energy = energyFen(lossWh, inputs.nano('energy_price_excl_funds'));
  const funds = energyFen(lossWh, inputs.nano('funds_price'));
  const rate = powerFactorRateBasisPoints(standard, scaled(inputs.number('pf'), 2));
  const adjustment = powerFactorFen(energy, rate);
  return {
    loss_energy: kiloOf(lossWh),
    energy_charge: yuanOf(energy),
    rate: ratePercent(rate),
    pf_adjustment: yuanOf(adjustment),
    funds: yuanOf(funds),
    total_yuan: yuanOf(energy + adjustment + funds),
  };
}

function beforeAndAfter(inputs: Inputs, standard: PowerFactorStandard): Computed {
  const energy = energyFen(inputs.milli('active_kwh'), inputs.nano('energy_price'));
  const before = billOf(
    {
      from,
      to,
      parts: [{ from, to, book: 'case', tariff: 'it', energyWh: { flat: inputs.milli('active_kwh') } }],
      powerFactor: { standard, forwardVarh: inputs.milli('reactive_kvarh') },
    },
    adHocShelf([{ energy: single(inputs.nano('energy_price')) }]),
  );
  const after = powerFactorRateBasisPoints(standard, scaled(inputs.number('pf_after'), 2));
  const { cosHundredths = 0, rateBasisPoints = 0 } = before.powerFactor ?? {};
  return {
    pf_before: cosHundredths / 100,
    rate_before: ratePercent(rateBasisPoints),
    adjustment_before: yuanOfLines(before, 'power-factor'),
    before_yuan: yuanOfLines(before, 'power-factor'),
    rate_after: ratePercent(after),
    adjustment_after: yuanOf(powerFactorFen(energy, after)),
    after_yuan: yuanOf(powerFactorFen(energy, after)),
  };
}

export function transformerLineLoss(inputs: Inputs): Computed {
  if (inputs.has('segment1')) return changeOfMetering(inputs);
  const metered = {
    activeWh: inputs.milli('meter_active_kwh'),
    reactiveVarh: inputs.milli('meter_reactive_kvarh'),
  };
  const isTable = inputs.has('iron_active_kwh');
  const transformer = isTable
    ? {
        ironActiveWh: inputs.milli('iron_active_kwh'),
        ironReactiveVarh: inputs.milli('iron_reactive_kvarh'),
        copperPpm: scaled(inputs.number('copper_ratio_percent'), 4),
        copperReactiveMilli: inputs.milli('k'),
      }
    : {
        ironActiveWh: inputs.milli('transformer_active_loss_kwh'),
        ironReactiveVarh: inputs.milli('transformer_reactive_loss_kvarh'),
        copperPpm: 0,
        copperReactiveMilli: 0,
      };
  const linePpm = inputs.has('line_loss_percent') ? scaled(inputs.number('line_loss_percent'), 4) : 0;
  const total = withLosses(metered, { transformer, linePpm, stepWh: 1000 });
  const price = inputs.nano(isTable ? 'price_excl_funds' : 'price');
  const bill = billOf(
    {
      from,
      to,
      parts: [{ from, to, book: 'case', tariff: 'it', energyWh: { flat: total.activeWh } }],
      powerFactor: { standard: standardOf(inputs), forwardVarh: total.reactiveVarh },
    },
    adHocShelf([{ energy: single(price) }]),
  );
  return {
    copper_active: kiloOf(total.copper.activeWh),
    copper_reactive: kiloOf(total.copper.reactiveVarh),
    active_total: kiloOf(total.activeWh),
    reactive_total: kiloOf(total.reactiveVarh),
    energy_charge: yuanOfLines(bill, 'energy'),
    pf: (bill.powerFactor?.cosHundredths ?? 0) / 100,
    rate: ratePercent(bill.powerFactor?.rateBasisPoints ?? 0),
    pf_adjustment: yuanOfLines(bill, 'power-factor'),
    pf_adjustment_yuan: yuanOfLines(bill, 'power-factor'),
    total_excl_funds_yuan: yuanOf(bill.totalFen),
  };
}

function energyOfRegister(
  register: number,
  [ct, ctSecondary]: readonly [number, number],
  [vt, vtSecondary]: readonly [number, number],
): number {
  const energyWh = meteredEnergyWh(
    { fromWh: 0, toWh: scaled(register, 3), registerSpanWh: 100_000_000 },
    { ctPrimary: ct, ctSecondary, vtPrimary: vt, vtSecondary },
  );
  assert(typeof energyWh === 'number', 'the reading is good');
  return energyWh;
}

function changeOfMetering(inputs: Inputs): Computed {
  const first = inputs.inner('segment1');
  const second = inputs.inner('segment2');
  const lossWh = ironLossWh(first.milli('monthly_loss_kwh'), first.number('days'), {
    monthDays: first.number('month_days'),
    stepWh: 1000,
  });
  const readWh = energyOfRegister(
    first.number('register_to') - first.number('register_from'),
    [first.number('multiplier'), 1],
    [1, 1],
  );
  const of = (name: string): number =>
    energyOfRegister(second.number(name), second.ratio('ct'), second.ratio('vt'));
  const peak = of('register_peak');
  const valley = of('register_valley');
  const split = addDays(from, first.number('days'));
  const factorPpm = {
    peak: scaled(second.number('peak_factor'), 6),
    valley: scaled(second.number('valley_factor'), 6),
  };
  const bill = billOf(
    {
      from,
      to,
      parts: [
        { from, to: split, book: 'case', tariff: 'low', energyWh: { flat: readWh + lossWh } },
        {
          from: split,
          to,
          book: 'case',
          tariff: 'high',
          energyWh: { peak, valley, flat: of('register_total') - peak - valley },
        },
      ],
      powerFactor: { standard: standardOf(second), forwardVarh: of('register_reactive') },
    },
    adHocShelf([
      { code: 'low', energy: single(first.nano('price')), hasPowerFactor: false },
      {
        code: 'high',
        energy: {
          kind: 'composite',
          components: [component('catalogue', second.nano('price_flat'), { floats: true })],
          factorPpm,
        },
      },
    ]),
  );
  const charge = (period: string): number =>
    yuanOf(bill.lines.find((line) => line.period === period)?.amountFen ?? 0);
  return {
    loss_segment1: kiloOf(lossWh),
    charge_segment1: yuanOfLines(bill, 'energy'),
    multiplier_segment2: of('register_total') / second.milli('register_total'),
    peak_charge: charge('peak'),
    valley_charge: charge('valley'),
    flat_charge: charge('flat'),
    pf: (bill.powerFactor?.cosHundredths ?? 0) / 100,
    rate: ratePercent(bill.powerFactor?.rateBasisPoints ?? 0),
    pf_adjustment: yuanOfLines(bill, 'power-factor'),
    total_yuan: yuanOf(bill.totalFen),
  };
}
