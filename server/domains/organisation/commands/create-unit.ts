import { Refusal } from '#domain/kernel/refusal.ts';
import { validateOrgUnit, type OrgUnitInput } from '#domain/organisation/org-unit.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { byStaff } from '../../../platform/events/record.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import { earlierSaved, recordEntry, type Acting, type Saved } from '../events.ts';
import { unitsChanged } from '../kept-units.ts';
import { insertUnit, lockUnit, type UnitRow } from '../store.ts';

/** A unit as it is entered. */
export interface UnitInput extends Omit<OrgUnitInput, 'kind' | 'parentKind'> {
  readonly phone: string | null;
  readonly address: string | null;
}

export interface NewUnit extends UnitInput {
  readonly commandId: string;
  readonly unitId: string;
  readonly parentUnitId: string;
  readonly kind: string;
}

/** A unit below which something is to be put must be at work itself. */
export function refuseClosed(unit: UnitRow): void {
  if (unit.active) return;
  throw new Refusal('organisation.unit-inactive', { field: 'parentUnitId', data: { name: unit.name } });
}

/** Sets up a unit below another. */
export async function createUnit({ platform, caller }: Acting, input: NewUnit): Promise<Saved> {
  const { orgId } = caller;
  const { commandId, unitId, parentUnitId, ...fields } = input;
  const kind = 'unit.created';
  const saved = await inTransaction(platform.db, [orgId], async (tx) => {
    const parent = await lockUnit(tx, orgId, parentUnitId);
    const earlier = await earlierSaved(tx, { orgId, caseId: unitId, commandId, kind });
    if (earlier !== null) return earlier;
    refuseClosed(parent);
    throwRefused(validateOrgUnit({ ...fields, parentKind: parent.kind }));
    const row = { ...fields, functions: [...fields.functions], name: fields.name.trim() };
    if (!(await insertUnit(tx, { ...row, org_id: orgId, unit_id: unitId, parent_unit_id: parentUnitId })))
      throw new Refusal('conflict.id-reused', { field: 'unitId' });
    await recordEntry(platform, tx, {
      orgId,
      caseKind: 'unit',
      caseId: unitId,
      origin: byStaff(caller),
      kind,
      data: { revision: 1, parent: parent.name, ...row },
      commandId,
    });
    return { id: unitId, revision: 1 };
  });
  unitsChanged(platform, orgId, unitId);
  return saved;
}
