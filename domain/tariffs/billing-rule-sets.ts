/**
 * The rules of supply as dated sets. Marks as in the rulebook: values from memory are unverified and stand here so
 * that a unit can set its own; `rulesWith` changes single values without touching the set.
 */
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { BillingRules } from './billing-rules.ts';
import type { SourceDocument } from './source-document.ts';

/** 供电营业规则 of 8 October 1996. */
export const rules1996: BillingRules = {
  set: 'supply-1996',
  energyStepWh: 10,
  leftMarketPpm: 1_500_000,
  days: {
    division: 'thirtieth',
    capacityQuantity: 'exact',
    changeDay: 'new',
    suspensionDaysMin: 15,
    suspensionMonthsMax: 6,
  },
  demand: { mode: 'A', floorPercent: 40, discount: null },
  powerFactor: { hasFundsInBase: false, capacityMinKva: 100, farmStandard: 80 },
  lateCharge: {
    householdPpm: 1_000,
    othersSameYearPpm: 2_000,
    othersCrossYearPpm: 3_000,
    minimumFen: 100,
  },
  theft: { unknownDays: 180, powerHoursPerDay: 12, lightingHoursPerDay: 6, penaltyTimes: 3 },
  breach: {
    classMonths: 3,
    classTimes: 2,
    capacityTimes: 3,
    capacityFenPerKw: 5_000,
    sealedTimes: 2,
    sealedFenPerKw: 3_000,
    meteringHouseholdFen: 50_000,
    meteringOthersFen: 500_000,
    outsideSupplyFenPerKw: 50_000,
  },
  compensation: {
    outageTimes: 4,
    outageTimesTwoPart: 5,
    voltagePercent: 20,
    frequencyPercent: 10,
    applianceFullMonths: 6,
    applianceFloorPercent: 10,
    applianceLifeYears: { electronics: 10, motor: 12, heating: 5, lamp: 2 },
  },
};

/** 供电营业规则 in force from 1 June 2024, with the prices of 526/2023. */
export const rules2024: BillingRules = {
  ...rules1996,
  set: 'supply-2024',
  days: { ...rules1996.days, division: 'calendar' },
  demand: { mode: 'A', floorPercent: 40, discount: { fromKwhPerKva: 260, payPercent: 90 } },
  lateCharge: { ...rules1996.lateCharge, minimumFen: null },
};

export interface RuleSet {
  readonly validFrom: CalendarDate;
  readonly rules: BillingRules;
  readonly document: SourceDocument;
  /** Fields that are unverified: from memory, or read differently by different sources. */
  readonly unverified: readonly string[];
}

/** Every set in order of time. */
export const ruleSets: readonly RuleSet[] = [
  {
    validFrom: calendarDate('1996-10-08'),
    rules: rules1996,
    document: {
      number: '电力工业部令第8号',
      title: '供电营业规则（1996）',
      source: 'regulations.md S4, S15, S18, S21, S31, S32',
      status: 'unverified',
      note: '摘自转载；标注 unverified 的字段凭记忆',
    },
    unverified: [
      'energyStepWh',
      'leftMarketPpm',
      'demand.mode',
      'days.changeDay',
      'powerFactor.hasFundsInBase',
      'breach.outsideSupplyFenPerKw',
      'compensation.frequencyPercent',
      'compensation.applianceLifeYears',
    ],
  },
  {
    validFrom: calendarDate('2024-06-01'),
    rules: rules2024,
    document: {
      number: '国家发展改革委令第14号',
      title: '供电营业规则（2024）',
      source: 'regulations.md S1, S2, S3',
      status: 'unverified',
      note: '摘自考题和条文页；标注 unverified 的字段凭记忆',
    },
    unverified: [
      'energyStepWh',
      'leftMarketPpm',
      'days.changeDay',
      'days.suspensionDaysMin',
      'days.suspensionMonthsMax',
      'demand.mode',
      'demand.discount',
      'powerFactor.hasFundsInBase',
      'powerFactor.farmStandard',
      'lateCharge.minimumFen',
      'theft.penaltyTimes',
      'breach.classTimes',
      'breach.sealedTimes',
      'compensation.frequencyPercent',
      'compensation.applianceLifeYears',
    ],
  },
];

/** The rules in force on a date; the first known ones before that. */
export function rulesOn(date: CalendarDate): BillingRules {
  return ruleSets.findLast(({ validFrom }) => validFrom <= date)?.rules ?? rules1996;
}

/** Single values changed, group by group; the name tells that the set was adapted. */
export type RulesChange = {
  readonly [Group in keyof BillingRules]?: BillingRules[Group] extends object
    ? Partial<BillingRules[Group]>
    : BillingRules[Group];
};

export function rulesWith(base: BillingRules, change: RulesChange): BillingRules {
  return {
    set: change.set ?? `${base.set}+`,
    energyStepWh: change.energyStepWh ?? base.energyStepWh,
    leftMarketPpm: change.leftMarketPpm ?? base.leftMarketPpm,
    days: { ...base.days, ...change.days },
    demand: { ...base.demand, ...change.demand },
    powerFactor: { ...base.powerFactor, ...change.powerFactor },
    lateCharge: { ...base.lateCharge, ...change.lateCharge },
    theft: { ...base.theft, ...change.theft },
    breach: { ...base.breach, ...change.breach },
    compensation: { ...base.compensation, ...change.compensation },
  };
}
