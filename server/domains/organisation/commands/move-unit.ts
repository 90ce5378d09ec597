import { Refusal } from '#domain/kernel/refusal.ts';
import { validateOrgUnit } from '#domain/organisation/org-unit.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import { changeUnit, type UnitChange } from '../change-unit.ts';
import type { Acting, Saved } from '../events.ts';
import { lockUnit } from '../store.ts';
import { refuseClosed } from './create-unit.ts';

/**
 * Puts a unit, with all below it, under another. No loop can come of it: a kind never stands under itself, nor
 * under a kind that may stand under it.
 */
export function moveUnit(acting: Acting, input: UnitChange & { parentUnitId: string }): Promise<Saved> {
  const { parentUnitId, ...change } = input;
  return changeUnit(acting, { kind: 'unit.moved', ...change }, async (tx, unit) => {
    if (unit.kind === 'supply-unit') throw new Refusal('organisation.unit-root');
    const parent = await lockUnit(tx, unit.org_id, parentUnitId);
    throwRefused(validateOrgUnit({ ...unit, parentKind: parent.kind }));
    refuseClosed(parent);
    const data = { parentUnitId: { from: unit.parent_unit_id, to: parentUnitId }, parent: parent.name };
    return { patch: { parent_unit_id: parentUnitId }, data };
  });
}
