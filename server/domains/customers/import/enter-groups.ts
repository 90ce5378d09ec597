import { Refusal } from '#domain/kernel/refusal.ts';
import { runSql } from '../../../platform/db/database.ts';
import { insertCustomers } from '../file/commands/insert-customers.ts';
import { newCustomer, type NewCustomer } from './bodies.ts';
import { lookUp, type IncomingRow, type Known } from './match.ts';
import { addAccountOf, addPointOf, isFurtherPoint, updateFrom, type Entry } from './merge-row.ts';

/** What became of the rows of a batch. */
export interface Entered {
  customersMade: number;
  accountsMade: number;
  pointsMade: number;
  readonly updated: number[];
  readonly skipped: number[];
}

interface MadeKey {
  readonly source_key: string;
  readonly customer_id: string;
  readonly account_id: string | null;
}

function byGroup(rows: readonly IncomingRow[]): IncomingRow[][] {
  const groups = new Map<number, IncomingRow[]>();
  for (const row of rows) {
    const group = groups.get(row.group);
    if (group === undefined) groups.set(row.group, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

async function keepKeys({ tx, actor }: Entry, made: readonly MadeKey[]): Promise<void> {
  if (made.length === 0) return;
  await runSql(
    tx,
    `insert into customer_import_key (org_id, source_key, customer_id, account_id)
     select $1, source_key, customer_id, account_id
     from jsonb_to_recordset($2::jsonb) as r(source_key text, customer_id uuid, account_id uuid)
     on conflict (org_id, source_key) do nothing`,
    [actor.orgId, JSON.stringify(made)],
  );
}

function codeKeys(known: Known, customerId: string, rows: readonly IncomingRow[]): MadeKey[] {
  const codes = new Set(rows.map(({ row }) => row.customerCode).filter((code) => code !== ''));
  return [...codes].map((code) => ({
    source_key: known.sourceKey('code', code),
    customer_id: customerId,
    account_id: null,
  }));
}

function keysOf(known: Known, customer: NewCustomer, rows: readonly IncomingRow[]): MadeKey[] {
  const { customerId } = customer.body;
  return [
    ...codeKeys(known, customerId, rows),
    ...customer.opened.map(({ accountKey, accountId }) => ({
      source_key: known.sourceKey('account', accountKey),
      customer_id: customerId,
      account_id: accountId,
    })),
  ];
}

/** Where a batch goes in, what the unit has of it already, and what became of it. */
interface Batch {
  readonly entry: Entry;
  readonly known: Known;
  readonly entered: Entered;
}

/** Customers nobody has yet, stored together. */
async function enterNew({ entry, known, entered }: Batch, groups: readonly IncomingRow[][]): Promise<void> {
  const made = groups.flatMap((rows) => {
    const [first] = rows;
    return first === undefined ? [] : [{ rows, ...newCustomer(first, rows, entry.placing) }];
  });
  const createdAt = entry.platform.now();
  await insertCustomers(entry.platform, entry.tx, {
    actor: entry.actor,
    customers: made.map(({ body }) => ({ body, createdAt, demo: false })),
  });
  for (const { body, elsewhere } of made) {
    entered.customersMade += 1;
    entered.accountsMade += body.accounts.length;
    entered.pointsMade += body.accounts.reduce((sum, { points }) => sum + points.length, 0);
    for (const { accountId, row } of elsewhere) {
      await addPointOf(entry, { customerId: body.customerId, accountId }, row);
      entered.pointsMade += 1;
    }
  }
  await keepKeys(
    entry,
    made.flatMap((customer) => keysOf(known, customer, customer.rows)),
  );
}

interface Existing {
  readonly customerId: string;
  readonly update: boolean;
  /** Accounts opened by earlier rows of the same customer. */
  readonly opened: Map<string, string>;
}

async function enterRow(
  { entry, known, entered }: Batch,
  incoming: IncomingRow,
  at: Existing,
): Promise<void> {
  const { row, rowNo, accountKey } = incoming;
  const { customerId } = at;
  const account = known.account(incoming);
  if (known.isOfAnother(incoming) || (account !== null && account.customerId !== customerId))
    throw new Refusal('customer.account-of-another', { field: 'accountNo', data: { number: row.accountNo } });
  const accountId = account?.accountId ?? at.opened.get(row.accountNo) ?? null;
  if (accountId === null) {
    const made = await addAccountOf(entry, customerId, row);
    if (row.accountNo !== '') at.opened.set(row.accountNo, made);
    const name = accountKey === null ? [] : [known.sourceKey('account', accountKey)];
    await keepKeys(
      entry,
      name.map((key) => ({ source_key: key, customer_id: customerId, account_id: made })),
    );
    entered.accountsMade += 1;
    entered.pointsMade += 1;
  } else if (account === null || (await isFurtherPoint(entry, accountId, row))) {
    await addPointOf(entry, { customerId, accountId }, row);
    entered.pointsMade += 1;
  } else if (at.update && (await updateFrom(entry, { customerId, accountId }, row)))
    entered.updated.push(rowNo);
  else entered.skipped.push(rowNo);
}

/** Rows of customers there are: new accounts and points are added, known ones skipped or updated. */
async function enterExisting(batch: Batch, rows: readonly IncomingRow[], at: Existing): Promise<void> {
  for (const row of rows) await enterRow(batch, row, at);
  await keepKeys(batch.entry, codeKeys(batch.known, at.customerId, rows));
}

/** Enters the rows of whole customers in the transaction of `entry`; the first refusal throws. */
export async function enterGroups(
  entry: Entry,
  rows: readonly IncomingRow[],
  options: { existing: 'skip' | 'update' },
): Promise<Entered> {
  const entered: Entered = { customersMade: 0, accountsMade: 0, pointsMade: 0, updated: [], skipped: [] };
  const known = await lookUp(entry.tx, { keys: entry.platform.keys, orgId: entry.actor.orgId }, rows);
  const batch = { entry, known, entered };
  const fresh: IncomingRow[][] = [];
  for (const group of byGroup(rows)) {
    const customerId = group.map((row) => known.customer(row)).find((id) => id !== null);
    if (customerId === undefined) {
      fresh.push(group);
      continue;
    }
    const opened = new Map<string, string>();
    await enterExisting(batch, group, { customerId, update: options.existing === 'update', opened });
  }
  if (fresh.length > 0) await enterNew(batch, fresh);
  return entered;
}
