/** What changes the rules of a unit's deadlines; the keys are stored in the events. */
export const promiseEvents = {
  'promise.set': '设置服务承诺',
  'calendar.days-set': '设置工作日历',
  'calendar.year-set': '登记全年安排',
  'calendar.office-set': '设置上班时间',
  'calendar.recompute-asked': '重算在办时限',
} as const;
