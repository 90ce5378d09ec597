import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { accountNeeded } from '../accounts.ts';
import { countAttempt, forgetAttempts } from '../attempts.ts';
import { recordOfStaff, type Acting } from '../events.ts';
import { makeRecoveryCodes } from '../recovery-codes.ts';
import { spendCode } from '../second-factor.ts';

/** New recovery codes in place of the old ones, for whoever shows a code of the authenticator. */
export async function renewRecoveryCodes(acting: Acting, { code }: { code: string }): Promise<string[]> {
  const { platform, caller } = acting;
  const guess = { what: 'code', login: caller.login } as const;
  await countAttempt(platform, guess);
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const account = await accountNeeded(tx, caller);
    if (account.totp_confirmed_at === null) throw new Refusal('sign-in.factor-off');
    await spendCode(platform, tx, { account, code });
    const codes = await makeRecoveryCodes(platform, tx, account.login);
    await forgetAttempts(platform, tx, [guess]);
    await recordOfStaff(acting, tx, { caseId: caller.staffId, kind: 'second-factor.recovery-codes-made' });
    return codes;
  });
}
