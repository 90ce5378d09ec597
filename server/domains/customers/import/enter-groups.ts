import { setImmediate as breathe } from 'node:timers/promises';
import { Refusal } from '#domain/kernel/refusal.ts';
import { runSql } from '../../../platform/db/database.ts';
import {
  prepareCustomers,
  storePrepared,
  type PreparedCustomers,
} from '../file/commands/insert-customers.ts';
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

function codeKeys(customerId: string, rows: readonly IncomingRow[]): MadeKey[] {
  const codes = new Set(rows.flatMap(({ codeKey }) => codeKey ?? []));
  return [...codes].map((key) => ({ source_key: key, customer_id: customerId, account_id: null }));
}

function keysOf({ body: { customerId }, opened }: NewCustomer, rows: readonly IncomingRow[]): MadeKey[] {
  return [
    ...codeKeys(customerId, rows),
    ...opened.map(({ sourceKey, accountId }) => ({
      source_key: sourceKey,
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

type Group = readonly IncomingRow[];
type MadeCustomer = NewCustomer & { readonly rows: Group };

/** Customers nobody has yet, as far as they can be made ready without the database. */
interface FreshCustomers {
  readonly groups: readonly number[];
  readonly made: readonly MadeCustomer[];
  readonly prepared: PreparedCustomers;
}

type Making = Pick<Entry, 'platform' | 'actor' | 'placing'>;

/** Customers made between two breaths, about 3 ms of work. */
const breathCustomers = 100;

async function madeOf({ placing }: Making, groups: readonly Group[]): Promise<MadeCustomer[]> {
  const made: MadeCustomer[] = [];
  for (const rows of groups) {
    const [first] = rows;
    if (first !== undefined) made.push({ rows, ...newCustomer(first, rows, placing) });
    if (made.length % breathCustomers === 0) await breathe();
  }
  return made;
}

async function freshCustomers(making: Making, groups: readonly Group[]): Promise<FreshCustomers> {
  const { platform, actor } = making;
  const made = await madeOf(making, groups);
  const createdAt = platform.now();
  const customers = made.map(({ body }) => ({ body, createdAt, demo: false }));
  const prepared = await prepareCustomers(platform, { actor, customers });
  return { groups: made.flatMap(({ rows }) => rows[0]?.group ?? []), made, prepared };
}

/** Stores customers nobody has yet. */
async function enterFresh({ entry, entered }: Batch, { made, prepared }: FreshCustomers): Promise<void> {
  await storePrepared(entry.platform, entry.tx, { actor: entry.actor, prepared });
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
    made.flatMap((customer) => keysOf(customer, customer.rows)),
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
  const { row, rowNo, sourceKey } = incoming;
  const { customerId } = at;
  const account = known.account(incoming);
  if (known.isOfAnother(incoming) || (account !== null && account.customerId !== customerId))
    throw new Refusal('customer.account-of-another', { field: 'accountNo', data: { number: row.accountNo } });
  const accountId = account?.accountId ?? at.opened.get(row.accountNo) ?? null;
  if (accountId === null) {
    const made = await addAccountOf(entry, customerId, row);
    if (row.accountNo !== '') at.opened.set(row.accountNo, made);
    if (sourceKey !== null)
      await keepKeys(entry, [{ source_key: sourceKey, customer_id: customerId, account_id: made }]);
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
  await keepKeys(batch.entry, codeKeys(at.customerId, rows));
}

/** Rows of whole customers, with what could be made ready ahead of the transaction that enters them. */
export interface ReadyGroups {
  readonly rows: Group;
  readonly fresh: FreshCustomers;
}

const unknownOf = (known: Known, groups: readonly Group[]): Group[] =>
  groups.filter((group) => group.every((row) => known.customer(row) === null));

/** Makes ready what is new by the look of now; the transaction that enters it looks again. */
export async function readyGroups(making: Making, rows: Group, known: Known): Promise<ReadyGroups> {
  return { rows, fresh: await freshCustomers(making, unknownOf(known, byGroup(rows))) };
}

function isSame(fresh: FreshCustomers, groups: readonly Group[]): boolean {
  return (
    groups.length === fresh.groups.length && groups.every((rows, at) => rows[0]?.group === fresh.groups[at])
  );
}

/** Enters the rows of whole customers in the transaction of `entry`; the first refusal throws. */
export async function enterGroups(
  entry: Entry,
  { rows, fresh }: ReadyGroups,
  options: { existing: 'skip' | 'update' },
): Promise<Entered> {
  const entered: Entered = { customersMade: 0, accountsMade: 0, pointsMade: 0, updated: [], skipped: [] };
  const known = await lookUp(entry.tx, entry.actor.orgId, rows);
  const batch = { entry, known, entered };
  const groups = byGroup(rows);
  const unknown = unknownOf(known, groups);
  for (const group of groups) {
    const customerId = group.map((row) => known.customer(row)).find((found) => found !== null);
    if (customerId === undefined) continue;
    const opened = new Map<string, string>();
    await enterExisting(batch, group, { customerId, update: options.existing === 'update', opened });
  }
  // A customer made by others meanwhile is rare; then everything of the batch is made ready anew.
  if (unknown.length > 0)
    await enterFresh(batch, isSame(fresh, unknown) ? fresh : await freshCustomers(entry, unknown));
  return entered;
}
