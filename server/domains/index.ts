import { customers } from './customers/index.ts';
import type { Domain } from '../platform/domain.ts';
import { organisation } from './organisation/index.ts';

/** The domains of the product, low to high: a domain imports only those before it. */
export const domains: readonly Domain[] = [organisation, customers];
