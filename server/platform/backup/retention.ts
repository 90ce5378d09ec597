/** Which backups are kept: the newest of each of so many days, weeks and months (R-DATA-03). Pure. */

export interface Retention {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

interface Taken {
  readonly name: string;
  readonly takenAt: Date;
}

const dayMs = 86_400_000;
/** A day begins at midnight in China, whatever the zone of the machine. */
const offsetMs = 8 * 3_600_000;

const dayOf = (at: Date): number => Math.floor((at.getTime() + offsetMs) / dayMs);
/** Weeks begin on Monday; day 0 (1 January 1970) was a Thursday. */
const weekOf = (at: Date): number => Math.floor((dayOf(at) + 3) / 7);
const monthOf = (at: Date): string => new Date(at.getTime() + offsetMs).toISOString().slice(0, 7);

/** The newest of each period, for the newest `count` periods that have one. */
function newestOf(
  newestFirst: readonly Taken[],
  periodOf: (at: Date) => string | number,
  count: number,
): string[] {
  const kept = new Map<string | number, string>();
  for (const { name, takenAt } of newestFirst) {
    const period = periodOf(takenAt);
    if (!kept.has(period) && kept.size < count) kept.set(period, name);
  }
  return [...kept.values()];
}

/**
 * Names of the backups that may go. The newest always stays, and so does what is less than a day older: who makes one
 * before an upgrade and one behind it keeps both. Periods without a backup do not count.
 */
export function outdated(backups: readonly Taken[], { days, weeks, months }: Retention): string[] {
  const newestFirst = [...backups].sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime());
  const newestMs = newestFirst[0]?.takenAt.getTime() ?? 0;
  const fresh = newestFirst.filter(({ takenAt }) => newestMs - takenAt.getTime() < dayMs);
  const kept = new Set([
    ...fresh.map(({ name }) => name),
    ...newestOf(newestFirst, dayOf, days),
    ...newestOf(newestFirst, weekOf, weeks),
    ...newestOf(newestFirst, monthOf, months),
  ]);
  return newestFirst.map(({ name }) => name).filter((name) => !kept.has(name));
}
