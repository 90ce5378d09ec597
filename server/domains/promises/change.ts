import type { promiseEvents } from '#domain/promises/event-titles.ts';
import type { Caller } from '../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../platform/db/database.ts';
import { earlierData } from '../../platform/events/earlier.ts';
import { byStaff, record } from '../../platform/events/record.ts';
import type { Platform } from '../../platform/platform.ts';
import { forgetBook } from './book.ts';

export type SettingEvent = keyof typeof promiseEvents;

/** Who acts, and on which installation. */
export interface Acting {
  readonly platform: Platform;
  readonly caller: Caller;
}

/** A change of what a unit promises or which days it works. */
export interface SettingChange {
  readonly commandId: string;
  readonly kind: SettingEvent;
}

/** One change of a unit's settings at a time; the number space keeps clear of other advisory locks. */
const lockSpace = 7_301_953;

/** The history of a unit's promises and calendar is one case; its id is made from the unit, so it needs no row. */
export function settingCase(orgId: number): string {
  return `00000000-0000-7000-8002-${orgId.toString(16).padStart(12, '0')}`;
}

/**
 * The way of every change: one at a time, not done before, written and recorded by whom; then every process forgets
 * the book it had read. `write` answers what the event says; what it throws undoes everything. The same command again
 * writes nothing.
 */
export async function changeSettings(
  { platform, caller }: Acting,
  change: SettingChange,
  write: (tx: Tx) => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> {
  const { orgId } = caller;
  const about = { orgId, caseKind: 'setting' as const, caseId: settingCase(orgId) };
  await inTransaction(platform.db, [orgId], async (tx) => {
    await runSql(tx, 'select pg_advisory_xact_lock($1, $2)', [lockSpace, orgId]);
    if ((await earlierData(tx, { ...about, ...change })) !== null) return;
    const data = await write(tx);
    await record({ platform, tx }, { ...about, ...byStaff(caller), commandId: change.commandId }, [
      { kind: change.kind, at: platform.now(), data },
    ]);
  });
  forgetBook(platform, orgId);
  platform.live.publish([{ orgId, kind: 'setting', id: about.caseId, detail: change.kind }]);
}
