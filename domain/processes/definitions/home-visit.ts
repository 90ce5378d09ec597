/** Home visit for the elderly and disabled (上门服务): business done at home, with patience (R-REQ-01, R-HALL-12). */
import { defineProcess } from '../definition.ts';
import { doneEnd, everyChannel } from '../parts/desk.ts';
import { action, choice, field, paragraph, yesNo } from '../parts/make.ts';
import { accountIfAny, address, caller, wishedVisit } from '../parts/people.ts';
import { appointmentClock, conduct, siteDelays, visitSteps } from '../parts/site.ts';

const held = ['served'];

export const homeVisit = defineProcess({
  kind: 'home-visit',
  version: 1,
  title: '老弱病残客户上门服务',
  summary: '为行动不便的客户上门办理业务、解答疑问、检查用电。',
  family: 'service',
  subject: 'anyone',
  urgency: 3,
  complexity: { level: 'simple' },
  channels: everyChannel,
  form: [
    choice(
      'need',
      '需要的服务',
      { business: '办理用电业务', payment: '代为交费', explanation: '讲解账单与用电', check: '检查室内用电' },
      { section: 'purpose' },
    ),
    ...caller,
    accountIfAny,
    field('care', '需要的照顾', {
      type: 'choices',
      required: false,
      personal: true,
      options: [
        { value: 'large-print', title: '大字材料' },
        { value: 'speak-slowly', title: '放慢语速' },
        { value: 'sign-language', title: '手语' },
        { value: 'wheelchair', title: '行动不便' },
        { value: 'dialect', title: '方言或少数民族语言' },
      ],
      sample: ['large-print', 'speak-slowly'],
    }),
    address('上门地址'),
    paragraph('needText', '事项说明', '老人独居，想把电费户名改到自己名下，不会用手机。', {
      section: 'matter',
    }),
    wishedVisit,
  ],
  documents: [],
  first: ['appoint'],
  steps: {
    ...visitSteps({ team: 'service', purpose: '上门', next: 'serve', clocks: held }),
    serve: {
      kind: 'task',
      title: '上门办理',
      team: 'service',
      does: '现场办理；需要走其他流程的当场受理为关联工单，不让客户再跑。',
      checklist: [
        ...conduct,
        { code: 'explained-slowly', title: '放慢语速、逐项讲解并确认听懂', required: true },
        { code: 'care-noted', title: '记录今后服务需要的照顾', required: false },
      ],
      pauses: siteDelays(held),
      actions: [
        action('served', '已办妥', 'served', {
          tone: 'primary',
          requiresChecklist: true,
          signature: { by: 'customer', title: '确认服务内容' },
          fields: [
            paragraph('servedText', '办理情况', '已代收材料并受理更名，告知进度查询方式。'),
            yesNo('linkedOrder', '是否另有关联工单'),
          ],
          notices: ['visit-done'],
        }),
        action('again', '需再次上门', 'appoint', {
          fields: [paragraph('againReason', '再次上门的原因', '产权证由子女保管，约定周末带齐。')],
        }),
      ],
    },
    served: doneEnd('已上门办妥'),
  },
  clocks: [
    {
      id: 'served',
      promise: 'DESK-09',
      title: '上门服务办理',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['serve.served'],
      runs: 'once',
    },
    appointmentClock,
  ],
  resultClocks: ['served'],
  noticesOnAccept: ['request-accepted'],
  retentionYears: 3,
  sources: ['R-REQ-01', 'R-REQ-12', 'R-HALL-12', 'R-PROM-11', 'R-FIELD-01', 'R-FIELD-02'],
});
