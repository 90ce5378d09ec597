import { Type, type Static } from 'typebox';
import { defineRoute } from './route.ts';
import { Cursor, Instant, OneOf, OrNull, Page, PageSize, Uuid } from './shapes.ts';
import { FormatQuery, TableFormat, tableRefusals } from './table-upload.ts';

export const importStates = ['checking', 'checked', 'running', 'done', 'cancelled', 'failed'] as const;

/** An import and how far it got. */
export const CustomerImport = Type.Object({
  importId: Uuid,
  fileName: Type.String(),
  format: TableFormat,
  encoding: OrNull(Type.String()),
  status: OneOf(importStates),
  staffName: Type.String(),
  /** What is done with rows whose account the unit has; null before the start. */
  existing: OrNull(OneOf(['skip', 'update'])),
  /** Everything or nothing; null before the start. */
  whole: OrNull(Type.Boolean()),
  rowsTotal: Type.Integer(),
  rowsBad: Type.Integer(),
  /** Good rows whose account the unit has already. */
  rowsKnown: Type.Integer(),
  customersTotal: Type.Integer(),
  /** Rows checked, or entered, so far. */
  rowsDone: Type.Integer(),
  customersMade: Type.Integer(),
  accountsMade: Type.Integer(),
  pointsMade: Type.Integer(),
  rowsUpdated: Type.Integer(),
  rowsSkipped: Type.Integer(),
  rowsRefused: Type.Integer(),
  failure: OrNull(Type.String()),
  createdAt: Instant,
  checkedAt: OrNull(Instant),
  startedAt: OrNull(Instant),
  finishedAt: OrNull(Instant),
  /** The same file was imported before, at this time. */
  sameFileAt: OrNull(Instant),
  /** The present at the server, to compute rate and time left with. */
  now: Instant,
});
export type CustomerImport = Static<typeof CustomerImport>;

const Fault = Type.Object({ column: Type.String(), code: Type.String(), title: Type.String() });

/** A faulty row as its file numbers it. */
const FaultyRow = Type.Object({
  rowNo: Type.Integer(),
  name: Type.String(),
  accountNo: Type.String(),
  errors: Type.Array(Fault),
});

const One = Type.Object({ importId: Uuid });

export const customerImportRoutes = {
  /** A table with titles, a sample row and, as XLSX, explanations and lists to choose from. */
  template: defineRoute({
    method: 'GET',
    path: '/customer-imports/template',
    title: '下载客户导入模板',
    access: 'customer.import',
    query: FormatQuery,
    response: Type.Unknown(),
    produces: 'application/octet-stream',
  }),
  /** Multipart: `importId` (made by the caller), `file`. Answers at once; the check goes on as a job. */
  upload: defineRoute({
    method: 'POST',
    path: '/customer-imports',
    title: '上传客户表格并检查',
    access: 'customer.import',
    consumes: 'multipart/form-data',
    response: CustomerImport,
    refusals: [...tableRefusals, 'conflict.id-reused'],
  }),
  list: defineRoute({
    method: 'GET',
    path: '/customer-imports',
    title: '客户导入记录',
    access: 'customer.import',
    query: Type.Object({ cursor: Cursor, size: PageSize }),
    response: Page(CustomerImport),
  }),
  read: defineRoute({
    method: 'GET',
    path: '/customer-imports/:importId',
    title: '查看一次客户导入',
    access: 'customer.import',
    params: One,
    response: CustomerImport,
  }),
  /** Faulty rows by row number. */
  faults: defineRoute({
    method: 'GET',
    path: '/customer-imports/:importId/faults',
    title: '查看客户导入的错误',
    access: 'customer.import',
    params: One,
    query: Type.Object({ cursor: Cursor, size: PageSize }),
    response: Page(FaultyRow),
  }),
  /** The faulty rows with the remarks beside them, to be mended and sent again. */
  faultsFile: defineRoute({
    method: 'GET',
    path: '/customer-imports/:importId/faults-file',
    title: '下载客户导入的错误行',
    access: 'customer.import',
    params: One,
    query: FormatQuery,
    response: Type.Unknown(),
    produces: 'application/octet-stream',
  }),
  run: defineRoute({
    method: 'POST',
    path: '/customer-imports/:importId/run',
    title: '执行客户导入',
    access: 'customer.import',
    params: One,
    body: Type.Object({
      /** `all`: everything or nothing, in one transaction; `good`: exactly the good rows. */
      rows: OneOf(['all', 'good']),
      existing: OneOf(['skip', 'update']),
    }),
    response: CustomerImport,
    refusals: ['customer.import-state', 'customer.import-faulty', 'customer.import-nothing-good'],
  }),
  cancel: defineRoute({
    method: 'POST',
    path: '/customer-imports/:importId/cancel',
    title: '取消客户导入',
    access: 'customer.import',
    params: One,
    response: CustomerImport,
    refusals: ['customer.import-state'],
  }),
} as const;
