import { Refusal } from '#domain/kernel/refusal.ts';
import { absenceState, supervisedUnits, type Absence } from '#domain/organisation/absence.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { may } from '../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../platform/db/database.ts';
import { earlierData } from '../../platform/events/earlier.ts';
import type { OrganisationEvent } from '#domain/organisation/event-titles.ts';
import { absenceOf, absencesChanged, absencesOf, type AbsenceRow } from './absences.ts';
import { recordOfStaff, type Acting, type Saved } from './events.ts';
import { lockStaff, type StaffRow } from './store.ts';

async function isSupervised(tx: Tx, { platform, caller }: Acting, staffId: string): Promise<boolean> {
  const { rows } = await runSql<{ found: boolean }>(
    tx,
    `with recursive below as (
       select unit_id from org_unit where org_id = $1 and unit_id = any ($2::uuid[])
       union
       select u.unit_id from org_unit u join below b on u.parent_unit_id = b.unit_id where u.org_id = $1
     )
     select exists (
       select 1 from staff_post p join below b on b.unit_id = p.unit_id
       where p.org_id = $1 and p.staff_id = $3
         and p.valid_from <= $4 and (p.valid_to is null or p.valid_to >= $4)) as found`,
    [caller.orgId, supervisedUnits(caller.posts), staffId, businessDate(platform.now().getTime())],
  );
  return rows[0]?.found === true;
}

/** Nobody marks themselves; whoever does not keep the staff reaches the people of the units they supervise. */
async function refuseOutOfReach(tx: Tx, acting: Acting, staff: StaffRow): Promise<void> {
  if (staff.staff_id === acting.caller.staffId) throw new Refusal('staff.absence-own');
  if (may(acting.caller, 'staff.manage') || (await isSupervised(tx, acting, staff.staff_id))) return;
  throw new Refusal('staff.absence-out-of-reach', { data: { name: staff.name } });
}

export interface AbsenceCommand {
  readonly staffId: string;
  readonly absenceId: string;
  readonly commandId: string;
}

/** What is decided within the person's lock: the absence's next revision and what the event says. */
export interface AbsenceDecision {
  readonly revision: number;
  readonly data: Readonly<Record<string, unknown>>;
  /** Why somebody is away is theirs: erasable by law. */
  readonly personal?: Readonly<Record<string, unknown>>;
}

/** The way of every change of somebody's absences: the person locked, not done before, in reach, decided, recorded. */
export async function changeAbsences(
  acting: Acting,
  command: AbsenceCommand & { readonly kind: OrganisationEvent },
  decide: (tx: Tx, staff: StaffRow, rows: readonly AbsenceRow[]) => Promise<AbsenceDecision>,
): Promise<Saved> {
  const { platform, caller } = acting;
  const { orgId } = caller;
  const { staffId, absenceId, commandId, kind } = command;
  const saved = await inTransaction(platform.db, [orgId], async (tx) => {
    const staff = await lockStaff(tx, orgId, staffId);
    const earlier = await earlierData(tx, { orgId, caseId: staffId, commandId, kind });
    if (earlier !== null) return { id: absenceId, revision: Number(earlier['absenceRevision']) };
    await refuseOutOfReach(tx, acting, staff);
    const { revision, data, personal } = await decide(tx, staff, await absencesOf(tx, { orgId, staffId }));
    await recordOfStaff(acting, tx, {
      caseId: staffId,
      kind,
      data: { absenceId, absenceRevision: revision, ...data },
      ...(personal === undefined ? {} : { personal }),
      commandId,
    });
    return { id: absenceId, revision };
  });
  absencesChanged(platform, orgId, staffId);
  return saved;
}

/** The absence to be changed, as its author saw it, and the others beside it; refuses one that is over. */
export function standingAbsence(
  rows: readonly AbsenceRow[],
  { absenceId, revision, nowMs }: { absenceId: string; revision: number; nowMs: number },
): { row: AbsenceRow; absence: Absence; state: 'planned' | 'now'; others: readonly Absence[] } {
  const row = rows.find((each) => each.absence_id === absenceId);
  if (row === undefined) throw new Refusal('not-found', { data: { what: '离岗安排' } });
  const absence = absenceOf(row);
  const state = absenceState(absence, nowMs);
  if (state === 'over' || state === 'cancelled') throw new Refusal('staff.absence-over');
  if (row.revision !== revision)
    throw new Refusal('conflict.changed-meanwhile', { data: { who: '另一位同事' } });
  return { row, absence, state, others: rows.filter((each) => each !== row).map(absenceOf) };
}
