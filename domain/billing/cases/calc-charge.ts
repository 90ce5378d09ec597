/**
 * `wanjia calc charge`: what is charged or paid beside the bill. One case a kind: late-charge, theft, breach,
 * meter-error, wrong-wiring, outage, quality, appliance; figures in yuan, kWh, kW and percent.
 */
import { integerToDecimal, yuanText } from '#domain/kernel/decimal.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { rules1996, rules2024, rulesWith } from '#domain/tariffs/billing-rule-sets.ts';
import type { BillingRules } from '#domain/tariffs/billing-rules.ts';
import { breachCharge } from '../breach.ts';
import type { Breach } from '../breach.ts';
import { applianceCompensationFen, outageCompensation, qualityCompensationFen } from '../compensation.ts';
import { lateCharge } from '../late-charge.ts';
import { energyFen } from '../line-amount.ts';
import { meterErrorWh, phaseRatio, ratioCorrectionWh } from '../meter-corrections.ts';
import { isMonth } from '../month.ts';
import { meterCapacityW, theftCharge } from '../theft.ts';
import { errorOf, orRefused } from './answer-error.ts';
import type { CalcError } from './answer-error.ts';
import { CaseReader, missing, wrongType } from './reader.ts';

/** Figures by name; decimals are text. */
export type ChargeAnswer = Readonly<Record<string, string | number>>;

type Compute = (reader: CaseReader, rules: BillingRules) => ChargeAnswer | Refused;

const kinds: Readonly<Record<string, Compute>> = {
  'late-charge': late,
  theft,
  breach,
  'meter-error': meterError,
  'wrong-wiring': wrongWiring,
  outage,
  quality,
  appliance,
};

/** Every kind of case, for the help. */
export const chargeKinds: readonly string[] = Object.keys(kinds);

/** Computes one case; `rules` is `1996` or `2024` (the default). */
export function calcCharge(value: unknown): ChargeAnswer | CalcError {
  const answer = orRefused(() => charged(new CaseReader(value)));
  return isRefused(answer) ? errorOf(answer) : answer;
}

function charged(reader: CaseReader): ChargeAnswer | Refused {
  const kind = reader.word('kind', chargeKinds);
  const compute = kinds[kind];
  if (compute === undefined) throw missing('kind');
  const rules =
    reader.has('rules') && reader.word('rules', ['1996', '2024']) === '1996' ? rules1996 : rules2024;
  const answer = compute(reader, rules);
  reader.end();
  return isRefused(answer) ? answer : { kind, ...answer };
}

const kwh = (wh: number): string => integerToDecimal(wh, 3);

/** A figure that cannot be below zero. */
function count(reader: CaseReader, name: string, scale: number): number {
  const value = reader.scaled(name, scale);
  if (value < 0) throw wrongType(reader.path(name), '≥ 0');
  return value;
}

function late(reader: CaseReader, { lateCharge: rules }: BillingRules): ChargeAnswer {
  const { days, crossYearDays, amountFen } = lateCharge(
    {
      amountFen: count(reader, 'amount', 2),
      isHousehold: reader.flag('household'),
      lastPayDay: reader.date('lastPayDay'),
      paidOn: reader.date('paidOn'),
      ...(reader.has('billYear') ? { billYear: reader.whole('billYear') } : {}),
    },
    rules,
  );
  return { days, crossYearDays, amount: yuanText(amountFen) };
}

function theft(reader: CaseReader, rules: BillingRules): ChargeAnswer {
  const time = reader.has('days')
    ? { days: count(reader, 'days', 0), hoursPerDay: count(reader, 'hoursPerDay', 0) }
    : null;
  const penaltyTimes = reader.has('penaltyTimes')
    ? count(reader, 'penaltyTimes', 0)
    : rules.theft.penaltyTimes;
  const charge = theftCharge(
    {
      capacityW: reader.has('capacityKw') ? count(reader, 'capacityKw', 3) : capacityOfMeter(reader),
      time,
      use: reader.has('use') ? reader.word('use', ['power', 'lighting']) : 'power',
      priceNano: count(reader, 'price', 9),
    },
    rulesWith(rules, { theft: { penaltyTimes } }).theft,
  );
  return {
    days: charge.days,
    hoursPerDay: charge.hoursPerDay,
    energyKwh: kwh(charge.energyWh),
    backCharge: yuanText(charge.backChargeFen),
    penalty: yuanText(charge.penaltyFen),
    total: yuanText(charge.totalFen),
  };
}

function capacityOfMeter(reader: CaseReader): number {
  return meterCapacityW({
    currentMilliA: count(reader, 'currentA', 3),
    phases: reader.has('phases') && reader.whole('phases') === 3 ? 3 : 1,
    ctRatio: reader.has('ctRatio') ? count(reader, 'ctRatio', 0) : 1,
  });
}

function breach(reader: CaseReader, rules: BillingRules): ChargeAnswer {
  const { backChargeFen, penaltyFen, rule } = breachCharge(breachOf(reader), rules);
  return { backCharge: yuanText(backChargeFen), penalty: yuanText(penaltyFen), rule };
}

