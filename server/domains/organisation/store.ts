import type { Insertable, Selectable, Updateable } from 'kysely';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { UnitKind } from '#domain/organisation/org-unit.ts';
import type { HeldPeriod } from '#domain/organisation/post-period.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { OrgUnit, Staff, StaffPost } from '../../platform/db/schema.ts';
import { whenTaken } from '../../platform/db/duplicates.ts';

export type UnitRow = Selectable<OrgUnit>;
export type StaffRow = Selectable<Staff>;

/** A unit, locked against other changes until the transaction ends; refuses one that isn't there. */
export async function lockUnit(tx: Tx, orgId: number, unitId: string): Promise<UnitRow> {
  const row = await tx
    .selectFrom('org_unit')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('unit_id', '=', unitId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { data: { what: '单位' } });
  return row;
}

/** A member of staff, locked; refuses one who isn't there. */
export async function lockStaff(tx: Tx, orgId: number, staffId: string): Promise<StaffRow> {
  const row = await tx
    .selectFrom('staff')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('staff_id', '=', staffId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { data: { what: '人员' } });
  return row;
}

function unitCodeTaken(code: string): (error: unknown) => never {
  return whenTaken({
    org_unit_org_id_code_key: () =>
      new Refusal('organisation.unit-code-taken', { field: 'code', data: { code } }),
  });
}

function employeeNoTaken(employeeNo: string): (error: unknown) => never {
  return whenTaken({
    staff_org_id_employee_no_key: () =>
      new Refusal('staff.employee-no-taken', { field: 'employeeNo', data: { employeeNo } }),
  });
}

/** Whether the unit was new; false when its id is in use. */
export async function insertUnit(tx: Tx, row: Insertable<OrgUnit>): Promise<boolean> {
  const done = await tx
    .insertInto('org_unit')
    .values(row)
    .onConflict((conflict) => conflict.columns(['org_id', 'unit_id']).doNothing())
    .executeTakeFirst()
    .catch(unitCodeTaken(row.code));
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function updateUnit(tx: Tx, unit: UnitRow, patch: Updateable<OrgUnit>): Promise<void> {
  await tx
    .updateTable('org_unit')
    .set(patch)
    .where('org_id', '=', unit.org_id)
    .where('unit_id', '=', unit.unit_id)
    .execute()
    .catch(unitCodeTaken(patch.code ?? unit.code));
}

/** Whether the member of staff was new; false when their id is in use. */
export async function insertStaff(tx: Tx, row: Insertable<Staff>): Promise<boolean> {
  const done = await tx
    .insertInto('staff')
    .values(row)
    .onConflict((conflict) => conflict.columns(['org_id', 'staff_id']).doNothing())
    .executeTakeFirst()
    .catch(employeeNoTaken(row.employee_no));
  return done.numInsertedOrUpdatedRows === 1n;
}

export async function updateStaff(tx: Tx, staff: StaffRow, patch: Updateable<Staff>): Promise<void> {
  await tx
    .updateTable('staff')
    .set(patch)
    .where('org_id', '=', staff.org_id)
    .where('staff_id', '=', staff.staff_id)
    .execute()
    .catch(employeeNoTaken(patch.employee_no ?? staff.employee_no));
}

/** Several at once, whose ids are new. */
export async function insertPeople(tx: Tx, rows: readonly Insertable<Staff>[]): Promise<void> {
  if (rows.length === 0) return;
  const numbers = rows.map(({ employee_no }) => employee_no).join('、');
  await tx
    .insertInto('staff')
    .values([...rows])
    .execute()
    .catch(employeeNoTaken(numbers));
}

export async function insertPosts(tx: Tx, rows: readonly Insertable<StaffPost>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('staff_post')
      .values([...rows])
      .execute();
}

/** Every post the person ever held or is to hold. */
export async function heldPeriods(tx: Tx, staff: StaffRow): Promise<readonly HeldPeriod[]> {
  const rows = await tx
    .selectFrom('staff_post as p')
    .innerJoin('org_unit as u', (join) =>
      join.onRef('u.org_id', '=', 'p.org_id').onRef('u.unit_id', '=', 'p.unit_id'),
    )
    .select(['p.unit_id', 'u.kind', 'p.post', 'p.valid_from', 'p.valid_to'])
    .where('p.org_id', '=', staff.org_id)
    .where('p.staff_id', '=', staff.staff_id)
    .orderBy('p.valid_from')
    .execute();
  return rows.map((row) => ({
    unitId: row.unit_id,
    unitKind: row.kind as UnitKind,
    post: row.post,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}
