/** Suggestions and opinions go the same way: dispatch, consider, answer; they differ in words only. */
import type { ProcessDefinition } from '../definition.ts';
import { dispatchClocks, dispatchSteps, everyChannel } from './desk.ts';
import { action, choice, paragraph } from './make.ts';
import { accountIfAny, caller } from './people.ts';

interface Voice {
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly label: string;
  readonly sample: string;
}

const voiceSteps: ProcessDefinition['steps'] = {
  ...dispatchSteps({ next: 'consider', team: 'service' }),
  consider: {
    kind: 'task',
    title: '研究处理',
    team: 'service',
    does: '研究能否采纳，合理的落实到人，不能采纳的说明理由。',
    actions: [
      action('adopt', '采纳并落实', 'reply', {
        tone: 'primary',
        fields: [paragraph('adoptedText', '落实措施', '自下月起营业厅增设手机充电与饮水点。')],
      }),
      action('decline', '暂不能采纳', 'reply', {
        fields: [paragraph('declinedReason', '不能采纳的理由', '受场地所限暂无法增设，改以流动服务车补充。')],
      }),
    ],
  },
  reply: {
    kind: 'task',
    title: '答复客户',
    team: 'service',
    does: '答复客户并致谢。',
    actions: [
      action('answered', '已答复', 'answered', {
        tone: 'primary',
        fields: [paragraph('replyText', '答复内容', '感谢您的宝贵意见，我们已安排落实。')],
        notices: ['answered'],
      }),
    ],
  },
  answered: { kind: 'end', title: '已答复', outcome: 'done', notices: ['thanks'] },
};

/** A suggestion or an opinion as a process. */
export function voiceProcess({ kind, title, summary, label, sample }: Voice): ProcessDefinition {
  return {
    kind,
    version: 1,
    title,
    summary,
    family: 'voice',
    subject: 'anyone',
    urgency: 3,
    complexity: { level: 'simple' },
    channels: everyChannel,
    form: [
      choice(
        'voiceField',
        '涉及业务',
        {
          service: '服务',
          business: '营业',
          outage: '停送电',
          quality: '供电质量',
          construction: '电网建设',
        },
        { section: 'purpose' },
      ),
      ...caller,
      accountIfAny,
      paragraph('voiceText', label, sample, { section: 'matter', maxLength: 2000 }),
    ],
    documents: [],
    first: ['dispatch'],
    steps: voiceSteps,
    clocks: [
      ...dispatchClocks,
      {
        id: 'answer',
        promise: 'DESK-07',
        title: `${title}答复`,
        startsWhenAll: ['accepted'],
        stopsWhenAny: ['reply.answered'],
        runs: 'once',
      },
    ],
    resultClocks: ['answer'],
    noticesOnAccept: ['request-accepted'],
    retentionYears: 3,
    sources: ['R-REQ-02', 'R-REQ-17', 'R-QUAL-04', 'regulations 5'],
  };
}
