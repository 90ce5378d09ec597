/** What the promises refuse, with the remedy. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const promiseRefusals = defineRefusals({
  'promises.limit-malformed': {
    status: 400,
    zh: '“{text}”不是有效时限，请填写如 45min、24h、7d、5wd、120wmin、4wh、7d-before、at、on-day。',
    en: '"{text}" is no limit; give one such as 45min, 24h, 7d, 5wd, 120wmin, 4wh, 7d-before, at or on-day.',
  },
  'promises.limit-office-before': {
    status: 422,
    zh: '提前告知的时限“{text}”不能按工作分钟或工作小时计，请改用 h、d 或 wd。',
    en: 'A notice before an event ("{text}") cannot be counted in working time; use h, d or wd.',
  },
  'promises.periods-missing': {
    status: 422,
    zh: '请至少填写一个上班时段。',
    en: 'Give at least one period of office hours.',
  },
  'promises.periods-too-many': {
    status: 422,
    zh: '一天的上班时段最多 {max} 个，请合并相邻时段。',
    en: 'At most {max} periods a day; merge neighbouring ones.',
  },
  'promises.period-malformed': {
    status: 422,
    zh: '“{text}”不是有效的时刻，请按 08:30 的样子填写，一天的末尾写 24:00。',
    en: '"{text}" is no time of day; write it like 08:30, the end of the day as 24:00.',
  },
  'promises.period-reversed': {
    status: 422,
    zh: '上班时段 {from} 至 {to} 的结束不晚于开始，请核对；跨零点的请拆成两段。',
    en: 'The period {from} to {to} does not end after it begins; split one that crosses midnight.',
  },
  'promises.periods-overlap': {
    status: 422,
    zh: '上班时段 {from} 至 {to} 与前一时段重叠，请调整。',
    en: 'The period {from} to {to} overlaps the one before; adjust them.',
  },
  'promises.hours-backdated': {
    status: 422,
    zh: '上班时间的生效日期不能早于今天（{today}），请改用今天或以后的日期。',
    en: 'Office hours cannot begin before today ({today}); choose today or later.',
  },
  'promises.limit-zero': {
    status: 422,
    zh: '时限“{text}”为零，请填写大于零的整数。',
    en: 'The limit "{text}" is zero; give a whole number above zero.',
  },
  'promises.limit-too-long': {
    status: 422,
    zh: '时限“{text}”过长，该单位最多 {max}，请改小。',
    en: 'The limit "{text}" is too long; at most {max} of this unit.',
  },
  'promises.field-missing': {
    status: 400,
    zh: '缺少“{field}”，请补填后重试。',
    en: '"{field}" is missing; fill it in and try again.',
  },
  'promises.field-type': {
    status: 400,
    zh: '“{field}”的类型不对，应为{expected}。',
    en: '"{field}" has the wrong type; it should be {expected}.',
  },
  'promises.pause-malformed': {
    status: 400,
    zh: '中止区间应写成“开始/结束”，两端都是带时区的时间；尚未恢复的，结束留空。',
    en: 'Write a pause as FROM/TO, both with their offset; leave TO empty while it lasts.',
  },
  'promises.pause-reversed': {
    status: 422,
    zh: '中止区间的结束早于开始，请核对两端时间。',
    en: 'The pause ends before it begins; check both times.',
  },
  'promises.pauses-too-many': {
    status: 422,
    zh: '中止区间超过 {max} 个，请合并相邻区间后重试。',
    en: 'More than {max} pauses; merge neighbouring ones and try again.',
  },
  'promises.unknown': {
    status: 422,
    zh: '没有编号为“{promiseId}”的服务承诺，请从承诺目录中选择。',
    en: 'There is no promise "{promiseId}"; choose one of the catalogue.',
  },
  'promises.not-a-clock': {
    status: 422,
    zh: '承诺“{promiseId}”不按时限计时，不能设置时限。',
    en: 'The promise "{promiseId}" has no time limit to set.',
  },
  'promises.setting-region': {
    status: 422,
    zh: '地区“{region}”无效，请选择城区、农村、边远或不限。',
    en: 'Unknown region "{region}"; choose urban, rural, remote or any.',
  },
  'promises.setting-warn-percent': {
    status: 422,
    zh: '预警比例应为 1 至 99 的整数。',
    en: 'The warning share is a whole number from 1 to 99 percent.',
  },
  'promises.levels-too-many': {
    status: 422,
    zh: '逐级预警最多 {max} 级，请合并后再保存。',
    en: 'At most {max} further warning levels; merge some.',
  },
  'promises.level-twice': {
    status: 422,
    zh: '“{level}”出现了两次，同一时点只留一级。',
    en: '"{level}" appears twice; keep one level for a point of time.',
  },
  'promises.level-to': {
    status: 422,
    zh: '请选择这一级提醒谁：经办人、班组负责人、单位负责人或上级单位负责人。',
    en: 'Choose whom the level tells: handler, team lead, unit head or the unit above.',
  },
  'promises.level-amount': {
    status: 422,
    zh: '预警时点应为用时的 1 % 至 100 %，或到期前 1 至 10080 分钟，填整数。',
    en: 'A level comes at 1 to 100 percent, or 1 to 10080 whole minutes before the due time.',
  },
  'promises.level-answer': {
    status: 422,
    zh: '等待确认的时间应为 1 至 {max} 分钟的整数；不需要上报的请留空。',
    en: 'Wait 1 to {max} whole minutes for an answer, or leave it empty so that the level does not climb.',
  },
  'promises.setting-measure': {
    status: 422,
    zh: '考核方式只能是逐件或平均。',
    en: 'The measure is either each or mean.',
  },
  'promises.setting-kind': {
    status: 422,
    zh: '承诺“{promiseId}”的时限须与目录同类（{expected}），请改填。',
    en: 'The limit of "{promiseId}" must be of the kind the catalogue has ({expected}).',
  },
  'promises.setting-backdated': {
    status: 422,
    zh: '生效日期不能早于今天（{today}），已作出的承诺不追溯修改，请改用今天或以后的日期。',
    en: 'A setting cannot begin before today ({today}); choose today or later.',
  },
  'promises.day-twice': {
    status: 422,
    zh: '日期 {date} 出现了两次，请只保留一行。',
    en: 'The date {date} appears twice; keep one.',
  },
  'promises.day-not-set': {
    status: 409,
    zh: '{date} 没有本单位的设置，无需撤回。',
    en: 'The unit has set nothing for {date}; there is nothing to take back.',
  },
  'promises.year-announced': {
    status: 409,
    zh: '{year} 年的节假日安排已随系统提供，不必另行登记。',
    en: 'The holidays of {year} come with the product; there is nothing to enter.',
  },
  'promises.setting-duplicate': {
    status: 409,
    zh: '该承诺在此地区自 {validFrom} 起已有设置，请改用另一生效日期。',
    en: 'This promise already has a setting for the region from {validFrom}; choose another date.',
  },
  'promises.clock-ended': {
    status: 409,
    zh: '该计时已结束，不能再变更；需要返工请重新开启。',
    en: 'This clock has ended and can no longer change; reopen it for a return visit.',
  },
  'promises.clock-running': {
    status: 409,
    zh: '该计时尚未结束，不能重新开启。',
    en: 'This clock has not ended yet, so it cannot be reopened.',
  },
  'promises.clock-not-pausable': {
    status: 422,
    zh: '约定时间和提前告知的时限不能中止，请改约时间。',
    en: 'An agreed time or a notice before an event cannot be paused; agree on another time.',
  },
  'promises.clock-before-start': {
    status: 422,
    zh: '时间早于计时开始，请核对。',
    en: 'The time lies before the start of the clock; check it.',
  },
  'promises.pause-reason-missing': {
    status: 422,
    zh: '中止计时须写明原因。',
    en: 'Give a reason for pausing the clock.',
  },
  'promises.pause-approver-missing': {
    status: 422,
    zh: '中止计时须有批准人。',
    en: 'A pause needs somebody who approves it.',
  },
  'promises.pause-already-open': {
    status: 409,
    zh: '已因“{reason}”中止，请先恢复或选择其他原因。',
    en: 'Already paused for "{reason}"; resume it first or choose another reason.',
  },
  'promises.pause-not-open': {
    status: 409,
    zh: '没有因“{reason}”而中止，无需恢复。',
    en: 'Not paused for "{reason}"; there is nothing to resume.',
  },
  'promises.excuse-not-late': {
    status: 409,
    zh: '该计时没有超期，无需申请免责。',
    en: 'This clock is not late; there is nothing to excuse.',
  },
  'promises.excuse-reason-missing': {
    status: 422,
    zh: '免责须写明原因和批准人。',
    en: 'An excuse needs a reason and somebody who approves it.',
  },
  'promises.excuse-already': {
    status: 409,
    zh: '该计时已经免责，不能重复办理。',
    en: 'This clock is excused already.',
  },
});
