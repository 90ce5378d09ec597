import type { PublishedMonth } from '#contracts/supervision-report.ts';
import { rateOf, totalOf, type Sums } from '#domain/supervision/sums.ts';

export type PublishedUnit = PublishedMonth['lines'][number];

export interface PublishedPromise {
  readonly promise: string;
  readonly title: PublishedUnit['title'];
  readonly sums: Sums;
  readonly rate: number | null;
  readonly units: readonly PublishedUnit[];
}

/** The published lines by promise, those with the most cases first. */
export function byPromise(lines: readonly PublishedUnit[]): readonly PublishedPromise[] {
  const ids = [...new Set(lines.map(({ promise }) => promise))];
  return ids
    .flatMap((promise): PublishedPromise[] => {
      const units = lines.filter((line) => line.promise === promise);
      const [first] = units;
      if (first === undefined) return [];
      const sums = totalOf(units.map((unit) => unit.sums));
      return [{ promise, title: first.title, sums, rate: rateOf(sums), units }];
    })
    .sort((a, b) => b.sums.cases - a.sums.cases);
}
