import { setImmediate as breathe } from 'node:timers/promises';
import { refusalText, type RefusalCode } from '#contracts/refusals.ts';
import { importColumn } from '#domain/customers/import-columns.ts';
import { groupRows } from '#domain/customers/import-groups.ts';
import { readImportRow, type ImportFault, type ImportedRow } from '#domain/customers/import-row.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction, reading, runSql } from '../../../platform/db/database.ts';
import type { Keys } from '../../../platform/keys.ts';
import type { Platform } from '../../../platform/platform.ts';
import { openTable } from '../../../platform/tables/open-table.ts';
import type { TableRow } from '../../../platform/tables/table.ts';
import { countedSerial } from '../file/account-numbers.ts';
import { cellsByField, contextAt, importRowsMax, readTitles } from './import-table.ts';
import {
  beat,
  dropFile,
  fileOfImport,
  importRecord,
  stageRows,
  type ImportId,
  type StagedRow,
  type ToldFault,
} from './import-store.ts';
import { incomingRow, lookUp, type IncomingRow } from './match.ts';
import { placesOf } from './placing.ts';
import { endImport, tellScreens } from './progress.ts';

/** Rows read before they are written; some 2 MB. */
const batchRows = 1000;
/** Rows read between two breaths, so that whoever else is served waits a few milliseconds. */
const breathRows = 100;

export function told(fault: ImportFault): ToldFault {
  const { title } = refusalText(fault.refused as RefusalCode, fault.data ?? {}, 'zh');
  return { field: fault.column, column: importColumn(fault.column).title, code: fault.refused, title };
}

interface Checked {
  readonly staged: StagedRow;
  readonly incoming: IncomingRow | null;
}

interface Tally {
  /** Rows read; those of them that are kept follow a batch behind. */
  rows: number;
  kept: number;
  bad: number;
  known: number;
  groups: number;
  /** Among the account numbers of the good rows. */
  highestSerial: number;
}

type Check = (row: TableRow) => Checked;

/** The check of one row after the other: cells, rules, unit, and what earlier rows said. */
function checker(given: {
  readonly names: { readonly keys: Keys; readonly orgId: number };
  readonly read: (row: TableRow) => { row: ImportedRow; faults: readonly ImportFault[] };
  readonly unitFaults: (row: ImportedRow) => readonly ImportFault[];
}): Check {
  const place = groupRows();
  return ({ rowNo, cells }) => {
    const { row, faults } = given.read({ rowNo, cells });
    const own = [...faults, ...given.unitFaults(row)];
    const placed = own.length > 0 ? null : place(rowNo, row);
    const all = placed === null ? own : placed.faults;
    if (placed === null || all.length > 0)
      return {
        staged: { row_no: rowNo, group_no: null, cells, account_key: null, errors: all.map(told) },
        incoming: null,
      };
    const { group, accountKey } = placed;
    return {
      staged: { row_no: rowNo, group_no: group, cells, account_key: accountKey, errors: null },
      incoming: incomingRow(given.names, { rowNo, group, row, accountKey }),
    };
  };
}

/** Compares a batch with what the unit has: which accounts are known, and which belong to somebody else. */
async function compared(
  platform: Platform,
  id: ImportId,
  batch: readonly Checked[],
): Promise<{ staged: StagedRow[]; known: number }> {
  const incoming = batch.flatMap((row) => row.incoming ?? []);
  const known = await reading(platform.db, [id.orgId], (tx) => lookUp(tx, id.orgId, incoming));
  let count = 0;
  const staged = batch.map(({ staged: row, incoming: read }): StagedRow => {
    const account = read === null ? null : known.account(read);
    if (read === null || account === null) return row;
    count += 1;
    if (!known.isOfAnother(read)) return row;
    const number = read.row.accountNo;
    const fault = { refused: 'customer.account-of-another', column: 'accountNo', data: { number } } as const;
    return { ...row, group_no: null, account_key: null, errors: [told(fault)] };
  });
  return { staged, known: count };
}

