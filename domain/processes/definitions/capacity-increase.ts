/** Capacity increase (增容): more contract capacity at an existing point; steps as a new connection, the meter is swapped. */
import { defineProcess } from '../definition.ts';
import {
  buildStep,
  confirmStep,
  contractStep,
  customerWorks,
  energiseStep,
  inspectionSteps,
  lapsedEnd,
  planStep,
  surveyStep,
} from '../parts/connection.ts';
import { energiseClocks, inspectionClocks, planClock } from '../parts/connection-clocks.ts';
import { declinedEnd, doneEnd, everyChannel, refusalCheck } from '../parts/desk.ts';
import { capacityVa, choice, field, yesNo } from '../parts/make.ts';
import { approvalPaper, equipmentPaper, paperOfHolder } from '../parts/papers.ts';
import { account, address, caller, wishedVisit } from '../parts/people.ts';
import { appointmentClock, visitSteps } from '../parts/site.ts';

export const capacityIncrease = defineProcess({
  kind: 'capacity-increase',
  version: 1,
  title: '增容',
  summary: '在原用电地址、原受电点增加合同容量。',
  family: 'connection',
  subject: 'account',
  urgency: 3,
  complexity: {
    level: 'complex',
    explanation: [
      '增容后可能改变计费方式或电价类别，方案答复时一并说明。',
      '需自建或改造内部工程的，设计、施工单位由您自主选择。',
      '原有欠费不影响受理，但请及时结清。',
    ],
  },
  channels: everyChannel,
  form: [
    choice(
      'purpose',
      '增容原因',
      { expansion: '扩大生产经营', 'home-appliances': '家庭用电增加', 'charging-post': '加装充电桩' },
      { section: 'purpose' },
    ),
    account,
    ...caller.map((part) => (part.name === 'callerName' ? { ...part, label: '经办人' } : part)),
    capacityVa('presentCapacityVa', '原有容量', 50_000, { section: 'capacity' }),
    capacityVa('requestedCapacityVa', '增容后总容量', 100_000),
    choice('voltageClass', '供电电压', { low: '低压 220/380V', high: '高压 10kV 及以上' }),
    choice(
      'useKind',
      '用电性质',
      { residential: '居民生活', commercial: '一般工商业', industrial: '工业', farming: '农业生产' },
      {
        section: 'use',
      },
    ),
    yesNo('regulatedProject', '项目是否需核准或备案'),
    address('用电地址'),
    field('equipmentNote', '新增用电设备', {
      type: 'paragraph',
      section: 'equipment',
      sample: '新增注塑机 1 台 45 kW。',
    }),
    wishedVisit,
  ],
  documents: [paperOfHolder, equipmentPaper('contract.sign'), approvalPaper('contract.sign')],
  first: ['appoint'],
  steps: {
    ...visitSteps({ team: 'survey', purpose: '勘查', next: 'survey', clocks: [] }),
    survey: surveyStep([]),
    'decline-check': refusalCheck('survey', 'survey'),
    plan: planStep([customerWorks]),
    confirm: confirmStep({
      clocks: [],
      ways: [
        {
          id: 'agree-and-build',
          title: '同意方案，由客户自建内部工程',
          customerTitle: '同意方案，内部工程由我自建',
          to: ['build', 'contract'],
          when: { field: 'customerWorks', is: true },
        },
        {
          id: 'agree',
          title: '同意方案，内部线路已具备',
          to: ['inspect', 'contract'],
          when: { field: 'customerWorks', is: false },
        },
      ],
    }),
    build: buildStep('inspect', []),
    ...inspectionSteps('energise', []),
    contract: contractStep('energise', []),
    energise: {
      ...energiseStep({ join: ['inspect', 'contract'], to: 'increased', clocks: ['energise', 'meter'] }),
      title: '换表送电',
      does: '拆旧装新，双方核对旧表止码、新表起码后送电。',
    },
    increased: doneEnd('增容完成'),
    declined: declinedEnd,
    lapsed: lapsedEnd,
  },
  clocks: [
    planClock('plan-low', 'PLN-2', { field: 'voltageClass', is: 'low' }),
    planClock('plan-high', 'PLN-3', { field: 'voltageClass', is: 'high' }),
    ...inspectionClocks(['build.ask', 'confirm.agree', 'rectify.ask']),
    ...energiseClocks('PLN-12-low'),
    appointmentClock,
  ],
  resultClocks: ['energise', 'plan-low', 'plan-high'],
  noticesOnAccept: ['request-accepted'],
  retentionYears: 30,
  sources: [
    'R-REQ-02',
    'R-PROM-07',
    'R-REQ-09',
    'R-FIELD-06',
    'PLN-2',
    'PLN-3',
    'PLN-8',
    'PLN-11',
    'PLN-12',
    'regulations 1.3',
  ],
});
