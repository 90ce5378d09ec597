/** Corrections, theft, breach, late charges, compensation, indices: inputs of the examples to inputs of the engine. */
import { assert } from '#domain/kernel/assert.ts';
import { addDays, calendarDate } from '#domain/kernel/calendar-date.ts';
import { rules1996, rules2024, rulesWith } from '#domain/tariffs/billing-rule-sets.ts';
import { rateChoice } from '#domain/tariffs/capacity-choice.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import { breachCharge } from '../breach.ts';
import type { Breach } from '../breach.ts';
import { isRelieved, suspensionMonthsLeft } from '../capacity-changes.ts';
import { applianceCompensationFen, outageCompensation } from '../compensation.ts';
import { divideBetweenClasses } from '../fixed-share.ts';
import { collectionPpm, lineLossPpm, reliability, sharePpm, suppliedWh } from '../indices.ts';
import { lateCharge } from '../late-charge.ts';
import { energyFen } from '../line-amount.ts';
import { meteredEnergyWh, multiplierOf } from '../metered-energy.ts';
import {
  meterErrorWh,
  normalMonthWh,
  phaseRatio,
  ratioCorrectionPpm,
  ratioCorrectionWh,
  trueEnergyWh,
} from '../meter-corrections.ts';
import { planParts } from '../plan-parts.ts';
import { isPlanValid, mayStandIn, reinstallOf, restoringOf, supplyLimits } from '../supply-limits.ts';
import { theftCharge } from '../theft.ts';
import { adHocBook, adHocShelf, from, single, to } from './ad-hoc-book.ts';
import { billOf } from './billed.ts';
import { kiloOf, percentOf, scaled, yuanOf } from './example.ts';
import type { Computed, Inputs } from './example.ts';

export function meterErrorRefund(inputs: Inputs): Computed {
  if (inputs.has('normal_month_kwh')) {
    const adjustWh = normalMonthWh(inputs.milli('normal_month_kwh'), inputs.milli('fault_month_kwh'));
    return adjustment(adjustWh, inputs);
  }
  const name = inputs.has('recorded_kwh') ? 'recorded_kwh' : 'recorded_kwh_since_last_check';
  const recordedWh = inputs.milli(name);
  const errorPpm = scaled(inputs.number('error_percent'), 4);
  const adjustWh = meterErrorWh({ recordedWh, errorPpm, stepWh: 1000 });
  assert(typeof adjustWh === 'number', 'the error is possible');
  const trueWh = trueEnergyWh(recordedWh, errorPpm);
  return {
    ...adjustment(adjustWh, inputs),
    back_bill_kwh: kiloOf(adjustWh),
    difference: kiloOf(trueWh - recordedWh),
    true_kwh: Math.round(trueWh / 10) / 100,
    ...(inputs.has('price')
      ? { total_bill_yuan: yuanOf(energyFen(recordedWh + adjustWh, inputs.nano('price'))) }
      : {}),
  };
}

function adjustment(adjustWh: number, inputs: Inputs): Computed {
  const yuan = inputs.has('price') ? { adjust_yuan: yuanOf(energyFen(adjustWh, inputs.nano('price'))) } : {};
  return { adjust_kwh: kiloOf(adjustWh), ...yuan };
}

export function wrongWiring(inputs: Inputs): Computed {
  if (inputs.has('one_phase_ct')) return oneLargerTransformer(inputs);
  const right = inputs.ratio('true_ct')[0];
  const wrong = inputs.ratio(inputs.has('billed_ct') ? 'billed_ct' : 'filed_ct')[0];
  const coefficient = Math.round(ratioCorrectionPpm({ right, wrong }) / 100) / 10_000;
  if (!inputs.has('billed_kwh')) return { coefficient };
  return {
    coefficient,
    ...adjustment(ratioCorrectionWh(inputs.milli('billed_kwh'), { right, wrong }, 1000), inputs),
  };
}

function oneLargerTransformer(inputs: Inputs): Computed {
  const [filed] = inputs.ratio('rated_ct');
  const [fitted] = inputs.ratio('one_phase_ct');
  const ratio = phaseRatio([
    { filed, fitted: filed },
    { filed, fitted: filed },
    { filed, fitted },
  ]);
  const backWh = ratioCorrectionWh(inputs.milli('recorded_kwh'), ratio, 10);
  return {
    registered_share: Math.round((ratio.wrong / ratio.right) * 10_000) / 10_000,
    correction_rate: percentOf(ratioCorrectionPpm(ratio)),
    back_bill: kiloOf(backWh),
    back_bill_yuan: yuanOf(energyFen(backWh, inputs.nano('price'))),
  };
}

