/** What can happen to units and staff, in words for their histories; the keys are stored in the events. */
export const organisationEvents = {
  'unit.created': '设立单位',
  'unit.changed': '修改单位资料',
  'unit.moved': '调整上级单位',
  'unit.deactivated': '停用单位',
  'unit.reactivated': '恢复单位',
  'staff.created': '建立人员档案',
  'staff.changed': '修改人员资料',
  'staff.suspended': '暂停人员',
  'staff.reinstated': '恢复人员',
  'staff.dismissed': '人员离职',
  'post.assigned': '任命岗位',
  'post.ended': '结束岗位',
  'login.opened': '开通登录',
  'sign-in.succeeded': '登录',
  'sign-in.failed': '登录失败',
  'sign-in.locked': '多次失败,暂时锁定',
  'sign-in.unlocked': '解除锁定',
  'sign-in.ended': '退出登录',
  'sessions.ended': '结束登录会话',
  'password.changed': '修改密码',
  'password.link-made': '生成密码重置链接',
  'password.reset': '通过链接重设密码',
  'second-factor.confirmed': '启用动态口令',
  'second-factor.removed': '停用动态口令',
  'second-factor.reset': '管理员重置动态口令',
  'single-sign-on.bound': '绑定单点登录',
} as const;

export type OrganisationEvent = keyof typeof organisationEvents;

/** The title of a stored kind; a kind of a later version shows itself. */
export function eventTitle(kind: string): string {
  return Object.hasOwn(organisationEvents, kind) ? organisationEvents[kind as OrganisationEvent] : kind;
}
