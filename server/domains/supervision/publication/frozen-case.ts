import { businessDate } from '#domain/kernel/instant.ts';
import type { CaseToPublish } from '#domain/supervision/lay-out.ts';
import type { CountedCase } from '#domain/supervision/proof.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { CountedRow } from '../../orders/index.ts';

/** A case as a publication freezes it, with the order it belongs to. */
export interface FrozenCase extends CaseToPublish {
  readonly orderId: string;
}

/**
 * The salt of a case's leaf: derived, so nothing is kept that could leak, and told to nobody but through the link that
 * follows the order.
 */
export function saltOf(
  platform: Pick<Platform, 'keys'>,
  at: {
    readonly publicationId: string;
    readonly orderId: string;
    readonly clock: string;
    readonly run: number;
  },
): string {
  const { publicationId, orderId, clock, run } = at;
  return platform.keys.digest('promise-proof', JSON.stringify([publicationId, orderId, clock, run]));
}

/** A settled clock as a case of the publication. */
export function frozenCase(
  platform: Pick<Platform, 'keys'>,
  publicationId: string,
  row: CountedRow,
): FrozenCase {
  const { order_id: orderId, clock, run } = row;
  const counted: CountedCase = {
    orderNo: row.order_no,
    ...{ promise: row.promise, clock, run, result: row.result },
    day: businessDate(row.settled_at.getTime()),
    startedMs: row.started_at.getTime(),
    dueMs: row.due_at?.getTime() ?? null,
    endedMs: row.ended_at?.getTime() ?? null,
    durationSeconds: row.duration_seconds,
    eventHash: row.event_hash,
  };
  return {
    orderId,
    unitId: row.unit_id,
    salt: saltOf(platform, { publicationId, orderId, clock, run }),
    counted,
  };
}
