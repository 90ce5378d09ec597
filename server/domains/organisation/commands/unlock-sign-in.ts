import { forgetAttempts } from '../attempts.ts';
import { recordOfStaff, type Acting } from '../events.ts';
import { changeAccount } from './change-account.ts';

/** Lets somebody who mistyped too often try again at once. */
export function unlockSignIn(acting: Acting, staffId: string): Promise<void> {
  return changeAccount(acting, staffId, async (tx, { account: { login } }) => {
    await forgetAttempts(acting.platform, tx, [
      { what: 'password', login },
      { what: 'code', login },
    ]);
    await recordOfStaff(acting, tx, { caseId: staffId, kind: 'sign-in.unlocked' });
  });
}
