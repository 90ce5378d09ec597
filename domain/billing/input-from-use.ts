/**
 * The input of a bill from what was metered and the terms that hold: what the reading of meters and the agreement with
 * the customer say, put into the one form the engine computes. Several points of an account make one bill; their
 * parts stand in the order of the days. Left out: what a fixed share moves between points (`fixed-share.ts`).
 */
import { addDays, daysBetween } from '#domain/kernel/calendar-date.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { periods, sumOfPeriods } from '#domain/tariffs/period.ts';
import type { ByPeriod, Period } from '#domain/tariffs/period.ts';
import type { TieredPrice } from '#domain/tariffs/price-book.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import type { TermsDetails } from '#domain/tariffs/supply-terms.ts';
import type {
  BasicInput,
  BillInput,
  BillPart,
  PowerFactorInput,
  PowerFactorStandard,
  TierInput,
} from './bill.ts';
import { planParts } from './plan-parts.ts';

/** What was used at a point between two readings, the multiplier applied (the table `metered_use`). */
export interface MeteredUse {
  readonly usagePointId: string;
  readonly from: CalendarDate;
  /** First day that no longer counts. */
  readonly to: CalendarDate;
  /** Wh in the order of `periods`: sharp, peak, flat, valley, deep. */
  readonly energyWh: readonly number[];
  readonly forwardVarh: number;
  readonly reverseVarh: number;
  readonly demandW: number | null;
  readonly quality: 'actual' | 'estimated' | 'corrected';
}

/** How a point is billed on some days (the table `supply_terms`). */
export interface BilledTerms {
  readonly usagePointId: string;
  readonly from: CalendarDate;
  /** First day they no longer hold; null while they do. */
  readonly to: CalendarDate | null;
  readonly series: string;
  readonly tariff: string;
  readonly isTimeOfUse: boolean;
  readonly details: TermsDetails;
  /** Capacity in service at the point. */
  readonly capacityVa: number;
}

/** The counter of the annual tiers as the last bill left it. */
export interface TierCounter {
  readonly year: string;
  readonly usedWh: number;
}

export interface AccountUse {
  /** Month of the bill, 'YYYY-MM': the month of the capacity or demand charge. */
  readonly month: string;
  /** At least one. */
  readonly uses: readonly MeteredUse[];
  readonly terms: readonly BilledTerms[];
  readonly tiersBefore: TierCounter | null;
}

/** The input of the account's bill; a day without terms or price book, or two standards at once, is refused. */
export function inputFromUse(account: AccountUse, shelf: PriceShelf): BillInput | Refused {
  const { uses } = account;
  const points: PricedUse[] = [];
  for (const use of uses) {
    const priced = priceUse(use, account.terms, shelf);
    if ('refused' in priced) return priced;
    points.push(priced);
  }
  const standard = standardOf(points);
  if (typeof standard === 'object' && standard !== null) return standard;
  const from = uses.reduce((first, use) => (use.from < first ? use.from : first), uses[0]?.from ?? noDay);
  const to = uses.reduce((last, use) => (use.to > last ? use.to : last), from);
  const tiers = tiersOf(account, { points, from, to }, shelf);
  const basic = basicsOf(points, account.month);
  return {
    from,
    to,
    parts: partsOf(points, standard !== null),
    ...(tiers === null ? {} : { tiers }),
    ...(basic.length === 0 ? {} : { basic }),
    ...(standard === null ? {} : { powerFactor: powerFactorOf(points, standard) }),
  };
}

const noDay = '0000-01-01' as CalendarDate;
/** Billed energy split by days keeps whole kWh, the last part takes the rest (RND-1). */
const splitStepWh = 1000;

interface PricedUse {
  readonly use: MeteredUse;
  /** The terms of its last day: what holds now. */
  readonly terms: Pick<BilledTerms, 'details' | 'capacityVa'>;
  readonly parts: readonly BillPart[];
}

function priceUse(use: MeteredUse, all: readonly BilledTerms[], shelf: PriceShelf): PricedUse | Refused {
  const terms = all.filter(
    ({ usagePointId, from, to }) =>
      usagePointId === use.usagePointId && from < use.to && (to === null || to > use.from),
  );
  const parts = planParts(
    {
      from: use.from,
      to: use.to,
      energyWh: energyOf(use.energyWh),
      stretches: terms.map((each) => ({ ...each, to: each.to ?? use.to })),
      stepWh: splitStepWh,
    },
    shelf,
  );
  if ('refused' in parts) return parts;
  const last = terms.reduce((newest, each) => (each.from > newest.from ? each : newest), terms[0] ?? noTerms);
  return { use, terms: last, parts };
}

const noTerms = { from: noDay, details: {}, capacityVa: 0 } as const;

