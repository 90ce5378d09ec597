/** The complaint's way: dispatch, contact, investigation, review by others, answer, call-back; and its clocks. */
import type { ClockRule, Step } from '../definition.ts';
import { callBackStep, dispatchClocks, dispatchSteps } from './desk.ts';
import { action, choice, field, paragraph, yesNo } from './make.ts';

/** Classes and second levels of the 95598 taxonomy (regulations §5). */
export const complaintClasses: Readonly<Record<string, string>> = {
  'service-attitude': '服务：服务态度',
  'service-conduct': '服务：行为规范',
  'service-hours': '服务：营业时间与设施',
  'business-connection': '营业：办电',
  'business-change': '营业：变更用电',
  'business-reading': '营业：抄表催费',
  'business-price': '营业：电价电费',
  'business-metering': '营业：电能计量',
  'business-fees': '营业：业务收费',
  'outage-notice': '停送电：停电信息',
  'outage-plan': '停送电：停送电计划执行',
  'outage-repair': '停送电：抢修服务',
  'quality-voltage': '供电质量：电压',
  'quality-reliability': '供电质量：频繁停电',
  'construction-facilities': '电网建设：供电设施',
  'construction-conduct': '电网建设：施工行为',
};

const level = choice('complaintLevel', '投诉等级', {
  ordinary: '一般',
  important: '重要',
  major: '重大',
  special: '特殊',
});

/** Named at dispatch, so that C1 always has something to go by. */
const complainedUnit = field('complainedUnitId', '被投诉单位', { type: 'org-unit', sample: 'unit-example' });
const complainedPerson = field('reportedStaffId', '被投诉人员', {
  type: 'staff',
  required: false,
  sample: 'staff-example',
});

const finding = choice('finding', '调查结论', {
  founded: '属实',
  'partly-founded': '部分属实',
  unfounded: '不属实',
});

export const complaintSteps: Readonly<Record<string, Step>> = {
  ...dispatchSteps({ next: 'contact', team: 'service', fields: [level, complainedUnit, complainedPerson] }),
  contact: {
    kind: 'task',
    title: '联系客户',
    team: 'service',
    does: '在 24 小时内联系客户，致谢、致歉，了解详情和诉求。',
    actions: [
      action('reached', '已联系客户', 'investigate', {
        tone: 'primary',
        fields: [paragraph('contactNote', '联系情况', '已电话联系，客户补充了当日窗口号和时间。')],
      }),
      action('unreached', '多次联系未果，先行调查', 'investigate', {
        fields: [paragraph('contactTries', '联系情况', '分三次拨打均未接通，已发短信告知。')],
      }),
    ],
  },
  investigate: {
    kind: 'task',
    title: '调查核实',
    team: 'service',
    does: '查明经过，认定性质和责任，提出处理与改进意见。',
    actions: [
      action('report', '提交调查结果', 'review', {
        tone: 'primary',
        guards: ['not-the-person-reported'],
        fields: [
          finding,
          paragraph(
            'investigationText',
            '调查情况',
            '调阅录像和叫号记录，客户等候 58 分钟，窗口未主动解释。',
          ),
          paragraph('improvementText', '处理与改进', '对当事人批评教育并计入考核；高峰时段加开临时窗口。'),
        ],
      }),
    ],
    pauses: [
      {
        reason: 'authority-inquiry',
        title: '公安、监管等部门正在调查',
        clocks: ['answer', 'unit-answer'],
        needsApproval: true,
        needsEvidence: true,
      },
    ],
  },
  review: {
    kind: 'task',
    title: '质量审核',
    team: 'quality',
    does: '由被投诉单位以外的人员审核结论、责任和答复口径。',
    actions: [
      action('approve', '审核通过', 'reply', {
        tone: 'primary',
        guards: ['not-the-unit-complained-of', 'not-the-person-reported'],
        otherPersonThan: 'investigate',
      }),
      action('send-back', '退回补充调查', 'investigate', {
        fields: [paragraph('reviewRemark', '审核意见', '未说明未及时加开窗口的原因，请补充。')],
      }),
    ],
  },
  reply: {
    kind: 'task',
    title: '答复客户',
    team: 'quality',
    does: '将处理结果答复客户，听取意见。',
    actions: [
      action('answered', '已答复', 'call-back', {
        tone: 'primary',
        guards: ['not-the-unit-complained-of'],
        fields: [
          paragraph('replyText', '答复内容', '经核实情况属实，我们向您致歉，已安排专人为您办理。'),
          yesNo('acceptedByCustomer', '客户是否认可'),
        ],
        notices: ['answered'],
      }),
    ],
  },
  'call-back': callBackStep({
    solved: 'closed',
    unsolved: 'investigate',
    unreached: 'closed-unreached',
    guards: ['not-the-unit-complained-of'],
  }),
};

export const complaintClocks: readonly ClockRule[] = [
  ...dispatchClocks,
  {
    id: 'contact',
    promise: 'SRV-3-contact',
    title: '24 小时联系客户',
    startsWhenAll: ['accepted'],
    stopsWhenAny: ['contact.reached', 'contact.unreached'],
    runs: 'once',
  },
  {
    id: 'unit-answer',
    promise: 'SRV-3-unit',
    title: '承办单位反馈',
    startsWhenAll: ['accepted'],
    stopsWhenAny: ['investigate.report'],
    runs: 'once',
  },
  {
    id: 'answer',
    promise: 'R-PROM-02',
    title: '投诉答复',
    startsWhenAll: ['accepted'],
    stopsWhenAny: ['reply.answered'],
    runs: 'once',
  },
  {
    id: 'answer-again',
    promise: 'R-PROM-02',
    title: '未解决再答复',
    startsWhenAll: ['call-back.unsolved'],
    stopsWhenAny: ['reply.answered'],
    runs: 'each-time',
  },
  {
    id: 'call-back',
    promise: 'DESK-12',
    title: '答复后回访',
    startsWhenAll: ['reply.answered'],
    stopsWhenAny: ['call-back.solved', 'call-back.unsolved', 'call-back.unreached'],
    runs: 'each-time',
  },
];
