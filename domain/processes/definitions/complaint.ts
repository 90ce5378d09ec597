/**
 * Complaint (投诉): contact in 24 hours, investigate, review, answer in the promised days, call back, close.
 * Kept apart from the order it is about; the unit complained of cannot close it (C1).
 */
import { defineProcess } from '../definition.ts';
import { complaintClasses, complaintClocks, complaintSteps } from '../parts/complaint.ts';
import { doneEnd, everyChannel } from '../parts/desk.ts';
import { choice, field, paragraph, yesNo } from '../parts/make.ts';
import { accountIfAny, caller } from '../parts/people.ts';

export const complaint = defineProcess({
  kind: 'complaint',
  version: 1,
  title: '投诉',
  summary: '对供电服务、业务办理、停送电、供电质量、电网建设的不满意见，限时调查答复。',
  family: 'voice',
  subject: 'anyone',
  urgency: 2,
  complexity: { level: 'simple' },
  channels: everyChannel,
  form: [
    choice('complaintClass', '投诉类别', complaintClasses, { section: 'purpose' }),
    ...caller,
    accountIfAny,
    field('happenedAt', '事发时间', {
      type: 'datetime',
      section: 'matter',
      when: 'past',
      sample: '2026-09-28T10:30',
    }),
    paragraph(
      'complaintText',
      '投诉内容',
      '到营业厅办理业务排队一小时，工作人员态度生硬，未说明原因即让我改日再来。',
      {
        maxLength: 2000,
      },
    ),
    field('complainedUnitText', '客户所指单位或人员', {
      type: 'text',
      required: false,
      sample: '城东营业厅 3 号窗口',
    }),
    field('aboutOrderNumber', '相关工单号', {
      type: 'text',
      maxLength: 40,
      required: false,
      sample: 'G20260928000123',
    }),
    yesNo('repeatComplaint', '是否重复投诉'),
    paragraph('demand', '客户诉求', '请核实并致歉，尽快为我办理。', { section: 'wishes', maxLength: 500 }),
  ],
  documents: [],
  first: ['dispatch'],
  steps: {
    ...complaintSteps,
    closed: doneEnd('已答复并回访'),
    'closed-unreached': doneEnd('已答复，回访未接通'),
  },
  clocks: complaintClocks,
  resultClocks: ['answer', 'answer-again'],
  noticesOnAccept: ['request-accepted'],
  reopen: { to: 'investigate', withinDays: 30, clocks: ['answer'] },
  retentionYears: 5,
  sources: ['R-PROM-02', 'R-CALL-04', 'R-QUAL-01', 'R-QUAL-02', 'R-REQ-10', 'SRV-3', 'C1', 'regulations 5'],
});
