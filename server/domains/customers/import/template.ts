import { writeXlsx, type CellStyle, type DataValidation } from 'hucre/xlsx';
import type { TableFormat } from '#contracts/customer-import.ts';
import { importColumn, importFields } from '#domain/customers/import-columns.ts';
import { csvLine } from '../../../platform/csv.ts';
import type { CsvTable, XlsxFile } from '../../../platform/http/download.ts';

const columns = importFields.map(importColumn);
const titles = columns.map(({ title, required }) => (required ? `${title}*` : title));
const fileName = 'customer-import-template';
/** Rows of the template that carry lists and text cells. */
const preparedRows = 2000;

const head: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2E5' } },
};
const asText: CellStyle = { numFmt: '@' };

const guidance = [
  ['填写说明', ''],
  ['第一行', '是列名,请勿改动;带 * 的列必须填写。第二行是样例,填好后请删去。'],
  ['一行', '是一位客户的一个户号下的一个用电点,连同联系人与用电地址。'],
  ['同一客户', '按客户编号、证件号码、户号归并;各行的客户类别与名称须一致。'],
  ['同一户号', '多行写同一户号,就是该户有多个用电点。'],
  ['数字', '证件号码、户号、电话、电能表编号须为文本,模板已经设好;粘贴时请选“只粘贴值”。'],
  ['重复导入', '户号已存在的行,由您在导入时选择跳过或更新,不会重复建档。电压与容量不随导入改变。'],
  ['', ''],
];

function columnLetter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `A${String.fromCharCode(65 + at - 26)}`;
}

function listsOf(): DataValidation[] {
  return columns.flatMap(({ options, title, ...column }, at) =>
    options === undefined || 'several' in column
      ? []
      : [
          {
            type: 'list' as const,
            values: [...options],
            range: `${columnLetter(at)}2:${columnLetter(at)}${preparedRows.toString()}`,
            allowBlank: true,
            showErrorMessage: true,
            errorTitle: title,
            errorMessage: `可填:${options.join('、')}`,
          },
        ],
  );
}

async function xlsxTemplate(): Promise<Uint8Array> {
  const headCells = titles.map((value, at) => [`0,${at.toString()}`, { value, style: head }] as const);
  return writeXlsx({
    sheets: [
      {
        name: '客户',
        columns: columns.map(({ width, ...column }) => ({
          width,
          ...('digits' in column ? { style: asText } : {}),
        })),
        rows: [titles, columns.map(({ sample }) => (sample === '' ? null : sample))],
        cells: new Map(headCells),
        freezePane: { rows: 1 },
        dataValidations: listsOf(),
      },
      {
        name: '填写说明',
        columns: [{ width: 18 }, { width: 10 }, { width: 90 }],
        rows: [
          ...guidance.map(([name = '', text = '']) => [name, null, text]),
          ['列名', '必填', '怎样填写'],
          ...columns.map(({ title, required, help, ...column }) => [
            title,
            required ? '是' : '',
            'options' in column ? `${help}可选:${column.options.join('、')}` : help,
          ]),
        ],
      },
    ],
  });
}

/** The template: titles and a sample row; as XLSX with lists to choose from, text cells, and a sheet that explains. */
export async function importTemplate(format: TableFormat): Promise<CsvTable | XlsxFile> {
  if (format === 'xlsx') return { fileName, xlsx: await xlsxTemplate() };
  return { fileName, csv: `\uFEFF${csvLine(titles)}${csvLine(columns.map(({ sample }) => sample))}` };
}
