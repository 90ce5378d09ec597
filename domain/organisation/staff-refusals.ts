/** What is refused about stored units and staff: duplicates, states, periods. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const staffRefusals = defineRefusals({
  'organisation.unit-code-taken': {
    status: 409,
    zh: '单位编码“{code}”已被使用，请换一个。',
    en: 'The unit code “{code}” is taken; choose another.',
  },
  'organisation.unit-in-use': {
    status: 409,
    zh: '该单位还有 {units} 个下级单位、{posts} 个在任岗位，请先调整后再停用。',
    en: 'The unit still has {units} units below it and {posts} posts held; move them first.',
  },
  'organisation.unit-inactive': {
    status: 409,
    zh: '“{name}”已停用，请另选单位或先恢复它。',
    en: '“{name}” is not active; choose another unit or reactivate it first.',
  },
  'organisation.unit-active': {
    status: 409,
    zh: '“{name}”没有停用，请刷新页面。',
    en: '“{name}” is active; please reload.',
  },
  'organisation.unit-root': {
    status: 409,
    zh: '供电公司本级不能移动或停用。',
    en: 'The supply unit itself can be neither moved nor deactivated.',
  },
  'organisation.org-code-taken': {
    status: 409,
    zh: '供电单位编码“{code}”已存在，请核对。',
    en: 'A supply unit with the code “{code}” exists already; please check.',
  },
  'organisation.org-code-malformed': {
    status: 422,
    zh: '供电单位编码应为4位数字，请修改。',
    en: 'The code of a supply unit has four digits.',
  },
  'staff.employee-no-taken': {
    status: 409,
    zh: '工号“{employeeNo}”已被使用，请核对。',
    en: 'The employee number “{employeeNo}” is taken; please check.',
  },
  'staff.not-active': {
    status: 409,
    zh: '{name}不在岗（暂停或离职），请先恢复。',
    en: '{name} is suspended or dismissed; reinstate them first.',
  },
  'staff.not-suspended': {
    status: 409,
    zh: '{name}没有暂停，请刷新页面。',
    en: '{name} is not suspended; please reload.',
  },
  'staff.dismissed': {
    status: 409,
    zh: '{name}已离职，档案不再变动；如再次入职请新建档案。',
    en: '{name} has left; their record no longer changes.',
  },
  'staff.own-record': {
    status: 409,
    zh: '不能暂停、离职自己，也不能变动自己的岗位，请另一位系统管理员办理。',
    en: 'Nobody changes their own posts or status; ask another administrator.',
  },
  'staff.post-held': {
    status: 409,
    zh: '这段时间里已在该单位担任这个岗位，请调整起止日期。',
    en: 'This post is already held in that unit during the period; change the dates.',
  },
  'staff.post-period': {
    status: 422,
    zh: '结束日期早于开始日期，请修改。',
    en: 'The last day is before the first; please change it.',
  },
  'staff.post-not-held': {
    status: 409,
    zh: '没有找到这项任职或它已结束，请刷新页面。',
    en: 'This post is not held or has ended; please reload.',
  },
  'staff.absence-period': {
    status: 422,
    zh: '返岗时间应晚于离岗时间，也应晚于现在，请修改。',
    en: 'The person is back after they leave, and after now; please change the times.',
  },
  'staff.absence-too-early': {
    status: 422,
    zh: '最多补记 {days} 天以前开始的离岗，请修改开始时间。',
    en: 'An absence can be entered at most {days} days late; please change its beginning.',
  },
  'staff.absence-too-long': {
    status: 422,
    zh: '一次离岗最长 {days} 天；更长的请调整岗位或暂停人员。',
    en: 'An absence lasts at most {days} days; for longer, end the post or suspend the person.',
  },
  'staff.absence-overlap': {
    status: 409,
    zh: '与已登记的另一段离岗时间重叠，请调整时间，或先改那一段。',
    en: 'It overlaps another absence of this person; change the times or that absence first.',
  },
  'staff.absence-own': {
    status: 409,
    zh: '不能给自己登记或调整离岗，请值班负责人办理。',
    en: 'Nobody marks themselves as away; ask whoever supervises.',
  },
  'staff.absence-out-of-reach': {
    status: 403,
    zh: '{name}不在您督办的单位，请其所在单位负责人或系统管理员办理。',
    en: '{name} is not of a unit you supervise; ask their head or an administrator.',
  },
  'staff.absence-over': {
    status: 409,
    zh: '这段离岗已经结束或撤销，不再调整，请刷新页面。',
    en: 'This absence is over or was taken back and no longer changes; please reload.',
  },
});
