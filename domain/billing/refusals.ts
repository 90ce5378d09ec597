/** What the computing of a bill refuses, with the remedy. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const billingRefusals = defineRefusals({
  'billing.period-reversed': {
    status: 422,
    zh: '计费期间 {from} 至 {to} 至少要有一天，请核对起止日期（止日不含）。',
    en: 'The period {from} to {to} needs at least one day; check both dates (the last is exclusive).',
  },
  'billing.part-outside': {
    status: 422,
    zh: '分段 {from} 至 {to} 超出计费期间，请核对。',
    en: 'The part {from} to {to} leaves the period of the bill; check it.',
  },
  'billing.tariff-unknown': {
    status: 422,
    zh: '电价本“{book}”中没有电价“{tariff}”，请核对编号和执行日期。',
    en: 'There is no tariff "{tariff}" in the price book "{book}"; check both and the dates.',
  },
  'billing.tariff-not-in-force': {
    status: 422,
    zh: '电价本“{book}”自 {validFrom} 起执行，不覆盖 {from} 至 {to}，请按执行日期拆分计费期间。',
    en: 'The price book "{book}" holds from {validFrom} and does not cover {from} to {to}; split the period.',
  },
  'billing.energy-malformed': {
    status: 422,
    zh: '电量应为不小于零的整数（瓦时），请核对示数。',
    en: 'Energy is a whole number of Wh, zero or more; check the readings.',
  },
  'billing.quantity-malformed': {
    status: 422,
    zh: '“{field}”应为不小于零的整数，请核对。',
    en: '"{field}" is a whole number, zero or more; check it.',
  },
  'billing.tiers-missing': {
    status: 422,
    zh: '阶梯电价须给出此前已计入阶梯的电量，请补填。',
    en: 'A tiered tariff needs the energy counted before the bill; add it.',
  },
  'billing.not-two-part': {
    status: 422,
    zh: '电价“{tariff}”不是两部制，不能计收容（需）量电费，请改选电价。',
    en: 'The tariff "{tariff}" is not two-part and has no charge for capacity or demand; choose another.',
  },
  'billing.month-malformed': {
    status: 422,
    zh: '“{text}”不是有效月份，请按“2026-09”的格式填写。',
    en: '"{text}" is no month; give one such as 2026-09.',
  },
  'billing.too-many': {
    status: 422,
    zh: '“{field}”最多 {max} 项，请分开计算。',
    en: '"{field}" takes at most {max} items; compute them apart.',
  },
  'billing.too-large': {
    status: 422,
    zh: '数字太大，无法计算，请核对单位和小数点。',
    en: 'The figures are too large to compute with; check units and decimal points.',
  },
  'billing.reading-below-last': {
    status: 422,
    zh: '本次示数 {to} 小于上次示数 {from}，又未注明翻表，请核对示数或注明翻表。',
    en: 'The reading {to} is below the last one {from} and no roll-over is told; check it or tell the roll-over.',
  },
  'billing.reading-above-register': {
    status: 422,
    zh: '示数 {reading} 超出计度器位数能显示的最大值，请核对。',
    en: 'The reading {reading} is more than the register can show; check it.',
  },
  'billing.field-missing': {
    status: 400,
    zh: '缺少“{field}”，请补填后重试。',
    en: '"{field}" is missing; fill it in and try again.',
  },
  'billing.field-type': {
    status: 400,
    zh: '“{field}”的类型或格式不对，应为{expected}。',
    en: '"{field}" has the wrong type or form; it should be {expected}.',
  },
  'billing.field-unknown': {
    status: 400,
    zh: '不认识“{field}”，请核对拼写或去掉。',
    en: 'Unknown field "{field}"; check the spelling or remove it.',
  },
  'billing.error-too-large': {
    status: 422,
    zh: '计量误差应大于 -100%，请核对。',
    en: 'An error of measurement is above -100 percent; check it.',
  },
  'billing.standards-differ': {
    status: 422,
    zh: '同一户的计量点功率因数标准不同，无法合并考核，请先在供电条款中统一。',
    en: 'The points of the account are held to different power factors; agree on one in the terms first.',
  },
  'billing.run-empty': {
    status: 422,
    zh: '{month} 在所选范围内没有待计费的户，请核对月份、范围和抄表进度。',
    en: 'Nothing is to be billed for {month} in this scope; check the month, the scope and the readings.',
  },
  'billing.run-not-ready': {
    status: 409,
    zh: '这一批还在计算或已经发行，当前不能这样操作；请等计算结束后再试。',
    en: 'The run is still computing or has been released; wait until it has been computed.',
  },
  'billing.hold-decided': {
    status: 409,
    zh: '这张账单已经有人处理过，请刷新列表。',
    en: 'This bill was decided already; reload the list.',
  },
  'billing.hold-not-computed': {
    status: 422,
    zh: '这一户没有算出账单，不能放行；请先改正原因再重算，或从本批剔除。',
    en: 'No bill could be computed for this account; mend the cause and compute again, or leave it out.',
  },
  'billing.bill-not-released': {
    status: 409,
    zh: '只有已发行且未冲销的账单才能冲销，请核对账单状态。',
    en: 'Only a bill that was released and not cancelled can be cancelled; check its state.',
  },
});
