/** One measured figure: its value, the limit it is held against, and how the two compare. */
export interface Figure {
  /** `bench.figure`, words joined by hyphens: `intake.rate`. */
  readonly name: string;
  readonly value: number;
  /** `1/s`, `ms`, `MB`, `kB`, `x` (times), `rows`. */
  readonly unit: string;
  /** What it must reach or keep below, or what the machine itself can do; null where it only informs. */
  readonly limit: number | null;
  /** `value / limit`; null without a limit. */
  readonly ratio: number | null;
}

/** How a bench is run. */
export interface BenchOptions {
  /** A tenth of the data, under a minute. */
  readonly quick: boolean;
  /** Progress for people; never to standard output, which carries figures alone. */
  readonly tell: (line: string) => void;
  /** Ends what was started when the bench is interrupted; called again when it was ended in order. */
  readonly onCleanUp: (clean: () => Promise<void>) => void;
  /** Makes something dear once for all the benches of a run; it is cleaned up behind the last of them. */
  readonly shared: <T>(key: string, make: (options: BenchOptions) => Promise<T>) => Promise<T>;
}

/** A bench: measures, cleans up behind itself, answers its figures. */
export type Bench = (options: BenchOptions) => Promise<readonly Figure[]>;

const digits = 3;

function rounded(value: number): number {
  return Number(value.toFixed(digits));
}

/** A figure, rounded to a thousandth; the ratio is made from the unrounded values. */
export function figure(
  name: string,
  { value, unit, limit = null }: { value: number; unit: string; limit?: number | null },
): Figure {
  const ratio = limit === null || limit === 0 ? null : rounded(value / limit);
  return { name, value: rounded(value), unit, limit: limit === null ? null : rounded(limit), ratio };
}
