import type { Updateable } from 'kysely';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { OrganisationEvent } from '#domain/organisation/event-titles.ts';
import { inTransaction, type Tx } from '../../platform/db/database.ts';
import type { Staff } from '../../platform/db/schema.ts';
import { earlierSaved, recordOfStaff, refuseStale, type Acting, type Saved } from './events.ts';
import { lockStaff, updateStaff, type StaffRow } from './store.ts';

/** What every change of a member of staff names. */
export interface StaffChange {
  readonly staffId: string;
  readonly commandId: string;
  readonly revision: number;
}

/** The columns a change sets and what its event says; `personal` can be erased later. */
export interface StaffDecision {
  readonly patch?: Updateable<Staff>;
  readonly data: Readonly<Record<string, unknown>>;
  readonly personal?: Readonly<Record<string, unknown>>;
}

/**
 * The way of every change of a member of staff: locked, not done before, not stale, decided, written, recorded.
 * Whoever has left is not changed any more.
 */
export function changeStaff(
  acting: Acting,
  { kind, staffId, commandId, revision: seen }: StaffChange & { readonly kind: OrganisationEvent },
  decide: (tx: Tx, staff: StaffRow) => Promise<StaffDecision> | StaffDecision,
): Promise<Saved> {
  const { orgId } = acting.caller;
  return inTransaction(acting.platform.db, [orgId], async (tx) => {
    const staff = await lockStaff(tx, orgId, staffId);
    const earlier = await earlierSaved(tx, { orgId, caseId: staffId, commandId, kind });
    if (earlier !== null) return earlier;
    await refuseStale(tx, { orgId, caseId: staffId, revision: staff.revision }, seen);
    if (staff.status === 'dismissed') throw new Refusal('staff.dismissed', { data: { name: staff.name } });
    const { patch = {}, data, personal } = await decide(tx, staff);
    const revision = staff.revision + 1;
    await updateStaff(tx, staff, { ...patch, revision });
    await recordOfStaff(acting, tx, {
      caseId: staffId,
      kind,
      data: { revision, ...data },
      ...(personal === undefined ? {} : { personal }),
      commandId,
    });
    return { id: staffId, revision };
  });
}

/** Nobody raises, ends or suspends themselves; so whoever administers can't shut the last door either. */
export function refuseOwnRecord({ caller }: Acting, staffId: string): void {
  if (caller.staffId === staffId) throw new Refusal('staff.own-record');
}

/** A post or a login is for whoever works. */
export function refuseInactive(staff: StaffRow): void {
  if (staff.status !== 'active') throw new Refusal('staff.not-active', { data: { name: staff.name } });
}