const bySize = ['over-capacity', 'sealed', 'outside-supply'] as const;
const byMonth = ['over-capacity-two-part', 'sealed-two-part'] as const;

function breachOf(reader: CaseReader): Breach {
  const kind = reader.word('breach', [...bySize, ...byMonth, 'price-class', 'metering']);
  const times = reader.has('times') ? count(reader, 'times', 0) : 1;
  switch (kind) {
    case 'price-class':
      return {
        kind,
        energyWh: count(reader, 'energyKwh', 3),
        paidNano: count(reader, 'paidPrice', 9),
        dueNano: count(reader, 'duePrice', 9),
      };
    case 'metering':
      return { kind, isHousehold: reader.flag('household'), times };
    case 'over-capacity-two-part':
    case 'sealed-two-part': {
      const priceNano = count(reader, 'capacityPrice', 9);
      const months = reader.list('months').map((month) => monthIn(month, reader.path('months')));
      const unit = {
        capacityVa: count(reader, 'kva', 3),
        ...(reader.has('from') ? { from: reader.date('from') } : {}),
        ...(reader.has('to') ? { to: reader.date('to') } : {}),
      };
      return { kind, months: months.map((month) => ({ month, priceNano })), unit };
    }
    default:
      return { kind, capacityW: count(reader, 'kw', 3), times };
  }
}

function monthIn(value: unknown, field: string): string {
  if (typeof value !== 'string' || !isMonth(value)) throw wrongType(field, 'YYYY-MM');
  return value;
}

function meterError(reader: CaseReader): ChargeAnswer | Refused {
  const recordedWh = count(reader, 'recordedKwh', 3);
  const errorPpm = reader.scaled('errorPercent', 4);
  const adjustWh = meterErrorWh({ recordedWh, errorPpm, stepWh: stepOf(reader) });
  if (typeof adjustWh !== 'number') return { ...adjustWh, field: reader.path('errorPercent') };
  return adjusted(reader, adjustWh);
}

function wrongWiring(reader: CaseReader): ChargeAnswer {
  const ratio = reader.has('phases')
    ? phaseRatio(reader.inners('phases').map(phaseOf))
    : { right: reader.whole('right'), wrong: reader.whole('wrong') };
  if (ratio.wrong === 0) throw wrongType(reader.path('wrong'), '≠ 0');
  return adjusted(reader, ratioCorrectionWh(reader.scaled('recordedKwh', 3), ratio, stepOf(reader)));
}

function phaseOf(reader: CaseReader) {
  const filed = count(reader, 'filed', 0);
  const fitted = reader.has('fitted') ? count(reader, 'fitted', 0) : filed;
  if (filed === 0 || fitted === 0 || filed > 100_000 || fitted > 100_000) {
    throw wrongType(reader.path('fitted'), '1 … 100000');
  }
  const fault = reader.has('fault') ? { fault: reader.word('fault', ['open', 'reversed']) } : {};
  reader.end();
  return { filed, fitted, ...fault };
}

function stepOf(reader: CaseReader): number {
  return reader.has('stepKwh') ? Math.max(1, count(reader, 'stepKwh', 3)) : 1000;
}

function adjusted(reader: CaseReader, adjustWh: number): ChargeAnswer {
  const energy = { adjustKwh: kwh(adjustWh) };
  if (!reader.has('price')) return energy;
  return { ...energy, amount: yuanText(energyFen(adjustWh, count(reader, 'price', 9))) };
}

function outage(reader: CaseReader, { compensation }: BillingRules): ChargeAnswer {
  const normalHours = count(reader, 'normalHours', 0);
  if (normalHours === 0) throw wrongType(reader.path('normalHours'), '> 0');
  const { lostWh, times, amountFen } = outageCompensation(
    {
      normalWh: count(reader, 'normalKwh', 3),
      normalHours,
      outageMinutes: count(reader, 'outageMinutes', 0),
      priceNano: count(reader, 'price', 9),
      isTwoPart: reader.flag('twoPart'),
      stepWh: 10,
    },
    compensation,
  );
  return { lostKwh: kwh(lostWh), times, amount: yuanText(amountFen) };
}

function quality(reader: CaseReader, { compensation }: BillingRules): ChargeAnswer {
  const kind = reader.word('of', ['voltage', 'frequency']);
  const bad = { kind, badHoursWh: count(reader, 'badHoursKwh', 3), priceNano: count(reader, 'price', 9) };
  return { amount: yuanText(qualityCompensationFen(bad, compensation)) };
}

function appliance(reader: CaseReader, { compensation }: BillingRules): ChargeAnswer {
  const kind = reader.word('of', ['electronics', 'motor', 'heating', 'lamp']);
  const damaged = {
    kind,
    invoiceFen: count(reader, 'invoice', 2),
    usedMonths: count(reader, 'usedMonths', 0),
  };
  return { amount: yuanText(applianceCompensationFen(damaged, compensation)) };
}
