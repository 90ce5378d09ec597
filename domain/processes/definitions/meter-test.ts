/** Meter test on request (申请校验电能表): result in working days; out of tolerance: the fee goes back and the bill is corrected (MET-7, MET-1). */
import { defineProcess } from '../definition.ts';
import { doneEnd, everyChannel } from '../parts/desk.ts';
import { action, choice, field, paragraph } from '../parts/make.ts';
import { paperOfHolder } from '../parts/papers.ts';
import { account, address, caller, wishedVisit } from '../parts/people.ts';
import { appointmentClock, conduct, safety, siteDelays, visitSteps } from '../parts/site.ts';

const held = ['result'];

export const meterTest = defineProcess({
  kind: 'meter-test',
  version: 1,
  title: '申请校验电能表',
  summary: '对电能表准确度有疑问时申请检定；超出允许误差的退还检定费并退补电费。',
  family: 'metering',
  subject: 'account',
  urgency: 3,
  complexity: {
    level: 'complex',
    explanation: [
      '检定前需按批准的标准交纳检定费；检定结果超出允许误差的，检定费退还。',
      '结果出具前电费照常交纳，超差的电量按规则退补。',
      '对结果仍有异议的，可以向上级计量检定机构申请仲裁检定。',
    ],
  },
  channels: everyChannel,
  form: [
    choice(
      'testReason',
      '申请原因',
      { 'usage-doubt': '用电量异常偏大', 'idle-running': '无负荷仍走字', other: '其他疑问' },
      {
        section: 'purpose',
      },
    ),
    account,
    ...caller,
    address('表计位置'),
    field('meterNumber', '电能表表号', {
      type: 'text',
      section: 'equipment',
      maxLength: 30,
      sample: '3301000012345678',
    }),
    paragraph('testText', '情况说明', '近两个月用电习惯未变，电量比去年同期多一倍。', { section: 'matter' }),
    wishedVisit,
  ],
  documents: [paperOfHolder],
  first: ['fee'],
  steps: {
    fee: {
      kind: 'task',
      title: '交纳检定费',
      team: 'hall',
      does: '告知收费标准，收取检定费或登记免收。',
      waitsForCustomer: { clocks: held },
      actions: [action('settled', '已交清或免收', 'appoint', { tone: 'primary', guards: ['fees-settled'] })],
    },
    ...visitSteps({ team: 'metering', purpose: '拆表', next: 'take-down', clocks: held }),
    'take-down': {
      kind: 'task',
      title: '拆表送检',
      team: 'metering',
      does: '装上替代表，原表封存后送检，双方核对示数。',
      checklist: [...conduct, ...safety],
      pauses: siteDelays(held),
      actions: [
        action('sent', '已封存送检', 'test', {
          tone: 'primary',
          requiresChecklist: true,
          signature: { by: 'customer', title: '确认拆表示数与封存' },
          fields: [
            field('takenReading', '拆表示数', {
              type: 'decimal',
              unit: 'kWh',
              min: 0,
              decimals: 2,
              sample: '12345.67',
            }),
          ],
        }),
      ],
    },
    test: {
      kind: 'task',
      title: '实验室检定',
      team: 'metering',
      does: '按规程检定，出具检定报告。',
      actions: [
        action('reported', '出具检定报告', 'answer', {
          tone: 'primary',
          guards: ['evidence-attached'],
          fields: [
            choice('testResult', '检定结论', {
              'within-tolerance': '合格',
              'out-of-tolerance': '超出允许误差',
            }),
            field('errorPercent', '基本误差（%）', {
              type: 'decimal',
              unit: '%',
              min: -100,
              max: 100,
              decimals: 3,
              sample: '0.35',
            }),
          ],
        }),
      ],
    },
    answer: {
      kind: 'task',
      title: '答复检定结果',
      team: 'service',
      does: '将检定报告和后续处理告知客户。',
      actions: [
        action('fine', '合格，已答复', 'tested', {
          tone: 'primary',
          when: { field: 'testResult', is: 'within-tolerance' },
          notices: ['test-result'],
        }),
        action('out', '超差，已答复并转退补', 'refund', {
          tone: 'primary',
          when: { field: 'testResult', is: 'out-of-tolerance' },
          notices: ['test-result'],
        }),
      ],
    },
    refund: {
      kind: 'task',
      title: '退还检定费并退补电费',
      team: 'billing',
      does: '退还检定费，按误差和半个检定间隔核算退补电量。',
      actions: [
        action('done', '退补完成', 'refunded', {
          tone: 'primary',
          fields: [
            field('adjustWh', '退补电量（负数为退）', {
              type: 'integer',
              unit: 'kWh',
              scale: 1000,
              min: -1_000_000_000_000,
              max: 1_000_000_000_000,
              sample: -152_000,
            }),
            paragraph('adjustBasis', '计算依据', '误差 +2.6%，自上次检定起时间的一半计算。'),
          ],
          notices: ['refund-due'],
        }),
      ],
    },
    tested: doneEnd('检定合格，已答复'),
    refunded: doneEnd('检定超差，已退补'),
  },
  clocks: [
    {
      id: 'result',
      promise: 'MET-7',
      title: '出具检定结果',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['answer.fine', 'answer.out'],
      runs: 'once',
    },
    appointmentClock,
  ],
  resultClocks: ['result'],
  noticesOnAccept: ['request-accepted'],
  retentionYears: 10,
  sources: ['R-REQ-02', 'R-REQ-09', 'MET-1', 'MET-7', 'regulations 2.1'],
});
