/** Low-voltage non-residential new connection: as the household, plus inspection of the customer's installation. */
import { defineProcess } from '../definition.ts';
import {
  buildStep,
  confirmStep,
  contractStep,
  customerWorks,
  energiseStep,
  inspectionSteps,
  lapsedEnd,
  phases,
  planStep,
  surveyStep,
} from '../parts/connection.ts';
import { lowVoltageClocks } from '../parts/connection-clocks.ts';
import { declinedEnd, doneEnd, everyChannel, refusalCheck } from '../parts/desk.ts';
import { choice, field, powerW, yesNo } from '../parts/make.ts';
import { agentPaper, approvalPaper, equipmentPaper, firmPaper, premisesPaper } from '../parts/papers.ts';
import { address, agent, firmApplicant, wishedVisit } from '../parts/people.ts';
import { visitSteps } from '../parts/site.ts';

const whole = ['whole'];

export const lowVoltageConnection = defineProcess({
  kind: 'low-voltage-connection',
  version: 1,
  title: '低压非居民新装用电',
  summary: '为商铺、企业、机关等以 220/380V 供电的单位接电立户；160 kW 及以下免建设投资。',
  family: 'connection',
  subject: 'applicant',
  urgency: 3,
  complexity: {
    level: 'complex',
    explanation: [
      '办理环节为：勘查、答复方案、签约与检验、装表接电，各环节时限见受理回执。',
      '表箱及以上由供电企业投资；需自建内部工程的，设计、施工单位由您自主选择，我们不指定。',
      '客户施工、整改和签约等待的时间不计入供电企业办理时限。',
    ],
  },
  channels: everyChannel,
  form: [
    choice(
      'purpose',
      '申请事由',
      {
        'new-premises': '新场所用电',
        'temporary-works': '施工等临时用电',
        'charging-station': '充电设施用电',
      },
      { section: 'purpose' },
    ),
    ...firmApplicant,
    ...agent,
    powerW('requestedPowerW', '申请容量', 60_000, { section: 'capacity', max: 160_000_000 }),
    phases,
    choice(
      'useKind',
      '用电性质',
      { commercial: '一般工商业', industrial: '工业', farming: '农业生产', school: '学校等执行居民价单位' },
      { section: 'use' },
    ),
    yesNo('regulatedProject', '项目是否需核准或备案'),
    address('用电地址', '示例市开发区新港路 6 号一层'),
    field('equipmentNote', '主要用电设备', {
      type: 'paragraph',
      section: 'equipment',
      sample: '冷库压缩机 2 台各 15 kW，烤箱 1 台 12 kW，照明及空调共 18 kW。',
    }),
    wishedVisit,
  ],
  documents: [
    firmPaper,
    premisesPaper('contract.sign'),
    agentPaper('contract.sign'),
    equipmentPaper('contract.sign'),
    approvalPaper('contract.sign'),
  ],
  first: ['appoint'],
  steps: {
    ...visitSteps({ team: 'survey', purpose: '勘查', next: 'survey', clocks: whole }),
    survey: surveyStep(whole),
    'decline-check': refusalCheck('survey', 'survey'),
    plan: planStep([customerWorks]),
    confirm: confirmStep({
      clocks: whole,
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
    build: buildStep('inspect', whole),
    ...inspectionSteps('energise', whole),
    contract: contractStep('energise', whole),
    energise: energiseStep({ join: ['inspect', 'contract'], to: 'connected', clocks: whole }),
    connected: doneEnd('已送电立户'),
    declined: declinedEnd,
    lapsed: lapsedEnd,
  },
  clocks: lowVoltageClocks,
  resultClocks: ['whole'],
  noticesOnAccept: ['request-accepted'],
  retentionYears: 30,
  sources: [
    'R-PROM-07',
    'R-REQ-04',
    'R-REQ-09',
    'R-FIELD-01',
    'R-FIELD-06',
    'PLN-2',
    'PLN-6',
    'PLN-11',
    'PLN-12',
  ],
});
