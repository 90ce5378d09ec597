import { meanSecondsOf, rateOf, type Sums } from '#domain/supervision/sums.ts';
import type { SettledSums } from '../../orders/index.ts';

/** A row of counts as the rules know it. */
export function sumsOf(row: SettledSums): Sums {
  const { cases, kept, broken, excused, finished } = row;
  return { cases, kept, broken, excused, finished, durationSeconds: row.duration_seconds };
}

/** The sums and what follows from them. */
export function figuresOf(sums: Sums, p90Seconds: number | null) {
  return { sums, rate: rateOf(sums), meanSeconds: meanSecondsOf(sums), p90Seconds };
}
