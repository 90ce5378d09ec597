/** Names a definition may use; the pure functions behind them are in guards.ts. */
export const guardNames = [
  'documents-complete',
  'not-the-unit-complained-of',
  'not-the-person-reported',
  'not-the-same-person-as-before',
  'evidence-attached',
  'contract-signed',
  'fees-settled',
  'claim-in-time',
  'no-open-callback',
  'calling-hours',
] as const;
export type GuardName = (typeof guardNames)[number];
