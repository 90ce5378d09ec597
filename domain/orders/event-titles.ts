import { eventTitles as processEvents } from '../processes/state.ts';

/** What can happen to an order: the engine's events and what the server adds to them; the keys are stored. */
export const orderEvents = {
  ...processEvents,
  'clock-warned': '时限预警',
  'clock-breached': '时限超期',
  'clock-level-raised': '逐级预警',
  'clock-level-climbed': '预警无人确认，上报',
  'clock-level-acknowledged': '确认预警，由我处理',
  'clock-recomputed': '时限重算',
  'merged-here': '并入重复工单',
  unmasked: '查看敏感信息',
  'orders-exported': '导出工单',
  'orders-answered': '批量办理工单',
} as const;
