import type { Static } from 'typebox';
import type { listOrders, listWork, OrderCommand as CommandShape, OrderView } from '#contracts/orders.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { ProcessDefinition, TaskStep } from '#domain/processes/definition.ts';
import { findDefinition } from '#domain/processes/definitions/index.ts';
import type { FormValues } from '#domain/processes/field.ts';

export type Order = Static<typeof OrderView>;
export type Task = Order['tasks'][number];
export type ClockLine = Order['clocks'][number];
export type OrderCommand = Static<typeof CommandShape>;
export type OrderLine = Static<(typeof listOrders)['response']>['items'][number];
export type WorkLine = Static<(typeof listWork)['response']>['items'][number];

/** Who looks at an order, as far as it matters for what is offered; the server decides by itself. */
export interface Viewer {
  readonly staffId: string;
  readonly permissions: ReadonlySet<string>;
}

const openStates: readonly Task['state'][] = ['waiting', 'claimed', 'paused'];

/** The tasks that can be worked on, in the order they opened. */
export function openTasks(order: Pick<Order, 'tasks'>): readonly Task[] {
  return order.tasks.filter((task) => openStates.includes(task.state));
}

/** The version of the process the order runs on; null when this browser's copy is older than the order. */
export function definitionOf(order: {
  readonly kind: string;
  readonly definitionVersion: number;
}): ProcessDefinition | null {
  const found = findDefinition(order.kind, order.definitionVersion);
  return isRefused(found) ? null : found;
}

/** The step a task belongs to; null for a step that is no task. */
export function stepOf(definition: ProcessDefinition, task: Pick<Task, 'step'>): TaskStep | null {
  const step = definition.steps[task.step];
  return step?.kind === 'task' ? step : null;
}

/** Everything filled in so far, as the engine's conditions read it. */
export function valuesOf(order: Pick<Order, 'values'>): FormValues {
  return order.values;
}
