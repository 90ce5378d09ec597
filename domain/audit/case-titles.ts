/** What the records are about, as `event.case_kind` stores it. */
export const caseTitles = {
  order: '工单',
  request: '受理',
  customer: '客户档案',
  staff: '人员',
  unit: '单位',
  article: '知识库',
  visit: '回访',
  meter: '计量器具',
  reading: '抄表',
  'reading-route': '抄表段',
  'billing-run': '计费批次',
  publication: '承诺公布',
  tariff: '电价',
  setting: '规则设置',
  system: '系统事务',
} as const;

export type CaseKind = keyof typeof caseTitles;

/** The title of a stored word; one of a later version shows itself. */
export function caseTitle(caseKind: string): string {
  return Object.hasOwn(caseTitles, caseKind) ? caseTitles[caseKind as CaseKind] : caseKind;
}
