import type { Bench } from './figure.ts';

/** Every bench under its name; loaded when it is asked for. */
export const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  intake: async () => (await import('./intake.ts')).intake,
};
