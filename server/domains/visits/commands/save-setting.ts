import type { Static } from 'typebox';
import type { saveVisitSetting } from '#contracts/visits.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { checkSetting, completed } from '#domain/visits/setting.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { earlierData } from '../../../platform/events/earlier.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { settingPage, type SettingPage } from '../queries/setting-page.ts';
import { settingCase, settingVersions } from '../settings.ts';

/** One change of a unit's rules at a time; the number space keeps clear of other advisory locks. */
const lockSpace = 7_301_962;

/**
 * Saves a unit's rules as a new version that holds for orders ending from now on; its author saw `editedVersion`.
 * Visits that exist and draws that were made keep theirs (S4).
 */
export async function saveSetting(
  platform: Platform,
  caller: Caller,
  input: Static<(typeof saveVisitSetting)['body']>,
): Promise<SettingPage> {
  const { orgId, staffId } = caller;
  const { commandId, reason, editedVersion } = input;
  const setting = completed(input.setting);
  const refused = checkSetting(setting);
  if (refused !== null) throw Refusal.from(refused);
  const about = { orgId, caseKind: 'setting' as const, caseId: settingCase(orgId) };
  const kind = 'visit.setting-changed' as const;
  const page = await inTransaction(platform.db, [orgId], async (tx) => {
    await runSql(tx, 'select pg_advisory_xact_lock($1, $2)', [lockSpace, orgId]);
    if ((await earlierData(tx, { ...about, commandId, kind })) !== null)
      return settingPage(tx, platform, orgId);
    const version = (await settingVersions(tx, orgId)).at(-1)?.version ?? 0;
    if (version !== editedVersion)
      throw new Refusal('conflict.changed-meanwhile', { data: { who: '另一位同事' } });
    const now = platform.now();
    await runSql(
      tx,
      `insert into visit_setting (org_id, version, body, reason, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)`,
      [orgId, version + 1, JSON.stringify(setting), reason, staffId, now],
    );
    await record({ platform, tx }, { ...about, ...byStaff(caller), commandId }, [
      { kind, at: now, data: { version: version + 1, setting, reason } },
    ]);
    return settingPage(tx, platform, orgId);
  });
  platform.live.publish([{ orgId, kind: 'setting', id: about.caseId, detail: kind }]);
  return page;
}
