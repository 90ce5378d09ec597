import { teamFunctions } from '#domain/organisation/team-functions.ts';
import type { PauseRule } from '#domain/processes/definition.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import { openTasks, stepOf } from '../order.ts';
import { isOpen, listOf, manages, supervises, taskId, textOf, words, works } from './verb.ts';
import type { Verb, VerbContext } from './verb.ts';

const claim: Verb = {
  name: 'claim',
  title: zh('签收'),
  group: 'task',
  offered: ({ task, viewer }) =>
    task?.state === 'waiting' && task.assignee === null && task.mine && works(viewer),
  fields: () => [],
  command: (_, context) => ({ verb: 'claim', task: taskId(context) }),
};

const release: Verb = {
  name: 'release',
  title: zh('退回班组'),
  group: 'task',
  hint: zh('任务回到班组待领列表，时限照常计时。'),
  offered: (context) => manages(context) && context.task?.assignee !== null,
  fields: () => [words('reason', zh('退回班组的原因'))],
  command: (values, context) => ({
    verb: 'release',
    task: taskId(context),
    reason: textOf(values, 'reason'),
  }),
};

/** Its form is `HandOverForm`: the colleague brings name, phone and team along (R-REQ-03). */
const handOver: Verb = {
  name: 'hand-over',
  title: zh('转办'),
  group: 'task',
  hint: zh('转给有姓名、电话的接办人，并通知客户。'),
  offered: manages,
  fields: () => [words('reason', zh('转办原因'))],
  command: (values, context) => ({
    verb: 'hand-over',
    task: taskId(context),
    toStaffId: textOf(values, 'toStaffId'),
    toName: textOf(values, 'toName'),
    phone: textOf(values, 'phone'),
    reason: textOf(values, 'reason'),
    ...(textOf(values, 'place') === '' ? {} : { place: textOf(values, 'place') }),
    ...(textOf(values, 'teamId') === '' ? {} : { teamId: textOf(values, 'teamId') }),
  }),
};

/** Whether the step is one the order began with: there is nothing before it to return to. */
function isFirst({ definition, task }: VerbContext): boolean {
  return task === null || (definition.first.includes(task.step) && task.task.endsWith('#1'));
}

const returnBack: Verb = {
  name: 'return',
  title: zh('退回上一环节'),
  group: 'task',
  hint: zh('退给上一环节的经办人；上一环节引起的计时一并恢复。'),
  offered: (context) => manages(context) && context.task?.state !== 'paused' && !isFirst(context),
  fields: () => [words('reason', zh('退回原因'))],
  command: (values, context) => ({ verb: 'return', task: taskId(context), reason: textOf(values, 'reason') }),
};

function pauseRules({ definition, task }: VerbContext): readonly PauseRule[] {
  return task === null ? [] : (stepOf(definition, task)?.pauses ?? []);
}

const pause: Verb = {
  name: 'pause',
  title: zh('挂起'),
  group: 'task',
  hint: zh('只有本环节允许的原因才能挂起；需审批的，批准前时限照常计时。'),
  offered: (context) =>
    manages(context) && context.task?.state !== 'paused' && pauseRules(context).length > 0,
  fields: (context) => {
    const rules = pauseRules(context);
    const evident = rules.filter((rule) => rule.needsEvidence === true).map(({ reason }) => reason);
    return [
      {
        name: 'reason',
        label: zh('挂起原因'),
        type: 'choice',
        required: true,
        options: rules.map(({ reason, title }) => ({ value: reason, title })),
        sample: rules[0]?.reason ?? '',
      },
      words('remark', zh('情况说明')),
      {
        name: 'evidenceIds',
        label: zh('佐证照片'),
        type: 'photos',
        required: evident.length === 0 ? false : { field: 'reason', in: evident },
        sample: [],
      },
    ];
  },
  command: (values, context) => ({
    verb: 'pause',
    task: taskId(context),
    reason: textOf(values, 'reason'),
    remark: textOf(values, 'remark'),
    evidenceIds: listOf(values, 'evidenceIds'),
  }),
};

const approvePause: Verb = {
  name: 'approve-pause',
  title: zh('审批挂起'),
  group: 'task',
  hint: zh('批准后，时限从申请挂起的时刻起停止计时。'),
  offered: ({ task, viewer }) => task?.pause?.counts === false && supervises(viewer) && works(viewer),
  fields: () => [words('remark', zh('审批意见'), { required: false })],
  command: (values, context) => withRemark('approve-pause', textOf(values, 'remark'), context),
};

const resume: Verb = {
  name: 'resume',
  title: zh('恢复办理'),
  group: 'task',
  offered: (context) => manages(context) && context.task?.state === 'paused',
  fields: () => [words('remark', zh('恢复说明'), { required: false })],
  command: (values, context) => withRemark('resume', textOf(values, 'remark'), context),
};

function withRemark(verb: 'resume' | 'approve-pause', remark: string, context: VerbContext) {
  return { verb, task: taskId(context), ...(remark === '' ? {} : { remark }) };
}

const askHelp: Verb = {
  name: 'ask-help',
  title: zh('求助'),
  group: 'task',
  hint: zh('请其他班组协助；任务仍由您负责。'),
  offered: (context) => isOpen(context) && works(context.viewer) && openTasks(context.order).length > 0,
  fields: () => [
    {
      name: 'fromTeam',
      label: zh('向谁求助'),
      type: 'choice',
      required: true,
      options: Object.entries(teamFunctions).map(([value, title]) => ({ value, title })),
      sample: 'dispatch',
    },
    words('question', zh('需要什么帮助')),
  ],
  command: (values, context) => ({
    verb: 'ask-help',
    task: taskId(context),
    fromTeam: textOf(values, 'fromTeam'),
    question: textOf(values, 'question'),
  }),
};

/** Verbs about one task, in the order of the menu. */
export const taskVerbs: readonly Verb[] = [
  claim,
  resume,
  approvePause,
  handOver,
  release,
  returnBack,
  pause,
  askHelp,
];
