/** Report (举报): staff conduct, theft, breach, damage. The reporter is known to the handler alone, or to nobody (R-QUAL-09). */
import { defineProcess } from '../definition.ts';
import type { Condition } from '../field.ts';
import { doneEnd, everyChannel } from '../parts/desk.ts';
import { action, choice, field, paragraph, yesNo } from '../parts/make.ts';

const named: Condition = { field: 'anonymous', is: false };
const reportedUnit = field('complainedUnitId', '被举报单位', {
  type: 'org-unit',
  required: { field: 'reportClass', is: 'conduct' },
  sample: 'unit-example',
});
const reportedPerson = field('reportedStaffId', '被举报人员', {
  type: 'staff',
  required: false,
  sample: 'staff-example',
});
const permission = 'order.confidential';

export const report = defineProcess({
  kind: 'report',
  version: 1,
  title: '举报',
  summary: '举报违规行为、窃电、违约用电、破坏电力设施等；为举报人严格保密，可以匿名。',
  family: 'voice',
  subject: 'anonymous-allowed',
  urgency: 2,
  complexity: { level: 'simple' },
  confidential: true,
  channels: everyChannel,
  form: [
    choice(
      'reportClass',
      '举报类别',
      { conduct: '工作人员违规', theft: '窃电', breach: '违约用电', 'facility-damage': '破坏、盗窃电力设施' },
      { section: 'purpose' },
    ),
    yesNo('anonymous', '是否匿名', {
      section: 'customer',
      help: '匿名举报照常登记；因无法回访，可能难以反馈结果。',
    }),
    field('reporterName', '举报人姓名', {
      type: 'person-name',
      personal: true,
      visibleWhen: named,
      sample: '王女士',
    }),
    field('reporterPhone', '举报人电话', {
      type: 'phone',
      personal: true,
      visibleWhen: named,
      sample: '13800001234',
    }),
    field('reportedPlace', '被举报地点', {
      type: 'address',
      section: 'address',
      personal: true,
      required: false,
      sample: '示例市老街 12 号院内',
    }),
    paragraph('reportText', '举报内容', '夜间有人从表前私接线路给作坊供电，已持续一个多月。', {
      section: 'matter',
      personal: true,
      maxLength: 2000,
    }),
  ],
  documents: [],
  first: ['register'],
  steps: {
    register: {
      kind: 'task',
      title: '登记交办',
      team: 'quality',
      permission,
      does: '核对举报要点，隐去举报人信息后交办；涉及本人的回避。',
      actions: [
        action('assign', '交办调查', 'investigate', {
          tone: 'primary',
          fields: [reportedUnit, reportedPerson],
          guards: ['not-the-person-reported', 'not-the-unit-complained-of'],
        }),
      ],
    },
    investigate: {
      kind: 'task',
      title: '调查取证',
      team: 'inspection',
      permission,
      does: '依法检查取证，当场拒不配合的报有关部门。',
      actions: [
        action('substantiated', '查实', 'review', {
          tone: 'primary',
          guards: ['evidence-attached', 'not-the-person-reported'],
          fields: [
            paragraph('findingText', '查实情况与处理', '现场查获私接线路一处，已制止、取证并按规定处理。'),
          ],
        }),
        action('unsubstantiated', '未能查实', 'review', {
          guards: ['not-the-person-reported'],
          fields: [paragraph('unfoundText', '调查情况', '两次夜间检查未发现私接，已列入重点巡查。')],
        }),
      ],
      pauses: [
        {
          reason: 'police-inquiry',
          title: '公安机关侦办中',
          clocks: ['answer'],
          needsApproval: true,
          needsEvidence: true,
        },
      ],
    },
    review: {
      kind: 'task',
      title: '审核',
      team: 'quality',
      permission,
      does: '由调查人以外的人员审核结论。',
      actions: [
        action('approve', '审核通过', 'answer', {
          tone: 'primary',
          otherPersonThan: 'investigate',
          guards: ['not-the-person-reported', 'not-the-unit-complained-of'],
        }),
        action('send-back', '退回再查', 'investigate', {
          fields: [paragraph('reviewRemark', '审核意见', '取证照片未能反映接线点，请补充。')],
        }),
      ],
    },
    answer: {
      kind: 'task',
      title: '答复举报人',
      team: 'quality',
      permission,
      does: '向举报人答复处理结果；匿名的将结果存档备查。',
      actions: [
        action('answered', '已答复', 'answered', {
          tone: 'primary',
          when: named,
          fields: [
            paragraph('replyText', '答复内容', '您反映的问题已查实处理，感谢监督。', { personal: true }),
          ],
          notices: ['answered'],
        }),
        action('filed', '匿名件，结果存档', 'filed', {
          tone: 'primary',
          when: { field: 'anonymous', is: true },
        }),
      ],
    },
    answered: { kind: 'end', title: '已答复举报人', outcome: 'done', notices: ['thanks'] },
    filed: doneEnd('匿名举报已办结存档'),
  },
  clocks: [
    {
      id: 'answer',
      promise: 'R-PROM-03',
      title: '举报答复',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['answer.answered', 'answer.filed'],
      runs: 'once',
    },
    {
      id: 'dispatch',
      promise: 'DESK-05',
      title: '交办',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['register.assign'],
      runs: 'once',
    },
  ],
  resultClocks: ['answer'],
  noticesOnAccept: ['request-accepted-confidential'],
  retentionYears: 10,
  sources: ['R-PROM-03', 'R-CALL-04', 'R-QUAL-09', 'R-FIELD-07', 'SRV-7', 'regulations 5'],
});
