/** What the import of customers refuses: the whole file in its state, or a row by column. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const customerImportRefusals = defineRefusals({
  'customer.import-state': {
    status: 409,
    zh: '这次导入已不在可执行的状态，请刷新后查看。',
    en: 'The import is no longer in a state that allows this; reload to see it.',
  },
  'customer.import-faulty': {
    status: 422,
    zh: '还有 {bad} 行有错，请改正后重新检查，或选择只导入正确的行。',
    en: '{bad} rows are faulty; mend them and check again, or import only the good rows.',
  },
  'customer.import-nothing-good': {
    status: 422,
    zh: '没有可以导入的行，请改正后重新检查。',
    en: 'No row can be imported; mend them and check again.',
  },
  'customer.cell-missing': { status: 422, zh: '必须填写。', en: 'Must be filled in.' },
  'customer.cell-too-long': {
    status: 422,
    zh: '内容太长，最多 {limit} 个字。',
    en: 'Too long; at most {limit} characters.',
  },
  'customer.cell-not-an-option': {
    status: 422,
    zh: '“{value}”不在可选范围内，可填：{options}。',
    en: '“{value}” is not one of: {options}.',
  },
  'customer.cell-digits-lost': {
    status: 422,
    zh: '单元格按数值保存（现为 {value}），末尾数字已丢失。请把整列设为文本，再从原始资料重新填写。',
    en: 'The cell was kept as a number (now {value}) and lost its last digits; set the column to text and enter it again.',
  },
  'customer.cell-zero-lost': {
    status: 422,
    zh: '少了开头的 0（多半因按数值保存），应为 {expected}，请把整列设为文本后改正。',
    en: 'The leading zero is missing (mostly lost as a number); it should be {expected}. Set the column to text.',
  },
  'customer.cell-date-serial': {
    status: 422,
    zh: '{value} 是日期的序号（即 {date}），请把单元格设为日期，或写作 {date}。',
    en: '{value} is the serial number of a date ({date}); format the cell as a date or write {date}.',
  },
  'customer.cell-is-date': {
    status: 422,
    zh: '单元格被识别成了日期 {value}，请设为文本后重新填写。',
    en: 'The cell was taken for the date {value}; set it to text and enter it again.',
  },
  'customer.cell-date-malformed': {
    status: 422,
    zh: '“{value}”不是有效日期，请写作 2026-11-18。',
    en: '“{value}” is no date; write it as 2026-11-18.',
  },
  'customer.cell-date-ahead': {
    status: 422,
    zh: '日期 {value} 晚于今天，请核对。',
    en: 'The date {value} lies ahead; please check.',
  },
  'customer.cell-capacity': {
    status: 422,
    zh: '“{value}”不是有效的容量，请填写大于 0 的千伏安数，如 8。',
    en: '“{value}” is no capacity; enter kVA above 0, such as 8.',
  },
  'customer.cell-meter': {
    status: 422,
    zh: '电能表编号应为 6 至 24 位数字或大写字母，请核对。',
    en: 'A meter number has 6 to 24 digits or capital letters; please check.',
  },
  'customer.cell-formula-error': {
    status: 422,
    zh: '单元格的公式出错({value}),请改为填写内容本身。',
    en: 'The formula of the cell fails ({value}); enter the value itself.',
  },
  'customer.document-half': {
    status: 422,
    zh: '证件类型与证件号码须同时填写。',
    en: 'Kind and number of the document belong together.',
  },
  'customer.station-not-found': {
    status: 422,
    zh: '本单位没有名为“{value}”的供电所，请按组织机构中的名称填写。',
    en: 'This unit has no station “{value}”; use the name of the organisation.',
  },
  'customer.row-twice': {
    status: 422,
    zh: '与第 {row} 行重复（同一户号、同一电能表），请删去一行。',
    en: 'Repeats row {row} (same account, same meter); remove one.',
  },
  'customer.row-differs': {
    status: 422,
    zh: '与第 {row} 行是同一客户，但此列内容不同，请改成一致。',
    en: 'The same customer as in row {row}, but this column differs; make them agree.',
  },
  'customer.row-of-another': {
    status: 422,
    zh: '已在第 {row} 行用于另一位客户，请核对。',
    en: 'Used in row {row} for another customer; please check.',
  },
  'customer.meter-twice': {
    status: 422,
    zh: '已在第 {row} 行用于另一户号，请核对。',
    en: 'Used in row {row} for another account; please check.',
  },
  'customer.account-of-another': {
    status: 422,
    zh: '户号 {number} 在系统中属于另一位客户，请核对户号与证件。',
    en: 'Account {number} belongs to another customer in the system; check account and document.',
  },
});
