import { Refusal } from '#domain/kernel/refusal.ts';
import { updateAccount } from '../accounts.ts';
import { recordOfStaff, type Acting } from '../events.ts';
import { dropRecoveryCodes } from '../recovery-codes.ts';
import { endSessions } from '../sessions.ts';
import { changeAccount } from './change-account.ts';
import { noSecondFactor } from './remove-second-factor.ts';

/** For whoever lost their phone: the factor goes, and with it every session opened by it. */
export function resetSecondFactor(acting: Acting, staffId: string): Promise<void> {
  return changeAccount(acting, staffId, async (tx, { account }) => {
    if (account.totp_secret === null) throw new Refusal('sign-in.factor-off');
    await updateAccount(tx, account.login, noSecondFactor);
    await dropRecoveryCodes(tx, account.login);
    await endSessions(tx, { orgId: account.org_id, staffId });
    await recordOfStaff(acting, tx, { caseId: staffId, kind: 'second-factor.reset' });
  });
}