function energyOf(energyWh: readonly number[]): ByPeriod {
  const byPeriod: Partial<Record<Period, number>> = {};
  for (let index = 0; index < periods.length; index += 1) {
    const period = periods[index] ?? 'flat';
    const value = energyWh[index] ?? 0;
    if (value !== 0) byPeriod[period] = value;
  }
  return byPeriod;
}

/** A point without a standard stands outside the assessment (PF-9) where another point of the account has one. */
function partsOf(points: readonly PricedUse[], isAssessed: boolean): readonly BillPart[] {
  const parts = points.flatMap(({ parts: own, terms: { details } }) =>
    own.map((part) => ({
      ...part,
      ...(details.isLeftMarket === true ? { purchase: { kind: 'left-market' } as const } : {}),
      ...(isAssessed ? { isPowerFactorAdjusted: details.powerFactorStandard !== undefined } : {}),
    })),
  );
  return points.length === 1 ? parts : parts.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function standardOf(points: readonly PricedUse[]): PowerFactorStandard | null | Refused {
  let standard: PowerFactorStandard | null = null;
  for (const { terms } of points) {
    const own = terms.details.powerFactorStandard;
    if (own === undefined) continue;
    if (standard !== null && standard !== own) return { refused: 'billing.standards-differ' };
    standard = own;
  }
  return standard;
}

function powerFactorOf(points: readonly PricedUse[], standard: PowerFactorStandard): PowerFactorInput {
  const assessed = points.filter(({ terms }) => terms.details.powerFactorStandard !== undefined);
  return {
    standard,
    forwardVarh: assessed.reduce((sum, { use }) => sum + use.forwardVarh, 0),
    reverseVarh: assessed.reduce((sum, { use }) => sum + use.reverseVarh, 0),
  };
}

/** One charge a point, however many meters counted for it in the month. */
function basicsOf(points: readonly PricedUse[], month: string): readonly BasicInput[] {
  const seen = new Set<string>();
  const basics: BasicInput[] = [];
  for (const { use, terms } of points) {
    if (terms.details.basis === undefined || seen.has(use.usagePointId)) continue;
    seen.add(use.usagePointId);
    const own = points.filter((point) => point.use.usagePointId === use.usagePointId);
    basics.push(...basicOf(own, month));
  }
  return basics;
}

function basicOf(own: readonly PricedUse[], month: string): readonly BasicInput[] {
  const newest = own.reduce((last, each) => (each.use.to > last.use.to ? each : last));
  const { details, capacityVa } = newest.terms;
  const { basis, contractDemandW } = details;
  const last = newest.parts.at(-1);
  if (basis === undefined || last === undefined) return [];
  const priced = { month, book: last.book, tariff: last.tariff };
  if (basis === 'capacity') return [{ kind: 'capacity', ...priced, units: [{ capacityVa }] }];
  const actualW = Math.max(...own.map(({ use }) => use.demandW ?? 0));
  const contract = contractDemandW === undefined ? {} : { contractW: contractDemandW };
  const monthEnergyWh = own.reduce((sum, { use }) => sum + sumOfPeriods(energyOf(use.energyWh)), 0);
  return [{ kind: basis, ...priced, lines: [{ actualW, ...contract }], capacityVa, monthEnergyWh }];
}

interface Span {
  readonly points: readonly PricedUse[];
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

function tiersOf({ tiersBefore }: AccountUse, span: Span, shelf: PriceShelf): TierInput | null {
  const tiered = span.points.find(({ parts }) => parts.some((part) => tieredPriceOf(part, shelf) !== null));
  if (tiered === undefined) return null;
  const price = tiered.parts.map((part) => tieredPriceOf(part, shelf)).find((each) => each !== null);
  const { persons, isNeedy } = tiered.terms.details;
  const isAnnual = price?.accumulation === 'year';
  const counts = isAnnual && tiersBefore?.year === span.from.slice(0, 4);
  const months = isAnnual ? null : monthsOf(span);
  return {
    usedBeforeWh: counts ? tiersBefore.usedWh : 0,
    ...(months === null ? {} : { months }),
    ...(persons === undefined ? {} : { persons }),
    ...(isNeedy === undefined ? {} : { isNeedy }),
  };
}

function tieredPriceOf({ book, tariff }: BillPart, shelf: PriceShelf): TieredPrice | null {
  const energy = shelf.find(book, tariff)?.tariff.energy;
  return energy?.kind === 'tiered' ? energy : null;
}

const daysOfAMonth = 30.5;

/** Months a bill over monthly tiers stands for (RES-4): null for the usual one. */
function monthsOf({ from, to }: Span): readonly number[] | null {
  const count = Math.min(12, Math.max(1, Math.round(daysBetween(from, to) / daysOfAMonth)));
  if (count === 1) return null;
  const last = Number(addDays(to, -1).slice(5, 7));
  return Array.from({ length: count }, (_, index) => ((last - count + index + 12) % 12) + 1);
}
