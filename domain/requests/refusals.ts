/** What the intake of requests refuses beyond the rules of the processes. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const requestRefusals = defineRefusals({
  'request.follow-unknown': {
    status: 404,
    zh: '没有查到这张工单，请使用回执上的二维码或短信里的完整网址。',
    en: 'No such case was found; please use the QR code of the receipt or the whole address in the message.',
  },
  'request.import-state': {
    status: 409,
    zh: '这次导入已经执行过，不能再次执行；如需补录请导入新的文件。',
    en: 'This import was carried out already; import a new file instead.',
  },
  'request.import-faulty': {
    status: 422,
    zh: '还有 {bad} 行有错。请改正后重新检查，或选择只导入没有错的行。',
    en: '{bad} rows have faults. Mend them and check again, or import the good rows only.',
  },
  'request.import-duplicate': {
    status: 422,
    zh: '外部编号“{externalId}”在文件中出现了两次，请改正。',
    en: 'The external number “{externalId}” occurs twice in the file.',
  },
  'request.column-value': {
    status: 422,
    zh: '“{value}”不是“{column}”可以填的内容，可填：{options}。',
    en: '“{value}” is not allowed for “{column}”; allowed: {options}.',
  },
});
