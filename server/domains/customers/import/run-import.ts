import { setImmediate as breathe } from 'node:timers/promises';
import { present } from '#domain/kernel/assert.ts';
import { importFields, type ImportField } from '#domain/customers/import-columns.ts';
import { readImportRow, type ImportFault } from '#domain/customers/import-row.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction, reading, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaffId } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { skipSerials } from '../file/account-numbers.ts';
import type { Actor } from '../file/case.ts';
import { told } from './check-import.ts';
import { enterGroups, readyGroups, type Entered, type ReadyGroups } from './enter-groups.ts';
import { cellsByField, contextAt, readTitles } from './import-table.ts';
import {
  beat,
  importRecord,
  rowsOfGroups,
  type ImportId,
  type ImportRecord,
  type StagedRow,
} from './import-store.ts';
import { incomingRow, lookUp, type IncomingRow } from './match.ts';
import { placesOf, type Places } from './placing.ts';
import { endImport, tellScreens } from './progress.ts';

/** Customers a transaction enters, a second of work: what a crash repeats, and what a cancelled import still does. */
const batchGroupsUsual = 2000;
/** Rows read again between two breaths, about 3 ms of work. */
const breathRows = 100;

/** Somebody asked to stop. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

type GroupedRow = StagedRow & { readonly group_no: number };

interface Run {
  readonly platform: Platform;
  readonly id: ImportId;
  readonly record: ImportRecord;
  readonly actor: Actor;
  readonly places: Places;
  readonly read: (row: GroupedRow) => IncomingRow;
  readonly batchGroups: number;
}

/** Reads a kept row again; the rules are pure, so what was good at the check is good now. */
function reader({ keys }: Platform, record: ImportRecord, now: Date): Run['read'] {
  const fields = readTitles(record.titles);
  const context = contextAt(now, record.unit_code);
  return ({ row_no: rowNo, group_no: group, cells, account_key: accountKey }) => {
    const { row } = readImportRow(cellsByField(fields, cells), context);
    return incomingRow({ keys, orgId: record.org_id }, { rowNo, group, row, accountKey });
  };
}

function isField(word: string | undefined): word is ImportField {
  return importFields.some((field) => field === word);
}

async function mark(
  tx: Tx,
  { orgId, importId }: ImportId,
  { rowNos, outcome }: { rowNos: readonly number[]; outcome: 'skipped' | 'updated' },
): Promise<void> {
  if (rowNos.length === 0) return;
  await runSql(
    tx,
    `update customer_import_row set outcome = $4 where org_id = $1 and import_id = $2 and row_no = any ($3::int[])`,
    [orgId, importId, rowNos, outcome],
  );
}

async function advance(
  tx: Tx,
  id: ImportId,
  { next, entered }: { next: number; entered: Entered },
): Promise<void> {
  await mark(tx, id, { rowNos: entered.updated, outcome: 'updated' });
  await mark(tx, id, { rowNos: entered.skipped, outcome: 'skipped' });
  await runSql(
    tx,
    `update customer_import set next_group = $3, customers_made = customers_made + $4, accounts_made = accounts_made + $5,
       points_made = points_made + $6, rows_updated = rows_updated + $7, rows_skipped = rows_skipped + $8
     where org_id = $1 and import_id = $2`,
    [
      id.orgId,
      id.importId,
      next,
      entered.customersMade,
      entered.accountsMade,
      entered.pointsMade,
      entered.updated.length,
      entered.skipped.length,
    ],
  );
}

/** The customers `from` … `below` of the file, ready to be entered. */
interface Ahead extends ReadyGroups {
  readonly from: number;
  readonly below: number;
}

/**
 * Reads a batch and makes it ready, beside the transaction that enters the batch before: most of what an import costs
 * this process is done while the database works. Null behind the last customer.
 */
async function prepare(run: Run, from: number, size = run.batchGroups): Promise<Ahead | null> {
  const { platform, id, actor, places, record } = run;
  if (from > record.groups_total) return null;
  const below = Math.min(from + size, record.groups_total + 1);
  const { rows, known } = await reading(platform.db, [id.orgId], async (tx) => {
    const incoming: IncomingRow[] = [];
    for (const row of await rowsOfGroups(tx, id, { from, below })) {
      incoming.push(run.read(row));
      if (incoming.length % breathRows === 0) await breathe();
    }
    return { rows: incoming, known: await lookUp(tx, id.orgId, incoming) };
  });
  const ready = await readyGroups({ platform, actor, placing: places }, rows, known);
  return { ...ready, from, below };
}

/** Begins with the batch behind; what goes wrong with it is thrown where it is waited for. */
function prepareNext(run: Run, { below }: Ahead): Promise<Ahead | null> {
  const next = prepare(run, below);
  next.catch(() => undefined);
  return next;
}

/** Enters a batch and notes that it is done, all in one transaction. */
async function enter(run: Run, tx: Tx, batch: Ahead): Promise<void> {
  const { platform, id, actor, places, record } = run;
  const entry = { platform, tx, actor, placing: places };
  const entered = await enterGroups(entry, batch, { existing: record.existing ?? 'skip' });
  await advance(tx, id, { next: batch.below, entered });
  // Without numbers about tables that grew from nothing the planner reads the whole unit for every row.
  if (record.groups_total > run.batchGroups) await runSql(tx, 'select count_customers()', []);
}

