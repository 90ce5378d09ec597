import { present } from '#domain/kernel/assert.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { whenTaken } from '../../../platform/db/duplicates.ts';
import { inTransaction, narrowTo, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Founding, type PlannedStaff, type PlannedUnit } from '../founding.ts';
import { hashPassword, type PasswordCost } from '../passwords.ts';

/** A supply unit (county company) with everything that makes it work. */
export interface OrganisationPlan {
  /** Id of the top of its tree; a new one when left out. */
  readonly unitId?: string;
  /** Four digits, unique over all units; also the code of the top of its tree. */
  readonly code: string;
  readonly name: string;
  readonly demo?: boolean;
  readonly units: readonly PlannedUnit[];
  readonly staff: readonly PlannedStaff[];
}

/** The ids of what was made, by code and by employee number. */
export interface Organisation {
  readonly orgId: number;
  readonly rootUnitId: string;
  readonly unitIds: ReadonlyMap<string, string>;
  readonly staffIds: ReadonlyMap<string, string>;
}

/** Makes a supply unit with its tree, staff, posts and logins, all or nothing. */
export async function createOrganisation(
  platform: Platform,
  plan: OrganisationPlan,
  { cost }: { cost?: PasswordCost } = {},
): Promise<Organisation> {
  const hashes = await hashesOf(plan, cost);
  const made = await inTransaction(platform.db, [], (tx) =>
    foundOrganisation(platform, tx, { plan, hashes }),
  );
  await platform.db.refreshOrgs();
  return made;
}

/** Hashes by login, made before the transaction: hashing takes longer than all the writing. */
async function hashesOf(plan: OrganisationPlan, cost?: PasswordCost): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const { account } of plan.staff) {
    if (account === undefined || account.password === null) continue;
    hashes.set(account.login, await hashPassword(account.password, cost));
  }
  return hashes;
}

/** The same inside a transaction that does more. */
export async function foundOrganisation(
  platform: Platform,
  tx: Tx,
  { plan, hashes }: { plan: OrganisationPlan; hashes: ReadonlyMap<string, string> },
): Promise<Organisation> {
  if (!/^[0-9]{4}$/.test(plan.code))
    throw new Refusal('organisation.org-code-malformed', { field: 'orgCode' });
  const orgId = await insertOrg(platform, tx, plan);
  await narrowTo(tx, orgId);
  const founding = new Founding(platform, orgId);
  const { unitId, code, name } = plan;
  founding.addUnit({ kind: 'supply-unit', code, name, ...(unitId === undefined ? {} : { unitId }) }, null);
  for (const unit of plan.units) founding.addUnit(unit, unit.parentCode ?? plan.code);
  const demo = plan.demo === true;
  const staffIds = new Map(
    plan.staff.map((person) => [person.employeeNo, founding.addPerson(person, { demo, hashes })]),
  );
  await founding.write(tx);
  const unitIds = new Map([...founding.places].map(([code, { id }]) => [code, id]));
  return { orgId, rootUnitId: present(unitIds.get(plan.code), 'the top of the tree'), unitIds, staffIds };
}

async function insertOrg(platform: Platform, tx: Tx, plan: OrganisationPlan): Promise<number> {
  // Two foundings at once would count to the same number.
  await runSql(tx, `select pg_advisory_xact_lock(hashtext('org'))`, []);
  const { rows } = await runSql<{ org_id: number }>(
    tx,
    `insert into org (org_id, code, name, demo, created_at)
     select coalesce(max(org_id), 0) + 1, $1, $2, $3, $4 from org returning org_id`,
    [plan.code, plan.name.trim(), plan.demo === true, platform.now()],
  ).catch(
    whenTaken({
      org_code_key: () =>
        new Refusal('organisation.org-code-taken', { field: 'orgCode', data: { code: plan.code } }),
    }),
  );
  return present(rows[0], 'the new supply unit').org_id;
}
