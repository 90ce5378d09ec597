import type { Caller } from '../../../platform/caller.ts';
import { reading } from '../../../platform/db/database.ts';
import { enqueue } from '../../../platform/jobs/worker.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readCalendar } from '../book.ts';
import { changeSettings } from '../change.ts';

/** The job of the orders, who keep the clocks. */
export const recomputeJob = 'recompute-clocks';

/** Who moves the clocks and why: stands in the event of every order that moves. */
export interface RecomputeOrder {
  readonly orgId: number;
  readonly staffId: string;
  readonly reason: string;
}

/** Asks that running clocks be moved to the calendar as it stands now (S5), once a year has been announced. */
export async function askRecompute(
  platform: Platform,
  caller: Caller,
  { commandId, reason }: { readonly commandId: string; readonly reason: string },
): Promise<{ queued: boolean; calendarVersion: string }> {
  const { orgId, staffId } = caller;
  await changeSettings({ platform, caller }, { commandId, kind: 'calendar.recompute-asked' }, async (tx) => {
    const payload: RecomputeOrder = { orgId, staffId, reason };
    await enqueue(tx, { name: recomputeJob, payload, key: `recompute:${orgId.toString()}` });
    return { reason };
  });
  const { version } = await reading(platform.db, [orgId], (tx) => readCalendar(tx, orgId));
  return { queued: true, calendarVersion: version };
}
