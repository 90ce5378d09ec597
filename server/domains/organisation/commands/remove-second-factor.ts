import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { accountNeeded, updateAccount } from '../accounts.ts';
import { countAttempt, forgetAttempts } from '../attempts.ts';
import { recordOfStaff, type Acting } from '../events.ts';
import { dropRecoveryCodes } from '../recovery-codes.ts';
import { spendEither } from '../second-factor.ts';

/** What an account without a second factor holds. */
export const noSecondFactor = { totp_secret: null, totp_confirmed_at: null, totp_last_step: null } as const;

/** The caller switches their second factor off, with a code of it or a recovery code. */
export async function removeSecondFactor(acting: Acting, { code }: { code: string }): Promise<void> {
  const { platform, caller } = acting;
  const guess = { what: 'code', login: caller.login } as const;
  await countAttempt(platform, guess);
  await inTransaction(platform.db, [caller.orgId], async (tx) => {
    const account = await accountNeeded(tx, caller);
    if (account.totp_confirmed_at === null) throw new Refusal('sign-in.factor-off');
    await spendEither(platform, tx, { account, code });
    await updateAccount(tx, account.login, noSecondFactor);
    await dropRecoveryCodes(tx, account.login);
    await forgetAttempts(platform, tx, [guess]);
    await recordOfStaff(acting, tx, { caseId: caller.staffId, kind: 'second-factor.removed' });
  });
}
