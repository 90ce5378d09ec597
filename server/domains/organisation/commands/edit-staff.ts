import { changeStaff, type StaffChange } from '../change-staff.ts';
import { differences, type Acting, type Saved } from '../events.ts';
import { staffColumns, type StaffInput } from './create-staff.ts';

/** Corrects name, number, phone or mail address; what it was stays in the history until erased by law. */
export function editStaff(acting: Acting, input: StaffChange & StaffInput): Promise<Saved> {
  const { staffId, commandId, revision, ...fields } = input;
  return changeStaff(acting, { kind: 'staff.changed', staffId, commandId, revision }, (_tx, staff) => {
    const patch = staffColumns(fields);
    const { search_text: _, ...entered } = patch;
    const changed = differences({ ...staff }, entered);
    return { patch, data: { fields: Object.keys(changed) }, personal: { changed } };
  });
}
