import { assert } from '#domain/kernel/assert.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { changeUnit, type UnitChange } from '../change-unit.ts';
import type { Acting, Saved } from '../events.ts';
import type { UnitRow } from '../store.ts';

/** Closes a unit that nothing stands under and nobody works in; its history stays. */
export function deactivateUnit(acting: Acting, change: UnitChange): Promise<Saved> {
  const today = businessDate(acting.platform.now().getTime());
  return changeUnit(acting, { kind: 'unit.deactivated', ...change }, async (tx, unit) => {
    if (unit.kind === 'supply-unit') throw new Refusal('organisation.unit-root');
    if (!unit.active) throw new Refusal('organisation.unit-inactive', { data: { name: unit.name } });
    const use = await useOf(tx, unit, today);
    if (use.units + use.posts > 0) throw new Refusal('organisation.unit-in-use', { data: use });
    return { patch: { active: false }, data: {} };
  });
}

async function useOf(tx: Tx, unit: UnitRow, today: string): Promise<{ units: number; posts: number }> {
  const { rows } = await runSql<{ units: number; posts: number }>(
    tx,
    `select
       (select count(*) from org_unit where org_id = $1 and parent_unit_id = $2 and active) as units,
       (select count(*) from staff_post p join staff s on s.org_id = p.org_id and s.staff_id = p.staff_id
        where p.org_id = $1 and p.unit_id = $2 and s.status <> 'dismissed'
          and (p.valid_to is null or p.valid_to >= $3)) as posts`,
    [unit.org_id, unit.unit_id, today],
  );
  const [use] = rows;
  assert(use !== undefined, 'a count has one row');
  return { units: use.units, posts: use.posts };
}
