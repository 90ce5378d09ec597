/** Residential new connection (居民新装): accept, survey, plan, contract and meter in parallel (regulations §6.1). */
import { defineProcess } from '../definition.ts';
import {
  confirmStep,
  contractStep,
  energiseStep,
  lapsedEnd,
  phases,
  planStep,
  surveyStep,
} from '../parts/connection.ts';
import { declinedEnd, doneEnd, everyChannel, refusalCheck } from '../parts/desk.ts';
import { action, choice, field, powerW } from '../parts/make.ts';
import { agentPaper, identityPaper, premisesPaper } from '../parts/papers.ts';
import { address, agent, personApplicant, wishedVisit } from '../parts/people.ts';
import { appointmentClock, siteDelays, visitSteps } from '../parts/site.ts';

const whole = ['connection'];

export const residentialConnection = defineProcess({
  kind: 'residential-connection',
  version: 1,
  title: '居民新装用电',
  summary: '为新建住宅或尚未立户的住宅接电并立户。',
  family: 'connection',
  subject: 'applicant',
  urgency: 3,
  complexity: { level: 'simple' },
  channels: everyChannel,
  form: [
    choice(
      'purpose',
      '申请事由',
      { 'new-home': '新建住宅用电', 'own-meter': '合表改一户一表', 'rebuilt-home': '翻建住宅用电' },
      { section: 'purpose' },
    ),
    ...personApplicant,
    ...agent,
    powerW('requestedPowerW', '申请容量', 8000, { section: 'capacity', max: 160_000_000 }),
    phases,
    choice(
      'useKind',
      '用电性质',
      { residential: '居民生活', 'with-charging': '居民生活（含充电桩）' },
      { section: 'use' },
    ),
    address('用电地址'),
    field('equipment', '主要用电设备', {
      type: 'choices',
      section: 'equipment',
      required: false,
      options: [
        { value: 'air-conditioner', title: '空调' },
        { value: 'electric-heating', title: '电采暖' },
        { value: 'water-heater', title: '电热水器' },
        { value: 'charging-post', title: '充电桩' },
        { value: 'solar', title: '屋顶光伏' },
      ],
      sample: ['air-conditioner', 'water-heater'],
    }),
    wishedVisit,
  ],
  documents: [identityPaper, premisesPaper('contract.sign'), agentPaper('contract.sign')],
  first: ['appoint'],
  steps: {
    ...visitSteps({ team: 'survey', purpose: '勘查', next: 'survey', clocks: whole }),
    survey: surveyStep(whole),
    'decline-check': refusalCheck('survey', 'survey'),
    plan: planStep([]),
    confirm: confirmStep({
      clocks: whole,
      ways: [{ id: 'agree', title: '客户同意方案', customerTitle: '同意方案', to: ['contract', 'install'] }],
    }),
    contract: contractStep('energise', whole),
    install: {
      kind: 'task',
      title: '表箱与接户线施工',
      team: 'metering',
      does: '完成接户线、表箱安装，具备装表条件。',
      pauses: siteDelays(whole),
      actions: [action('ready', '具备装表条件', 'energise', { tone: 'primary' })],
    },
    energise: energiseStep({ join: ['contract', 'install'], to: 'connected', clocks: whole }),
    connected: doneEnd('已送电立户'),
    declined: declinedEnd,
    lapsed: lapsedEnd,
  },
  clocks: [
    {
      id: 'connection',
      promise: 'R-PROM-06',
      title: '居民客户接电',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['energise.done'],
      cancelsWhenAny: ['decline-check.confirm', 'confirm.lapse'],
      runs: 'once',
    },
    {
      id: 'plan',
      promise: 'PLN-1',
      title: '答复供电方案',
      startsWhenAll: ['documents-complete'],
      stopsWhenAny: ['plan.reply'],
      cancelsWhenAny: ['decline-check.confirm'],
      runs: 'once',
    },
    {
      id: 'meter',
      promise: 'PLN-12-household',
      title: '装表接电',
      startsWhenAll: ['contract.sign'],
      stopsWhenAny: ['energise.done'],
      runs: 'once',
    },
    appointmentClock,
  ],
  resultClocks: ['connection'],
  noticesOnAccept: ['request-accepted'],
  retentionYears: 30,
  sources: [
    'R-PROM-06',
    'R-REQ-04',
    'R-FIELD-01',
    'PLN-1',
    'PLN-6',
    'PLN-8',
    'PLN-12',
    'regulations 6.1',
    'regulations 6.2',
  ],
});
