/** Information query (信息查询): usage, bills, account data; on request in writing within a working day (R-PROM-09). */
import { defineProcess } from '../definition.ts';
import { declinedEnd, doneEnd, everyChannel, frontDesk } from '../parts/desk.ts';
import { action, choice, field, paragraph } from '../parts/make.ts';
import { account, caller } from '../parts/people.ts';

export const informationQuery = defineProcess({
  kind: 'information-query',
  version: 1,
  title: '信息查询',
  summary: '查询用电量、电费、档案和办理进度；可要求书面答复。',
  family: 'enquiry',
  subject: 'account',
  urgency: 3,
  complexity: { level: 'simple' },
  channels: everyChannel,
  form: [
    choice(
      'queryKind',
      '查询内容',
      { usage: '用电量', bills: '电费账单', payments: '交费记录', file: '客户档案', progress: '办理进度' },
      { section: 'purpose' },
    ),
    account,
    ...caller,
    choice('answerForm', '答复方式', { written: '书面', spoken: '口头' }, { section: 'matter' }),
    field('periodFrom', '查询期间自', { type: 'date', sample: '2026-01-01' }),
    field('periodTo', '至', { type: 'date', sample: '2026-09-30' }),
    field('deliveryAddress', '书面答复送达地址', {
      type: 'address',
      section: 'wishes',
      personal: true,
      visibleWhen: { field: 'answerForm', is: 'written' },
      sample: '示例市江滨区丰收路 18 号 3 幢 502 室',
    }),
  ],
  documents: [],
  first: ['check-identity'],
  steps: {
    'check-identity': {
      kind: 'task',
      title: '核实身份',
      ...frontDesk,
      does: '核对查询人与户主的关系；非本人须出示授权，否则说明理由婉拒。',
      actions: [
        action('confirmed', '身份相符', 'look-up', { tone: 'primary' }),
        action('not-entitled', '无权查询，已说明', 'declined', {
          tone: 'danger',
          fields: [paragraph('notEntitledReason', '不予查询的理由', '查询人不是户主，也未提供授权委托书。')],
          notices: ['request-refused'],
        }),
      ],
    },
    'look-up': {
      kind: 'task',
      title: '查询整理',
      team: 'billing',
      does: '调取数据并核对，形成答复内容。',
      actions: [
        action('written', '出具书面答复', 'deliver', {
          tone: 'primary',
          when: { field: 'answerForm', is: 'written' },
          fields: [
            paragraph('writtenAnswer', '书面答复内容', '2026 年 1 至 9 月用电 2,316 千瓦时，逐月明细附后。'),
          ],
          guards: ['evidence-attached'],
        }),
        action('spoken', '口头答复', 'answered', {
          tone: 'primary',
          when: { field: 'answerForm', is: 'spoken' },
          fields: [paragraph('spokenAnswer', '答复要点', '已告知本年累计用电量和余额。')],
        }),
      ],
    },
    deliver: {
      kind: 'task',
      title: '送达书面答复',
      ...frontDesk,
      does: '交付或寄出书面答复，由客户签收。',
      actions: [
        action('handed', '客户签收', 'answered', {
          tone: 'primary',
          signature: { by: 'customer', title: '收到书面查询答复' },
          notices: ['query-answered'],
        }),
        action('mailed', '已寄出', 'answered', {
          fields: [field('mailNumber', '邮件号', { type: 'text', maxLength: 40, sample: 'XA12345678901' })],
          notices: ['query-answered'],
        }),
      ],
    },
    answered: doneEnd('已答复'),
    declined: declinedEnd,
  },
  clocks: [
    {
      id: 'written-answer',
      promise: 'R-PROM-09',
      title: '书面查询答复',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['deliver.handed', 'deliver.mailed'],
      cancelsWhenAny: ['check-identity.not-entitled', 'closed'],
      when: { field: 'answerForm', is: 'written' },
      runs: 'once',
    },
    {
      id: 'spoken-answer',
      promise: 'DESK-08',
      title: '答复查询',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['look-up.spoken'],
      cancelsWhenAny: ['check-identity.not-entitled', 'closed'],
      when: { field: 'answerForm', is: 'spoken' },
      runs: 'once',
    },
  ],
  resultClocks: ['written-answer', 'spoken-answer'],
  noticesOnAccept: ['request-accepted'],
  letter: { answer: 'writtenAnswer' },
  retentionYears: 3,
  sources: ['R-PROM-09', 'R-PROM-22', 'R-REQ-02', 'R-SYS-06'],
});