export function theft(inputs: Inputs): Computed {
  const use = inputs.text('use') === 'lighting' ? 'lighting' : 'power';
  const time = inputs.flag('time_known')
    ? { days: inputs.number('days'), hoursPerDay: inputs.number('hours_per_day') }
    : null;
  const charge = theftCharge(
    { capacityW: inputs.milli('capacity_kw'), time, use, priceNano: inputs.nano('price') },
    rulesWith(rules2024, { theft: { penaltyTimes: inputs.number('penalty_multiple') } }).theft,
  );
  return {
    stolen_kwh: kiloOf(charge.energyWh),
    back_charge: yuanOf(charge.backChargeFen),
    back_charge_yuan: yuanOf(charge.backChargeFen),
    penalty: yuanOf(charge.penaltyFen),
    penalty_yuan: yuanOf(charge.penaltyFen),
    total_yuan: yuanOf(charge.totalFen),
  };
}

function breachOf(inputs: Inputs): Breach {
  if (inputs.has('due_price')) {
    return {
      kind: 'price-class',
      energyWh: inputs.milli('kwh'),
      paidNano: inputs.nano('paid_price'),
      dueNano: inputs.nano('due_price'),
    };
  }
  if (inputs.has('kva')) {
    const priceNano = inputs.nano('price');
    const first = calendarDate(inputs.text('from_'));
    const last = calendarDate(inputs.text('to'));
    return {
      kind: 'over-capacity-two-part',
      months: [first, last].map((date) => ({ month: date.slice(0, 7), priceNano })),
      unit: { capacityVa: inputs.milli('kva'), from: first, to: addDays(last, 1) },
    };
  }
  return inputs.has('kw')
    ? { kind: 'outside-supply', capacityW: inputs.milli('kw') }
    : {
        kind: 'metering',
        isHousehold: inputs.text('customer') === 'household',
        times: inputs.number('times'),
      };
}

export function breachOfUse(inputs: Inputs): Computed {
  const breach = breachOf(inputs);
  const charge = breachCharge(breach, rules1996);
  const back = yuanOf(charge.backChargeFen);
  const monthly =
    breach.kind === 'over-capacity-two-part'
      ? breach.months.map((month) =>
          yuanOf(breachCharge({ ...breach, months: [month] }, rules1996).backChargeFen),
        )
      : [];
  return {
    difference: back,
    difference_yuan: back,
    capacity_charge_yuan: back,
    august: monthly[0] ?? 0,
    september: monthly[1] ?? 0,
    penalty: yuanOf(charge.penaltyFen),
    penalty_yuan: yuanOf(charge.penaltyFen),
  };
}

export function lateFee(inputs: Inputs): Computed {
  const isHousehold = inputs.text('customer') === 'household';
  const isBill = inputs.has('kwh');
  const amountFen = isBill ? energyFen(inputs.milli('kwh'), inputs.nano('price')) : inputs.fen('amount');
  const lastPayDay = calendarDate(isBill ? '2008-06-25' : inputs.text('last_pay_day'));
  const paidOn = isBill ? addDays(lastPayDay, inputs.number('late_days')) : calendarDate(inputs.text('paid'));
  const minimumFen = inputs.has('minimum_yuan') ? inputs.fen('minimum_yuan') : null;
  const { lateCharge: rules } = rulesWith(rules2024, { lateCharge: { minimumFen } });
  const charge = lateCharge({ amountFen, isHousehold, lastPayDay, paidOn }, rules);
  const late = yuanOf(charge.amountFen);
  return {
    energy: yuanOf(amountFen),
    late_fee: late,
    late_fee_yuan: late,
    floor: late,
    'days_0.1pct': (amountFen * charge.days * rules.householdPpm) / 1e8,
    total_yuan: yuanOf(amountFen + charge.amountFen),
  };
}

