/** What metering refuses: a value the meter cannot show, a step of a meter's life out of order, a reading out of order. */
import { defineRefusals, type RefusalData, type Refused } from '#domain/kernel/refusal.ts';

export const meteringRefusals = defineRefusals({
  'metering.value-malformed': {
    status: 422,
    zh: '“{register}”的示数“{value}”不是数字，或小数超过 {decimals} 位，请按表上显示填写。',
    en: '“{value}” is not a value of “{register}”, which shows {decimals} decimals; write what the meter shows.',
  },
  'metering.value-above-register': {
    status: 422,
    zh: '“{register}”只有 {digits} 位整数，示数填多了，请核对表计。',
    en: '“{register}” has {digits} digits before the point; the value has more. Check the meter.',
  },
  'metering.values-missing': {
    status: 422,
    zh: '这只表有 {wanted} 个示数，填了 {given} 个，请补齐。',
    en: 'This meter has {wanted} registers, {given} values were given; give all of them.',
  },
  'metering.no-meter': {
    status: 422,
    zh: '“{what}”在 {day} 没有装表，请核对户号、表号和日期。',
    en: 'No meter hung at “{what}” on {day}; check account, meter and day.',
  },
  'metering.day-ahead': {
    status: 422,
    zh: '日期 {day} 晚于今天，请核对。',
    en: 'The day {day} lies ahead; please check.',
  },
  'metering.day-out-of-order': {
    status: 409,
    zh: '{day} 不晚于上次已确认的抄表日 {last}；要改以前的示数，请用“更正示数”。',
    en: '{day} is not later than the last accepted reading of {last}; to mend an earlier value, correct it.',
  },
  'metering.meter-number-taken': {
    status: 409,
    zh: '表号 {number} 已经登记过，请核对。',
    en: 'The meter number {number} is registered already.',
  },
  'metering.meter-move': {
    status: 409,
    zh: '这件计量器具现在是“{from}”，不能转为“{to}”。',
    en: 'The asset is “{from}” and cannot become “{to}”.',
  },
  'metering.meter-not-ready': {
    status: 409,
    zh: '{number} 现在是“{state}”，只有在库的表可以安装。',
    en: '{number} is “{state}”; only a meter in stock can be installed.',
  },
  'metering.verification-over': {
    status: 409,
    zh: '{number} 的检定有效期已到（{due}），请先送检。',
    en: 'The verification of {number} ended on {due}; have it verified first.',
  },
  'metering.no-registers': {
    status: 422,
    zh: '{number} 是互感器，没有示数，不能作为电能表安装。',
    en: '{number} is an instrument transformer and has no registers to read.',
  },
  'metering.point-has-meter': {
    status: 409,
    zh: '这个用电点已经装有主表，请用“换表”。',
    en: 'A main meter hangs at this point already; replace it instead.',
  },
  'metering.installation-ended': {
    status: 409,
    zh: '这只表已经拆除，请刷新后再操作。',
    en: 'This meter has been removed; reload the page.',
  },
  'metering.reading-state': {
    status: 409,
    zh: '这次抄表已是“{state}”，不能更正，请刷新后查看。',
    en: 'This reading is “{state}” and cannot be corrected; reload the page.',
  },
  'metering.exception-decided': {
    status: 409,
    zh: '这条异常已经处理（{state}），请看下一条。',
    en: 'This exception has been decided ({state}); take the next one.',
  },
  'metering.nothing-to-accept': {
    status: 409,
    zh: '这条异常没有可确认的示数，请估抄或安排补抄。',
    en: 'There is no value to accept; estimate it or have it read again.',
  },
  'metering.no-history': {
    status: 409,
    zh: '这个用电点没有可参照的用电记录，不能估抄，请安排补抄。',
    en: 'There is no earlier use to estimate from; have the meter read again.',
  },
  'metering.route-code-taken': {
    status: 409,
    zh: '抄表段编号 {code} 已被使用，请换一个。',
    en: 'The route code {code} is taken; choose another.',
  },
  'metering.plan-closed': {
    status: 409,
    zh: '{month} 的这份抄表计划已经关闭。',
    en: 'The plan of {month} is closed.',
  },
  'metering.point-unknown': {
    status: 422,
    zh: '没有找到“{what}”，请核对户号或表号。',
    en: '“{what}” was not found; check the account or meter number.',
  },
  'metering.point-ambiguous': {
    status: 422,
    zh: '户号“{what}”有几只表，请填写表号。',
    en: 'The account “{what}” has several meters; give the meter number.',
  },
  'metering.point-twice': {
    status: 422,
    zh: '同一只表在表格里出现了两次（第 {row} 行），请只留一行。',
    en: 'The same meter stands in the table twice (row {row}); keep one.',
  },
  'metering.cell-missing': { status: 422, zh: '必须填写。', en: 'Must be filled in.' },
  'metering.day-malformed': {
    status: 422,
    zh: '“{value}”不是有效日期，请写作 2026-11-18。',
    en: '“{value}” is no date; write it as 2026-11-18.',
  },
  'metering.list-faulty': {
    status: 422,
    zh: '有 {bad} 行有错，什么都没有写入，请改正后重新上传。',
    en: '{bad} rows are faulty; nothing was written. Mend them and send the table again.',
  },
});

export type MeteringRefusal = keyof typeof meteringRefusals;

/** A refusal of this domain as a value. */
export function refuse(code: MeteringRefusal, field?: string, data?: RefusalData): Refused {
  return {
    refused: code,
    ...(field === undefined ? {} : { field }),
    ...(data === undefined ? {} : { data }),
  };
}
