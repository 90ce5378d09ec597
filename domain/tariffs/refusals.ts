/** What is wrong with a price book, with the remedy. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const tariffRefusals = defineRefusals({
  'tariffs.book-dates': {
    status: 422,
    zh: '电价本“{book}”的失效日期应晚于生效日期，请核对。',
    en: 'The price book "{book}" ends before it begins; check its dates.',
  },
  'tariffs.series-gap': {
    status: 422,
    zh: '{from} 至 {to} 没有执行的电价本，请补上或调整前后两本的日期。',
    en: 'No price book holds from {from} to {to}; add one or move the dates of its neighbours.',
  },
  'tariffs.series-overlap': {
    status: 422,
    zh: '电价本“{book}”与“{before}”的执行日期重叠，请调整其中一本。',
    en: 'The price books "{book}" and "{before}" overlap; move the dates of one.',
  },
  'tariffs.tariff-twice': {
    status: 422,
    zh: '电价代码“{tariff}”出现了两次，请只保留一个。',
    en: 'The tariff "{tariff}" appears twice; keep one.',
  },
  'tariffs.tariff-lost': {
    status: 422,
    zh: '上一本中的电价“{tariff}”在“{book}”中没有了，正在使用它的客户将无法计费，请补上或先改类。',
    en: 'The tariff "{tariff}" of the book before is missing in "{book}"; add it or move its customers first.',
  },
  'tariffs.price-malformed': {
    status: 422,
    zh: '单价应为整数（10⁻⁹ 元），请核对。',
    en: 'A price is a whole number of 10⁻⁹ yuan; check it.',
  },
  'tariffs.price-negative': {
    status: 422,
    zh: '这一单价不能为负，请核对。',
    en: 'This price cannot be negative; check it.',
  },
  'tariffs.tier-start': {
    status: 422,
    zh: '阶梯须从零度起：第一档的上限应大于零，请核对各档范围。',
    en: 'The tiers must start at zero: the first limit is above zero; check the ranges.',
  },
  'tariffs.tier-order': {
    status: 422,
    zh: '各档上限应逐档增大，请核对第 {tier} 档。',
    en: 'The limits of the tiers ascend; check tier {tier}.',
  },
  'tariffs.tier-count': {
    status: 422,
    zh: '档数与单价数不符：有 {limits} 个上限就应有 {prices} 个单价。',
    en: '{limits} limits need {prices} prices, one a tier.',
  },
  'tariffs.tier-gap': {
    status: 422,
    zh: '阶梯表前后两档之间有空档或重叠（{from} 与 {to}），请首尾相接。',
    en: 'The tiers leave a gap or overlap between {from} and {to}; let each begin where the one before ends.',
  },
  'tariffs.months-uncovered': {
    status: 422,
    zh: '{month} 月没有对应的阶梯，请补上。',
    en: 'No tiers are given for month {month}; add them.',
  },
  'tariffs.months-twice': {
    status: 422,
    zh: '{month} 月有两组阶梯，请只保留一组。',
    en: 'Month {month} has two sets of tiers; keep one.',
  },
  'tariffs.crossing-missing': {
    status: 422,
    zh: '峰谷的加价不同，须给出跨档月份的加价。',
    en: 'The surcharges differ by period, so the surcharge of a crossing month is needed.',
  },
  'tariffs.component-twice': {
    status: 422,
    zh: '电价构成“{component}”出现了两次，请只保留一项。',
    en: 'The component "{component}" appears twice; keep one.',
  },
  'tariffs.composite-sum': {
    status: 422,
    zh: '{period}公布价 {published} 与各项之和 {computed} 不符，请核对印刷错误。',
    en: 'The published price {published} ({period}) is not the sum of its components {computed}; look for a misprint.',
  },
  'tariffs.factor-malformed': {
    status: 422,
    zh: '浮动系数应为正整数（百万分之一），请核对。',
    en: 'A factor is a whole number of millionths above zero; check it.',
  },
  'tariffs.calendar-unknown': {
    status: 422,
    zh: '没有时段表“{calendar}”，请补上或改选。',
    en: 'There is no calendar "{calendar}"; add it or choose another.',
  },
  'tariffs.calendar-open': {
    status: 422,
    zh: '时段表的最后一条须适用于其余所有日期。',
    en: 'The last rule of a calendar holds for all remaining dates.',
  },
  'tariffs.span-gap': {
    status: 422,
    zh: '时段应从 00:00 到 24:00 首尾相接，{at} 处有空档或重叠。',
    en: 'The periods run from 00:00 to 24:00 without gap or overlap; look at {at}.',
  },
  'tariffs.rule-malformed': {
    status: 422,
    zh: '参数“{field}”超出允许范围，请核对。',
    en: 'The parameter "{field}" is out of range; check it.',
  },
});
