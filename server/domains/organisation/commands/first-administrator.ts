import { Refusal, type Refused } from '#domain/kernel/refusal.ts';
import { plainLogin, validateLogin } from '#domain/organisation/login.ts';
import { validatePassword } from '#domain/organisation/password-rule.ts';
import { inTransaction, narrowTo, reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import { accountByLogin } from '../accounts.ts';
import { liveLink, makeLink, spendLink, type Link } from '../links.ts';
import { present } from '#domain/kernel/assert.ts';
import { hashPassword } from '../passwords.ts';
import type { Visitor } from '../sessions.ts';
import { Founding, type PlannedStaff } from '../founding.ts';
import { foundOrganisation } from './found-organisation.ts';
import { enter, type SignedIn } from './sign-in.ts';

/** What the first administrator enters; the supply unit is ignored where one exists. */
export interface FirstAdministrator {
  readonly token: string;
  readonly orgCode: string;
  readonly orgName: string;
  readonly name: string;
  readonly employeeNo: string;
  readonly phone: string;
  readonly login: string;
  readonly password: string;
}

export interface FirstOrg {
  readonly org_id: number;
  readonly code: string;
  readonly name: string;
}

async function hasAccounts(tx: Tx): Promise<boolean> {
  const found = await tx.selectFrom('sign_in').select('login').limit(1).executeTakeFirst();
  return found !== undefined;
}

/** The supply unit that the first administrator will belong to, when there is one. */
export async function firstOrg(tx: Tx): Promise<FirstOrg | null> {
  const row = await tx
    .selectFrom('org')
    .select(['org_id', 'code', 'name'])
    .orderBy('org_id')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** At a production start: the link with which the first administrator lets themselves in; null once there are accounts. */
export function firstAdministratorLink(platform: Platform): Promise<Link | null> {
  return inTransaction(platform.db, [], async (tx) => {
    if (await hasAccounts(tx)) return null;
    return makeLink(platform, tx, { purpose: 'first-administrator', login: null });
  });
}

function objections({ login, password }: { login: string; password: string }): readonly Refused[] {
  return [...validateLogin(login), ...validatePassword({ password, login })];
}

/** Redeems the link, once: the supply unit where there is none, its first administrator, and signs them in. */
export async function redeemFirstAdministrator(
  platform: Platform,
  input: FirstAdministrator,
  visitor: Visitor,
): Promise<SignedIn> {
  await reading(platform.db, [], (tx) => liveLink(platform, tx, input.token));
  const login = plainLogin(input.login);
  throwRefused(objections({ login, password: input.password }));
  const hashes = new Map([[login, await hashPassword(input.password)]]);
  await inTransaction(platform.db, [], async (tx) => {
    await spendLink(platform, tx, { purpose: 'first-administrator', token: input.token });
    if (await hasAccounts(tx)) throw new Refusal('sign-in.link-spent');
    await settle(platform, tx, { input: { ...input, login }, hashes });
  });
  await platform.db.refreshOrgs();
  const account = await reading(platform.db, [], (tx) => accountByLogin(tx, login));
  return enter(platform, present(account, 'the account just made'), { visitor, way: 'password' });
}

async function settle(
  platform: Platform,
  tx: Tx,
  { input, hashes }: { input: FirstAdministrator; hashes: ReadonlyMap<string, string> },
): Promise<void> {
  const person = (unitCode: string): PlannedStaff => ({
    employeeNo: input.employeeNo,
    name: input.name,
    phone: input.phone,
    posts: [{ unitCode, post: 'administrator' }],
    account: { login: input.login, password: null },
  });
  const org = await firstOrg(tx);
  if (org === null) {
    const plan = { code: input.orgCode, name: input.orgName, units: [], staff: [person(input.orgCode)] };
    await foundOrganisation(platform, tx, { plan, hashes });
    return;
  }
  await narrowTo(tx, org.org_id);
  const { rows } = await runSql<{ unit_id: string }>(
    tx,
    `select unit_id from org_unit where org_id = $1 and kind = 'supply-unit'`,
    [org.org_id],
  );
  const founding = new Founding(platform, org.org_id);
  founding.places.set(org.code, { id: present(rows[0], 'the top of the tree').unit_id, kind: 'supply-unit' });
  founding.addPerson(person(org.code), { demo: false, hashes });
  await founding.write(tx);
}
