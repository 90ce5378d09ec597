import { plainLogin, validateLogin } from '#domain/organisation/login.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import { insertAccounts } from '../accounts.ts';
import { changeStaff, refuseInactive, type StaffChange } from '../change-staff.ts';
import type { Acting, Saved } from '../events.ts';

/** Gives somebody a login without a password: a link or single sign-on lets them in. */
export function openLogin(acting: Acting, input: StaffChange & { login: string }): Promise<Saved> {
  const { login: typed, ...change } = input;
  const login = plainLogin(typed);
  return changeStaff(acting, { kind: 'login.opened', ...change }, async (tx, staff) => {
    refuseInactive(staff);
    throwRefused(validateLogin(login));
    await insertAccounts(tx, [{ login, org_id: staff.org_id, staff_id: staff.staff_id }]);
    return { data: {}, personal: { login } };
  });
}
