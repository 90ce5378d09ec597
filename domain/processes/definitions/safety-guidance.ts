/** Electricity-safety guidance (安全用电指导): look, explain, list dangers in writing, look again (R-REQ-02, R-FIELD-06). */
import { defineProcess } from '../definition.ts';
import { doneEnd, everyChannel } from '../parts/desk.ts';
import { action, choice, paragraph } from '../parts/make.ts';
import { account, address, caller, wishedVisit } from '../parts/people.ts';
import { appointmentClock, conduct, safety, siteDelays, visitSteps } from '../parts/site.ts';

const held = ['guided'];

export const safetyGuidance = defineProcess({
  kind: 'safety-guidance',
  version: 1,
  title: '安全用电指导',
  summary: '应客户要求检查用电设施、讲解安全用电，书面告知隐患。',
  family: 'service',
  subject: 'account',
  urgency: 3,
  complexity: { level: 'simple' },
  channels: everyChannel,
  form: [
    choice(
      'guidanceKind',
      '指导内容',
      {
        home: '家庭用电',
        shop: '商铺用电',
        workshop: '工厂用电',
        farm: '农业生产用电',
        'own-generator': '自备电源',
      },
      { section: 'purpose' },
    ),
    account,
    ...caller,
    address('地址'),
    paragraph('concern', '客户关心的问题', '老房子线路较旧，想知道能否加装电热水器。', { section: 'matter' }),
    wishedVisit,
  ],
  documents: [],
  first: ['appoint'],
  steps: {
    ...visitSteps({ team: 'inspection', purpose: '指导', next: 'guide', clocks: held }),
    guide: {
      kind: 'task',
      title: '检查指导',
      team: 'inspection',
      does: '检查设施、讲解要点；有隐患的书面告知整改办法，不代客户指定施工单位。',
      checklist: [...conduct, ...safety],
      pauses: siteDelays(held),
      actions: [
        action('fine', '无隐患，指导完成', 'guided', {
          tone: 'primary',
          requiresChecklist: true,
          signature: { by: 'customer', title: '确认已接受指导' },
          fields: [paragraph('guidedText', '指导内容', '讲解漏电保护器试跳方法，提醒空调使用专用插座。')],
        }),
        action('dangers', '发现隐患，书面告知', 'recheck', {
          requiresChecklist: true,
          guards: ['evidence-attached'],
          signature: { by: 'customer', title: '收到隐患告知单' },
          fields: [
            paragraph(
              'dangerList',
              '隐患及整改建议',
              '进线无漏电保护；厨房插座无接地，请委托有资质的电工整改。',
            ),
          ],
          notices: ['rectification'],
        }),
      ],
    },
    recheck: {
      kind: 'task',
      title: '整改跟踪',
      team: 'inspection',
      does: '约定时间了解整改情况，必要时复查。',
      actions: [
        action('mended', '已整改', 'guided', { tone: 'primary' }),
        action('not-mended', '客户暂不整改，已再次提醒', 'reminded', {
          fields: [paragraph('reminderText', '提醒情况', '已电话提醒并寄送安全用电手册。')],
        }),
      ],
    },
    guided: doneEnd('指导完成'),
    reminded: { kind: 'end', title: '隐患已告知，客户未整改', outcome: 'unsolved', notices: ['case-closed'] },
  },
  clocks: [
    {
      id: 'guided',
      promise: 'DESK-09',
      title: '安全用电指导',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['guide.fine', 'guide.dangers'],
      runs: 'once',
    },
    appointmentClock,
  ],
  resultClocks: ['guided'],
  noticesOnAccept: ['request-accepted'],
  retentionYears: 5,
  sources: ['R-REQ-02', 'R-FIELD-01', 'R-FIELD-02', 'R-FIELD-06', 'R-FIELD-10'],
});
