import { Refusal } from '#domain/kernel/refusal.ts';
import { plainLogin } from '#domain/organisation/login.ts';
import { inTransaction, reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { accountByLogin, type Account } from '../accounts.ts';
import { recordEntry } from '../events.ts';
import type { Visitor } from '../sessions.ts';
import type { Identity } from '../single-sign-on.ts';
import { enter, type SignedIn } from './sign-in.ts';

async function accountBySubject(tx: Tx, subject: string): Promise<Account | null> {
  const row = await tx
    .selectFrom('sign_in')
    .selectAll()
    .where('oidc_subject', '=', subject)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Signs in whom the company's identity provider vouches for. The first time the login that the provider names is
 * bound to its subject; from then on the subject alone counts, however the login over there is renamed or reused.
 */
export async function enterBySingleSignOn(
  platform: Platform,
  identity: Identity,
  visitor: Visitor,
): Promise<SignedIn> {
  const known = await reading(platform.db, [], (tx) => accountBySubject(tx, identity.subject));
  const account = known ?? (await bind(platform, identity));
  return enter(platform, account, { visitor, way: 'single-sign-on' });
}

async function bind(platform: Platform, { subject, username }: Identity): Promise<Account> {
  const login = plainLogin(username ?? '');
  const account = await reading(platform.db, [], (tx) => accountByLogin(tx, login));
  if (account === null) throw new Refusal('sign-in.sso-unknown');
  const { org_id: orgId, staff_id: staffId } = account;
  return inTransaction(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql(
      tx,
      'update sign_in set oidc_subject = $2 where login = $1 and oidc_subject is null returning login',
      [login, subject],
    );
    if (rows.length === 0) throw new Refusal('sign-in.sso-unknown');
    await recordEntry(platform, tx, {
      orgId,
      caseKind: 'staff',
      caseId: staffId,
      origin: { actorKind: 'staff', actorId: staffId, source: 'single-sign-on' },
      kind: 'single-sign-on.bound',
      personal: { subject },
    });
    return account;
  });
}
