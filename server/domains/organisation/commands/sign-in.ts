import { Refusal } from '#domain/kernel/refusal.ts';
import { plainLogin } from '#domain/organisation/login.ts';
import type { LockState } from '#domain/organisation/lock-out.ts';
import { inTransaction, reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Origin } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { accountByLogin, type Account } from '../accounts.ts';
import { countAttempt, forgetAttempts } from '../attempts.ts';
import { recordEntry } from '../events.ts';
import { hashPassword, needsRehash, passwordFits } from '../passwords.ts';
import { openSession, type Visitor } from '../sessions.ts';

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

/** A session just opened, and what the browser shows next. */
export interface SignedIn {
  readonly token: string;
  readonly next: 'desk' | 'second-factor' | 'change-password';
}

function origin(account: Account): Origin {
  return { actorKind: 'staff', actorId: account.staff_id, source: 'sign-in' };
}

/** Signs in with login and password; tells nobody whether it was the login or the password that is wrong. */
export async function signIn(
  platform: Platform,
  { login: typed, password }: Credentials,
  visitor: Visitor,
): Promise<SignedIn> {
  const login = plainLogin(typed);
  const state = await countAttempt(platform, { what: 'password', login });
  const account = await reading(platform.db, [], (tx) => accountByLogin(tx, login));
  const fits = await passwordFits(account?.password_hash ?? null, password);
  if (account === null || !fits) {
    await recordFailure(platform, account, { state, visitor });
    throw new Refusal('sign-in.failed', { field: 'password' });
  }
  await strengthenHash(platform, account, password);
  return enter(platform, account, { visitor, way: 'password' });
}

/** The only moment at which a password is known in clear: a hash from before the cost was raised is made anew. */
async function strengthenHash(platform: Platform, account: Account, password: string): Promise<void> {
  const { login, password_hash: stored } = account;
  if (stored === null || !needsRehash(stored)) return;
  const hash = await hashPassword(password);
  await inTransaction(platform.db, [], (tx) =>
    runSql(tx, 'update sign_in set password_hash = $3 where login = $1 and password_hash = $2', [
      login,
      stored,
      hash,
    ]),
  );
}

/** Opens the session of somebody who has shown who they are, by password or through single sign-on. */
export function enter(
  platform: Platform,
  account: Account,
  { visitor, way }: { visitor: Visitor; way: 'password' | 'single-sign-on' },
): Promise<SignedIn> {
  const person = { orgId: account.org_id, staffId: account.staff_id };
  return inTransaction(platform.db, [person.orgId], async (tx) => {
    await refuseAbsent(tx, person);
    const asked = account.totp_confirmed_at !== null;
    const token = await openSession(platform, tx, {
      ...person,
      ...visitor,
      login: account.login,
      secondFactor: asked ? 'pending' : 'none',
    });
    await forgetAttempts(platform, tx, [{ what: 'password', login: account.login }]);
    await recordEntry(platform, tx, {
      orgId: person.orgId,
      caseKind: 'staff',
      caseId: person.staffId,
      origin: origin(account),
      kind: 'sign-in.succeeded',
      data: { way, secondFactor: asked ? 'asked' : 'none' },
      personal: { ...visitor },
    });
    return { token, next: asked ? 'second-factor' : nextAfter(account) };
  });
}

/** Where the browser goes once everything that was asked has been shown. */
export function nextAfter(account: Account): 'desk' | 'change-password' {
  return account.must_change ? 'change-password' : 'desk';
}

async function refuseAbsent(tx: Tx, { orgId, staffId }: { orgId: number; staffId: string }): Promise<void> {
  const active = await tx
    .selectFrom('staff')
    .select('staff_id')
    .where('org_id', '=', orgId)
    .where('staff_id', '=', staffId)
    .where('status', '=', 'active')
    .executeTakeFirst();
  if (active === undefined) throw new Refusal('sign-in.suspended');
}

/** Failures of somebody known go into their history; of a login nobody has, only the log knows. */
async function recordFailure(
  platform: Platform,
  account: Account | null,
  { state, visitor }: { state: LockState; visitor: Visitor },
): Promise<void> {
  if (account === null) {
    platform.log.warn({ failures: state.failures }, 'sign-in with an unknown login');
    return;
  }
  const { org_id: orgId, staff_id: caseId } = account;
  const locked = state.lockedUntilMs === null ? null : new Date(state.lockedUntilMs).toISOString();
  await inTransaction(platform.db, [orgId], (tx) =>
    recordEntry(platform, tx, {
      orgId,
      caseKind: 'staff',
      caseId,
      origin: origin(account),
      kind: locked === null ? 'sign-in.failed' : 'sign-in.locked',
      data: { what: 'password', failures: state.failures, lockedUntil: locked },
      personal: { ...visitor },
    }),
  );
}
