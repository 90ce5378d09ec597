import type { Bench } from './figure.ts';

/** Every bench under its name; loaded when it is asked for. A new one is a file and a line here. */
export const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  intake: async () => (await import('./intake.ts')).intake,
  search: async () => (await import('./search.ts')).search,
  worklist: async () => (await import('./worklist.ts')).worklist,
  'order-page': async () => (await import('./order-page.ts')).orderPage,
  sweep: async () => (await import('./sweep.ts')).sweep,
  memory: async () => (await import('./memory.ts')).memory,
  'first-page': async () => (await import('./first-page.ts')).firstPage,
  billing: async () => (await import('./billing.ts')).billing,
  engine: async () => (await import('./engine.ts')).engine,
  supervision: async () => (await import('./supervision.ts')).supervision,
  runner: async () => (await import('./runner.ts')).runner,
};
