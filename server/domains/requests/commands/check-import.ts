import { v7 as uuidv7 } from 'uuid';
import { refusalText, type RefusalCode } from '#contracts/refusals.ts';
import { isRefused, Refusal, type Refused } from '#domain/kernel/refusal.ts';
import { validateIntake } from '#domain/processes/accept.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { commonColumns, readImportRow, type ImportFault } from '#domain/requests/import-columns.ts';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { receiveTable } from '../../../platform/tables/receive-table.ts';
import { tableBytesMax } from '../../../platform/tables/open-table.ts';
import { importView, type ImportView } from '../queries/imports.ts';
import type { RequestInput } from '../input.ts';
import { intakeOf, staffIntaker, type Intaker } from '../request.ts';
import { knowSubject } from '../subject.ts';
import { newestDefinition } from './accept-request.ts';
import { readTable, type TableLine } from './read-table.ts';

export interface ImportFile {
  readonly importId: string;
  readonly kind: string;
  readonly fileName: string;
  readonly content: Uint8Array;
}

interface CheckedRow {
  readonly row_no: number;
  readonly order_id: string;
  readonly external_id: string;
  readonly body: RequestInput;
  readonly errors: readonly { column: string; code: string; title: string }[];
}

function told(definition: ProcessDefinition, fault: Refused | ImportFault): CheckedRow['errors'][number] {
  const { title } = refusalText(fault.refused as RefusalCode, fault.data ?? {}, 'zh');
  const name = fault.field?.replace(/^(form|subject)\./, '') ?? '';
  const field = definition.form.find((known) => known.name === name);
  const common = Object.entries(commonColumns).find(([key]) => key === name)?.[1];
  const column =
    'column' in fault
      ? fault.column
      : (field?.label ?? common ?? (name === 'documents' ? commonColumns.documents : ''));
  return { column, code: fault.refused, title };
}

/** With what every row of a file is checked. */
interface Check {
  readonly platform: Platform;
  readonly intaker: Intaker;
  readonly definition: ProcessDefinition;
  readonly nowMs: number;
  /** Numbers at the source of the rows before: each may come once. */
  readonly seen: Set<string>;
}

async function subjectFaults(
  tx: Tx,
  { platform, intaker, definition, nowMs }: Check,
  input: RequestInput,
): Promise<Refused[]> {
  try {
    const known = await knowSubject(
      { platform, tx },
      { orgId: intaker.orgId, fallbackUnitId: intaker.unitId },
      input,
    );
    return [...validateIntake(definition, intakeOf(input, known), nowMs)];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [
      { refused: error.code, ...(error.field === undefined ? {} : { field: error.field }), data: error.data },
    ];
  }
}

async function checkRow(
  tx: Tx,
  check: Check,
  { row, rowNo, faults: spoilt }: TableLine,
): Promise<CheckedRow> {
  const { definition, seen } = check;
  const { request, faults } = readImportRow(definition, row);
  const orderId = uuidv7();
  const body: RequestInput = {
    orderId,
    kind: definition.kind,
    channel: 'import',
    values: Object.fromEntries(
      Object.entries(request.values).map(([name, value]) => [
        name,
        typeof value === 'object' ? [...value] : value,
      ]),
    ),
    documents: [...request.documents],
    consent: true,
    subject: {},
    source: 'import',
    externalId: request.externalId,
  };
  const own: (Refused | ImportFault)[] = [...spoilt, ...faults];
  if (request.externalId === '')
    own.push({
      refused: 'shape.missing',
      column: commonColumns.externalId,
      data: { field: commonColumns.externalId },
    });
  else if (seen.has(request.externalId))
    own.push({
      refused: 'request.import-duplicate',
      column: commonColumns.externalId,
      data: { externalId: request.externalId },
    });
  seen.add(request.externalId);
  const rules = await subjectFaults(tx, check, body);
  const errors = [...own, ...rules].map((fault) => told(definition, fault));
  return { row_no: rowNo, order_id: orderId, external_id: request.externalId, body, errors };
}

async function store(
  tx: Tx,
  { orgId, importId }: { orgId: number; importId: string },
  rows: readonly CheckedRow[],
): Promise<void> {
  await runSql(
    tx,
    `insert into request_import_row (org_id, import_id, row_no, order_id, external_id, body, errors)
     select $1, $2, row_no, order_id, external_id, body, errors
     from jsonb_to_recordset($3::jsonb) as r(row_no integer, order_id uuid, external_id text, body jsonb, errors jsonb)`,
    [orgId, importId, JSON.stringify(rows)],
  );
}

/**
 * The dry run of an import: every row is read and checked as an acceptance would check it, every fault is kept by row
 * and column. Nothing is accepted. The same import id again answers the first check.
 */
export async function checkImport(platform: Platform, caller: Caller, file: ImportFile): Promise<ImportView> {
  const definition = newestDefinition(file.kind);
  const table = await readTable(definition, file.content);
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const before = await importView(tx, caller.orgId, file.importId);
    if (before !== null) return before;
    const check: Check = {
      platform,
      intaker: staffIntaker(caller),
      definition,
      nowMs: platform.now().getTime(),
      seen: new Set(),
    };
    const rows: CheckedRow[] = [];
    for (const line of table) rows.push(await checkRow(tx, check, line));
    const bad = rows.filter((row) => row.errors.length > 0).length;
    await runSql(
      tx,
      `insert into request_import (org_id, import_id, staff_id, file_name, kind, status, rows_total, rows_bad, created_at)
       values ($1, $2, $3, $4, $5, 'checked', $6, $7, $8)`,
      [
        caller.orgId,
        file.importId,
        caller.staffId,
        file.fileName,
        file.kind,
        rows.length,
        bad,
        platform.now(),
      ],
    );
    await store(tx, { orgId: caller.orgId, importId: file.importId }, rows);
    const made = await importView(tx, caller.orgId, file.importId);
    if (made === null || isRefused(made)) throw new Error('an import just stored is there');
    return made;
  });
}

const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The same for a file that is uploaded: multipart with `importId`, `kind` and the file. */
export async function uploadImport(
  platform: Platform,
  caller: Caller,
  request: FastifyRequest,
): Promise<ImportView> {
  const { content, fileName, fields } = await receiveTable(request, tableBytesMax);
  const { importId = '', kind = '' } = fields;
  if (!isUuid.test(importId))
    throw new Refusal('shape.wrong-format', { field: 'importId', data: { field: 'importId' } });
  return checkImport(platform, caller, { importId, kind, fileName, content });
}