export function lineLossRate(inputs: Inputs): Computed {
  if (!inputs.has('generated')) {
    const supplied = inputs.milli('supply_kwh');
    const sold = inputs.milli('sold_kwh');
    return { loss: kiloOf(supplied - sold), rate_percent: percentOf(lineLossPpm(supplied, sold)) };
  }
  const generatedWh = inputs.milli('generated');
  const supplied = suppliedWh({
    generatedWh,
    plantUseWh: (generatedWh * inputs.number('plant_use_percent')) / 100,
    purchasedWh: inputs.milli('purchased'),
    exportedWh: inputs.milli('exported'),
  });
  return { supplied: kiloOf(supplied), rate_percent: percentOf(lineLossPpm(supplied, inputs.milli('sold'))) };
}

export function collectionKpi(inputs: Inputs): Computed {
  if (inputs.has('sold_kwh')) {
    const nano = (inputs.fen('revenue_yuan') / inputs.milli('sold_kwh')) * 10;
    return { average_price: Math.round(nano * 10_000) / 10_000 };
  }
  if (!inputs.has('of_which_old')) {
    return { rate_percent: percentOf(sharePpm(inputs.fen('received'), inputs.fen('receivable'))) };
  }
  const rates = collectionPpm({
    receivableFen: inputs.fen('receivable'),
    carriedFen: inputs.fen('of_which_carried'),
    receivedFen: inputs.fen('received'),
    receivedOldFen: inputs.fen('of_which_old'),
  });
  const oneDecimal = (ppm: number): number => Math.round(ppm / 1000) / 10;
  return {
    cumulative: oneDecimal(rates.cumulative),
    current_year: oneDecimal(rates.currentYear),
    earlier_years: oneDecimal(rates.earlierYears ?? 0),
  };
}

export function compensation(inputs: Inputs): Computed {
  if (inputs.has('life_years')) {
    const fen = applianceCompensationFen(
      {
        kind: 'electronics',
        invoiceFen: inputs.fen('price'),
        usedMonths: Math.ceil(inputs.number('used_years') * 12),
      },
      rules2024.compensation,
    );
    return { compensation_yuan: yuanOf(fen) };
  }
  const { lostWh, amountFen } = outageCompensation(
    {
      normalWh: inputs.milli('previous_month_kwh'),
      normalHours: inputs.number('days') * 24,
      outageMinutes: inputs.number('outage_hours') * 60,
      priceNano: inputs.nano('price'),
      isTwoPart: inputs.text('customer') === 'two-part',
      stepWh: 10,
    },
    rules2024.compensation,
  );
  return {
    hourly_use:
      Math.round((inputs.number('previous_month_kwh') / inputs.number('days') / 24) * 10_000) / 10_000,
    lost_use: kiloOf(lostWh),
    compensation_yuan: yuanOf(amountFen),
  };
}

export function reliabilityIndices(inputs: Inputs): Computed {
  const figures = reliability({
    customers: inputs.number('customers'),
    periodHours: inputs.number('period_hours'),
    interruptions: inputs.inners('interruptions').map((each) => ({
      customers: each.number('customers'),
      minutes: Math.round(each.number('hours') * 60),
    })),
  });
  const four = (ppm: number): number => Math.round(ppm / 100) / 10_000;
  return {
    customer_hours: figures.customerMinutes / 60,
    customer_interruptions: figures.interrupted,
    saidi_h: four(figures.saidiPpmHours),
    saifi: four(figures.saifiPpm),
    caidi_h: four(figures.caidiPpmHours ?? 0),
    asai_percent: figures.asaiPpm / 10_000,
  };
}

export function readings(inputs: Inputs): Computed {
  const [ctPrimary, ctSecondary] = inputs.ratio('ct');
  const vtPrimary = inputs.has('vt_ratio') ? inputs.number('vt_ratio') : 1;
  const multiplier = { ctPrimary, ctSecondary, vtPrimary, vtSecondary: 1 };
  const registerMax = inputs.has('register_max') ? inputs.number('register_max') : 99_999;
  const fromWh = inputs.milli('from_');
  const toWh = inputs.milli('to');
  const registerSpanWh = (registerMax + 1) * 1000;
  const energyWh = meteredEnergyWh(
    { fromWh, toWh, registerSpanWh, hasRolledOver: toWh < fromWh },
    multiplier,
  );
  assert(typeof energyWh === 'number', 'the readings are good');
  const { numerator, denominator } = multiplierOf(multiplier);
  return {
    multiplier: numerator / denominator,
    difference: kiloOf((energyWh * denominator) / numerator),
    kwh: kiloOf(energyWh),
  };
}

