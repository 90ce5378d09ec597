import type { Insertable, Selectable, Updateable } from 'kysely';
import { Refusal } from '#domain/kernel/refusal.ts';
import { whenTaken } from '../../platform/db/duplicates.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { SignIn } from '../../platform/db/schema.ts';

/** How somebody signs in. The table is not guarded by unit: sign-in comes before the unit is known. */
export type Account = Selectable<SignIn>;

export async function accountByLogin(tx: Tx, login: string): Promise<Account | null> {
  const row = await tx.selectFrom('sign_in').selectAll().where('login', '=', login).executeTakeFirst();
  return row ?? null;
}

/** The account of a member of staff whom the transaction can see. */
export async function accountOf(tx: Tx, person: { orgId: number; staffId: string }): Promise<Account | null> {
  const row = await tx
    .selectFrom('sign_in')
    .selectAll()
    .where('org_id', '=', person.orgId)
    .where('staff_id', '=', person.staffId)
    .executeTakeFirst();
  return row ?? null;
}

/** The same where there must be one. */
export async function accountNeeded(tx: Tx, person: { orgId: number; staffId: string }): Promise<Account> {
  const account = await accountOf(tx, person);
  if (account === null) throw new Refusal('sign-in.login-missing');
  return account;
}

/** Opens accounts; refuses a login that is taken, and a second one for the same person. */
export async function insertAccounts(tx: Tx, rows: readonly Insertable<SignIn>[]): Promise<void> {
  if (rows.length === 0) return;
  const login = rows.map((row) => row.login).join('、');
  await tx
    .insertInto('sign_in')
    .values([...rows])
    .execute()
    .catch(
      whenTaken({
        sign_in_pkey: () => new Refusal('sign-in.login-taken', { field: 'login', data: { login } }),
        sign_in_org_id_staff_id_key: () => new Refusal('sign-in.login-held', { field: 'login' }),
      }),
    );
}

export async function updateAccount(tx: Tx, login: string, patch: Updateable<SignIn>): Promise<void> {
  await tx.updateTable('sign_in').set(patch).where('login', '=', login).execute();
}
