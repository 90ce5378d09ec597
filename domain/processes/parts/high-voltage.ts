/** What only high-voltage connections have: design and its review, mid-work inspection, meter, energising. */
import type { ClockRule, Step } from '../definition.ts';
import type { Condition } from '../field.ts';
import { energiseClocks, inspectionClocks, planClock, wholeClock } from './connection-clocks.ts';
import { energiseStep } from './connection.ts';
import { action, choice, field, paragraph } from './make.ts';
import { appointmentClock, conduct, safety, siteDelays } from './site.ts';

/** The clock of all supplier steps, by the number of sources; it stands still in the customer's time. */
export const highVoltageHeld: readonly string[] = ['whole-ten-6-high-single', 'whole-ten-6-high-double'];

const single: Condition = { field: 'supplySources', is: 'single' };
const double: Condition = { field: 'supplySources', is: 'double' };
const isKeyUser: Condition = { field: 'keyUser', is: true };
const notKeyUser: Condition = { field: 'keyUser', is: false };

const midwayResult = choice('midwayResult', '中间检查结果', { pass: '合格', fail: '需整改' });

/** Steps from the design to energising. */
export const highVoltageBuilding: Readonly<Record<string, Step>> = {
  design: {
    kind: 'task',
    title: '客户工程设计',
    team: 'service',
    does: '等待客户委托有资质的单位设计；重要用户的设计文件须送审。',
    waitsForCustomer: { clocks: highVoltageHeld },
    actions: [
      action('submit', '送审设计文件', 'design-review', {
        tone: 'primary',
        byCustomer: true,
        when: isKeyUser,
        guards: ['evidence-attached'],
        fields: [field('designerName', '设计单位', { type: 'text', sample: '示例市电力设计院' })],
      }),
      action('ready', '设计完成（免审查）', 'build', { tone: 'primary', byCustomer: true, when: notKeyUser }),
    ],
  },
  'design-review': {
    kind: 'task',
    title: '设计文件审查',
    team: 'design-review',
    does: '按供电方案和国家标准审查设计文件，意见一次性书面答复。',
    actions: [
      action('pass', '审查合格', 'build', { tone: 'primary', notices: ['design-reviewed'] }),
      action('amend', '退回修改', 'design', {
        fields: [paragraph('designOpinion', '审查意见', '保安负荷回路未独立，应急电源容量不足，请修改。')],
        notices: ['design-reviewed'],
      }),
    ],
  },
  build: {
    kind: 'task',
    title: '客户工程施工',
    team: 'service',
    does: '等待客户施工；重要用户隐蔽工程须先中间检查，完工后申请竣工检验。',
    waitsForCustomer: { clocks: highVoltageHeld },
    actions: [
      action('ask-midway', '申请中间检查', 'midway', { byCustomer: true, when: isKeyUser }),
      action('ask', '申请竣工检验', 'inspect', {
        tone: 'primary',
        byCustomer: true,
        when: { any: [notKeyUser, { field: 'midwayResult', is: 'pass' }] },
        fields: [field('builderName', '施工单位', { type: 'text', sample: '示例市诚信电力安装有限公司' })],
      }),
    ],
  },
  midway: {
    kind: 'task',
    title: '中间检查',
    team: 'inspection',
    does: '检查接地、电缆沟等隐蔽工程，问题书面告知。',
    checklist: [...conduct, ...safety],
    pauses: siteDelays(highVoltageHeld),
    actions: [
      action('report', '答复检查意见', 'build', {
        tone: 'primary',
        requiresChecklist: true,
        fields: [midwayResult, paragraph('midwayOpinion', '检查意见', '接地网焊接符合要求，可以隐蔽。')],
        notices: ['work-inspected'],
      }),
    ],
  },
  meter: {
    kind: 'task',
    title: '装设计量装置',
    team: 'metering',
    does: '安装电能表、互感器和采集终端并加封，可与签约同时进行。',
    checklist: [...conduct, ...safety],
    pauses: siteDelays(highVoltageHeld),
    actions: [action('installed', '装表完成', 'energise', { tone: 'primary', requiresChecklist: true })],
  },
  energise: {
    ...energiseStep({ join: ['meter', 'contract'], to: 'connected', clocks: highVoltageHeld }),
    title: '送电',
    team: 'dispatch',
    does: '核对调度手续与现场条件后送电，带负荷检查计量装置。',
  },
};

/** Clocks of the high-voltage connection; single and double sources have limits of their own. */
export const highVoltageClocks: readonly ClockRule[] = [
  wholeClock('TEN-6-high-single', single),
  wholeClock('TEN-6-high-double', double),
  planClock('plan-single', 'PLN-3', single),
  planClock('plan-double', 'PLN-4', double),
  {
    id: 'design-review',
    promise: 'PLN-9',
    title: '设计文件审查',
    startsWhenAll: ['design.submit'],
    stopsWhenAny: ['design-review.pass', 'design-review.amend'],
    runs: 'each-time',
  },
  {
    id: 'midway',
    promise: 'PLN-10',
    title: '中间检查',
    startsWhenAll: ['build.ask-midway'],
    stopsWhenAny: ['midway.report'],
    runs: 'each-time',
  },
  ...inspectionClocks(['build.ask', 'rectify.ask']),
  ...energiseClocks('PLN-12-high'),
  appointmentClock,
];