export function proration(inputs: Inputs): Computed {
  return inputs.has('second_class_percent') ? secondClass(inputs) : priceChange(inputs);
}

function secondClass(inputs: Inputs): Computed {
  const second = {
    kind: 'share',
    ppm: scaled(inputs.number('second_class_percent'), 4),
    stepWh: 1000,
  } as const;
  const shared = divideBetweenClasses({ flat: inputs.milli('kwh') }, second);
  const parts = [
    { from, to, book: 'case', tariff: 'main', energyWh: shared.main },
    { from, to, book: 'case', tariff: 'second', energyWh: shared.second },
  ];
  const shelf = adHocShelf([
    { code: 'main', energy: single(inputs.nano('main_price')) },
    { code: 'second', energy: single(inputs.nano('second_price')) },
  ]);
  const bill = billOf({ from, to, parts }, shelf);
  const [main, other] = bill.lines;
  return {
    main_kwh: kiloOf(main?.quantity ?? 0),
    second_kwh: kiloOf(other?.quantity ?? 0),
    main: yuanOf(main?.amountFen ?? 0),
    second: yuanOf(other?.amountFen ?? 0),
    total_yuan: yuanOf(bill.totalFen),
  };
}

/** The two prices as two books of one series; the change falls after `days_old` days. */
function priceChange(inputs: Inputs): Computed {
  const end = addDays(from, inputs.number('days'));
  const change = addDays(from, inputs.number('days_old'));
  const [before, after] = (['old_price', 'new_price'] as const).map((name) =>
    adHocBook([{ energy: single(inputs.nano(name)) }]),
  );
  assert(before !== undefined && after !== undefined, 'two books');
  const shelf = shelfOf([
    { ...before, id: 'old', validTo: change },
    { ...after, id: 'new', validFrom: change },
  ]);
  const parts = planParts(
    {
      from,
      to: end,
      energyWh: { flat: inputs.milli('kwh') },
      stretches: [{ from, to: end, series: 'case', tariff: 'it' }],
      stepWh: 1000,
    },
    shelf,
  );
  assert('length' in parts, 'the parts were planned');
  const bill = billOf({ from, to: end, parts }, shelf);
  const [old, fresh] = bill.lines;
  return {
    old_kwh: kiloOf(old?.quantity ?? 0),
    new_kwh: kiloOf(fresh?.quantity ?? 0),
    old_part: yuanOf(old?.amountFen ?? 0),
    new_part: yuanOf(fresh?.amountFen ?? 0),
    total_yuan: yuanOf(bill.totalFen),
  };
}

const [limits] = supplyLimits;

export function changeOfUse(inputs: Inputs): Computed {
  assert(limits !== undefined, 'limits are known');
  const day = calendarDate('2025-06-01');
  if (inputs.has('kv')) return { accepted: mayStandIn(inputs.number('kv'), inputs.number('days'), limits) };
  if (inputs.has('after_kva')) {
    const choice = rateChoice(inputs.number('after_kva'), day);
    return { tariff_after: choice === 'either' ? 'customer chooses single-rate or two-part' : choice };
  }
  if (inputs.has('previous_months')) {
    const wanted = inputs.number('requested_months');
    const months = suspensionMonthsLeft(inputs.number('previous_months'), wanted, rules2024.days);
    const advice = months < wanted ? 'apply for capacity reduction (减容) for the rest' : '';
    return { accepted_months: months, advice };
  }
  if (inputs.has('days_since_plan')) {
    return { plan_valid: isPlanValid('low', inputs.number('days_since_plan'), limits) };
  }
  if (!inputs.has('months')) {
    const suspension = { sealedOn: day, unsealedOn: addDays(day, inputs.number('days')) };
    return { relief: isRelieved(suspension, rules2024.days, day) };
  }
  const months = inputs.number('months');
  const isRemoval = inputs.text('kind') === '暂拆';
  return isRemoval
    ? { handle_as: reinstallOf(months, limits) === 'new' ? 'new connection' : 'reinstall' }
    : {
        restore_as:
          restoringOf(months, limits) === 'restore' ? 'restore' : 'new connection or capacity increase',
      };
}
