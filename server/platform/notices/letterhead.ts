import { allNoticeTemplates } from '#domain/notices/default-texts.ts';
import { runSql, type Tx } from '../db/database.ts';
import { keepByOrg } from '../live/kept-by-org.ts';
import type { Platform } from '../platform.ts';
import type { Work } from '../work.ts';
import { unitTemplates, type UnitTemplates } from './unit-templates.ts';

/** What every notice of a unit has in common. */
export interface Letterhead {
  readonly orgName: string;
  /** A demo unit's customers are nobody: what would leave the house is kept as cancelled. */
  readonly demo: boolean;
  readonly templates: UnitTemplates;
}

async function readLetterhead(tx: Tx, orgId: number): Promise<Letterhead> {
  const { rows } = await runSql<{ name: string; demo: boolean }>(
    tx,
    'select name, demo from org where org_id = $1',
    [orgId],
  );
  const templates = await unitTemplates(tx, orgId, allNoticeTemplates);
  return { orgName: rows[0]?.name ?? '', demo: rows[0]?.demo ?? false, templates };
}

const kept = keepByOrg<Letterhead>(readLetterhead);

/** The letterhead as this process keeps it: every acceptance asks. */
export function keptLetterhead({ platform, tx }: Work, orgId: number): Promise<Letterhead> {
  return kept.read(platform, tx, orgId);
}

/** Tells every process, this one at once, that a text changed; after the commit. */
export function letterheadChanged(platform: Platform, orgId: number): void {
  kept.forget(platform, orgId);
  platform.live.publish([{ orgId, kind: 'setting', id: orgId.toString(), detail: 'notice-texts' }]);
}
