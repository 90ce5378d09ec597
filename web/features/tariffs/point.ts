import type { Static } from 'typebox';
import type { PointTerms } from '#contracts/supply-terms.ts';

/** A usage point with the terms it is billed by, as the customer's page shows it. */
export type Point = Static<typeof PointTerms>;
