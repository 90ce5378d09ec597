import { voiceProcess } from '../parts/voice.ts';

/** Suggestion (建议): how the service could be better. */
export const suggestion = voiceProcess({
  kind: 'suggestion',
  title: '建议',
  summary: '对改进供电服务的建议，认真研究并答复。',
  label: '建议内容',
  sample: '建议营业厅增设老年人专席和放大镜。',
});
