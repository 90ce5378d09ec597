/** What a table that somebody uploads (CSV, XLSX) is refused for, before a single row of it is looked at. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const tableRefusals = defineRefusals({
  'table.not-a-table': {
    status: 415,
    zh: '文件不是 CSV 或 XLSX 表格，请用模板填写后重新选择。',
    en: 'The file is neither CSV nor XLSX; fill in the template and choose it again.',
  },
  'table.old-format': {
    status: 415,
    zh: '文件是旧版 XLS 格式，请在表格软件中另存为 XLSX 或 CSV 后重新选择。',
    en: 'The file has the old XLS format; save it as XLSX or CSV and choose it again.',
  },
  'table.encrypted': {
    status: 415,
    zh: '文件设有打开密码，请去掉密码后重新选择。',
    en: 'The file is protected by a password; remove it and choose the file again.',
  },
  'table.macros': {
    status: 415,
    zh: '文件带有宏，不能导入，请另存为不带宏的 XLSX 后重新选择。',
    en: 'The file contains macros; save it as XLSX without macros and choose it again.',
  },
  'table.damaged': {
    status: 422,
    zh: '文件已损坏或不完整，请在表格软件中打开、另存后重新选择。',
    en: 'The file is damaged or incomplete; open it in a spreadsheet program, save it and choose it again.',
  },
  'table.not-csv': {
    status: 422,
    zh: '第 {line} 行读不懂（多半是引号不成对），请在表格软件中打开、另存后重新选择。',
    en: 'Line {line} cannot be read (mostly an unpaired quote); open the file in a spreadsheet program and save it.',
  },
  'table.too-large': {
    status: 413,
    zh: '文件超过 {limitMib} MB，请分成几个文件。',
    en: 'The file is larger than {limitMib} MB; split it.',
  },
  'table.unpacks-too-large': {
    status: 413,
    zh: '文件解开后过大，无法导入，请只保留需要的工作表和列，或分成几个文件。',
    en: 'The unpacked file is too large; keep only the sheet and columns needed, or split it.',
  },
  'table.too-many-rows': {
    status: 413,
    zh: '文件超过 {limit} 行，请分成几个文件。',
    en: 'The file has more than {limit} rows; split it.',
  },
  'table.empty': {
    status: 422,
    zh: '文件里没有数据行，请从第二行起填写。',
    en: 'The file has no rows of data; fill it in from the second line on.',
  },
  'table.columns-missing': {
    status: 422,
    zh: '缺少列：{columns}。请用模板的第一行作列名。',
    en: 'Columns are missing: {columns}. Use the first line of the template as titles.',
  },
  'table.column-twice': {
    status: 422,
    zh: '列名“{column}”出现了两次，请只保留一列。',
    en: 'The column “{column}” appears twice; keep one.',
  },
});
