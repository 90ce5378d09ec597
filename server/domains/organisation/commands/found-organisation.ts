import { v7 as uuidv7 } from 'uuid';
import { present } from '#domain/kernel/assert.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { validateOrgUnit, type UnitKind } from '#domain/organisation/org-unit.ts';
import { validatePost, type HeldPeriod } from '#domain/organisation/post-period.ts';
import { whenTaken } from '../../../platform/db/duplicates.ts';
import { inTransaction, narrowTo, runSql, type Tx } from '../../../platform/db/database.ts';
import { bySystem } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { throwRefused } from '../../../platform/refuse.ts';
import { insertAccount } from '../accounts.ts';
import { recordEntry } from '../events.ts';
import { hashPassword, type PasswordCost } from '../passwords.ts';
import { insertPosts, insertStaff, insertUnit } from '../store.ts';
import { staffColumns } from './create-staff.ts';

/** A unit below the supply unit; `parentCode` is that of the supply unit when left out. Parents come first. */
export interface PlannedUnit {
  readonly unitId?: string;
  readonly parentCode?: string;
  readonly kind: UnitKind;
  readonly code: string;
  readonly name: string;
  readonly functions?: readonly string[];
  readonly region?: string;
  readonly phone?: string;
  readonly address?: string;
}

/** A member of staff with posts, and with a login where they have one. */
export interface PlannedStaff {
  readonly staffId?: string;
  readonly employeeNo: string;
  readonly name: string;
  readonly phone: string;
  readonly posts: readonly {
    readonly unitCode: string;
    readonly post: string;
    readonly validFrom?: string;
  }[];
  readonly account?: {
    readonly login: string;
    readonly password: string | null;
    readonly mustChange?: boolean;
  };
}

/** A supply unit (county company) with everything that makes it work. */
export interface OrganisationPlan {
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

interface Founding {
  readonly platform: Platform;
  readonly tx: Tx;
  readonly orgId: number;
  readonly units: Map<string, { id: string; kind: UnitKind }>;
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
export async function hashesOf(
  plan: OrganisationPlan,
  cost?: PasswordCost,
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const { account } of plan.staff) {
    if (account?.password != null) hashes.set(account.login, await hashPassword(account.password, cost));
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
  const founding: Founding = { platform, tx, orgId, units: new Map() };
  await addUnit(founding, { kind: 'supply-unit', code: plan.code, name: plan.name }, null);
  for (const unit of plan.units) await addUnit(founding, unit, unit.parentCode ?? plan.code);
  const staffIds = new Map<string, string>();
  for (const staff of plan.staff) {
    staffIds.set(staff.employeeNo, await addPerson(founding, staff, { demo: plan.demo === true, hashes }));
  }
  const unitIds = new Map([...founding.units].map(([code, { id }]) => [code, id]));
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

async function addUnit(
  { platform, tx, orgId, units }: Founding,
  unit: PlannedUnit,
  parentCode: string | null,
): Promise<void> {
  const { kind, code, name, functions = [], region = 'urban', phone = null, address = null } = unit;
  const parent = parentCode === null ? null : present(units.get(parentCode), `unit ${parentCode}`);
  throwRefused(validateOrgUnit({ kind, code, name, functions, region, parentKind: parent?.kind ?? null }));
  const id = unit.unitId ?? uuidv7({ msecs: platform.now().getTime() });
  const row = { kind, code, name: name.trim(), functions: [...functions], region, phone, address };
  await insertUnit(tx, { ...row, org_id: orgId, unit_id: id, parent_unit_id: parent?.id ?? null });
  const about = { orgId, caseKind: 'unit', caseId: id, origin: bySystem } as const;
  await recordEntry(platform, tx, { ...about, kind: 'unit.created', data: { revision: 1, ...row } });
  units.set(code, { id, kind });
}

async function addPerson(
  { platform, tx, orgId, units }: Founding,
  person: PlannedStaff,
  { demo, hashes }: { demo: boolean; hashes: ReadonlyMap<string, string> },
): Promise<string> {
  const now = platform.now();
  const held = person.posts.map(({ unitCode, post, validFrom }): HeldPeriod => {
    const unit = present(units.get(unitCode), `unit ${unitCode}`);
    const from = validFrom ?? businessDate(now.getTime());
    return { unitId: unit.id, unitKind: unit.kind, post, validFrom: from, validTo: null };
  });
  held.forEach((period, index) => throwRefused(validatePost(held.slice(0, index), period)));
  return insertPerson(platform, tx, { orgId, person, held, demo, hashes });
}

/** Writes a member of staff with posts and account; the posts are known to go together. */
export async function insertPerson(
  platform: Platform,
  tx: Tx,
  of: {
    orgId: number;
    person: PlannedStaff;
    held: readonly HeldPeriod[];
    demo: boolean;
    hashes: ReadonlyMap<string, string>;
  },
): Promise<string> {
  const { orgId, person, held, demo, hashes } = of;
  const { account } = person;
  const now = platform.now();
  const staffId = person.staffId ?? uuidv7({ msecs: now.getTime() });
  const columns = staffColumns({ ...person, email: null });
  await insertStaff(tx, { ...columns, org_id: orgId, staff_id: staffId, demo, created_at: now });
  await insertPosts(
    tx,
    held.map(({ unitId, post, validFrom, validTo }) => ({
      ...{ org_id: orgId, staff_id: staffId, unit_id: unitId, post },
      ...{ valid_from: validFrom, valid_to: validTo },
    })),
  );
  if (account !== undefined) {
    await insertAccount(tx, {
      ...{ login: account.login, org_id: orgId, staff_id: staffId, must_change: account.mustChange === true },
      password_hash: hashes.get(account.login) ?? null,
    });
  }
  const { search_text: _, ...personal } = columns;
  const data = { revision: 1, posts: held.map(({ post, unitId }) => ({ post, unitId })) };
  const about = { orgId, caseKind: 'staff', caseId: staffId, origin: bySystem } as const;
  await recordEntry(platform, tx, { ...about, kind: 'staff.created', data, personal });
  return staffId;
}
