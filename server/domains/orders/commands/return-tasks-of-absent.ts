import { v7 as uuidv7 } from 'uuid';
import { inTransaction } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { beginAbsences, offDuty } from '../../organisation/index.ts';
import { absenceReason, lockHeldTasks, ordersHeldBy } from '../absent-holders.ts';
import { systemDoer } from '../effects.ts';
import { performWithin } from './perform.ts';

type OffDuty = ReadonlyMap<string, number | null>;

/** Gives back what the persons hold in one order; answers how many tasks. Two workers at once: the lock decides. */
function returnTasksOf(
  platform: Platform,
  { orgId, orderId, away }: { readonly orgId: number; readonly orderId: string; readonly away: OffDuty },
): Promise<number> {
  return inTransaction(platform.db, [orgId], async (tx) => {
    const held = await lockHeldTasks(tx, { orgId, orderId, staffIds: [...away.keys()] });
    for (const { task, assignee_id: holder } of held) {
      const reason = absenceReason(away.get(holder) ?? null);
      const command = { verb: 'release' as const, task, reason };
      await performWithin({ platform, tx }, { orgId, orderId, commandId: uuidv7(), command }, systemDoer);
    }
    return held.length;
  });
}

/**
 * Gives back to their teams the open tasks of everybody of a unit who is away, suspended or gone; then records which
 * absences have begun. Also what came to them meanwhile, by a return or a reopening. An order that cannot be changed
 * is left for the next round and holds up no other.
 */
export async function returnTasksOfAbsent(platform: Platform, orgId: number): Promise<number> {
  const away = await inTransaction(platform.db, [orgId], (tx) => offDuty(platform, tx, orgId));
  let returned = 0;
  let after: string | null = null;
  do {
    const orderIds: readonly string[] = await ordersHeldBy(platform, {
      orgId,
      staffIds: [...away.keys()],
      after,
    });
    for (const orderId of orderIds) {
      returned += await returnTasksOf(platform, { orgId, orderId, away }).catch((error: unknown) => {
        platform.log.warn({ err: error, orderId }, 'a task of somebody absent could not be given back');
        return 0;
      });
    }
    after = orderIds.at(-1) ?? null;
  } while (after !== null);
  await inTransaction(platform.db, [orgId], (tx) => beginAbsences(platform, tx, orgId));
  return returned;
}

/** The same, unit by unit. */
export async function returnAllTasksOfAbsent(platform: Platform): Promise<void> {
  for (const orgId of platform.db.orgIds()) await returnTasksOfAbsent(platform, orgId);
}
