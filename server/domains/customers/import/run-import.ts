import { present } from '#domain/kernel/assert.ts';
import { importFields, type ImportField } from '#domain/customers/import-columns.ts';
import { readImportRow, type ImportFault } from '#domain/customers/import-row.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction, reading, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaffId } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Actor } from '../file/case.ts';
import { told } from './check-import.ts';
import { enterGroups, type Entered } from './enter-groups.ts';
import { cellsByField, contextAt, readTitles } from './import-table.ts';
import {
  beat,
  importRecord,
  rowsOfGroups,
  type ImportId,
  type ImportRecord,
  type StagedRow,
} from './import-store.ts';
import type { IncomingRow } from './match.ts';
import { placesOf, type Places } from './placing.ts';
import { endImport, tellScreens } from './progress.ts';

/** Customers a transaction enters, a second or two of work: what a crash repeats, and what a cancelled import still does. */
const batchGroupsUsual = 1000;

/** Somebody asked to stop. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

interface Run {
  readonly platform: Platform;
  readonly id: ImportId;
  readonly record: ImportRecord;
  readonly actor: Actor;
  readonly places: Places;
  readonly read: (row: StagedRow & { group_no: number }) => IncomingRow;
  readonly batchGroups: number;
}

/** Reads a kept row again; the rules are pure, so what was good at the check is good now. */
function reader(record: ImportRecord, now: Date): Run['read'] {
  const fields = readTitles(record.titles);
  const context = contextAt(now, record.unit_code);
  return ({ row_no: rowNo, group_no: group, cells, account_key: accountKey }) => {
    const { row } = readImportRow(cellsByField(fields, cells), context);
    return { rowNo, group, row, accountKey };
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

/** Enters the customers `from` … `below` of the file and notes that it is done, all in one transaction. */
async function enter(run: Run, tx: Tx, { from, below }: { from: number; below: number }): Promise<number> {
  const { platform, id, actor, places, record } = run;
  const rows = (await rowsOfGroups(tx, id, { from, below })).map(run.read);
  const entry = { platform, tx, actor, placing: places };
  const entered = await enterGroups(entry, rows, { existing: record.existing ?? 'skip' });
  await advance(tx, id, { next: below, entered });
  // Without numbers about tables that grew from nothing the planner reads the whole unit for every row.
  if (record.groups_total > run.batchGroups) await runSql(tx, 'select count_customers()', []);
  return rows.length;
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
  const { platform, id, record, batchGroups } = run;
  await inTransaction(platform.db, [id.orgId], async (tx) => {
    const locked = present(await importRecord(tx, id, 'lock'), 'the import');
    if (locked.status !== 'running') return;
    let done = 0;
    for (let from = 1; from <= record.groups_total; from += batchGroups) {
      done += await enter(run, tx, { from, below: from + batchGroups });
      await beatOf(run, done);
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

/** A batch in its own transaction; null when another worker holds the import or it is over. */
async function enterBatch(run: Run, size: number): Promise<{ from: number; rows: number } | null> {
  const { platform, id } = run;
  return inTransaction(platform.db, [id.orgId], async (tx) => {
    const record = await importRecord(tx, id, 'lock');
    if (record?.status !== 'running' || record.next_group > record.groups_total) return null;
    const from = record.next_group;
    return {
      from,
      rows: await enter(run, tx, { from, below: Math.min(from + size, record.groups_total + 1) }),
    };
  });
}

/** After a refusal in a batch its customers are tried one by one, so that only the refused one stays out. */
async function enterOneByOne(run: Run): Promise<number> {
  const { platform, id, batchGroups } = run;
  let rows = 0;
  for (let count = 0; count < batchGroups; count += 1) {
    try {
      const entered = await enterBatch(run, 1);
      if (entered === null) return rows;
      rows += entered.rows;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const record = await reading(platform.db, [id.orgId], (tx) => importRecord(tx, id));
      await refuseGroup(run, present(record, 'the import').next_group, error);
      rows += 1;
    }
  }
  return rows;
}

async function runGood(run: Run, doneBefore: number): Promise<void> {
  let done = doneBefore;
  for (;;) {
    try {
      const entered = await enterBatch(run, run.batchGroups);
      if (entered === null) return;
      done += entered.rows;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      done += await enterOneByOne(run);
    }
    await beatOf(run, done);
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
    const run = { platform, id, record, actor, places, read: reader(record, platform.now()), batchGroups };
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
