import type { Platform } from '../platform/platform.ts';
import { usageFailure } from './exit.ts';

/** A supply unit as a command tells of it. */
export interface Unit {
  readonly orgId: number;
  readonly code: string;
  readonly name: string;
}

/** Every unit, or the one with this code; a code that none has is a wrong use. */
export async function unitsOf(platform: Platform, code: string | undefined): Promise<Unit[]> {
  const { rows } = await platform.db.pool.query<Unit>(
    'select org_id as "orgId", code, name from org where $1::text is null or code = $1 order by org_id',
    [code ?? null],
  );
  if (rows.length === 0 && code !== undefined) throw usageFailure(`没有编码为 ${code} 的供电公司。`, 'org');
  return rows;
}
