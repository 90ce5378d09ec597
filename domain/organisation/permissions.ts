/**
 * What a member of staff may be allowed to do. A permission follows the roles of a post (R-STAFF-06)
 * and is declared on the route; the titles feed the permission matrix.
 */
export const permissions = {
  'request.accept': '受理业务',
  'request.import': '批量导入业务',
  'request.draft': '保存受理草稿',
  'billing.view': '查看账单',
  'billing.run': '计算与复核账单',
  'billing.release': '发行与冲销账单',
  'order.view': '查看工单',
  'order.work': '处理本班组任务',
  'order.supervise': '督办、改派与审批本单位工单',
  'order.confidential': '处理举报',
  'order.export': '导出工单',
  'customer.view': '查看客户档案',
  'customer.edit': '维护客户档案',
  'customer.unmask': '查看客户敏感信息',
  'customer.import': '批量导入客户',
  'customer.export': '导出客户档案',
  'customer.care': '走访客户与指定客户经理',
  'customer.quality': '检查客户资料',
  'customer.merge': '合并重复档案',
  'metering.view': '查看计量与抄表',
  'meter.manage': '管理计量器具与装拆表',
  'reading.take': '登记抄表示数',
  'reading.decide': '处理抄表异常与更正',
  'reading.plan': '编排抄表段、计划与核验规则',
  'file.view': '查看附件',
  'file.attach': '上传附件',
  'notice.view': '查看通知记录',
  'notice.manage': '管理通知模板与重发',
  'promise.view': '查看服务承诺',
  'promise.configure': '配置服务承诺',
  'calendar.configure': '维护工作日历',
  'tariff.view': '查看电价',
  'tariff.edit': '起草电价本',
  'tariff.approve': '批准电价本',
  'terms.edit': '设定计价条款',
  'organisation.view': '查看组织机构',
  'organisation.manage': '维护组织机构',
  'staff.manage': '管理人员与岗位',
  'staff.absence': '登记人员离岗',
  'visit.view': '查看回访',
  'visit.work': '办理回访',
  'visit.configure': '配置回访规则',
  'audit.view': '查看审计记录',
  'audit.verify': '核验审计链',
  'knowledge.view': '查看知识库',
  'knowledge.write': '编写知识文章',
  'knowledge.review': '审核发布知识文章',
  'report.view': '查看统计报表',
  'report.publish': '编制与公布承诺履行情况',
  'system.operate': '系统运行维护',
} as const;

export type Permission = keyof typeof permissions;

/** Every permission, in the order of the matrix. */
export const allPermissions = Object.keys(permissions) as readonly Permission[];

/** Whether a stored or received word is a permission of this version. */
export function isPermission(word: string): word is Permission {
  return Object.hasOwn(permissions, word);
}
