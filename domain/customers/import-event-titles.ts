/** What is recorded in the history of whoever takes lists of customers in or out. */
export const customerTableEvents = {
  'customers-imported': '批量导入客户',
  'customers-exported': '导出客户档案',
} as const;
