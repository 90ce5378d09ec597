/**
 * The rules a reading is validated by (VEE: validate, estimate, edit) as data: each rule has its thresholds by class of
 * use and says whether a find holds the reading back for a person or only marks it.
 */
import type { UseKind } from '#domain/customers/use-kind.ts';

export const ruleTitles = {
  missing: '漏抄',
  duplicate: '重复抄表',
  'below-last': '示数小于上次',
  'rolled-over': '表计翻转',
  zero: '零电量',
  spike: '超出供电容量',
  high: '电量突增',
  low: '电量突减',
  'season-high': '高于去年同月',
  'season-low': '低于去年同月',
  'sum-check': '分时与总不符',
  'wrong-date': '抄表日期不对',
  'prolonged-estimate': '连续估抄',
} as const;
export type Rule = keyof typeof ruleTitles;
export const allRules = Object.keys(ruleTitles) as readonly Rule[];

export const severities = { hold: '暂停待核', warn: '仅提示', off: '不检查' } as const;
export type Severity = keyof typeof severities;

/** What a class of use is measured by; percentages are whole numbers. */
export interface Thresholds {
  /** Below such a monthly energy a jump is no matter. */
  readonly smallWh: number;
  /** High and low: percent of the own daily average of the last three uses. */
  readonly highPercent: number;
  readonly lowPercent: number;
  /** The same against the same month of last year. */
  readonly seasonHighPercent: number;
  readonly seasonLowPercent: number;
  /** Spike: percent of what the capacity gives around the clock. */
  readonly capacityPercent: number;
  /** How many estimates in a row are too many. */
  readonly estimatesMax: number;
  /** Days around the scheduled one on which a reading is expected (R-PROM-08). */
  readonly daysAround: number;
}

export interface Rules {
  readonly severity: Readonly<Record<Rule, Severity>>;
  readonly thresholds: Readonly<Record<UseKind, Thresholds>>;
  /** Periods against total: allowed difference in Wh per register, for the last digits that are cut. */
  readonly sumGapWh: number;
  /** A lower value counts as rolled over where the way over the end is at most this percent of the register. */
  readonly rollOverPercent: number;
}

const household: Thresholds = {
  smallWh: 100_000,
  highPercent: 300,
  lowPercent: 25,
  seasonHighPercent: 250,
  seasonLowPercent: 30,
  capacityPercent: 80,
  estimatesMax: 2,
  daysAround: 2,
};
const business: Thresholds = {
  ...household,
  smallWh: 1_000_000,
  highPercent: 200,
  lowPercent: 40,
  seasonHighPercent: 200,
  seasonLowPercent: 40,
  capacityPercent: 110,
  estimatesMax: 1,
};

/** The rules a unit begins with. */
export const startingRules: Rules = {
  severity: {
    missing: 'hold',
    duplicate: 'hold',
    'below-last': 'hold',
    'rolled-over': 'warn',
    zero: 'warn',
    spike: 'hold',
    high: 'hold',
    low: 'hold',
    'season-high': 'warn',
    'season-low': 'warn',
    'sum-check': 'hold',
    'wrong-date': 'warn',
    'prolonged-estimate': 'hold',
  },
  thresholds: {
    residential: household,
    farm: { ...household, highPercent: 600, lowPercent: 5, seasonHighPercent: 300, seasonLowPercent: 20 },
    commercial: business,
    'large-industry': { ...business, smallWh: 10_000_000 },
  },
  sumGapWh: 100,
  rollOverPercent: 10,
};

/** Whether a stored use kind has thresholds of its own; another is measured as commercial. */
export function thresholdsOf({ thresholds }: Rules, useKind: string): Thresholds {
  return Object.hasOwn(thresholds, useKind) ? thresholds[useKind as UseKind] : thresholds.commercial;
}
