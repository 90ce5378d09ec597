/** Reconnection (复电): after payment in 24 hours, after another cause is gone in a working day (CUT-7, CUT-8, R-PROM-13). */
import { defineProcess } from '../definition.ts';
import { declinedEnd, doneEnd, everyChannel } from '../parts/desk.ts';
import { action, choice, field, paragraph, yesNo } from '../parts/make.ts';
import { account, address, caller } from '../parts/people.ts';
import { conduct, safety, siteDelays } from '../parts/site.ts';

const held = ['after-payment', 'after-cause'];

export const reconnection = defineProcess({
  kind: 'reconnection',
  version: 1,
  title: '复电',
  summary: '欠费交清或停电原因消除后恢复供电。',
  family: 'service',
  subject: 'account',
  urgency: 1,
  complexity: { level: 'simple' },
  channels: everyChannel,
  form: [
    choice(
      'cutReason',
      '停电原因',
      { arrears: '欠费', danger: '安全隐患', breach: '违约用电', other: '其他' },
      { section: 'purpose' },
    ),
    account,
    ...caller,
    address('用电地址'),
    field('clearedAt', '交清（消除）时间', {
      type: 'datetime',
      section: 'matter',
      when: 'past',
      required: false,
      sample: '2026-09-30T15:10',
    }),
  ],
  documents: [],
  first: ['check'],
  steps: {
    check: {
      kind: 'task',
      title: '核实停电原因已消除',
      team: 'billing',
      does: '核对欠费已结清或隐患已消除；尚未消除的告知客户还需做什么。',
      actions: [
        action('cleared', '已消除', 'restore-remotely', { tone: 'primary', guards: ['fees-settled'] }),
        action('not-cleared', '尚未消除，已告知', 'declined', {
          fields: [
            paragraph('notClearedNote', '告知内容', '尚欠 8 月电费 126.40 元，交清后 24 小时内复电。'),
          ],
          notices: ['request-refused'],
        }),
      ],
    },
    'restore-remotely': {
      kind: 'task',
      title: '远程复电',
      team: 'metering',
      does: '下发合闸命令并召测确认，提醒客户注意送电安全。',
      actions: [
        action('restored', '远程复电成功', 'confirm', { tone: 'primary', notices: ['supply-restored'] }),
        action('failed', '远程失败，转现场', 'restore-on-site'),
      ],
    },
    'restore-on-site': {
      kind: 'task',
      title: '现场复电',
      team: 'metering',
      does: '到现场恢复供电；客户不在的断开其总开关并留告知单。',
      checklist: [...conduct, ...safety],
      pauses: siteDelays(held),
      actions: [
        action('restored', '现场复电成功', 'confirm', {
          tone: 'primary',
          requiresChecklist: true,
          notices: ['supply-restored'],
        }),
      ],
    },
    confirm: {
      kind: 'task',
      title: '确认办结',
      team: 'service',
      does: '向客户确认已来电，办结工单。',
      actions: [
        action('closed', '客户已来电', 'restored', {
          tone: 'primary',
          fields: [yesNo('customerReached', '是否已联系到客户')],
        }),
        action('no-power', '客户称未来电', 'restore-on-site', { tone: 'danger' }),
      ],
    },
    restored: doneEnd('已恢复供电'),
    declined: declinedEnd,
  },
  clocks: [
    {
      id: 'after-payment',
      promise: 'SRV-13',
      title: '交清电费后复电',
      startsWhenAll: ['accepted'],
      stopsWhenAny: ['restore-remotely.restored', 'restore-on-site.restored'],
      cancelsWhenAny: ['check.not-cleared'],
      when: { field: 'cutReason', is: 'arrears' },
      countsFrom: 'clearedAt',
      runs: 'once',
    },
    {
      id: 'after-cause',
      promise: 'R-PROM-13',
      title: '停电原因消除后恢复供电',
      startsWhenAll: ['check.cleared'],
      stopsWhenAny: ['restore-remotely.restored', 'restore-on-site.restored'],
      when: { not: { field: 'cutReason', is: 'arrears' } },
      countsFrom: 'clearedAt',
      runs: 'once',
    },
    {
      id: 'ticket',
      promise: 'DESK-11',
      title: '复电后办结工单',
      startsWhenAll: ['restore-remotely.restored'],
      stopsWhenAny: ['confirm.closed', 'confirm.no-power'],
      runs: 'each-time',
    },
    {
      id: 'ticket-on-site',
      promise: 'DESK-11',
      title: '现场复电后办结工单',
      startsWhenAll: ['restore-on-site.restored'],
      stopsWhenAny: ['confirm.closed', 'confirm.no-power'],
      runs: 'each-time',
    },
  ],
  resultClocks: ['after-payment', 'after-cause'],
  noticesOnAccept: ['request-accepted'],
  reopen: { to: 'restore-on-site', withinDays: 7, clocks: ['after-payment'] },
  retentionYears: 5,
  sources: ['R-PROM-13', 'CUT-7', 'CUT-8', 'SRV-13', 'regulations 5'],
});
