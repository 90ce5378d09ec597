/** What the export of customer lists refuses (R-DATA-02). */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const customerExportRefusals = defineRefusals({
  'customer.export-clear-forbidden': {
    status: 403,
    zh: '导出未脱敏的列需要“查看客户敏感信息”权限，请改为脱敏导出，或请有权限的同事办理。',
    en: 'Columns in clear need the permission to see personal data; export masked, or ask a colleague who has it.',
  },
  'customer.export-reason-missing': {
    status: 422,
    zh: '导出未脱敏的列须说明理由，请填写。',
    en: 'Columns in clear need a reason; please enter it.',
  },
});
