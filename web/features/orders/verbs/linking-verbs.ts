import { zh } from '#web/lib/i18n/use-texts.ts';
import { isOpenForWork, textOf, words, works } from './verb.ts';
import type { Verb } from './verb.ts';

/** Its form is `MergeForm`: the target is searched for. */
const merge: Verb = {
  name: 'merge',
  title: zh('并单'),
  group: 'linking',
  hint: zh('同一件事并入主单；较早的承诺时限保留在主单上。'),
  offered: isOpenForWork,
  fields: () => [words('reason', zh('并单理由'))],
  command: (values) => ({
    verb: 'merge',
    intoOrderId: textOf(values, 'intoOrderId'),
    reason: textOf(values, 'reason'),
  }),
};

const undoMerge: Verb = {
  name: 'undo-merge',
  title: zh('撤销并单'),
  group: 'linking',
  offered: ({ order, viewer }) => order.status === 'merged' && works(viewer),
  fields: () => [words('reason', zh('撤销并单的原因'))],
  command: (values) => ({ verb: 'undo-merge', reason: textOf(values, 'reason') }),
};

/** Verbs that tie orders together; splitting off is an intake of its own. */
export const linkingVerbs: readonly Verb[] = [merge, undoMerge];
