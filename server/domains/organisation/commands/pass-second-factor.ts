import { Refusal } from '#domain/kernel/refusal.ts';
import { absoluteMs } from '#domain/organisation/session-limits.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { tokenHash } from '../../../platform/http/sessions.ts';
import { accountNeeded } from '../accounts.ts';
import { countAttempt, forgetAttempts, type Guess } from '../attempts.ts';
import { recordOfStaff, type Acting } from '../events.ts';
import { recoveryCodesLeft } from '../recovery-codes.ts';
import { spendEither } from '../second-factor.ts';
import { newToken } from '../sessions.ts';
import { nextAfter, type SignedIn } from './sign-in.ts';

const wrongCode = /^sign-in\.(?:code|recovery)-/;

/** Completes a sign-in with a code of the authenticator or a recovery code. The session gets a new token: one seen before the code is worth nothing after. */
export async function passSecondFactor(acting: Acting, { code }: { code: string }): Promise<SignedIn> {
  const { platform, caller } = acting;
  const guess = { what: 'code', login: caller.login } as const;
  const { failures } = await countAttempt(platform, guess);
  return complete(acting, { code, guess }).catch(async (error: unknown) => {
    if (error instanceof Refusal && wrongCode.test(error.code)) {
      await recordFailure(acting, { what: 'code', failures, why: error.code });
    }
    throw error;
  });
}

function recordFailure(acting: Acting, data: { what: string; failures: number; why: string }): Promise<void> {
  const { platform, caller } = acting;
  return inTransaction(platform.db, [caller.orgId], (tx) =>
    recordOfStaff(acting, tx, { caseId: caller.staffId, kind: 'sign-in.failed', data }),
  );
}

function complete(acting: Acting, { code, guess }: { code: string; guess: Guess }): Promise<SignedIn> {
  const { platform, caller } = acting;
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const token = newToken();
    const expiresAt = new Date(platform.now().getTime() + absoluteMs);
    const { rows } = await runSql(
      tx,
      `update session set second_factor = 'passed', token_hash = $2, expires_at = $3
       where session_id = $1 and second_factor = 'pending' returning session_id`,
      [caller.sessionId, tokenHash(platform, token), expiresAt],
    );
    if (rows.length === 0) throw new Refusal('sign-in.factor-not-asked');
    const account = await accountNeeded(tx, caller);
    const way = await spendEither(platform, tx, { account, code });
    await forgetAttempts(platform, tx, [guess]);
    if (way === 'recovery-code') {
      const left = await recoveryCodesLeft(tx, account.login);
      await recordOfStaff(acting, tx, {
        caseId: caller.staffId,
        kind: 'second-factor.recovery-code-used',
        data: { left },
      });
    }
    await recordOfStaff(acting, tx, {
      caseId: caller.staffId,
      kind: 'sign-in.succeeded',
      data: { way },
    });
    return { token, next: nextAfter(account) };
  });
}
