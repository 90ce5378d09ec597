import { Type } from 'typebox';
import { OneOf } from './shapes.ts';

const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

export const TableFormat = OneOf(tableFormats);
export const FormatQuery = Type.Object({ format: TableFormat });

/** What is wrong with an uploaded table as a whole. */
export const tableRefusals = [
  'file.missing',
  'table.not-a-table',
  'table.old-format',
  'table.encrypted',
  'table.macros',
  'table.damaged',
  'table.not-csv',
  'table.too-large',
  'table.unpacks-too-large',
  'table.empty',
  'table.columns-missing',
  'table.column-twice',
] as const;
