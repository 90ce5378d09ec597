/**
 * One answer to many orders (M2): a mass outage has one cause and hundreds of orders. Each keeps its own promise,
 * history and notice; what is common is only what is said, so a batch is a command for each order and nothing more.
 */
import type { Refused } from '../kernel/refusal.ts';
import { mayAct } from '../processes/actor-rules.ts';
import type { Command } from '../processes/command.ts';
import type { ProcessDefinition } from '../processes/definition.ts';
import type { FormValues } from '../processes/field.ts';
import type { Actor, OrderState } from '../processes/state.ts';
import { offeredActions } from './offered-actions.ts';

/** Orders looked at for one batch; a larger outage is answered in several. */
export const batchMax = 500;
/** Orders of one call: the screen shows progress between calls. */
export const chunkMax = 25;

/** What is done to every order of a batch. */
export type BatchCommand =
  | { readonly verb: 'remark'; readonly text: string }
  | {
      readonly verb: 'act';
      readonly kind: string;
      readonly step: string;
      readonly action: string;
      readonly values?: FormValues;
      readonly checked?: readonly string[];
    };

/** An action that some of the orders are at. */
export interface BatchOffer {
  readonly kind: string;
  /** The newest version of the process among them: it draws the form. */
  readonly version: number;
  readonly step: string;
  readonly action: string;
  readonly orders: number;
}

interface Playing {
  readonly definition: ProcessDefinition;
  readonly order: OrderState;
}

/**
 * The command of one order: the batch's action at the task of its step. Refuses an order that was merged (its main
 * order is answered), one of another business, and one that is not at the step.
 */
export function commandFor({ definition, order }: Playing, command: BatchCommand): Command | Refused {
  if (order.status === 'merged') return { refused: 'order.batch-merged' };
  if (command.verb === 'remark') return { verb: 'remark', text: command.text };
  if (order.kind !== command.kind)
    return { refused: 'order.batch-other-business', data: { title: definition.title } };
  const task = order.tasks.find((open) => open.step === command.step);
  if (task === undefined)
    return { refused: 'order.batch-not-at-step', data: { step: stepTitle(definition, command.step) } };
  const { action, values, checked } = command;
  return {
    verb: 'act',
    task: task.id,
    action,
    ...(values === undefined ? {} : { values }),
    ...(checked === undefined ? {} : { checked }),
  };
}

function stepTitle(definition: ProcessDefinition, step: string): string {
  return definition.steps[step]?.title ?? step;
}

/** What the actor may do to an order now by an action that needs no signature: every customer signs for themselves. */
function offersOf({ definition, order }: Playing, actor: Actor): BatchOffer[] {
  if (order.status !== 'open') return [];
  const about = { kind: order.kind, version: order.definitionVersion, orders: 1 };
  return order.tasks.flatMap((task) => {
    const step = definition.steps[task.step];
    if (step?.kind !== 'task' || task.pause !== undefined) return [];
    return offeredActions(step, order.values)
      .filter((action) => action.signature === undefined && mayAct(task, step, { actor, action }) === null)
      .map((action) => ({ ...about, step: task.step, action: action.id }));
  });
}

/** The actions some of the orders are at, those that fit most of them first. */
export function batchOffers(orders: readonly Playing[], actor: Actor): readonly BatchOffer[] {
  const offers = new Map<string, BatchOffer>();
  for (const playing of orders) {
    for (const offer of offersOf(playing, actor)) {
      const key = `${offer.kind} ${offer.step} ${offer.action}`;
      const known = offers.get(key);
      const version = Math.max(known?.version ?? 0, offer.version);
      offers.set(key, { ...offer, version, orders: (known?.orders ?? 0) + 1 });
    }
  }
  return [...offers.values()].sort((a, b) => b.orders - a.orders);
}
