/** What a promise is: the shape of the catalogue's entries. */

export type Region = 'urban' | 'rural' | 'remote';
export const regions: readonly Region[] = ['urban', 'rural', 'remote'];

/** Whether each case must keep the limit or their mean (CLK-6); a case is due by the limit either way. */
export type Measure = 'each' | 'mean';

/** What the promise is about; only `order` promises are clocks on a work order. */
export type PromiseConcern = 'order' | 'call' | 'counter' | 'reading' | 'outage' | 'staff' | 'indicator';

export type RegionLimits = Readonly<Record<Region, string>>;

/** Another document's figure for the same promise, selectable as a setting. */
export interface OtherLimit {
  readonly limit: string;
  readonly source: string;
}

/** One promise as the documents give it. Limits are texts of `limit.ts`. */
export interface PromiseDefinition {
  /** `R-PROM-06`; for promises only the regulations give, their row (`PLN-3`); `DESK-…` for the 95598 tickets. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly concerns: PromiseConcern;
  /** Null where the promise has no time limit (a rate, a count, a quality). */
  readonly limits: RegionLimits | null;
  readonly measure: Measure;
  /** Share of the limit at which the holder is warned, 1 … 99. */
  readonly warnPercent: number;
  readonly starts: string;
  readonly stops: string;
  /** Requirement, rule and source, as `requirements.md` and `regulations.md` number them. */
  readonly source: string;
  /** The figure stands from memory ([mem]) and must be confirmed on the official text before use. */
  readonly unverified: boolean;
  readonly others: readonly OtherLimit[];
}

/** Default share of the limit at which the holder is warned. */
export const defaultWarnPercent = 75;

/** What an entry must say; the rest has a default: an order clock, each case, warned at 75 %, verified. */
export type PromiseEntry = Pick<PromiseDefinition, 'id' | 'zh' | 'en' | 'starts' | 'stops' | 'source'> &
  Partial<Pick<PromiseDefinition, 'concerns' | 'measure' | 'warnPercent' | 'unverified' | 'others'>> & {
    readonly limit: string | RegionLimits | null;
  };

/** Fills in an entry's defaults; one limit text stands for all three regions. */
export function definePromise({ limit, ...entry }: PromiseEntry): PromiseDefinition {
  return {
    concerns: 'order',
    measure: 'each',
    warnPercent: defaultWarnPercent,
    unverified: false,
    others: [],
    ...entry,
    limits: typeof limit === 'string' ? { urban: limit, rural: limit, remote: limit } : limit,
  };
}
