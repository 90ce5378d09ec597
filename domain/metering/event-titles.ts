/** What is recorded of meters, readings and plans; the keys are stored in the events. */
export const meteringEvents = {
  'meter.registered': '登记计量器具',
  'meter.moved': '变更计量器具状态',
  'meter.installed': '安装电能表',
  'meter.removed': '拆除电能表',
  'meter.replaced': '更换电能表',
  'metering.loaded': '批量建立计量档案',
  'readings.taken': '登记抄表示数',
  'reading-list.exported': '导出抄表清单',
  'reading.corrected': '更正抄表示数',
  'reading-exception.decided': '处理抄表异常',
  'reading-route.saved': '维护抄表段',
  'reading-route.stops-set': '调整抄表段用户',
  'reading-plans.made': '生成抄表计划',
  'reading-rules.changed': '修改抄表核验规则',
} as const;

export type MeteringEvent = keyof typeof meteringEvents;
