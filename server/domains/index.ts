import type { Domain } from '../platform/domain.ts';

/** The domains of the product, low to high: a domain imports only those before it. */
export const domains: readonly Domain[] = [];
