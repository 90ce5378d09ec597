/** Steps of the service desk that many businesses share: dispatch, the unit's acceptance, call-back, refusal. */
import type { Channel, ClockRule, Step, StepId, TaskStep, TeamFunction } from '../definition.ts';
import type { Field } from '../field.ts';
import type { GuardName } from '../guard-names.ts';
import { action, choice, field, paragraph } from './make.ts';

/** Every channel (R-REQ-01). */
export const everyChannel: readonly Channel[] = [
  'counter',
  'phone',
  'web',
  'kiosk',
  'fax',
  'post',
  'appointment',
  'home-visit',
  'import',
];

/** The front desk: the hotline, or the hall for those who came in person. */
export const frontDesk: Pick<TaskStep, 'team' | 'teamByChannel'> = {
  team: 'hotline',
  teamByChannel: { counter: 'hall', kiosk: 'hall', appointment: 'hall', 'home-visit': 'hall', post: 'hall' },
};

/** Dispatch within minutes, acceptance by the unit within hours (regulations §5). */
export function dispatchSteps(to: {
  readonly next: StepId;
  readonly team: TeamFunction;
  readonly fields?: readonly Field[];
}): Readonly<Record<'dispatch' | 'unit-accept', Step>> {
  return {
    dispatch: {
      kind: 'task',
      title: '派单',
      ...frontDesk,
      does: '核对内容、归类，派给承办单位。',
      actions: [
        action('send', '派单', 'unit-accept', {
          tone: 'primary',
          ...(to.fields === undefined ? {} : { fields: to.fields }),
        }),
      ],
    },
    'unit-accept': {
      kind: 'task',
      title: '承办单位接单',
      team: to.team,
      does: '确认属本单位职责并接单；不属本单位的说明理由退回。',
      actions: [
        action('take', '接单', to.next, { tone: 'primary' }),
        action('send-back', '退回派单', 'dispatch', {
          fields: [paragraph('sendBackReason', '退回理由', '该地址属城东供电所辖区，请改派。')],
        }),
      ],
    },
  };
}

/** The clocks of those two steps. */
export const dispatchClocks: readonly ClockRule[] = [
  {
    id: 'dispatch',
    promise: 'DESK-05',
    title: '派单',
    startsWhenAll: ['accepted'],
    stopsWhenAny: ['dispatch.send'],
    runs: 'once',
  },
  {
    id: 'unit-accept',
    promise: 'DESK-06',
    title: '承办单位接单',
    startsWhenAll: ['dispatch.send'],
    stopsWhenAny: ['unit-accept.take', 'unit-accept.send-back'],
    runs: 'each-time',
  },
];

const satisfaction: Field = choice('satisfaction', '客户评价', {
  satisfied: '满意',
  acceptable: '基本满意',
  dissatisfied: '不满意',
  'no-comment': '未评价',
});

const calledAt: Field = field('calledAt', '回访时间', {
  type: 'datetime',
  when: 'past',
  sample: '2026-10-13T10:15',
});

interface CallBack {
  readonly solved: StepId;
  readonly unsolved: StepId;
  readonly unreached: StepId;
  readonly title?: string;
  /** Guards on closing, besides the calling hours. */
  readonly guards?: readonly GuardName[];
}

/** Call-back: asked whether it is solved; unsolved goes back; three tries before "not reached" (§5). */
export function callBackStep({
  solved,
  unsolved,
  unreached,
  title = '回访',
  guards = [],
}: CallBack): TaskStep {
  return {
    kind: 'task',
    title,
    team: 'quality',
    does: '在适宜时段致电客户，核实是否解决并征求评价。',
    actions: [
      action('solved', '已解决', solved, {
        tone: 'primary',
        fields: [calledAt, satisfaction],
        guards: ['calling-hours', ...guards],
      }),
      action('unsolved', '未解决，退回再办', unsolved, {
        tone: 'danger',
        fields: [calledAt, paragraph('unsolvedPoint', '客户认为未解决之处', '晚间电压仍然偏低，灯光发暗。')],
        guards: ['calling-hours'],
      }),
      action('unreached', '三次未接通', unreached, {
        fields: [paragraph('triesNote', '三次拨打的时间与结果', '9:10、11:20、15:30 三次拨打，均无人接听。')],
        guards,
      }),
    ],
  };
}

/** A proposed refusal is judged by a second person before the customer is told (R-REQ-10). */
export function refusalCheck(team: TeamFunction, back: StepId): TaskStep {
  return {
    kind: 'task',
    title: '不予办理复核',
    team,
    permission: 'order.supervise',
    does: '核对不予办理的理由和依据，确定是否答复客户。',
    actions: [
      action('confirm', '同意不予办理', 'declined', {
        tone: 'danger',
        otherPersonThan: back,
        fields: [
          paragraph('declineBasis', '不予办理的依据', '现场处于征迁红线内，依据政府征迁公告暂缓供电。'),
        ],
        notices: ['request-refused'],
      }),
      action('redo', '退回重新核实', back),
    ],
  };
}

/** The end after a refusal. */
export const declinedEnd: Step = {
  kind: 'end',
  title: '不予办理，已告知客户',
  outcome: 'declined',
  notices: ['case-closed'],
};

/** The good end. */
export function doneEnd(title: string): Step {
  return { kind: 'end', title, outcome: 'done', notices: ['case-closed'] };
}
