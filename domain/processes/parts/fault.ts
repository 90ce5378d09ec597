/** The crew's way through a fault, each step once and in order (F1), and the clocks of repair. */
import type { ActionTrigger, ClockRule, Step } from '../definition.ts';
import { action, choice, field, paragraph } from './make.ts';
import { conduct, safety, siteDelays } from './site.ts';

const repairClocks = ['restore', 'repair', 'repair-again'];
const endedByPhone: readonly ActionTrigger[] = ['triage.guided', 'triage.known-outage'];

/** From taking the job to leaving the site. */
export const crewSteps: Readonly<Record<'take-job' | 'depart' | 'travel' | 'find-cause' | 'repair', Step>> = {
  'take-job': {
    kind: 'task',
    title: '接单',
    team: 'repair',
    does: '接单并准备人员、车辆、材料；不在本班范围的说明后退回。',
    actions: [
      action('take', '接单', 'depart', { tone: 'primary' }),
      action('not-ours', '不属本班，退回改派', 'triage', {
        fields: [paragraph('notOursReason', '退回原因', '故障点在城西抢修班辖区。')],
      }),
    ],
  },
  depart: {
    kind: 'task',
    title: '出发',
    team: 'repair',
    does: '出发并告知客户预计到达时间。',
    actions: [action('leave', '已出发', 'travel', { tone: 'primary', notices: ['crew-on-the-way'] })],
  },
  travel: {
    kind: 'task',
    title: '途中',
    team: 'repair',
    does: '到达现场即打卡。',
    actions: [action('arrive', '到达现场', 'find-cause', { tone: 'primary' })],
    pauses: [
      {
        reason: 'road-blocked',
        title: '道路中断',
        clocks: ['arrive'],
        needsApproval: true,
        needsEvidence: true,
      },
      { reason: 'severe-weather', title: '恶劣天气无法通行', clocks: ['arrive'], needsApproval: true },
    ],
  },
  'find-cause': {
    kind: 'task',
    title: '查找故障',
    team: 'repair',
    does: '询问情况，勘查并判定故障原因和产权归属。',
    checklist: safety,
    pauses: siteDelays(repairClocks),
    actions: [
      action('ours', '供电设施故障', 'repair', {
        tone: 'primary',
        requiresChecklist: true,
        fields: [
          choice('faultCause', '故障原因', {
            ageing: '设备老化',
            weather: '雷击、大风等自然原因',
            'outside-force': '外力破坏',
            overload: '过负荷',
            contact: '接触不良',
            meter: '计量装置故障',
            other: '其他',
          }),
        ],
      }),
      action('inside', '客户内部故障，已告知', 'advised', {
        requiresChecklist: true,
        signature: { by: 'customer', title: '知悉内部故障及处理建议' },
        fields: [
          paragraph('adviceText', '告知内容', '卫生间插座受潮短路，请联系有资质的电工处理，建议暂勿使用。'),
        ],
        notices: ['self-help-guided'],
      }),
    ],
  },
  repair: {
    kind: 'task',
    title: '抢修恢复',
    team: 'repair',
    does: '排除故障、恢复供电，清理现场并向客户说明。',
    checklist: conduct,
    pauses: siteDelays(repairClocks),
    actions: [
      action('restored', '已恢复供电', 'return-visit', {
        tone: 'primary',
        requiresChecklist: true,
        fields: [
          field('repairText', '处理情况', {
            type: 'paragraph',
            maxLength: 1000,
            sample: '更换表箱进线空开，恢复供电。',
          }),
          field('partsUsed', '更换材料', { type: 'text', required: false, sample: '63A 空气开关 1 只' }),
        ],
        notices: ['supply-restored'],
      }),
    ],
  },
};

/** Dispatch, acceptance by the crew, arrival, restoration, return visit (SRV-1, SRV-2, R-PROM-10, R-PROM-16). */
export const faultClocks: readonly ClockRule[] = [
  {
    id: 'dispatch',
    promise: 'DESK-01',
    title: '派单',
    startsWhenAll: ['accepted'],
    stopsWhenAny: ['triage.dispatch', ...endedByPhone],
    runs: 'once',
  },
  {
    id: 'take-job',
    promise: 'DESK-02',
    title: '抢修班接单',
    startsWhenAll: ['triage.dispatch'],
    stopsWhenAny: ['take-job.take', 'take-job.not-ours'],
    runs: 'each-time',
  },
  {
    id: 'arrive',
    promise: 'R-PROM-10',
    title: '到达现场',
    startsWhenAll: ['accepted'],
    stopsWhenAny: ['travel.arrive'],
    cancelsWhenAny: endedByPhone,
    runs: 'once',
  },
  {
    id: 'restore',
    promise: 'SRV-2',
    title: '到达后恢复供电',
    startsWhenAll: ['travel.arrive'],
    stopsWhenAny: ['repair.restored'],
    cancelsWhenAny: ['find-cause.inside'],
    runs: 'each-time',
  },
  {
    id: 'repair',
    promise: 'R-PROM-16',
    title: '修复故障',
    startsWhenAll: ['accepted'],
    stopsWhenAny: ['repair.restored'],
    cancelsWhenAny: ['find-cause.inside', ...endedByPhone],
    runs: 'once',
  },
  {
    id: 'repair-again',
    promise: 'R-PROM-16',
    title: '返修',
    startsWhenAll: ['return-visit.unsolved'],
    stopsWhenAny: ['repair.restored'],
    cancelsWhenAny: ['find-cause.inside', ...endedByPhone],
    runs: 'each-time',
  },
  {
    id: 'return-visit',
    promise: 'DESK-13',
    title: '抢修回访',
    startsWhenAll: ['repair.restored'],
    stopsWhenAny: ['return-visit.solved', 'return-visit.unsolved', 'return-visit.unreached'],
    runs: 'each-time',
  },
];
