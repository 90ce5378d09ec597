import type { Static } from 'typebox';
import type { editPortalSetting, portalSetting } from '#contracts/portal.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, reading, runSql, type Tx } from '../../../platform/db/database.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { byStaff, lockHead, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { settingOf, topUnit } from '../units.ts';

type View = Static<(typeof portalSetting)['response']>;
type Change = Static<(typeof editPortalSetting)['body']>;

async function viewWithin(tx: Tx, caller: Caller): Promise<View> {
  const { is_open, ...rest } = await settingOf(tx, { orgId: caller.orgId, name: caller.orgName });
  return { isOpen: is_open, ...rest };
}

export function settingView(platform: Platform, caller: Caller): Promise<View> {
  return reading(platform.db, [caller.orgId], (tx) => viewWithin(tx, caller));
}

async function write(
  tx: Tx,
  by: { orgId: number; staffId: string; now: Date },
  change: Change,
): Promise<boolean> {
  const { isOpen, welcome, hours, serves, phones, revision } = change;
  const { rows } = await runSql(
    tx,
    `insert into portal_setting as s (org_id, is_open, welcome, hours, serves, phones, revision, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, 1, $7, $8)
     on conflict (org_id) do update set is_open = excluded.is_open, welcome = excluded.welcome, hours = excluded.hours,
       serves = excluded.serves, phones = excluded.phones, revision = s.revision + 1, changed_at = excluded.changed_at,
       changed_by = excluded.changed_by
     where s.revision = $9
     returning org_id`,
    [by.orgId, isOpen, welcome, hours, serves, JSON.stringify(phones), by.now, by.staffId, revision],
  );
  return rows.length > 0;
}

/** Changes what the hall of the unit shows; refused when somebody else changed it since it was read. */
export function editSetting(platform: Platform, caller: Caller, change: Change): Promise<View> {
  const { orgId, staffId } = caller;
  return inTransaction(platform.db, [orgId], async (tx) => {
    const about = { orgId, caseKind: 'unit' as const, caseId: await topUnit(tx, orgId) };
    const { commandId, revision: _, ...data } = change;
    const kind = 'portal.setting-changed' as const;
    // Twins of one command find each other behind the lock; the second changes nothing.
    await lockHead(tx, about);
    if ((await earlierData(tx, { ...about, commandId, kind })) !== null) return viewWithin(tx, caller);
    if (!(await write(tx, { orgId, staffId, now: platform.now() }, change)))
      throw new Refusal('conflict.changed-meanwhile', { data: { who: '另一位同事' } });
    await record({ platform, tx }, { ...about, ...byStaff(caller), commandId }, [
      { kind, at: platform.now(), data },
    ]);
    return viewWithin(tx, caller);
  });
}
