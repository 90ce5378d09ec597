import { defineRefusals } from '#domain/kernel/refusal.ts';

/** What stands against a step of a price book or a change of terms, each with the remedy. */
export const tariffBookRefusals = defineRefusals({
  'tariffs.not-draft': {
    status: 409,
    zh: '这本电价不是草稿，不能修改；请先退回，或起草下一版。',
    en: 'This book is no draft; have it sent back first, or draft the next version.',
  },
  'tariffs.not-submitted': {
    status: 409,
    zh: '这本电价没有提交审批，请先由起草人提交。',
    en: 'This book was not submitted; let its author submit it first.',
  },
  'tariffs.own-words': {
    status: 403,
    zh: '自己起草或改动过的电价本不能由自己批准，请另一人审批。',
    en: 'Nobody approves prices they wrote themselves; ask a colleague.',
  },
  'tariffs.begun': {
    status: 409,
    zh: '这本电价自 {date} 起已经执行，不能撤销；请起草并批准下一版来替代。',
    en: 'This book has been in force since {date} and cannot be withdrawn; draft and approve the next version.',
  },
  'tariffs.still-named': {
    status: 409,
    zh: '有 {count} 个用电点按这一系列计价，而没有别的电价本可用，请先改他们的计价条款。',
    en: '{count} usage points are billed by this series and no other book is left; change their terms first.',
  },
  'tariffs.withdrawn': {
    status: 409,
    zh: '这本电价已经撤销。',
    en: 'This book was withdrawn already.',
  },
  'tariffs.code-taken': {
    status: 409,
    zh: '编号“{code}”已用于另一本电价，请换一个。',
    en: 'The code "{code}" belongs to another book; choose another.',
  },
  'tariffs.code-fixed': {
    status: 422,
    zh: '电价本的编号和系列在起草后不能改动；需要另一系列请另起草。',
    en: 'The code and the series of a book stay as they were drafted; draft another book instead.',
  },
  'tariffs.series-begins': {
    status: 422,
    zh: '新一版应在上一本的首日（{date}）之后生效，请改生效日期。',
    en: 'A new version begins after the first day of the one before ({date}); change the date.',
  },
  'tariffs.terms-series': {
    status: 422,
    zh: '系列“{series}”在 {date} 没有执行中的电价本，请先批准电价本或改选系列。',
    en: 'The series "{series}" has no book in force on {date}; approve one or choose another series.',
  },
  'tariffs.terms-tariff': {
    status: 422,
    zh: '电价本中没有电价“{tariff}”，请重新选择。',
    en: 'The book has no tariff "{tariff}"; choose another.',
  },
  'tariffs.terms-class': {
    status: 422,
    zh: '这个电价用于{of}，而用电点的用电类别是{is}，请改选电价或先变更用电类别。',
    en: 'This tariff is for {of}, the point is {is}; choose another tariff or change the class first.',
  },
  'tariffs.terms-voltage': {
    status: 422,
    zh: '这个电价不适用于 {voltage}，请按供电电压选择电价。',
    en: 'This tariff is not for {voltage}; choose one for the supply voltage.',
  },
  'tariffs.terms-basis': {
    status: 422,
    zh: '两部制电价须选定基本电费按容量、约定需量或实际需量；单一制不选。',
    en: 'A two-part tariff needs its basis: capacity, contract demand or actual demand; a single-rate one has none.',
  },
  'tariffs.terms-demand': {
    status: 422,
    zh: '按约定需量计费须填约定需量（千瓦，大于零）。',
    en: 'Contract demand needs the agreed kW, above zero.',
  },
  'tariffs.terms-time-of-use': {
    status: 422,
    zh: '这个电价没有峰谷价，不能选峰谷计费。',
    en: 'This tariff has no time-of-use prices.',
  },
  'tariffs.terms-factor': {
    status: 422,
    zh: '这个电价不考核功率因数，请去掉功率因数标准。',
    en: 'The power factor is not assessed with this tariff; take the standard off.',
  },
  'tariffs.terms-household': {
    status: 422,
    zh: '人口和免费电量只用于居民阶梯电价，请去掉。',
    en: 'Persons and free energy are for residential tiers only; take them off.',
  },
  'tariffs.point-removed': {
    status: 409,
    zh: '这个用电点已经拆除，不能再设定计价条款。',
    en: 'This usage point was removed; terms cannot be set any more.',
  },
  'tariffs.batch-empty': {
    status: 422,
    zh: '没有符合条件的用电点，请放宽条件。',
    en: 'No usage point fits; widen the conditions.',
  },
});

export type TariffBookRefusal = keyof typeof tariffBookRefusals;
