import { validateOrgUnit } from '#domain/organisation/org-unit.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import { changeUnit, type UnitChange } from '../change-unit.ts';
import { differences, type Acting, type Saved } from '../events.ts';
import type { UnitRow } from '../store.ts';
import type { UnitInput } from './create-unit.ts';

/** Renames a unit, changes its functions, region or how it is reached. */
export function editUnit(acting: Acting, input: UnitChange & UnitInput): Promise<Saved> {
  const { unitId, commandId, revision, ...fields } = input;
  return changeUnit(acting, { kind: 'unit.changed', unitId, commandId, revision }, async (tx, unit) => {
    throwRefused(validateOrgUnit({ ...fields, kind: unit.kind, parentKind: await parentKind(tx, unit) }));
    const patch = { ...fields, functions: [...fields.functions], name: fields.name.trim() };
    return { patch, data: { changed: differences({ ...unit }, patch) } };
  });
}

async function parentKind(tx: Tx, unit: UnitRow): Promise<string | null> {
  const { rows } = await runSql<{ kind: string }>(
    tx,
    'select kind from org_unit where org_id = $1 and unit_id = $2',
    [unit.org_id, unit.parent_unit_id],
  );
  return rows[0]?.kind ?? null;
}
