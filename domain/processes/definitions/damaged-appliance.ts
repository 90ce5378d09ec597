/** Damaged household appliances (家用电器损坏): seen within 24 hours, cause, assessment, compensation (CMP-5 … CMP-8, R-FIELD-04). */
import { defineProcess } from '../definition.ts';
import { declinedEnd, doneEnd, everyChannel } from '../parts/desk.ts';
import { action, choice, field, moneyFen, paragraph } from '../parts/make.ts';
import { account, address, caller } from '../parts/people.ts';
import { conduct, siteDelays } from '../parts/site.ts';

const held = ['seen'];
const cause = choice('supplierCause', '供电侧原因', {
  'phase-neutral-swap': '相线与零线接反',
  'broken-neutral': '零线断线',
  'conductor-contact': '导线互碰',
  'high-onto-low': '高压窜入低压',
});

export const damagedAppliance = defineProcess({
  kind: 'damaged-appliance',
  version: 1,
  title: '家用电器损坏索赔',
  summary: '因供电侧事故造成居民家用电器损坏的核查与赔偿，应在 7 日内提出。',
  family: 'service',
  subject: 'account',
  urgency: 2,
  complexity: {
    level: 'complex',
    explanation: [
      '索赔应在损坏之日起 7 日内提出，逾期视为放弃。',
      '可修复的由我们负责修复；不能修复的，购置 6 个月以内按发票原价，超过的按使用年限折旧，最低不少于原价的十分之一。',
      '按原价或折价赔偿后，损坏的电器归供电企业所有。',
    ],
  },
  channels: everyChannel,
  form: [
    field('damagedAt', '损坏时间', {
      type: 'datetime',
      section: 'purpose',
      when: 'past',
      sample: '2026-09-29T19:40',
    }),
    account,
    ...caller,
    address('地址'),
    field('applianceCount', '损坏电器数量', {
      type: 'integer',
      section: 'equipment',
      unit: '件',
      min: 1,
      max: 200,
      sample: 2,
    }),
    paragraph(
      'applianceList',
      '电器清单（名称、型号、购置日期、价格）',
      '电视机 55 英寸，2024 年 5 月购，3,299 元；冰箱，2021 年购，2,680 元。',
    ),
    paragraph('damageText', '经过说明', '晚上灯突然很亮，随后电视和冰箱不工作，同单元多户相同。', {
      section: 'matter',
    }),
  ],
  documents: [],
  first: ['visit'],
  steps: {
    visit: {
      kind: 'task',
      title: '24 小时内到场核查',
      team: 'service',
      does: '到现场查看损坏情况并打卡，提醒客户保留实物。',
      actions: [action('arrive', '到达现场', 'verify', { tone: 'primary' })],
      pauses: siteDelays(held),
    },
    verify: {
      kind: 'task',
      title: '核实原因与责任',
      team: 'service',
      does: '会同客户登记损坏电器，查明是否供电侧事故所致。',
      checklist: conduct,
      actions: [
        action('ours', '属供电责任', 'assess', {
          tone: 'primary',
          requiresChecklist: true,
          guards: ['claim-in-time', 'evidence-attached'],
          signature: { by: 'customer', title: '确认损坏电器登记' },
          fields: [cause],
        }),
        action('not-ours', '不属供电责任', 'decline-check', {
          requiresChecklist: true,
          guards: ['evidence-attached'],
          fields: [paragraph('notOursReason', '不属供电责任的理由', '同台区无异常，客户内部零线端子松动。')],
        }),
        action('late', '超过 7 日提出', 'decline-check', {
          requiresChecklist: true,
          fields: [paragraph('lateNote', '逾期说明', '损坏发生于 9 月 10 日，9 月 25 日提出。')],
        }),
      ],
    },
    'decline-check': {
      kind: 'task',
      title: '不予赔偿复核',
      team: 'quality',
      does: '由另一人复核不予赔偿的理由和依据。',
      actions: [
        action('confirm', '同意不予赔偿并告知客户', 'declined', {
          tone: 'danger',
          otherPersonThan: 'verify',
          fields: [
            paragraph('declineBasis', '依据', '居民用户家用电器损坏处理办法关于责任范围和期限的规定。'),
          ],
          notices: ['request-refused'],
        }),
        action('redo', '退回重新核实', 'verify'),
      ],
    },
    assess: {
      kind: 'task',
      title: '定损',
      team: 'service',
      does: '可修复的安排修理；不能修复的按年限折旧定价。',
      actions: [
        action('assessed', '提出赔偿意见', 'agree', {
          tone: 'primary',
          fields: [
            choice('remedy', '处理方式', { repair: '负责修复', compensate: '折价赔偿' }),
            moneyFen('compensationFen', '赔偿（修理）金额', 263_900),
            paragraph(
              'assessmentText',
              '定损计算',
              '电视机使用 28 个月，按 10 年折旧：3,299 × (1 − 28/120) = 2,529.23 元。',
            ),
          ],
        }),
      ],
    },
    agree: {
      kind: 'task',
      title: '客户确认',
      team: 'service',
      does: '与客户协商，签订赔偿协议；不同意的重新定损。',
      actions: [
        action('signed', '签订协议', 'pay', {
          customerTitle: '同意赔偿处理意见',
          tone: 'primary',
          byCustomer: true,
          signature: { by: 'customer', title: '同意赔偿处理意见' },
          notices: ['compensation-agreed'],
        }),
        action('disagree', '客户不同意，重新定损', 'assess', {
          customerTitle: '不同意，请重新定损',
          byCustomer: true,
          fields: [paragraph('disagreeReason', '客户意见', '冰箱购置发票价格应为 2,980 元。')],
        }),
      ],
    },
    pay: {
      kind: 'task',
      title: '赔付或修复',
      team: 'billing',
      does: '支付赔偿款或交还修好的电器，收回折价赔偿的旧件。',
      actions: [
        action('done', '已赔付（修复）', 'close', {
          tone: 'primary',
          guards: ['evidence-attached'],
          signature: { by: 'customer', title: '收到赔偿款或修复的电器' },
        }),
      ],
    },
    close: {
      kind: 'task',
      title: '工单办结',
      team: 'service',
      does: '核对资料齐全后办结。',
      actions: [action('closed', '办结', 'settled', { tone: 'primary' })],
    },
    settled: doneEnd('已赔偿'),
    declined: declinedEnd,
  },
  clocks: [
    {
      id: 'seen',
      promise: 'CMP-6',
      title: '24 小时到场核查',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['visit.arrive'],
      runs: 'once',
    },
    {
      id: 'ticket',
      promise: 'DESK-11',
      title: '赔付后办结工单',
      startsWhenAll: ['pay.done'],
      stopsWhenAny: ['close.closed'],
      runs: 'once',
    },
  ],
  resultClocks: ['seen'],
  noticesOnAccept: ['request-accepted'],
  retentionYears: 10,
  sources: ['R-FIELD-04', 'R-REQ-10', 'CMP-5', 'CMP-6', 'CMP-7', 'CMP-8', 'regulations 5'],
});
