/** What can happen on the online hall; the keys are stored in the events of the customer's file and of the setting. */
export const portalEvents = {
  'portal.signed-in': '客户登录网上营业厅',
  'portal.signed-out': '客户退出网上营业厅',
  'portal.revealed': '客户本人查看完整资料',
  'portal.phone-changed': '客户本人更换手机号码',
  'portal.exported': '客户本人下载全部资料',
  'portal.setting-changed': '修改网上营业厅设置',
} as const;
