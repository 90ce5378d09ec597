import type { Static } from 'typebox';
import type { readVisitSetting } from '#contracts/visits.ts';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { alwaysVisited, completed, settingAt, type VisitSetting } from '#domain/visits/setting.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { settingVersions } from '../settings.ts';

export type SettingPage = Static<(typeof readVisitSetting)['response']>;

const historyMax = 100;

interface Row {
  version: number;
  body: VisitSetting;
  reason: string;
  changed_at: Date;
  name: string | null;
}

function plain(setting: VisitSetting): SettingPage['setting'] {
  return { ...setting, kinds: { ...setting.kinds }, others: { ...setting.others } };
}

/** The rules in force with every version before them, by whom and why. */
export async function settingPage(tx: Tx, platform: Platform, orgId: number): Promise<SettingPage> {
  const versions = await settingVersions(tx, orgId);
  const { rows } = await runSql<Row>(
    tx,
    `select v.version, v.body, v.reason, v.changed_at, s.name from visit_setting v
     left join staff s on s.org_id = v.org_id and s.staff_id = v.changed_by
     where v.org_id = $1 order by v.version desc limit ${historyMax.toString()}`,
    [orgId],
  );
  const { version, setting } = settingAt(versions, platform.now().getTime());
  return {
    version,
    setting: plain(completed(setting)),
    kinds: currentDefinitions().map(({ kind, title }) => ({
      kind,
      title,
      fixed: alwaysVisited.includes(kind),
    })),
    history: rows.map((row) => ({
      version: row.version,
      by: row.name,
      at: row.changed_at.toISOString(),
      reason: row.reason,
      setting: plain(row.body),
    })),
  };
}
