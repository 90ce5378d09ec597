/**
 * The terms a usage point is billed by (the priced part of its agreement): a tariff of a series of price books and
 * what the engine must know beside it. Dated; they change only by an approved order or with a reason (R-QUAL-06).
 */
import { useKinds, type UseKind } from '#domain/customers/use-kind.ts';
import type { Voltage } from '#domain/customers/voltage.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import type { TariffBookRefusal } from './book-refusals.ts';
import type { Tariff } from './price-book.ts';

/** What the two-part tariff charges beside the energy (TWO-1 … TWO-3). */
export const basisTitles = {
  capacity: '按容量',
  'contract-demand': '按约定需量',
  'actual-demand': '按实际需量',
} as const;

export type Basis = keyof typeof basisTitles;

/** What the engine takes beside the tariff; each only where the tariff asks for it. */
export interface TermsDetails {
  /** Basis of the two-part tariff; absent for a single-rate one. */
  readonly basis?: Basis;
  /** Agreed demand in W, with the basis `contract-demand`. */
  readonly contractDemandW?: number;
  /** Standard of the power factor in percent (PF-1 … PF-3); absent where it is not assessed. */
  readonly powerFactorStandard?: 80 | 85 | 90;
  /** Size of the household, for wider tiers. */
  readonly persons?: number;
  /** Gets the free energy of the needy. */
  readonly isNeedy?: boolean;
  /** Came back from the market: 1.5 times the agent price (CPT-6). */
  readonly isLeftMarket?: boolean;
}

export interface SupplyTerms {
  readonly series: string;
  readonly tariff: string;
  /** The household chose peak and valley prices (RES-8). */
  readonly isTimeOfUse: boolean;
  readonly details: TermsDetails;
}

/** The point that is billed, as far as prices ask. */
export interface PricedPoint {
  readonly useKind: UseKind;
  readonly voltage: Voltage;
}

/** Large industry is a part of industry and commerce since the classes were joined (CLS-2). */
const alikeKinds: Readonly<Record<UseKind, readonly UseKind[]>> = {
  residential: ['residential'],
  farm: ['farm'],
  commercial: ['commercial', 'large-industry'],
  'large-industry': ['large-industry', 'commercial'],
};

function refuse(refused: TariffBookRefusal, field: string, data: Refused['data'] = {}): Refused {
  return { refused, field, data };
}

/** Everything that stands against billing the point by the tariff on these terms; empty when nothing does. */
export function termsFaults(terms: SupplyTerms, tariff: Tariff, point: PricedPoint): readonly Refused[] {
  return [
    ...(alikeKinds[point.useKind].includes(tariff.useKind)
      ? []
      : [
          refuse('tariffs.terms-class', 'tariff', {
            of: useKinds[tariff.useKind],
            is: useKinds[point.useKind],
          }),
        ]),
    ...(tariff.voltages.includes(point.voltage)
      ? []
      : [refuse('tariffs.terms-voltage', 'tariff', { voltage: point.voltage })]),
    ...(terms.isTimeOfUse && !hasTimeOfUse(tariff)
      ? [refuse('tariffs.terms-time-of-use', 'isTimeOfUse')]
      : []),
    ...detailFaults(terms.details, tariff),
  ];
}

function detailFaults(details: TermsDetails, tariff: Tariff): readonly Refused[] {
  const { basis, contractDemandW, powerFactorStandard, persons, isNeedy } = details;
  const faults: Refused[] = [];
  if ((tariff.basic === null) !== (basis === undefined))
    faults.push(refuse('tariffs.terms-basis', 'details.basis'));
  if ((basis === 'contract-demand') !== (contractDemandW ?? 0) > 0)
    faults.push(refuse('tariffs.terms-demand', 'details.contractDemandW'));
  if (powerFactorStandard !== undefined && !tariff.hasPowerFactor)
    faults.push(refuse('tariffs.terms-factor', 'details.powerFactorStandard'));
  if ((persons !== undefined || isNeedy === true) && tariff.energy.kind !== 'tiered')
    faults.push(refuse('tariffs.terms-household', 'details.persons'));
  return faults;
}

/** Whether the household may choose peak and valley prices with the tariff. */
export function hasTimeOfUse({ energy }: Tariff): boolean {
  if (energy.kind === 'tiered') return energy.sets.every(({ timeOfUse }) => timeOfUse !== undefined);
  return energy.kind === 'single' ? energy.periodPriceNano !== undefined : true;
}

/** Whether a change touches the class or the prices of the customer: a danger point when no order asked for it. */
export function isDangerous(before: SupplyTerms | null, after: SupplyTerms): boolean {
  return before !== null && (before.series !== after.series || before.tariff !== after.tariff);
}

/** The tariffs of a book a point may have, the plain ones of its class and voltage. */
export function tariffsFor(tariffs: readonly Tariff[], point: PricedPoint): readonly Tariff[] {
  return tariffs.filter(
    ({ useKind, voltages }) =>
      alikeKinds[point.useKind].includes(useKind) && voltages.includes(point.voltage),
  );
}
