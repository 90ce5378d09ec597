import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { accountNeeded, updateAccount } from '../accounts.ts';
import { countAttempt, forgetAttempts } from '../attempts.ts';
import { recordOfStaff, type Acting } from '../events.ts';
import { makeRecoveryCodes } from '../recovery-codes.ts';
import { spendCode } from '../second-factor.ts';
import { endSessions } from '../sessions.ts';

/** Switches the second factor on with the first code; sessions opened without it end. Answers the recovery codes. */
export async function confirmSecondFactor(acting: Acting, { code }: { code: string }): Promise<string[]> {
  const { platform, caller } = acting;
  const guess = { what: 'code', login: caller.login } as const;
  await countAttempt(platform, guess);
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const account = await accountNeeded(tx, caller);
    if (account.totp_confirmed_at !== null) throw new Refusal('sign-in.factor-on');
    await spendCode(platform, tx, { account, code });
    await updateAccount(tx, account.login, { totp_confirmed_at: platform.now() });
    await endSessions(tx, { ...caller, except: caller.sessionId });
    await forgetAttempts(platform, tx, [guess]);
    await recordOfStaff(acting, tx, { caseId: caller.staffId, kind: 'second-factor.confirmed' });
    return makeRecoveryCodes(platform, tx, account.login);
  });
}
