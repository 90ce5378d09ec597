/** What is refused about stored units and staff: duplicates, states, periods. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const staffRefusals = defineRefusals({
  'organisation.unit-code-taken': {
    status: 409,
    zh: '单位编码“{code}”已被使用,请换一个。',
    en: 'The unit code “{code}” is taken; choose another.',
  },
  'organisation.unit-in-use': {
    status: 409,
    zh: '该单位还有 {units} 个下级单位、{posts} 个在任岗位,请先调整后再停用。',
    en: 'The unit still has {units} units below it and {posts} posts held; move them first.',
  },
  'organisation.unit-inactive': {
    status: 409,
    zh: '“{name}”已停用,请另选单位或先恢复它。',
    en: '“{name}” is not active; choose another unit or reactivate it first.',
  },
  'organisation.unit-active': {
    status: 409,
    zh: '“{name}”没有停用,请刷新页面。',
    en: '“{name}” is active; please reload.',
  },
  'organisation.unit-root': {
    status: 409,
    zh: '供电公司本级不能移动或停用。',
    en: 'The supply unit itself can be neither moved nor deactivated.',
  },
  'organisation.org-code-taken': {
    status: 409,
    zh: '供电单位编码“{code}”已存在,请核对。',
    en: 'A supply unit with the code “{code}” exists already; please check.',
  },
  'organisation.org-code-malformed': {
    status: 422,
    zh: '供电单位编码应为4位数字,请修改。',
    en: 'The code of a supply unit has four digits.',
  },
  'staff.employee-no-taken': {
    status: 409,
    zh: '工号“{employeeNo}”已被使用,请核对。',
    en: 'The employee number “{employeeNo}” is taken; please check.',
  },
  'staff.not-active': {
    status: 409,
    zh: '{name}不在岗(暂停或离职),请先恢复。',
    en: '{name} is suspended or dismissed; reinstate them first.',
  },
  'staff.not-suspended': {
    status: 409,
    zh: '{name}没有暂停,请刷新页面。',
    en: '{name} is not suspended; please reload.',
  },
  'staff.dismissed': {
    status: 409,
    zh: '{name}已离职,档案不再变动;如再次入职请新建档案。',
    en: '{name} has left; their record no longer changes.',
  },
  'staff.own-record': {
    status: 409,
    zh: '不能暂停、离职自己,也不能变动自己的岗位,请另一位系统管理员办理。',
    en: 'Nobody changes their own posts or status; ask another administrator.',
  },
  'staff.post-held': {
    status: 409,
    zh: '这段时间里已在该单位担任这个岗位,请调整起止日期。',
    en: 'This post is already held in that unit during the period; change the dates.',
  },
  'staff.post-period': {
    status: 422,
    zh: '结束日期早于开始日期,请修改。',
    en: 'The last day is before the first; please change it.',
  },
  'staff.post-not-held': {
    status: 409,
    zh: '没有找到这项任职或它已结束,请刷新页面。',
    en: 'This post is not held or has ended; please reload.',
  },
});
