/** Meter fault (电能表故障): seen, its cause found with the customer, replaced, differences settled (R-PROM-12, R-FIELD-08, MET-8). */
import { defineProcess } from '../definition.ts';
import { doneEnd, everyChannel } from '../parts/desk.ts';
import { action, choice, field, paragraph } from '../parts/make.ts';
import { account, address, caller, wishedVisit } from '../parts/people.ts';
import { appointmentClock, conduct, safety, siteDelays, visitSteps } from '../parts/site.ts';

const held = ['handled'];
const cause = paragraph('damageCause', '损坏原因分析', '客户装修时误碰，表壳破裂；双方现场确认。');

export const meterFault = defineProcess({
  kind: 'meter-fault',
  version: 1,
  title: '电能表故障处理',
  summary: '电能表黑屏、不走、烧坏、丢失等异常的检查与更换。',
  family: 'metering',
  subject: 'account',
  urgency: 2,
  complexity: { level: 'simple' },
  channels: everyChannel,
  form: [
    choice(
      'symptom',
      '异常现象',
      {
        'no-display': '不显示',
        'not-counting': '不走字',
        burnt: '烧坏',
        lost: '丢失',
        'seal-broken': '封印脱落',
        alarm: '报警灯亮',
        other: '其他',
      },
      { section: 'purpose' },
    ),
    account,
    ...caller,
    address('表计位置'),
    paragraph('symptomText', '情况描述', '昨晚雷雨后电能表无显示，家中仍有电。', { section: 'matter' }),
    wishedVisit,
  ],
  documents: [],
  first: ['appoint'],
  steps: {
    ...visitSteps({ team: 'metering', purpose: '检查', next: 'check', clocks: held }),
    check: {
      kind: 'task',
      title: '现场检查',
      team: 'metering',
      does: '检查电能表、接线和封印，与客户一起分析原因。',
      checklist: [...conduct, ...safety],
      pauses: siteDelays(held),
      actions: [
        action('normal', '表计正常', 'normal', {
          requiresChecklist: true,
          signature: { by: 'customer', title: '确认检查结果' },
          fields: [paragraph('normalNote', '检查说明', '表计走字正常，屏幕为节能熄屏，已教客户唤醒。')],
        }),
        action('faulty', '表计自身故障，免费更换', 'replace', { tone: 'primary', requiresChecklist: true }),
        action('by-customer', '客户原因损坏', 'charge', {
          requiresChecklist: true,
          signature: { by: 'customer', title: '确认损坏原因' },
          guards: ['evidence-attached'],
          fields: [cause],
        }),
      ],
    },
    charge: {
      kind: 'task',
      title: '收取表计赔偿费',
      team: 'hall',
      does: '说明收费依据，由客户交清表计赔偿费。',
      waitsForCustomer: { clocks: held },
      actions: [action('paid', '已交清', 'replace', { tone: 'primary', guards: ['fees-settled'] })],
    },
    replace: {
      kind: 'task',
      title: '更换电能表',
      team: 'metering',
      does: '换表、加封，与客户核对新旧表示数。',
      checklist: safety,
      pauses: siteDelays(held),
      actions: [
        action('done', '换表完成', 'settle', {
          tone: 'primary',
          requiresChecklist: true,
          signature: { by: 'customer', title: '核对新旧表示数' },
          fields: [
            field('oldReading', '旧表止码', {
              type: 'decimal',
              unit: 'kWh',
              min: 0,
              decimals: 2,
              required: false,
              sample: '12345.67',
            }),
            field('newMeterNumber', '新表表号', { type: 'text', maxLength: 30, sample: '3301000087654321' }),
            field('newReading', '新表起码', {
              type: 'decimal',
              unit: 'kWh',
              min: 0,
              decimals: 2,
              sample: '0.00',
            }),
            field('sealNumber', '封印编号', { type: 'text', maxLength: 40, sample: 'FY2026-008812' }),
          ],
        }),
      ],
    },
    settle: {
      kind: 'task',
      title: '差错电量退补',
      team: 'billing',
      does: '按规则核算故障期间电量，需退补的告知客户。',
      actions: [
        action('adjust', '退补电费', 'replaced', {
          fields: [
            field('adjustWh', '退补电量（负数为退）', {
              type: 'integer',
              unit: 'kWh',
              scale: 1000,
              min: -1_000_000_000_000,
              max: 1_000_000_000_000,
              sample: 86_000,
            }),
            paragraph('adjustBasis', '计算依据', '按故障前三个月平均日用电量乘故障天数计算。'),
          ],
          notices: ['refund-due'],
        }),
        action('none', '无需退补', 'replaced', { tone: 'primary' }),
      ],
    },
    replaced: doneEnd('已更换并结清'),
    normal: doneEnd('检查正常，已说明'),
  },
  clocks: [
    {
      id: 'handled',
      promise: 'R-PROM-12',
      title: '电能表故障处理',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['check.normal', 'replace.done'],
      runs: 'once',
    },
    appointmentClock,
  ],
  resultClocks: ['handled'],
  noticesOnAccept: ['request-accepted'],
  retentionYears: 10,
  sources: ['R-PROM-12', 'R-FIELD-01', 'R-FIELD-08', 'R-SYS-16', 'MET-3', 'MET-8'],
});
