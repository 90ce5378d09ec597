import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction, reading } from '../../../platform/db/database.ts';
import { accountNeeded, type Account } from '../accounts.ts';
import { countAttempt, forgetAttempts } from '../attempts.ts';
import type { Acting } from '../events.ts';
import { passwordFits } from '../passwords.ts';

/** Asks for the present password again before something weighty: an open desk is not yet its owner. */
export async function confirmPassword(
  { platform, caller }: Acting,
  { password, field }: { password: string; field: string },
): Promise<Account> {
  const account = await reading(platform.db, [caller.orgId], (tx) => accountNeeded(tx, caller));
  if (account.password_hash === null) throw new Refusal('sign-in.password-absent');
  const guess = { what: 'password', login: account.login } as const;
  await countAttempt(platform, guess);
  if (!(await passwordFits(account.password_hash, password))) {
    throw new Refusal('sign-in.password-wrong', { field });
  }
  await inTransaction(platform.db, [], (tx) => forgetAttempts(platform, tx, [guess]));
  return account;
}
