import { useState } from 'react';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import type { Order, Task } from './order.ts';
import { useViewer } from './use-viewer.ts';
import { offeredVerbs } from './verbs/offered-verbs.ts';
import type { Verb, VerbContext } from './verbs/verb.ts';

interface Doing {
  readonly verb: Verb;
  readonly task: Task | null;
  readonly formId: string;
}

/** The verb whose form is open, always on the newest state of the order. */
export function useDoing(order: Order, definition: ProcessDefinition) {
  const viewer = useViewer();
  const nowMs = useNow();
  const [doing, setDoing] = useState<Doing | null>(null);
  const contextOf = (task: Task | null, formId = ''): VerbContext => ({
    order,
    definition,
    viewer,
    task: task === null ? null : (order.tasks.find((known) => known.task === task.task) ?? task),
    nowMs,
    formId,
  });
  return {
    offered: (task: Task | null): readonly Verb[] => offeredVerbs(contextOf(task)),
    current: doing === null ? null : { verb: doing.verb, context: contextOf(doing.task, doing.formId) },
    begin: (verb: Verb, task: Task | null): void => setDoing({ verb, task, formId: newId() }),
    end: (): void => setDoing(null),
  };
}
