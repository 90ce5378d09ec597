import type { SettingVersion, VisitSetting } from '#domain/visits/setting.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';

/** Every version a unit ever set, the first one first; the code's own stands before them. */
export async function settingVersions(tx: Tx, orgId: number): Promise<SettingVersion[]> {
  const { rows } = await runSql<{ version: number; body: VisitSetting; changed_at: Date }>(
    tx,
    'select version, body, changed_at from visit_setting where org_id = $1 order by version',
    [orgId],
  );
  return rows.map(({ version, body, changed_at }) => ({
    version,
    fromMs: changed_at.getTime(),
    setting: body,
  }));
}

/** The history of a unit's visit rules is one case; its id is made from the unit, so it needs no row. */
export function settingCase(orgId: number): string {
  return `00000000-0000-7000-8003-${orgId.toString(16).padStart(12, '0')}`;
}
