import type { Updateable } from 'kysely';
import type { OrganisationEvent } from '#domain/organisation/event-titles.ts';
import { inTransaction, type Tx } from '../../platform/db/database.ts';
import type { OrgUnit } from '../../platform/db/schema.ts';
import { byStaff } from '../../platform/events/record.ts';
import { earlierSaved, recordEntry, refuseStale, type Acting, type Saved } from './events.ts';
import { unitsChanged } from './kept-units.ts';
import { lockUnit, updateUnit, type UnitRow } from './store.ts';

/** What every change of a unit names. */
export interface UnitChange {
  readonly unitId: string;
  readonly commandId: string;
  readonly revision: number;
}

/** The columns a change sets and what its event says. */
export interface UnitDecision {
  readonly patch: Updateable<OrgUnit>;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * The way of every change of a unit: locked, not done before, not stale, decided, written, recorded.
 * `decide` throws what it refuses; then nothing is written.
 */
export async function changeUnit(
  { platform, caller }: Acting,
  { kind, unitId, commandId, revision: seen }: UnitChange & { readonly kind: OrganisationEvent },
  decide: (tx: Tx, unit: UnitRow) => Promise<UnitDecision> | UnitDecision,
): Promise<Saved> {
  const { orgId } = caller;
  const saved = await inTransaction(platform.db, [orgId], async (tx) => {
    const unit = await lockUnit(tx, orgId, unitId);
    const earlier = await earlierSaved(tx, { orgId, caseId: unitId, commandId, kind });
    if (earlier !== null) return earlier;
    await refuseStale(tx, { orgId, caseId: unitId, revision: unit.revision }, seen);
    const { patch, data } = await decide(tx, unit);
    const revision = unit.revision + 1;
    await updateUnit(tx, unit, { ...patch, revision });
    await recordEntry(platform, tx, {
      orgId,
      caseKind: 'unit',
      caseId: unitId,
      origin: byStaff(caller),
      kind,
      data: { revision, ...data },
      commandId,
    });
    return { id: unitId, revision };
  });
  unitsChanged(platform, orgId, unitId);
  return saved;
}