async function writeBatch(
  platform: Platform,
  id: ImportId,
  { batch, tally }: { batch: readonly Checked[]; tally: Tally },
): Promise<boolean> {
  const { staged, known } = await compared(platform, id, batch);
  tally.bad += staged.filter(({ errors }) => errors !== null).length;
  tally.known += known;
  tally.kept += batch.length;
  for (const { staged: row, incoming } of batch) {
    tally.groups = Math.max(tally.groups, row.group_no ?? 0);
    const number = incoming?.row.accountNo ?? '';
    if (number !== '') tally.highestSerial = Math.max(tally.highestSerial, countedSerial(number));
  }
  return inTransaction(platform.db, [id.orgId], async (tx) => {
    await stageRows(tx, id, staged);
    const { cancelAsked } = await beat(tx, id, { rowsDone: tally.kept, now: platform.now() });
    return cancelAsked;
  });
}

/** Reads, checks and keeps every row, a batch being kept while the next is read; false when somebody asked to stop. */
async function checkRows(
  platform: Platform,
  id: ImportId,
  { rows, check, tally }: { rows: AsyncIterable<TableRow>; check: Check; tally: Tally },
): Promise<boolean> {
  let batch: Checked[] = [];
  let keeping = Promise.resolve(false);
  const keep = async (full: readonly Checked[]): Promise<boolean> => {
    const isCancelled = await keeping;
    if (isCancelled) return true;
    keeping = writeBatch(platform, id, { batch: full, tally });
    // What goes wrong is thrown where the next batch waits for it.
    keeping.catch(() => undefined);
    return false;
  };
  for await (const row of rows) {
    batch.push(check(row));
    if (batch.length % breathRows === 0) await breathe();
    if (batch.length < batchRows) continue;
    tally.rows += batch.length;
    if (tally.rows > importRowsMax)
      throw new Refusal('table.too-many-rows', { field: 'file', data: { limit: importRowsMax } });
    if (await keep(batch)) return false;
    batch = [];
    tellScreens(platform, id);
  }
  tally.rows += batch.length;
  if (batch.length > 0 && (await keep(batch))) return false;
  return !(await keeping);
}

async function finish(platform: Platform, id: ImportId, tally: Tally): Promise<void> {
  if (tally.rows === 0) throw new Refusal('table.empty', { field: 'file' });
  await inTransaction(platform.db, [id.orgId], async (tx) => {
    await runSql(
      tx,
      `update customer_import set status = 'checked', checked_at = $3, rows_total = $4, rows_bad = $5, rows_known = $6,
         groups_total = $7, highest_serial = $8
       where org_id = $1 and import_id = $2 and status = 'checking'`,
      [
        id.orgId,
        id.importId,
        platform.now(),
        tally.rows,
        tally.bad,
        tally.known,
        tally.groups,
        tally.highestSerial,
      ],
    );
    await dropFile(tx, id);
    if (tally.rows > batchRows) await runSql(tx, 'select count_customer_import()', []);
  });
}

/**
 * The dry run: every row is read and checked as a desk would check it, nothing is entered. Begun again after a crash it
 * writes the same rows and goes on. What cannot be read ends the import with the reason.
 */
export async function checkCustomerImport(platform: Platform, id: ImportId): Promise<void> {
  const begun = await reading(platform.db, [id.orgId], async (tx) => {
    const record = await importRecord(tx, id);
    if (record?.status !== 'checking') return null;
    return { record, content: await fileOfImport(tx, id), places: await placesOf(tx, id.orgId) };
  });
  if (begun === null) return;
  const { record, content, places } = begun;
  try {
    const table = await openTable(content);
    const fields = readTitles(table.titles);
    const context = contextAt(platform.now(), record.unit_code);
    const check = checker({
      names: { keys: platform.keys, orgId: id.orgId },
      read: ({ cells }) => readImportRow(cellsByField(fields, cells), context),
      unitFaults: (row) => places.faults(row),
    });
    const tally: Tally = { rows: 0, kept: 0, bad: 0, known: 0, groups: 0, highestSerial: 0 };
    const whole = await checkRows(platform, id, { rows: table.rows, check, tally });
    if (whole) await finish(platform, id, tally);
    else await endImport(platform, id, { status: 'cancelled' });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await endImport(platform, id, { status: 'failed', refusal: error });
  }
  tellScreens(platform, id);
}
