/**
 * High-voltage new connection: survey, plan, design (reviewed for key users only), building with a mid-work
 * inspection for key users, final inspection, contract and meter in parallel, energising (regulations §6.1).
 */
import { defineProcess } from '../definition.ts';
import {
  confirmStep,
  contractStep,
  inspectionSteps,
  lapsedEnd,
  planStep,
  surveyStep,
} from '../parts/connection.ts';
import { highVoltageBuilding, highVoltageClocks, highVoltageHeld } from '../parts/high-voltage.ts';
import { declinedEnd, doneEnd, everyChannel, refusalCheck } from '../parts/desk.ts';
import { capacityVa, choice, field, yesNo } from '../parts/make.ts';
import {
  agentPaper,
  approvalPaper,
  equipmentPaper,
  firmPaper,
  premisesPaper,
  safetyPlanPaper,
} from '../parts/papers.ts';
import { address, agent, firmApplicant, wishedVisit } from '../parts/people.ts';
import { visitSteps } from '../parts/site.ts';

export const highVoltageConnection = defineProcess({
  kind: 'high-voltage-connection',
  version: 1,
  title: '高压新装用电',
  summary: '为以 10 千伏及以上电压供电的单位接电立户，提前介入、联合勘查。',
  family: 'connection',
  subject: 'applicant',
  urgency: 3,
  complexity: {
    level: 'complex',
    explanation: [
      '办理环节为：勘查、答复方案、工程设计与施工、竣工检验、签约、装表、送电；重要用户另有设计审查和中间检查。',
      '供电方案自答复之日起一年内有效，到期前可以申请延期一次；对方案有异议，可在一个月内提出。',
      '设计、施工、设备供应单位由您自主选择，我们不指定；设计、施工与整改的时间不计入我们的办理时限。',
      '双电源客户按政府批准的标准交纳高可靠性供电费用。',
    ],
  },
  channels: everyChannel,
  form: [
    choice(
      'purpose',
      '申请事由',
      {
        'new-project': '新建项目用电',
        'temporary-works': '施工等临时用电',
        'charging-station': '充换电站用电',
      },
      { section: 'purpose' },
    ),
    ...firmApplicant,
    ...agent,
    capacityVa('requestedCapacityVa', '申请容量', 1_250_000, { section: 'capacity' }),
    choice('voltage', '供电电压', {
      '10kv': '10 千伏',
      '20kv': '20 千伏',
      '35kv': '35 千伏',
      '110kv': '110 千伏',
    }),
    choice('supplySources', '电源数', { single: '单电源', double: '双电源' }),
    choice(
      'useKind',
      '用电性质',
      { industrial: '大工业', commercial: '一般工商业', farming: '农业生产', public: '公用事业' },
      { section: 'use' },
    ),
    yesNo('importantLoad', '是否有停电会危及安全的负荷'),
    yesNo('regulatedProject', '项目是否需核准或备案'),
    address('用电地址', '示例市高新区创业大道 88 号'),
    field('equipmentNote', '主要用电设备', {
      type: 'paragraph',
      section: 'equipment',
      sample: '注塑机 12 台共 640 kW，空压机 3 台共 165 kW，冷却与照明共 120 kW。',
    }),
    wishedVisit,
  ],
  documents: [
    firmPaper,
    premisesPaper('contract.sign'),
    agentPaper('contract.sign'),
    equipmentPaper('plan.reply'),
    approvalPaper('contract.sign'),
    safetyPlanPaper('contract.sign'),
  ],
  first: ['appoint'],
  steps: {
    ...visitSteps({ team: 'survey', purpose: '联合勘查', next: 'survey', clocks: highVoltageHeld }),
    survey: surveyStep(highVoltageHeld),
    'decline-check': refusalCheck('survey', 'survey'),
    plan: planStep([
      yesNo('keyUser', '是否为重要电力用户'),
      field('planValidUntil', '方案有效期至', { type: 'date', sample: '2027-09-30' }),
      field('transformerPlan', '受电变压器配置', { type: 'text', sample: '1250 kVA 干式变压器 1 台' }),
    ]),
    confirm: confirmStep({
      clocks: highVoltageHeld,
      ways: [{ id: 'agree', title: '客户同意方案', customerTitle: '同意方案', to: ['design', 'contract'] }],
    }),
    ...highVoltageBuilding,
    ...inspectionSteps('meter', highVoltageHeld),
    contract: contractStep('energise', highVoltageHeld),
    connected: doneEnd('已送电立户'),
    declined: declinedEnd,
    lapsed: lapsedEnd,
  },
  clocks: highVoltageClocks,
  resultClocks: ['whole-ten-6-high-single', 'whole-ten-6-high-double'],
  noticesOnAccept: ['request-accepted'],
  retentionYears: 30,
  sources: [
    'R-PROM-07',
    'R-REQ-04',
    'R-REQ-09',
    'R-FIELD-06',
    'R-FIELD-09',
    'R-FIELD-10',
    'PLN-3',
    'PLN-4',
    'PLN-5',
    'PLN-7',
    'PLN-8',
    'PLN-9',
    'PLN-10',
    'PLN-11',
    'PLN-12',
  ],
});
