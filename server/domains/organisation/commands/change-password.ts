import { Refusal } from '#domain/kernel/refusal.ts';
import { validatePassword } from '#domain/organisation/password-rule.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import { updateAccount } from '../accounts.ts';
import { recordOfStaff, type Acting } from '../events.ts';
import { hashPassword, passwordFits } from '../passwords.ts';
import { endSessions } from '../sessions.ts';
import { confirmPassword } from './confirm-password.ts';

/** The caller chooses a new password; whoever else is signed in as them is out. */
export async function changePassword(
  acting: Acting,
  { current, password }: { current: string; password: string },
): Promise<void> {
  const { platform, caller } = acting;
  throwRefused(validatePassword({ password, login: caller.login }));
  const account = await confirmPassword(acting, { password: current, field: 'current' });
  if (await passwordFits(account.password_hash, password)) {
    throw new Refusal('sign-in.password-same', { field: 'password' });
  }
  const hash = await hashPassword(password);
  await inTransaction(platform.db, [caller.orgId], async (tx) => {
    await updateAccount(tx, account.login, {
      password_hash: hash,
      must_change: false,
      password_changed_at: platform.now(),
    });
    await endSessions(tx, { ...caller, except: caller.sessionId });
    await recordOfStaff(acting, tx, { caseId: caller.staffId, kind: 'password.changed' });
  });
}
