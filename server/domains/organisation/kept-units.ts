import type { Tx } from '../../platform/db/database.ts';
import { keepByOrg } from '../../platform/live/kept-by-org.ts';
import type { Platform } from '../../platform/platform.ts';
import { unitTree, type Unit } from './unit-queries.ts';

const kept = keepByOrg<readonly Unit[]>(unitTree);

/** The tree of a unit for what every acceptance and every step asks: where the place belongs, who does the work. */
export function keptUnits(platform: Platform, tx: Tx, orgId: number): Promise<readonly Unit[]> {
  return kept.read(platform, tx, orgId);
}

/** Tells every process, this one at once, that the tree changed; after the commit. */
export function unitsChanged(platform: Platform, orgId: number, unitId: string): void {
  kept.forget(platform, orgId);
  platform.live.publish([{ orgId, kind: 'setting', id: unitId, detail: 'units' }]);
}
