import { writeXlsx, type CellStyle, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import type { CsvTable, XlsxFile } from '../http/download.ts';
import { csvLine } from '../csv.ts';
import type { TableFormat } from './table.ts';

/** A column of a table that people fill in. */
export interface TemplateColumn {
  readonly title: string;
  readonly required: boolean;
  readonly sample: string;
  /** In characters. */
  readonly width?: number;
  /** Cells are texts, so that a spreadsheet leaves long numbers and leading zeros alone. */
  readonly isText?: boolean;
  /** What may be chosen, one of them. */
  readonly options?: readonly string[];
  /** What to write, for the sheet that explains. */
  readonly help?: string;
}

export interface Template {
  /** Without the ending; ASCII. */
  readonly fileName: string;
  readonly sheet: string;
  readonly columns: readonly TemplateColumn[];
  /** Lines above the list of columns on the sheet that explains: a word, and what it means. */
  readonly guidance: readonly (readonly [string, string])[];
}

/** Rows that carry lists and text cells. */
const preparedRows = 2000;
const widthUsual = 16;
/** A list of choices longer than this does not fit into its cell's rule (255 characters). */
const listLengthMax = 250;
const letters = 26;

const head: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2E5' } },
};
const asText: CellStyle = { numFmt: '@' };

function columnLetter(at: number): string {
  const last = String.fromCharCode(65 + (at % letters));
  return at < letters ? last : columnLetter(Math.floor(at / letters) - 1) + last;
}

const titleOf = ({ title, required }: TemplateColumn): string => (required ? `${title}*` : title);

function listsOf(columns: readonly TemplateColumn[]): DataValidation[] {
  return columns.flatMap(({ options, title }, at) =>
    options === undefined || options.join(',').length > listLengthMax
      ? []
      : [
          {
            type: 'list' as const,
            values: [...options],
            range: `${columnLetter(at)}2:${columnLetter(at)}${preparedRows.toString()}`,
            allowBlank: true,
            showErrorMessage: true,
            errorTitle: title.slice(0, 30),
            errorMessage: `可填:${options.join('、')}`.slice(0, 200),
          },
        ],
  );
}

function explaining({ columns, guidance }: Template): WriteSheet {
  return {
    name: '填写说明',
    columns: [{ width: 18 }, { width: 10 }, { width: 90 }],
    rows: [
      ...guidance.map(([name, text]) => [name, null, text]),
      ['列名', '必填', '怎样填写'],
      ...columns.map(({ title, required, help = '', options }) => [
        title,
        required ? '是' : '',
        options === undefined ? help : `${help}可选:${options.join('、')}`,
      ]),
    ],
  };
}

function filling({ sheet, columns }: Template): WriteSheet {
  const headCells = columns.map(
    (column, at) => [`0,${at.toString()}`, { value: titleOf(column), style: head }] as const,
  );
  return {
    name: sheet,
    columns: columns.map(({ width = widthUsual, isText = false }) => ({
      width,
      ...(isText ? { style: asText } : {}),
    })),
    rows: [columns.map(titleOf), columns.map(({ sample }) => (sample === '' ? null : sample))],
    cells: new Map(headCells),
    freezePane: { rows: 1 },
    dataValidations: listsOf(columns),
  };
}

/** The table to fill in: titles and a sample row; as XLSX with lists to choose from, text cells, a sheet that explains. */
export async function templateFile(template: Template, format: TableFormat): Promise<CsvTable | XlsxFile> {
  const { fileName, columns } = template;
  if (format === 'xlsx')
    return { fileName, xlsx: await writeXlsx({ sheets: [filling(template), explaining(template)] }) };
  return {
    fileName,
    csv: `\uFEFF${csvLine(columns.map(titleOf))}${csvLine(columns.map(({ sample }) => sample))}`,
  };
}
