import { refuseInactive } from '../change-staff.ts';
import { recordOfStaff, type Acting } from '../events.ts';
import { makeLink, type Link } from '../links.ts';
import { changeAccount } from './change-account.ts';

/** A link with which somebody sets their password; the administrator hands it over and never knows the password. */
export function makePasswordLink(acting: Acting, staffId: string): Promise<Link> {
  return changeAccount(acting, staffId, async (tx, { account, staff }) => {
    refuseInactive(staff);
    const link = await makeLink(acting.platform, tx, { purpose: 'password-reset', login: account.login });
    await recordOfStaff(acting, tx, {
      caseId: staffId,
      kind: 'password.link-made',
      data: { expiresAt: link.expiresAt },
    });
    return link;
  });
}
