/** What work orders refuse outside their process: numbers that cannot be right, papers, merges and times that do not fit. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const orderRefusals = defineRefusals({
  'order.number-malformed': {
    status: 422,
    zh: '工单号应为{digits}位数字，且以受理日期开头，请核对。',
    en: 'An order number has {digits} digits and begins with the date of acceptance; please check.',
  },
  'order.number-check': {
    status: 422,
    zh: '工单号校验位不符，可能有一位输错或相邻两位颠倒，请核对。',
    en: 'The check digit of the order number is wrong; a digit may be mistyped or two exchanged.',
  },
  'order.survivor-closed': {
    status: 409,
    zh: '主单已不在办理中，请另选一张在办工单并入。',
    en: 'The order to merge into is no longer open; choose another.',
  },
  'order.reporter-protected': {
    status: 403,
    zh: '举报人信息只对签收本件的经办人开放，请先签收任务。',
    en: 'Who reported is shown only to the person handling the case; claim the task first.',
  },
  'order.no-letter': {
    status: 409,
    zh: '这张工单还没有书面答复内容，请先在“出具书面答复”中填写答复。',
    en: 'This order has no written answer yet; write it in the step that gives the answer first.',
  },
  'order.alert-not-yours': {
    status: 403,
    zh: '这一级预警没有发给您，请由被提醒的人或督办人确认。',
    en: 'This warning was not sent to you; whoever was told, or a supervisor, acknowledges it.',
  },
  'order.alert-acknowledged': {
    status: 409,
    zh: '{name}已确认由其处理，无需重复确认。',
    en: '{name} has acknowledged it already; there is nothing more to do.',
  },
  'order.alert-over': {
    status: 409,
    zh: '这项时限已经结束，无需再确认。',
    en: 'The promise has ended; there is nothing to acknowledge.',
  },
  'order.slot-taken': {
    status: 409,
    zh: '这个时间刚被约满或不在可约范围内，请另选时间。',
    en: 'This time has just been taken or cannot be chosen; choose another.',
  },
  'order.holder-absent': {
    status: 409,
    zh: '{name}离岗至{until}，请另选接办人，或等其返岗后再转办。',
    en: '{name} is away until {until}; choose somebody else, or wait until they are back.',
  },
  'order.you-are-absent': {
    status: 409,
    zh: '您已登记离岗至{until}，期间不能签收和办理任务；已经返岗的，请值班负责人结束离岗。',
    en: 'You are marked as away until {until} and take no tasks until then; if you are back, ask your supervisor.',
  },
  'order.batch-merged': {
    status: 409,
    zh: '已并入主单，请对主单办理。',
    en: 'It was merged into another order; deal with that one.',
  },
  'order.batch-other-business': {
    status: 422,
    zh: '这是“{title}”，与所选动作的业务不同，请单独办理。',
    en: 'This is “{title}”, another business than the chosen action; deal with it on its own.',
  },
  'order.batch-not-at-step': {
    status: 409,
    zh: '不在“{step}”环节，可能已有同事办理，请打开工单查看。',
    en: 'It is not at the step “{step}”; a colleague may have dealt with it. Open the order to see.',
  },
  'order.taken-at': {
    status: 422,
    zh: '补录的受理时间应在最近 7 天以内且不晚于现在，请核对。',
    en: 'The time of a request entered later lies within the last 7 days; please check.',
  },
});
