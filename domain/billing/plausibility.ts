/**
 * Bills that a person looks at before the customer does: limits by class as data, compared with the bill and with the
 * account's last one. A reason says what was compared, so that the clerk need not compute it again.
 */
import { daysBetween } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { UseKind } from '#domain/customers/use-kind.ts';

export const holdReasons = {
  'not-computed': '算不出账单',
  negative: '金额为负',
  zero: '电量为零',
  'over-amount': '金额超限',
  'over-energy': '电量超限',
  'jump-up': '比上期突增',
  'jump-down': '比上期突减',
  'price-changed': '换了电价或类别',
  estimated: '按估抄电量计费',
} as const;

export type HoldReason = keyof typeof holdReasons;

export interface HoldLimits {
  readonly totalFenMax: number;
  readonly energyWhMax: number;
  /** Change of the energy a day against the last bill, in percent of the last one. */
  readonly jumpUpPercent: number;
  readonly jumpDownPercent: number;
  /** Below so much energy in both bills no jump is looked at. */
  readonly jumpFromWh: number;
  readonly holdsZero: boolean;
  readonly holdsPriceChange: boolean;
  readonly holdsEstimated: boolean;
}

export type LimitsByClass = Readonly<Record<UseKind, HoldLimits>>;

const household: HoldLimits = {
  totalFenMax: 300_000,
  energyWhMax: 5_000_000,
  jumpUpPercent: 300,
  jumpDownPercent: 90,
  jumpFromWh: 300_000,
  holdsZero: false,
  holdsPriceChange: false,
  holdsEstimated: false,
};

const business: HoldLimits = {
  ...household,
  totalFenMax: 5_000_000,
  energyWhMax: 80_000_000,
  jumpUpPercent: 200,
  jumpDownPercent: 80,
  jumpFromWh: 2_000_000,
  holdsPriceChange: true,
};

/** Where the unit has set nothing: not from a regulation, but what a county has time to look at. */
export const defaultLimits: LimitsByClass = {
  residential: household,
  farm: { ...business, jumpUpPercent: 1_000, jumpDownPercent: 99 },
  commercial: business,
  'large-industry': {
    ...business,
    totalFenMax: 1_000_000_000,
    energyWhMax: 20_000_000_000,
    jumpUpPercent: 100,
    jumpDownPercent: 60,
    jumpFromWh: 10_000_000,
    holdsZero: true,
    holdsEstimated: true,
  },
};

/** What of a bill is compared. */
export interface ComparedBill {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly energyWh: number;
  readonly totalFen: number;
  /** Series and codes of the tariffs in it, as one word. */
  readonly tariffs: string;
}

export interface HoldQuestion {
  readonly bill: ComparedBill;
  /** The account's bill before; null for its first. */
  readonly last: ComparedBill | null;
  readonly isEstimated: boolean;
  readonly limits: HoldLimits;
}

/** Why the bill is held; empty when it may go out. */
export function reasonsToHold({ bill, last, isEstimated, limits }: HoldQuestion): readonly HoldReason[] {
  const reasons: HoldReason[] = [];
  if (bill.totalFen < 0) reasons.push('negative');
  if (limits.holdsZero && bill.energyWh === 0) reasons.push('zero');
  if (bill.totalFen > limits.totalFenMax) reasons.push('over-amount');
  if (bill.energyWh > limits.energyWhMax) reasons.push('over-energy');
  if (limits.holdsEstimated && isEstimated) reasons.push('estimated');
  if (last === null) return reasons;
  const jump = jumpOf(bill, last, limits);
  if (jump !== null) reasons.push(jump);
  if (limits.holdsPriceChange && bill.tariffs !== last.tariffs) reasons.push('price-changed');
  return reasons;
}

/** Energy a day against energy a day, multiplied out so that no division rounds. */
function jumpOf(bill: ComparedBill, last: ComparedBill, limits: HoldLimits): HoldReason | null {
  if (bill.energyWh < limits.jumpFromWh && last.energyWh < limits.jumpFromWh) return null;
  const now = bill.energyWh * daysBetween(last.from, last.to);
  const before = last.energyWh * daysBetween(bill.from, bill.to);
  if (now * 100 > before * (100 + limits.jumpUpPercent)) return 'jump-up';
  return now * 100 < before * (100 - limits.jumpDownPercent) ? 'jump-down' : null;
}
