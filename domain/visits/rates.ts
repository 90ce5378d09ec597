/**
 * The figures of return visits (R-PROM-19, R-SYS-04). Counts add up over units, teams, kinds and months; rates are
 * computed from the added counts and never averaged.
 */

export interface VisitCounts {
  /** 应回访: every visit made by the rule, but those cancelled because the order was taken up again. */
  readonly due: number;
  /** 已回访: reached, refused, or called as often as the setting asks. A lapsed link and a visit without a number are not. */
  readonly visited: number;
  /** 联系上: somebody answered, on the phone or by link. */
  readonly reached: number;
  /** Gave a satisfaction of 1 … 5. */
  readonly rated: number;
  /** Of these 3 or better. */
  readonly satisfied: number;
  /** Sum of the ratings, for the mean. */
  readonly ratingSum: number;
  /** Said whether the promise was kept, and said yes. */
  readonly promiseAsked: number;
  readonly promiseKept: number;
  /** Follow-ups opened out of dissatisfied answers. */
  readonly followUps: number;
}

export interface VisitRates {
  /** Of a thousand; null where there is nothing to divide by. Rounded to the nearest. */
  readonly visitedPermille: number | null;
  readonly reachedPermille: number | null;
  readonly satisfiedPermille: number | null;
  readonly promiseKeptPermille: number | null;
  /** Mean rating in hundredths: 432 = 4.32. */
  readonly ratingHundredths: number | null;
}

export const noVisits: VisitCounts = {
  due: 0,
  visited: 0,
  reached: 0,
  rated: 0,
  satisfied: 0,
  ratingSum: 0,
  promiseAsked: 0,
  promiseKept: 0,
  followUps: 0,
};

/** The promise: of all visits to be made (R-PROM-19, S2-2 十三(五)). */
export const visitedPermilleMin = 900;
/** Of repaired faults every one. */
export const faultsVisitedPermilleMin = 1000;

function ratio(part: number, whole: number, unit: number): number | null {
  return whole === 0 ? null : Math.round((part * unit) / whole);
}

/** Both together. */
export function addCounts(a: VisitCounts, b: VisitCounts): VisitCounts {
  return {
    due: a.due + b.due,
    visited: a.visited + b.visited,
    reached: a.reached + b.reached,
    rated: a.rated + b.rated,
    satisfied: a.satisfied + b.satisfied,
    ratingSum: a.ratingSum + b.ratingSum,
    promiseAsked: a.promiseAsked + b.promiseAsked,
    promiseKept: a.promiseKept + b.promiseKept,
    followUps: a.followUps + b.followUps,
  };
}

/** The rates of counts. */
export function ratesOf(counts: VisitCounts): VisitRates {
  return {
    visitedPermille: ratio(counts.visited, counts.due, 1000),
    reachedPermille: ratio(counts.reached, counts.visited, 1000),
    satisfiedPermille: ratio(counts.satisfied, counts.rated, 1000),
    promiseKeptPermille: ratio(counts.promiseKept, counts.promiseAsked, 1000),
    ratingHundredths: ratio(counts.ratingSum, counts.rated, 100),
  };
}
