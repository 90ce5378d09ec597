import { runSql, type Tx } from '../../../platform/db/database.ts';

/** What changed hands with a merge, by id: an undo gives back these and no others. */
export interface Moved {
  readonly accounts: readonly string[];
  readonly contacts: readonly string[];
  readonly consents: readonly string[];
  readonly dangers: readonly string[];
  readonly visits: readonly string[];
  readonly problems: readonly string[];
  /** Files that had been merged into the absorbed one before. */
  readonly earlier: readonly string[];
  /** How the absorbed file stood before. */
  readonly status: string;
}

export interface Pair {
  readonly orgId: number;
  readonly survivorId: string;
  readonly absorbedId: string;
}

type Part = Exclude<keyof Moved, 'status' | 'earlier'>;

const parts: Readonly<
  Record<Part, { readonly table: string; readonly id: string; readonly which?: string }>
> = {
  accounts: { table: 'customer_account', id: 'account_id' },
  contacts: { table: 'contact', id: 'contact_id' },
  consents: { table: 'consent', id: 'consent_id' },
  dangers: { table: 'danger_sign', id: 'danger_id' },
  // A visit of the plan that still waits is the survivor's own affair.
  visits: { table: 'customer_visit', id: 'visit_id', which: "status <> 'due' or origin = 'staff'" },
  problems: { table: 'visit_problem', id: 'problem_id' },
};

async function movePart(
  tx: Tx,
  { orgId, survivorId, absorbedId }: Pair,
  part: Part,
): Promise<readonly string[]> {
  const { table, id, which = 'true' } = parts[part];
  const { rows } = await runSql<{ id: string }>(
    tx,
    `update ${table} set customer_id = $2 where org_id = $1 and customer_id = $3 and (${which}) returning ${id} as id`,
    [orgId, survivorId, absorbedId],
  );
  return rows.map((row) => row.id).sort();
}

async function moveEarlier(tx: Tx, { orgId, survivorId, absorbedId }: Pair): Promise<readonly string[]> {
  const { rows } = await runSql<{ customer_id: string }>(
    tx,
    'update customer set merged_into = $2 where org_id = $1 and merged_into = $3 returning customer_id',
    [orgId, survivorId, absorbedId],
  );
  return rows.map(({ customer_id }) => customer_id).sort();
}

/** Gives the survivor everything that belongs to the absorbed file. */
export async function moveAll(tx: Tx, pair: Pair, status: string): Promise<Moved> {
  await runSql(
    tx,
    `update customer_visit set status = 'cancelled', finding = '档案合并'
     where org_id = $1 and customer_id = $2 and status = 'due' and origin = 'plan'`,
    [pair.orgId, pair.absorbedId],
  );
  return {
    accounts: await movePart(tx, pair, 'accounts'),
    contacts: await movePart(tx, pair, 'contacts'),
    consents: await movePart(tx, pair, 'consents'),
    dangers: await movePart(tx, pair, 'dangers'),
    visits: await movePart(tx, pair, 'visits'),
    problems: await movePart(tx, pair, 'problems'),
    earlier: await moveEarlier(tx, pair),
    status,
  };
}

/** Gives back what had moved and is still there; what was removed since is gone. */
export async function moveBack(tx: Tx, { orgId, survivorId, absorbedId }: Pair, moved: Moved): Promise<void> {
  for (const [part, { table, id }] of Object.entries(parts) as [Part, (typeof parts)[Part]][]) {
    await runSql(
      tx,
      `update ${table} set customer_id = $2 where org_id = $1 and customer_id = $3 and ${id} = any ($4::uuid[])`,
      [orgId, absorbedId, survivorId, moved[part]],
    );
  }
  await runSql(
    tx,
    `update customer set merged_into = $2
     where org_id = $1 and merged_into = $3 and customer_id = any ($4::uuid[])`,
    [orgId, absorbedId, survivorId, moved.earlier],
  );
}
