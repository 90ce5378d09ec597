import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { startNode, type NodeState } from '#domain/processes/diagram.ts';
import { placedActions } from '#domain/processes/inside.ts';
import { openTasks, type Order } from './order.ts';

type Seen = Pick<Order, 'tasks' | 'status' | 'outcome'>;

/** How far each step of the process is, read from the tasks of the order, for its picture. */
export function stepStates(definition: ProcessDefinition, order: Seen): Readonly<Record<string, NodeState>> {
  const done = new Set(order.tasks.filter(({ state }) => state === 'done').map(({ step }) => step));
  const current = new Set(openTasks(order).map(({ step }) => step));
  const end = endOf(definition, order);
  const states: Record<string, NodeState> = { [startNode]: 'done' };
  for (const [id, step] of Object.entries(definition.steps)) {
    if (id === end || current.has(id)) states[id] = 'current';
    else if (done.has(id)) states[id] = 'done';
    else if (step.kind === 'task' && step.join?.some((from) => done.has(from)) === true)
      states[id] = 'waiting';
  }
  return states;
}

/** The end a closed order reached: of those with its outcome, the one the last finished step leads to. */
export function endOf(definition: ProcessDefinition, order: Seen): string | undefined {
  if (order.status !== 'closed' && order.status !== 'archived') return undefined;
  const ends = Object.entries(definition.steps).flatMap(([id, step]) =>
    step.kind === 'end' && step.outcome === order.outcome ? [id] : [],
  );
  const last = order.tasks
    .filter(({ state }) => state === 'done')
    .toSorted((a, b) => (a.doneAt ?? '').localeCompare(b.doneAt ?? ''))
    .at(-1)?.step;
  const reached = placedActions(definition)
    .filter(({ stepId }) => stepId === last)
    .flatMap(({ action }) => action.to);
  return ends.find((id) => reached.includes(id)) ?? ends[0];
}
