/** Consultation (业务咨询): answered at once, or by a ticket within days (regulations §5). */
import { defineProcess } from '../definition.ts';
import { dispatchClocks, dispatchSteps, doneEnd, everyChannel, frontDesk } from '../parts/desk.ts';
import { action, choice, paragraph } from '../parts/make.ts';
import { accountIfAny, caller } from '../parts/people.ts';

const answer = paragraph(
  'answerText',
  '答复内容',
  '居民阶梯电价按年累计，您今年已用至第二档，明年 1 月重新计算。',
);

export const consultation = defineProcess({
  kind: 'consultation',
  version: 1,
  title: '业务咨询',
  summary: '解答电价电费、办电、停电、政策等方面的疑问。',
  family: 'enquiry',
  subject: 'anyone',
  urgency: 4,
  complexity: { level: 'simple' },
  channels: everyChannel,
  form: [
    choice(
      'topic',
      '咨询内容',
      {
        price: '电价电费',
        reading: '抄表',
        connection: '办电',
        metering: '电能计量',
        outage: '停电',
        rules: '法规政策',
        channels: '服务渠道',
        'new-services': '新型业务',
        'electric-vehicle': '充电与电动汽车',
        renewables: '光伏等新能源',
        other: '其他',
      },
      { section: 'purpose' },
    ),
    ...caller,
    accountIfAny,
    paragraph('question', '咨询问题', '为什么本月电费比上月多？阶梯电价怎样计算？', { section: 'matter' }),
  ],
  documents: [],
  first: ['first-answer'],
  steps: {
    'first-answer': {
      kind: 'task',
      title: '当即解答',
      ...frontDesk,
      does: '能当即答复的当即答复；不能的向客户致歉、约定回复时间后转办。',
      actions: [
        action('answer', '当即答复', 'answered', { tone: 'primary', fields: [answer] }),
        action('pass-on', '转专业人员答复', 'dispatch', {
          fields: [paragraph('openPoint', '需要查明的问题', '需核对两个月的抄表示数与阶梯累计。')],
        }),
      ],
    },
    ...dispatchSteps({ next: 'reply', team: 'service' }),
    reply: {
      kind: 'task',
      title: '查明并答复',
      team: 'service',
      does: '查明情况，答复客户并确认其已明白。',
      actions: [
        action('reply', '已答复', 'answered', { tone: 'primary', fields: [answer], notices: ['answered'] }),
      ],
    },
    answered: doneEnd('已答复'),
  },
  clocks: [
    {
      id: 'answer',
      promise: 'DESK-08',
      title: '答复咨询',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['first-answer.answer', 'reply.reply'],
      runs: 'once',
    },
    ...dispatchClocks.map((clock) =>
      clock.id === 'dispatch' ? { ...clock, startsWhenAll: ['first-answer.pass-on'] as const } : clock,
    ),
  ],
  resultClocks: ['answer'],
  noticesOnAccept: ['request-accepted'],
  reopen: { to: 'reply', withinDays: 30, clocks: ['answer'] },
  retentionYears: 3,
  sources: ['R-REQ-02', 'R-REQ-07', 'R-CALL-01', 'regulations 5'],
});
