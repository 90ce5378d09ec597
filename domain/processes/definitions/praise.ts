/** Praise (表扬): passed on to the person or unit, the customer thanked. */
import { defineProcess } from '../definition.ts';
import { everyChannel } from '../parts/desk.ts';
import { action, field, paragraph } from '../parts/make.ts';
import { caller } from '../parts/people.ts';

export const praise = defineProcess({
  kind: 'praise',
  version: 1,
  title: '表扬',
  summary: '对服务人员或单位的表扬，核实后转达。',
  family: 'voice',
  subject: 'anonymous-allowed',
  urgency: 4,
  complexity: { level: 'simple' },
  channels: everyChannel,
  form: [
    ...caller.map((part) => ({ ...part, required: false })),
    field('praisedUnitId', '被表扬单位', {
      type: 'org-unit',
      section: 'matter',
      required: false,
      sample: 'unit-example',
    }),
    field('praisedName', '被表扬人员', {
      type: 'person-name',
      required: false,
      personal: true,
      sample: '张师傅',
    }),
    paragraph('praiseText', '表扬内容', '抢修师傅冒雨连夜修复线路，态度和气，非常感谢。'),
  ],
  documents: [],
  first: ['pass-on'],
  steps: {
    'pass-on': {
      kind: 'task',
      title: '核实转达',
      team: 'quality',
      does: '核实事迹，转达给本人和所在单位并记入考评。',
      actions: [
        action('passed', '已转达', 'passed', {
          tone: 'primary',
          fields: [paragraph('passedText', '转达情况', '已在班会上宣读并记入本月考评。')],
          notices: ['praise-passed-on'],
        }),
      ],
    },
    passed: { kind: 'end', title: '已转达', outcome: 'done', notices: ['thanks'] },
  },
  clocks: [
    {
      id: 'pass-on',
      promise: 'DESK-10',
      title: '表扬转达',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['pass-on.passed'],
      runs: 'once',
    },
  ],
  resultClocks: ['pass-on'],
  noticesOnAccept: ['request-accepted'],
  retentionYears: 3,
  sources: ['R-REQ-02', 'regulations 5'],
});
