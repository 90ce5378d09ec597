import { Refusal } from '#domain/kernel/refusal.ts';
import { runSql, reading } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';

export interface PublicUnit {
  readonly orgId: number;
  readonly orgName: string;
}

/** Whose library a visitor reads: the unit of the code, or the first of the installation. */
export function publicUnit(platform: Platform, code: string | undefined): Promise<PublicUnit> {
  return reading(platform.db, 'all', async (tx) => {
    const { rows } = await runSql<{ org_id: number; name: string }>(
      tx,
      'select org_id, name from org where $1::text is null or code = $1 order by org_id limit 1',
      [code ?? null],
    );
    const unit = rows[0];
    if (unit === undefined) throw new Refusal('not-found', { data: { what: '供电单位' } });
    return { orgId: unit.org_id, orgName: unit.name };
  });
}
