import { clockVerbs } from './clock-verbs.ts';
import { contactVerbs } from './contact-verbs.ts';
import { endingVerbs } from './ending-verbs.ts';
import { linkingVerbs } from './linking-verbs.ts';
import { papersVerbs } from './papers-verbs.ts';
import { taskVerbs } from './task-verbs.ts';
import type { Verb, VerbContext } from './verb.ts';

const orderVerbs: readonly Verb[] = [
  ...papersVerbs,
  ...contactVerbs,
  ...linkingVerbs,
  ...clockVerbs,
  ...endingVerbs,
];

/** All verbs, for what must hold for each of them. */
export const allVerbs: readonly Verb[] = [...taskVerbs, ...orderVerbs];

/** The verbs that make sense for this order, this viewer and, where given, this task. */
export function offeredVerbs(context: VerbContext): readonly Verb[] {
  const verbs = context.task === null ? orderVerbs : taskVerbs;
  return verbs.filter((verb) => verb.offered(context));
}
