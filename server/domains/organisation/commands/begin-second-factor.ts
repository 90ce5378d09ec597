import { toString as drawQr } from 'qrcode';
import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { updateAccount } from '../accounts.ts';
import type { Acting } from '../events.ts';
import { newSecret } from '../second-factor.ts';
import { confirmPassword } from './confirm-password.ts';

/** Shows a secret to scan; it counts only once a code of it has been confirmed. */
export async function beginSecondFactor(
  acting: Acting,
  { password }: { password: string },
): Promise<{ secret: string; uri: string; qrSvg: string }> {
  const { platform, caller } = acting;
  const account = await confirmPassword(acting, { password, field: 'password' });
  if (account.totp_confirmed_at !== null) throw new Refusal('sign-in.factor-on');
  const { secret, uri } = newSecret(account.login);
  const qrSvg = await drawQr(uri, { type: 'svg', margin: 1 });
  await inTransaction(platform.db, [caller.orgId], (tx) =>
    updateAccount(tx, account.login, { totp_secret: platform.keys.encrypt(secret), totp_last_step: null }),
  );
  return { secret, uri, qrSvg };
}
