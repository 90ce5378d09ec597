import { dayMs } from '#domain/kernel/instant.ts';
import { zh } from '#web/lib/i18n/use-texts.ts';
import { isOpenForWork, textOf, words, works } from './verb.ts';
import type { Verb } from './verb.ts';

/** Its form is `CorrectForm`: first what was wrong, then the right values (R-REQ-16). */
const correct: Verb = {
  name: 'correct',
  title: zh('更正致歉'),
  group: 'ending',
  hint: zh('我方差错：当场更正并致歉，原内容留痕。'),
  offered: isOpenForWork,
  fields: () => [words('reason', zh('更正原因')), words('apology', zh('致歉内容'))],
  command: (values) => ({
    verb: 'correct',
    values: {},
    reason: textOf(values, 'reason'),
    apology: textOf(values, 'apology'),
  }),
};

const refuse: Verb = {
  name: 'refuse',
  title: zh('不予办理'),
  group: 'ending',
  tone: 'danger',
  hint: zh('说明理由和依据并告知客户，工单就此结束。'),
  offered: isOpenForWork,
  fields: () => [words('reason', zh('不予办理的理由')), words('basis', zh('不予办理的依据'))],
  command: (values) => ({ verb: 'refuse', reason: textOf(values, 'reason'), basis: textOf(values, 'basis') }),
};

const withdraw: Verb = {
  name: 'withdraw',
  title: zh('客户撤回'),
  group: 'ending',
  tone: 'danger',
  offered: isOpenForWork,
  fields: () => [words('reason', zh('撤回原因'))],
  command: (values) => ({ verb: 'withdraw', reason: textOf(values, 'reason') }),
};

const reopen: Verb = {
  name: 'reopen',
  title: zh('重新办理'),
  group: 'ending',
  offered: ({ order, definition, viewer, nowMs }) => {
    const rule = definition.reopen;
    const closedMs = Date.parse(order.closedAt ?? '');
    return (
      works(viewer) &&
      order.status === 'closed' &&
      rule !== undefined &&
      nowMs - closedMs <= rule.withinDays * dayMs
    );
  },
  fields: () => [words('reason', zh('重新办理的原因'))],
  command: (values) => ({ verb: 'reopen', reason: textOf(values, 'reason') }),
};

const archive: Verb = {
  name: 'archive',
  title: zh('归档'),
  group: 'ending',
  hint: zh('归档后内容不再改动，只能补充备注。'),
  offered: ({ order, viewer }) => works(viewer) && ['closed', 'refused', 'withdrawn'].includes(order.status),
  fields: () => [],
  command: () => ({ verb: 'archive' }),
};

/** Verbs that end an order, start it again, or put a mistake right. */
export const endingVerbs: readonly Verb[] = [archive, reopen, correct, withdraw, refuse];
