import type { SealedHead } from '#domain/audit/event-hash.ts';
import { verifySealedChain, type ChainFinding } from '#domain/audit/verify-chain.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { chainOf } from '../../../platform/events/read-chain.ts';
import type { OrderKey } from './order-rows.ts';

export interface OrderProof {
  readonly events: number;
  readonly head: SealedHead;
  readonly findings: readonly ChainFinding[];
  readonly sealedDays: readonly { day: string; root: string; seal: string }[];
}

/** Recomputes the chain of an order and names the sealed days its events lie in. */
export async function proveOrderChain(platform: Platform, tx: Tx, key: OrderKey): Promise<OrderProof | null> {
  const { events, head } = await chainOf(tx, key.orgId, key.orderId);
  if (head === null) return null;
  const { rows } = await runSql<{ day: string; root: string; seal: string }>(
    tx,
    `select day, root, seal from day_seal
     where org_id = $1 and day = any (
       select distinct (at at time zone 'Asia/Shanghai')::date from event where org_id = $1 and case_id = $2)
     order by day`,
    [key.orgId, key.orderId],
  );
  return {
    events: events.length,
    head,
    findings: verifySealedChain(events, head, platform.keys.seal),
    sealedDays: rows,
  };
}
