import { zh } from '#web/lib/i18n/use-texts.ts';
import { supervises, textOf, words, works } from './verb.ts';
import type { Verb, VerbContext } from './verb.ts';

/** The clocks as a choice; `overdue` ones are those whose promise was broken. */
function overdueClocks({ order }: VerbContext) {
  return order.clocks
    .filter(({ verdict, excuse }) => (verdict === 'overdue' || verdict === 'late') && excuse === null)
    .map(({ clock, title }) => ({ value: clock, title }));
}

function clockFields(context: VerbContext, label: string) {
  const options = overdueClocks(context);
  return [
    {
      name: 'clock',
      label: zh('超时的时限'),
      type: 'choice' as const,
      required: true,
      options,
      sample: options[0]?.value ?? '',
    },
    words('reason', label),
  ];
}

const askExcuse: Verb = {
  name: 'ask-excuse',
  title: zh('超时申诉'),
  group: 'clock',
  offered: (context) =>
    works(context.viewer) && context.order.status !== 'archived' && overdueClocks(context).length > 0,
  fields: (context) => clockFields(context, zh('申诉理由')),
  command: (values) => ({
    verb: 'ask-excuse',
    clock: textOf(values, 'clock'),
    reason: textOf(values, 'reason'),
  }),
};

const excuseClock: Verb = {
  name: 'excuse-clock',
  title: zh('超时免责'),
  group: 'clock',
  hint: zh('超时记录保留，但不计入考核。'),
  offered: (context) =>
    works(context.viewer) && supervises(context.viewer) && overdueClocks(context).length > 0,
  fields: (context) => clockFields(context, zh('免责理由')),
  command: (values) => ({
    verb: 'excuse-clock',
    clock: textOf(values, 'clock'),
    reason: textOf(values, 'reason'),
  }),
};

/** Verbs about a broken promise. */
export const clockVerbs: readonly Verb[] = [askExcuse, excuseClock];
