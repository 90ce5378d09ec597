/** Reading dispute (抄表数据异常): odd data are checked and answered in working days; a wrong reading is corrected (commitment 7, MET-10). */
import { defineProcess } from '../definition.ts';
import { doneEnd, everyChannel } from '../parts/desk.ts';
import { action, field, paragraph } from '../parts/make.ts';
import { account, address, caller } from '../parts/people.ts';
import { appointmentClock, conduct, siteDelays, visitSteps } from '../parts/site.ts';

const held = ['answer'];

export const readingDispute = defineProcess({
  kind: 'reading-dispute',
  version: 1,
  title: '抄表数据异议',
  summary: '对抄表示数或电量有疑问的核实与更正。',
  family: 'metering',
  subject: 'account',
  urgency: 3,
  complexity: { level: 'simple' },
  channels: everyChannel,
  form: [
    field('billingMonth', '有疑问的账单日期', {
      type: 'date',
      section: 'purpose',
      when: 'past',
      sample: '2026-09-01',
    }),
    account,
    ...caller,
    address('表计位置'),
    field('customerReading', '客户自抄示数（如有）', {
      type: 'decimal',
      section: 'equipment',
      unit: 'kWh',
      min: 0,
      decimals: 2,
      required: false,
      sample: '10234.50',
    }),
    paragraph('disputeText', '疑问说明', '账单示数比我在表上看到的大两千多。', { section: 'matter' }),
  ],
  documents: [],
  first: ['check-data'],
  steps: {
    'check-data': {
      kind: 'task',
      title: '核对数据',
      team: 'billing',
      does: '比对采集、抄表和历史电量，判断是否需要现场核实。',
      actions: [
        action('right', '数据无误', 'reply', {
          tone: 'primary',
          fields: [paragraph('rightNote', '核对说明', '示数为采集冻结值，逐日曲线连续；8 月空调用电增加。')],
        }),
        action('wrong', '确认有误，更正', 'correct', {
          fields: [paragraph('wrongNote', '差错说明', '补抄录入时多录一位。')],
        }),
        action('look', '需现场核实', 'appoint'),
      ],
    },
    ...visitSteps({ team: 'metering', purpose: '复抄', next: 're-read', clocks: held }),
    're-read': {
      kind: 'task',
      title: '现场复抄',
      team: 'metering',
      does: '与客户一起抄录示数并拍照。',
      checklist: conduct,
      pauses: siteDelays(held),
      actions: [
        action('same', '示数相符', 'reply', {
          tone: 'primary',
          requiresChecklist: true,
          guards: ['evidence-attached'],
          signature: { by: 'customer', title: '确认现场示数' },
        }),
        action('different', '示数不符，更正', 'correct', {
          requiresChecklist: true,
          guards: ['evidence-attached'],
          signature: { by: 'customer', title: '确认现场示数' },
          fields: [
            field('siteReading', '现场示数', {
              type: 'decimal',
              unit: 'kWh',
              min: 0,
              decimals: 2,
              sample: '10234.50',
            }),
          ],
        }),
      ],
    },
    correct: {
      kind: 'task',
      title: '更正电费',
      team: 'billing',
      does: '更正示数，重算电费，多收的退还或抵扣。',
      actions: [
        action('done', '更正完成', 'reply', {
          tone: 'primary',
          fields: [
            field('adjustWh', '更正电量（负数为退）', {
              type: 'integer',
              unit: 'kWh',
              scale: 1000,
              min: -1_000_000_000_000,
              max: 1_000_000_000_000,
              sample: -2_000_000,
            }),
          ],
          notices: ['refund-due'],
        }),
      ],
    },
    reply: {
      kind: 'task',
      title: '答复客户',
      team: 'service',
      does: '说明核实结果；有差错的向客户致歉。',
      actions: [
        action('answered', '已答复', 'answered', {
          tone: 'primary',
          fields: [paragraph('replyText', '答复内容', '经核实为录入差错，已更正并退还多收电费，向您致歉。')],
          notices: ['answered'],
        }),
      ],
    },
    answered: doneEnd('已核实答复'),
  },
  clocks: [
    {
      id: 'answer',
      promise: 'TEN-7-reading',
      title: '异常数据核实答复',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['reply.answered'],
      runs: 'once',
    },
    appointmentClock,
  ],
  resultClocks: ['answer'],
  noticesOnAccept: ['request-accepted'],
  reopen: { to: 'check-data', withinDays: 30, clocks: ['answer'] },
  retentionYears: 5,
  sources: ['R-REQ-02', 'R-REQ-16', 'MET-3', 'MET-10', 'regulations 2.1'],
});
