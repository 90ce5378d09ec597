/** Words of a reading: why it was taken, where it came from, how it stands. */
export const readingPurposes = {
  regular: '例行抄表',
  installed: '装表底数',
  removed: '拆表底数',
  final: '销户终抄',
  check: '核对',
  change: '变更抄表',
} as const;
export type ReadingPurpose = keyof typeof readingPurposes;

export const readingSources = {
  handheld: '抄表机',
  file: '文件导入',
  api: '接口',
  collected: '采集',
  customer: '客户自报',
  counter: '柜台登记',
  estimated: '估抄',
} as const;
export type ReadingSource = keyof typeof readingSources;

export const readingStates = {
  held: '待核',
  accepted: '已确认',
  rejected: '作废',
  superseded: '已更正',
} as const;
export type ReadingState = keyof typeof readingStates;

export const qualities = { actual: '实抄', estimated: '估抄', corrected: '更正' } as const;

export const exceptionStates = {
  open: '待处理',
  accepted: '已确认',
  estimated: '已估抄',
  corrected: '已更正',
  're-read': '已安排补抄',
  closed: '已关闭',
} as const;
export type ExceptionState = keyof typeof exceptionStates;

export const decisions = {
  accept: '确认示数',
  estimate: '估抄',
  correct: '更正示数',
  're-read': '安排补抄',
} as const;
export type Decision = keyof typeof decisions;

/** How an exception stands behind a decision. */
export const decided: Readonly<Record<Decision, ExceptionState>> = {
  accept: 'accepted',
  estimate: 'estimated',
  correct: 'corrected',
  're-read': 're-read',
};
