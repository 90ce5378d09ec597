import { Refusal } from '#domain/kernel/refusal.ts';
import { staffSearchText } from '#domain/organisation/staff-search.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { earlierSaved, recordOfStaff, type Acting, type Saved } from '../events.ts';
import { insertStaff } from '../store.ts';

/** A member of staff as they are entered. */
export interface StaffInput {
  readonly employeeNo: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
}

export interface NewStaff extends StaffInput {
  readonly commandId: string;
  readonly staffId: string;
}

/** The columns that hold what was entered, with what a search looks into. */
export function staffColumns({ employeeNo, name, phone, email }: StaffInput): {
  employee_no: string;
  name: string;
  phone: string;
  email: string | null;
  search_text: string;
} {
  const words = { employeeNo: employeeNo.trim(), name: name.trim(), phone: phone.trim() };
  return {
    employee_no: words.employeeNo,
    name: words.name,
    phone: words.phone,
    email,
    search_text: staffSearchText(words),
  };
}

/** Opens the record of a member of staff; posts and a login come after. */
export function createStaff(acting: Acting, input: NewStaff): Promise<Saved> {
  const { platform, caller } = acting;
  const { orgId } = caller;
  const { commandId, staffId, ...fields } = input;
  const kind = 'staff.created';
  return inTransaction(platform.db, [orgId], async (tx) => {
    const key = { orgId, caseId: staffId, commandId, kind } as const;
    const row = { ...staffColumns(fields), org_id: orgId, staff_id: staffId, created_at: platform.now() };
    const earlier = await earlierSaved(tx, key);
    if (earlier !== null) return earlier;
    if (!(await insertStaff(tx, row))) {
      // The twin of this command committed while the insert waited for it.
      const twin = await earlierSaved(tx, key);
      if (twin === null) throw new Refusal('conflict.id-reused', { field: 'staffId' });
      return twin;
    }
    const { search_text: _, ...personal } = staffColumns(fields);
    await recordOfStaff(acting, tx, { caseId: staffId, kind, data: { revision: 1 }, personal, commandId });
    return { id: staffId, revision: 1 };
  });
}