async function beatOf({ platform, id }: Run, rowsDone: number): Promise<void> {
  const { cancelAsked } = await inTransaction(platform.db, [id.orgId], (tx) =>
    beat(tx, id, { rowsDone, now: platform.now() }),
  );
  tellScreens(platform, id);
  if (cancelAsked) throw new Cancelled();
}

/** Everything or nothing: one transaction over the whole file, which a crash or a refusal undoes entirely. */
async function runWhole(run: Run): Promise<void> {
  const { platform, id } = run;
  await inTransaction(platform.db, [id.orgId], async (tx) => {
    const locked = present(await importRecord(tx, id, 'lock'), 'the import');
    if (locked.status !== 'running') return;
    await skipSerials(tx, id.orgId, locked.highest_serial);
    let done = 0;
    for (let batch = await prepare(run, 1); batch !== null;) {
      const next = prepareNext(run, batch);
      await enter(run, tx, batch);
      done += batch.rows.length;
      await beatOf(run, done);
      batch = await next;
    }
  });
}

/** A customer that is refused after all (an account taken meanwhile): the rows say so and the rest goes on. */
async function refuseGroup({ platform, id }: Run, group: number, refusal: Refusal): Promise<void> {
  const column = isField(refusal.field) ? refusal.field : 'accountNo';
  const fault: ImportFault = { refused: refusal.code, column, data: refusal.data };
  await inTransaction(platform.db, [id.orgId], async (tx) => {
    const { rows } = await runSql<{ count: number }>(
      tx,
      `with refused as (
         update customer_import_row set errors = $4, outcome = 'refused'
         where org_id = $1 and import_id = $2 and group_no = $3 and outcome is null returning 1)
       select count(*)::int as count from refused`,
      [id.orgId, id.importId, group, JSON.stringify([told(fault)])],
    );
    await runSql(
      tx,
      `update customer_import set next_group = $3, rows_refused = rows_refused + $4 where org_id = $1 and import_id = $2`,
      [id.orgId, id.importId, group + 1, rows[0]?.count ?? 0],
    );
  });
}

/** A batch in its own transaction; false when it is not its turn: another worker was faster, or the import is over. */
async function enterBatch(run: Run, batch: Ahead): Promise<boolean> {
  const { platform, id } = run;
  return inTransaction(platform.db, [id.orgId], async (tx) => {
    const record = await importRecord(tx, id, 'lock');
    if (record?.status !== 'running' || record.next_group !== batch.from) return false;
    if (batch.from === 1) await skipSerials(tx, id.orgId, record.highest_serial);
    await enter(run, tx, batch);
    return true;
  });
}

/** The batch whose turn it is, made ready; null when nothing is left to do. */
async function prepareWaiting(run: Run, size = run.batchGroups): Promise<Ahead | null> {
  const { platform, id } = run;
  const record = await reading(platform.db, [id.orgId], (tx) => importRecord(tx, id));
  return record?.status === 'running' ? prepare(run, record.next_group, size) : null;
}

/** After a refusal in a batch its customers are tried one by one, so that only the refused one stays out. */
async function enterOneByOne(run: Run, { below }: Ahead): Promise<void> {
  for (;;) {
    const one = await prepareWaiting(run, 1);
    if (one === null || one.from >= below) return;
    try {
      await enterBatch(run, one);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await refuseGroup(run, one.from, error);
    }
  }
}

async function runGood(run: Run, doneBefore: number): Promise<void> {
  let done = doneBefore;
  for (let batch = await prepareWaiting(run); batch !== null;) {
    let next = prepareNext(run, batch);
    try {
      if (!(await enterBatch(run, batch))) next = prepareWaiting(run);
      else done += batch.rows.length;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await enterOneByOne(run, batch);
      done += batch.rows.length;
    }
    await beatOf(run, done);
    batch = await next;
  }
}

async function begin(
  platform: Platform,
  id: ImportId,
  batchGroups: number,
): Promise<{ run: Run; doneBefore: number } | null> {
  return reading(platform.db, [id.orgId], async (tx) => {
    const record = await importRecord(tx, id);
    if (record?.status !== 'running') return null;
    const { rows } = await runSql<{ count: number }>(
      tx,
      `select count(*)::int as count from customer_import_row
       where org_id = $1 and import_id = $2 and group_no < $3`,
      [id.orgId, id.importId, record.next_group],
    );
    const actor = {
      orgId: id.orgId,
      orgCode: record.unit_code,
      origin: byStaffId(record.staff_id, 'import'),
    };
    const places = await placesOf(tx, id.orgId);
    const run = {
      platform,
      id,
      record,
      actor,
      places,
      read: reader(platform, record, platform.now()),
      batchGroups,
    };
    return { run, doneBefore: rows[0]?.count ?? 0 };
  });
}

/**
 * Enters the good rows of a checked import. Run again after a crash it goes on behind the last batch that was
 * committed (or from the start, where everything is one transaction); two workers at once take turns.
 */
export async function runCustomerImport(
  platform: Platform,
  id: ImportId,
  batchGroups = batchGroupsUsual,
): Promise<void> {
  const begun = await begin(platform, id, batchGroups);
  if (begun === null) return;
  const { run, doneBefore } = begun;
  try {
    if (run.record.whole === true) await runWhole(run);
    else await runGood(run, doneBefore);
    await endImport(platform, id, { status: 'done' });
  } catch (error) {
    if (error instanceof Cancelled) await endImport(platform, id, { status: 'cancelled' });
    else if (error instanceof Refusal) await endImport(platform, id, { status: 'failed', refusal: error });
    else throw error;
  }
  tellScreens(platform, id);
}
