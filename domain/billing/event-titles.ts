/** What the audit records about bills; the keys are stored in the events. */
export const billingEvents = {
  'billing.run-started': '开始计费',
  'billing.part-computed': '算完一部分账单',
  'billing.run-computed': '计费算完',
  'billing.release-asked': '批准发行账单',
  'billing.part-released': '发行一部分账单',
  'billing.accepted-released': '发行放行的账单',
  'billing.run-released': '账单发行完毕',
  'billing.hold-accepted': '放行账单',
  'billing.hold-excluded': '剔除账单',
  'billing.hold-recomputed': '重算账单',
  'billing.bill-cancelled': '冲销账单',
} as const;
