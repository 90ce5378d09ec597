import { Refusal } from '#domain/kernel/refusal.ts';
import { changeUnit, type UnitChange } from '../change-unit.ts';
import type { Acting, Saved } from '../events.ts';
import { lockUnit } from '../store.ts';
import { refuseClosed } from './create-unit.ts';

/** Opens a closed unit again, where the unit above it is open. */
export function reactivateUnit(acting: Acting, change: UnitChange): Promise<Saved> {
  return changeUnit(acting, { kind: 'unit.reactivated', ...change }, async (tx, unit) => {
    if (unit.active) throw new Refusal('organisation.unit-active', { data: { name: unit.name } });
    if (unit.parent_unit_id !== null) refuseClosed(await lockUnit(tx, unit.org_id, unit.parent_unit_id));
    return { patch: { active: true }, data: {} };
  });
}
