/** What a breach of the supply contract costs (BRE-1 … BRE-9): back charge and penalty, by kind. */
import { unreachable } from '#domain/kernel/assert.ts';
import { mulDivHalfUp } from '#domain/kernel/exact.ts';
import type { BillingRules } from '#domain/tariffs/billing-rules.ts';
import { amountFenOf, energyFen } from './line-amount.ts';
import { capacityQuantities } from './capacity-charge.ts';
import type { CapacityUnit } from './bill.ts';

/** Capacity charge of the months a breach lasted, each month with its price. */
export interface BreachMonths {
  readonly months: readonly { readonly month: string; readonly priceNano: number }[];
  readonly unit: CapacityUnit;
}

export type Breach =
  /** BRE-1: higher-price load at a lower price. */
  | {
      readonly kind: 'price-class';
      readonly energyWh: number;
      readonly paidNano: number;
      readonly dueNano: number;
    }
  /** BRE-2, BRE-5: more capacity than agreed, or sealed equipment in use, two-part. */
  | ({ readonly kind: 'over-capacity-two-part' | 'sealed-two-part' } & BreachMonths)
  /** BRE-3, BRE-6, BRE-9: by size, `times` where each time counts. */
  | {
      readonly kind: 'over-capacity' | 'sealed' | 'outside-supply';
      readonly capacityW: number;
      readonly times?: number;
    }
  /** BRE-8: metering, terminals, load control moved or operated. */
  | { readonly kind: 'metering'; readonly isHousehold: boolean; readonly times: number };

export interface BreachCharge {
  readonly backChargeFen: number;
  readonly penaltyFen: number;
  readonly rule: string;
}

/** The charge to the fen; penalties are exact multiples of it, or of the size in kW. */
export function breachCharge(breach: Breach, rules: BillingRules): BreachCharge {
  const { breach: by } = rules;
  switch (breach.kind) {
    case 'price-class': {
      const backChargeFen = energyFen(breach.energyWh, breach.dueNano - breach.paidNano);
      return { backChargeFen, penaltyFen: backChargeFen * by.classTimes, rule: 'BRE-1' };
    }
    case 'over-capacity-two-part':
      return timesOf(capacityFen(breach, rules), by.capacityTimes, 'BRE-2');
    case 'sealed-two-part':
      return timesOf(capacityFen(breach, rules), by.sealedTimes, 'BRE-5');
    case 'over-capacity':
      return bySize(breach, by.capacityFenPerKw, 'BRE-3');
    case 'sealed':
      return bySize(breach, by.sealedFenPerKw, 'BRE-6');
    case 'outside-supply':
      return bySize(breach, by.outsideSupplyFenPerKw, 'BRE-9');
    case 'metering': {
      const each = breach.isHousehold ? by.meteringHouseholdFen : by.meteringOthersFen;
      return { backChargeFen: 0, penaltyFen: each * breach.times, rule: 'BRE-8' };
    }
    default:
      return unreachable(breach);
  }
}

function timesOf(backChargeFen: number, times: number, rule: string): BreachCharge {
  return { backChargeFen, penaltyFen: backChargeFen * times, rule };
}

function bySize(
  { capacityW, times = 1 }: { capacityW: number; times?: number },
  fenPerKw: number,
  rule: string,
): BreachCharge {
  return { backChargeFen: 0, penaltyFen: mulDivHalfUp(capacityW * times, fenPerKw, 1000), rule };
}

function capacityFen({ months, unit }: BreachMonths, { days }: BillingRules): number {
  return months
    .flatMap(({ month, priceNano }) =>
      capacityQuantities(month, [unit], days).map((quantity) => amountFenOf({ ...quantity, priceNano })),
    )
    .reduce((sum, fen) => sum + fen, 0);
}
