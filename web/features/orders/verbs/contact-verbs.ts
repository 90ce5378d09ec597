import { instantOf } from '#domain/processes/instant-field.ts';
import { timeText } from '#web/lib/format/time.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import { isOpenForWork, textOf, words, works } from './verb.ts';
import type { Verb } from './verb.ts';

const remark: Verb = {
  name: 'remark',
  title: zh('备注'),
  group: 'contact',
  offered: ({ viewer }) => works(viewer),
  fields: () => [words('text', zh('备注内容'))],
  command: (values) => ({ verb: 'remark', text: textOf(values, 'text') }),
};

const promiseCallback: Verb = {
  name: 'promise-callback',
  title: zh('约定回电'),
  group: 'contact',
  hint: zh('当场答复不了的，约定时间回电；到时系统提醒。'),
  offered: isOpenForWork,
  fields: () => [
    { name: 'dueAt', label: zh('约定时间'), type: 'datetime', required: true, when: 'future', sample: '' },
    words('question', zh('待答复的问题')),
  ],
  command: (values, context) => ({
    verb: 'promise-callback',
    callbackId: context.formId,
    dueAtMs: instantOf(textOf(values, 'dueAt')) ?? 0,
    question: textOf(values, 'question'),
  }),
};

const keepCallback: Verb = {
  name: 'keep-callback',
  title: zh('已回电'),
  group: 'contact',
  offered: (context) => isOpenForWork(context) && context.order.callbacks.length > 0,
  fields: ({ order }) => [
    {
      name: 'callbackId',
      label: zh('哪一次约定'),
      type: 'choice',
      required: true,
      options: order.callbacks.map(({ id, dueAt }) => ({ value: id, title: timeText(dueAt) })),
      sample: order.callbacks[0]?.id ?? '',
    },
    words('result', zh('回电结果')),
  ],
  command: (values) => ({
    verb: 'keep-callback',
    callbackId: textOf(values, 'callbackId'),
    result: textOf(values, 'result'),
  }),
};

const urge: Verb = {
  name: 'urge',
  title: zh('催办'),
  group: 'contact',
  hint: zh('客户再次来电催问；第三次起自动升级。'),
  offered: isOpenForWork,
  fields: () => [words('text', zh('催办内容'))],
  command: (values) => ({ verb: 'urge', text: textOf(values, 'text') }),
};

const rebook: Verb = {
  name: 'rebook',
  title: zh('改约上门时间'),
  group: 'contact',
  hint: zh('客户要求改期时使用；约定时间已到的，登记到达或到场无人。'),
  offered: (context) =>
    isOpenForWork(context) &&
    context.order.clocks.some(({ promise, status }) => promise === 'R-PROM-11' && status === 'running'),
  fields: () => [
    { name: 'at', label: zh('新的上门时间'), type: 'datetime', required: true, when: 'future', sample: '' },
    words('reason', zh('改约原因')),
  ],
  command: (values) => ({ verb: 'rebook', at: textOf(values, 'at'), reason: textOf(values, 'reason') }),
};

const escalate: Verb = {
  name: 'escalate',
  title: zh('升级'),
  group: 'contact',
  offered: isOpenForWork,
  fields: () => [words('reason', zh('升级原因'))],
  command: (values) => ({ verb: 'escalate', reason: textOf(values, 'reason') }),
};

const reportAbnormality: Verb = {
  name: 'report-abnormality',
  title: zh('异常报告'),
  group: 'contact',
  offered: ({ order, viewer }) => works(viewer) && order.status !== 'archived',
  fields: () => [words('text', zh('异常情况'))],
  command: (values) => ({ verb: 'report-abnormality', text: textOf(values, 'text') }),
};

/** Verbs about what was said, in the order of the menu. */
export const contactVerbs: readonly Verb[] = [
  remark,
  promiseCallback,
  keepCallback,
  urge,
  rebook,
  escalate,
  reportAbnormality,
];
