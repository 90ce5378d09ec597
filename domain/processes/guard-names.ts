/** Names a definition may use; the pure functions behind them are in guards.ts. */
export const guardNames = [
  'not-the-unit-complained-of',
  'not-the-person-reported',
  'evidence-attached',
  'fees-settled',
  'claim-in-time',
  'calling-hours',
] as const;
export type GuardName = (typeof guardNames)[number];
