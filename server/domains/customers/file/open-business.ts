import { Refusal } from '#domain/kernel/refusal.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';

/** What somebody wants to close. */
export interface Closing {
  readonly orgId: number;
  readonly accountId: string;
  /** Left out: the whole account. */
  readonly usagePointId?: string;
}

/** Answers what is still under way there, by number; the domain of the orders knows. */
export type OpenBusiness = (tx: Tx, closing: Closing) => Promise<readonly string[]>;

const known = new WeakMap<Platform, OpenBusiness>();

/** A higher domain says what keeps an account from being closed; orders stand above customers. */
export function guardClosing(platform: Platform, openBusiness: OpenBusiness): void {
  known.set(platform, openBusiness);
}

const namedMax = 3;

/** Refuses to close what somebody is still working on, and names the first few orders. */
export async function refuseOpenBusiness(platform: Platform, tx: Tx, closing: Closing): Promise<void> {
  const numbers = (await known.get(platform)?.(tx, closing)) ?? [];
  if (numbers.length === 0) return;
  const rest = numbers.length > namedMax ? '…' : '';
  const orders = numbers.slice(0, namedMax).join('、') + rest;
  throw new Refusal('customer.account-business-open', { data: { orders } });
}
