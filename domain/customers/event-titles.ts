/** What can happen to a customer's file; the keys are stored in the events. */
export const customerEvents = {
  'customer.created': '建立客户档案',
  'customer.edited': '修改客户档案',
  'customer.unmasked': '查看敏感信息',
  'customer.contact-added': '增加联系人',
  'customer.contact-edited': '修改联系人',
  'customer.account-added': '增加户号',
  'customer.point-added': '增加用电点',
  'customer.location-edited': '修改用电地址',
} as const;
