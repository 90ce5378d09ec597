/** Sets up the company of a history: the organisation, and its customers' files by the bulk path. */
import type { Company } from '#simulator/company.ts';
import type { SimulatedCustomer } from '#simulator/customers.ts';
import type { History } from '#simulator/history.ts';
import { inTransaction, reading, runSql } from '../platform/db/database.ts';
import { bySystem } from '../platform/events/record.ts';
import type { Platform } from '../platform/platform.ts';
import { insertCustomers, type Actor } from '../domains/customers/index.ts';
import {
  createOrganisation,
  type OrganisationPlan,
  type PasswordCost,
} from '../domains/organisation/index.ts';
import { platformInThePast } from './simulated-platform.ts';

/** Logins of the demo accounts get this password; without one nobody can sign in. */
export interface Access {
  readonly password: string;
  readonly cost?: PasswordCost;
}

function planOf(company: Company, access: Access | null): OrganisationPlan {
  const [root, ...units] = company.units;
  return {
    ...(root === undefined ? {} : { unitId: root.unitId }),
    code: company.code,
    name: company.name,
    demo: true,
    units: units.map(({ unitId, parentCode, kind, code, name, functions, region }) => ({
      ...{ unitId, kind, code, name, functions, region },
      ...(parentCode === null ? {} : { parentCode }),
    })),
    staff: company.staff.map(({ staffId, employeeNo, name, phone, posts, login }) => ({
      ...{ staffId, employeeNo, name, phone, posts },
      ...(login === null || access === null ? {} : { account: { login, password: access.password } }),
    })),
  };
}

/** Number of the company's supply unit, or null while there is none. */
export async function orgIdOf(platform: Platform, code: string): Promise<number | null> {
  return reading(platform.db, [], async (tx) => {
    const { rows } = await runSql<{ org_id: number }>(tx, 'select org_id from org where code = $1', [code]);
    return rows[0]?.org_id ?? null;
  });
}

/** Founds the company as of the day it was set up, unless it is there. Answers its number. */
export async function ensureOrganisation(
  platform: Platform,
  history: History,
  access: Access | null,
): Promise<number> {
  const { company, foundedMs } = history;
  const known = await orgIdOf(platform, company.code);
  if (known !== null) return known;
  const past = platformInThePast(platform, foundedMs);
  const cost = access?.cost === undefined ? {} : { cost: access.cost };
  const { orgId } = await createOrganisation(past, planOf(company, access), cost);
  return orgId;
}

/** Files stored in one transaction; larger batches are no faster (see insertCustomers). */
const batchMax = 500;

/** Stores the customers that are not stored yet, batch by batch; a batch is stored whole or not at all. */
export async function ensureCustomers(
  platform: Platform,
  history: History,
  { orgId, progress }: { orgId: number; progress: (done: number) => void },
): Promise<void> {
  const { foundedMs, company } = history;
  const past = platformInThePast(platform, foundedMs);
  const actor: Actor = { orgId, orgCode: company.code, origin: bySystem };
  let done = 0;
  for (const batch of batches(history.customers())) {
    await inTransaction(past.db, [orgId], async (tx) => {
      const { rows } = await runSql(tx, 'select 1 from customer where org_id = $1 and customer_id = $2', [
        orgId,
        batch[0]?.customerId,
      ]);
      if (rows.length > 0) return;
      const customers = batch.map(({ body }) => ({ body, createdAt: new Date(foundedMs), demo: true }));
      await insertCustomers(past, tx, { actor, customers });
    });
    done += batch.length;
    progress(done);
  }
}

/**
 * Fresh tables have no statistics, and without them an account is looked for in all of them (measured: 13 ms instead
 * of 1). Whoever may not gather them waits for autovacuum.
 */
export async function gatherStatistics(platform: Platform): Promise<void> {
  const tables = 'customer, contact, customer_account, usage_point, service_location';
  await inTransaction(platform.db, [], async (tx) => {
    await runSql(tx, 'set local role none', []);
    await runSql(tx, `analyze ${tables}`, []);
  }).catch((error: unknown) => {
    platform.log.info({ err: error }, 'no statistics gathered');
  });
}

function* batches(customers: Iterable<SimulatedCustomer>): Iterable<readonly SimulatedCustomer[]> {
  let batch: SimulatedCustomer[] = [];
  for (const customer of customers) {
    batch.push(customer);
    if (batch.length === batchMax) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
