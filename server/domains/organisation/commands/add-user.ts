import { Refusal } from '#domain/kernel/refusal.ts';
import type { UnitKind } from '#domain/organisation/org-unit.ts';
import { plainLogin, validateLogin } from '#domain/organisation/login.ts';
import { validatePassword } from '#domain/organisation/password-rule.ts';
import { inTransaction, narrowTo, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import { makeLink, type Link } from '../links.ts';
import { hashPassword } from '../passwords.ts';
import { Founding } from '../founding.ts';

/** A person as the command line adds them. */
export interface NewUser {
  /** Code of the supply unit. */
  readonly orgCode: string;
  /** Code of the unit of the post; the supply unit itself when left out. */
  readonly unitCode?: string;
  readonly login: string;
  readonly name: string;
  readonly employeeNo: string;
  readonly phone: string;
  readonly post: string;
  /** Must be changed at the first sign-in; without one a link is made. */
  readonly password: string | null;
}

interface Place {
  readonly org_id: number;
  readonly unit_id: string;
  readonly kind: UnitKind;
}

async function placeOf(tx: Tx, { orgCode, unitCode = orgCode }: NewUser): Promise<Place> {
  const org = await tx.selectFrom('org').select('org_id').where('code', '=', orgCode).executeTakeFirst();
  if (org === undefined) throw new Refusal('not-found', { field: 'orgCode', data: { what: orgCode } });
  await narrowTo(tx, org.org_id);
  const { rows } = await runSql<Place>(
    tx,
    'select org_id, unit_id, kind from org_unit where org_id = $1 and code = $2 and active',
    [org.org_id, unitCode],
  );
  const [place] = rows;
  if (place === undefined) throw new Refusal('not-found', { field: 'unitCode', data: { what: unitCode } });
  return place;
}

/** Adds a member of staff with one post and a login, for the operator who has the machine but no session. */
export async function addUser(
  platform: Platform,
  user: NewUser,
): Promise<{ staffId: string; link: Link | null }> {
  const login = plainLogin(user.login);
  const { password } = user;
  throwRefused([
    ...validateLogin(login),
    ...(password === null ? [] : validatePassword({ password, login })),
  ]);
  const hashes = new Map(password === null ? [] : [[login, await hashPassword(password)]]);
  return inTransaction(platform.db, [], async (tx) => {
    const { org_id: orgId, unit_id: id, kind } = await placeOf(tx, user);
    const unitCode = user.unitCode ?? user.orgCode;
    const founding = new Founding(platform, orgId);
    founding.places.set(unitCode, { id, kind });
    const account = { login, password, mustChange: password !== null };
    const person = { ...user, posts: [{ unitCode, post: user.post }], account };
    const staffId = founding.addPerson(person, { demo: false, hashes });
    await founding.write(tx);
    const link =
      password === null ? await makeLink(platform, tx, { purpose: 'password-reset', login }) : null;
    return { staffId, link };
  });
}
