/** Fault report (故障报修): triage by phone, dispatch, arrive, find the cause, restore, return visit (R-CALL-02, SRV-1, SRV-2). */
import { defineProcess } from '../definition.ts';
import { callBackStep, doneEnd, everyChannel } from '../parts/desk.ts';
import { crewSteps, faultClocks } from '../parts/fault.ts';
import { action, choice, field, paragraph, yesNo } from '../parts/make.ts';
import { accountIfAny, address, caller } from '../parts/people.ts';

export const faultReport = defineProcess({
  kind: 'fault-report',
  version: 1,
  title: '故障报修',
  summary: '停电、电压异常、设备损坏等故障的报修，昼夜受理。',
  family: 'fault',
  subject: 'anyone',
  urgency: 1,
  complexity: { level: 'simple' },
  channels: everyChannel,
  form: [
    choice(
      'faultKind',
      '故障现象',
      {
        'no-power': '停电',
        'part-power': '部分没电或缺相',
        'voltage-low': '电压低、灯暗',
        'voltage-high': '电压高、电器异常',
        'line-down': '断线、倒杆',
        sparks: '打火、冒烟、异响',
        'charging-post': '充电桩故障',
        other: '其他',
      },
      { section: 'purpose' },
    ),
    ...caller,
    accountIfAny,
    choice(
      'extent',
      '停电范围',
      { 'this-home': '仅自家', 'this-building': '整幢楼', 'this-area': '一片区域', unknown: '不清楚' },
      {
        section: 'use',
      },
    ),
    address('故障地址'),
    yesNo('switchTripped', '家中开关是否跳闸', { section: 'equipment', required: false }),
    yesNo('danger', '是否危及人身或设备安全', { section: 'matter' }),
    paragraph('faultText', '故障描述', '晚饭时突然停电，同楼邻居有电，表箱开关是合上的。'),
    field('noticedAt', '发现时间', { type: 'datetime', when: 'past', sample: '2026-09-30T18:20' }),
  ],
  documents: [],
  first: ['triage'],
  steps: {
    triage: {
      kind: 'task',
      title: '研判派单',
      team: 'hotline',
      teamByChannel: { counter: 'dispatch', kiosk: 'dispatch' },
      does: '详细询问；属内部故障的电话指导处置，属已知停电的告知预计送电时间，其余立即派单。',
      actions: [
        action('dispatch', '派单抢修', 'take-job', { tone: 'primary' }),
        action('guided', '内部故障，已电话指导解决', 'guided', {
          fields: [paragraph('guidanceText', '指导内容', '指导客户断开冰箱插头后合上漏电开关，供电恢复。')],
          notices: ['self-help-guided'],
        }),
        action('known-outage', '属已知停电，已告知', 'told', {
          fields: [
            field('outageReference', '停电信息编号', {
              type: 'text',
              maxLength: 40,
              sample: 'TD20260930-018',
            }),
            field('expectedRestoreAt', '预计送电时间', { type: 'datetime', sample: '2026-09-30T20:00' }),
          ],
        }),
      ],
    },
    ...crewSteps,
    'return-visit': callBackStep({
      title: '抢修回访',
      solved: 'restored',
      unsolved: 'take-job',
      unreached: 'restored-unvisited',
    }),
    restored: doneEnd('已恢复供电并回访'),
    'restored-unvisited': doneEnd('已恢复供电，回访未接通'),
    guided: doneEnd('内部故障，已指导解决'),
    advised: doneEnd('客户内部故障，已现场告知'),
    told: { kind: 'end', title: '并入已知停电', outcome: 'transferred', notices: ['case-closed'] },
  },
  clocks: faultClocks,
  resultClocks: ['repair', 'repair-again'],
  noticesOnAccept: ['request-accepted'],
  reopen: { to: 'take-job', withinDays: 7, clocks: ['arrive', 'repair'] },
  retentionYears: 5,
  sources: [
    'R-CALL-02',
    'R-CALL-03',
    'R-FIELD-02',
    'R-FIELD-03',
    'R-FIELD-10',
    'R-FIELD-11',
    'R-PROM-10',
    'R-PROM-16',
    'R-PROM-19',
    'SRV-1',
    'SRV-2',
    'CLK-6',
  ],
});
