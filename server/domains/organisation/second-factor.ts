import { generateSecret, generateURI, verify } from 'otplib';
import { Refusal } from '#domain/kernel/refusal.ts';
import { isRecoveryCode } from '#domain/organisation/recovery-code.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Account } from './accounts.ts';
import { spendRecoveryCode } from './recovery-codes.ts';

/** One step of a code, and the drift of a phone's clock that is forgiven in either direction. */
const stepSeconds = 30;
const issuer = 'Wanjia';

/** A new secret and the address that an authenticator application scans. */
export function newSecret(login: string): { secret: string; uri: string } {
  const secret = generateSecret();
  return { secret, uri: generateURI({ issuer, label: login, secret }) };
}

/** The time step of a right code, or null. */
export async function stepOf(secret: string, code: string, now: Date): Promise<number | null> {
  const result = await verify({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: stepSeconds,
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/**
 * Takes a code, once: the step it belongs to is kept, and nothing of that step or before is taken again
 * (RFC 6238, 5.2), whoever looked over the shoulder.
 */
export async function spendCode(
  platform: Platform,
  tx: Tx,
  of: { account: Account; code: string },
): Promise<void> {
  const { totp_secret: sealed, login } = of.account;
  if (sealed === null) throw new Refusal('sign-in.factor-off');
  const step = await stepOf(platform.keys.decrypt(sealed), of.code, platform.now());
  if (step === null) throw new Refusal('sign-in.code-wrong', { field: 'code' });
  const { rows } = await runSql(
    tx,
    `update sign_in set totp_last_step = $2
     where login = $1 and (totp_last_step is null or totp_last_step < $2) returning login`,
    [login, step],
  );
  if (rows.length === 0) throw new Refusal('sign-in.code-used', { field: 'code' });
}

/** By what somebody showed that the second factor is theirs. */
export type FactorWay = 'second-factor' | 'recovery-code';

/** Takes a code of the authenticator, or a recovery code in place of it. */
export async function spendEither(
  platform: Platform,
  tx: Tx,
  of: { account: Account; code: string },
): Promise<FactorWay> {
  if (isRecoveryCode(of.code)) {
    await spendRecoveryCode(platform, tx, { login: of.account.login, code: of.code });
    return 'recovery-code';
  }
  await spendCode(platform, tx, of);
  return 'second-factor';
}
