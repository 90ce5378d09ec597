import { voiceProcess } from '../parts/voice.ts';

/** Opinion (意见): what is not good, short of a complaint. */
export const opinion = voiceProcess({
  kind: 'opinion',
  title: '意见',
  summary: '对供电服务不够满意之处的意见，核实处理并答复。',
  label: '意见内容',
  sample: '小区停电公告贴得太晚，希望提前通知到每户。',
});
