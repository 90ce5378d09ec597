import { describe, expect, test } from 'vitest';
import type { ProcessDefinition } from '../processes/definition.ts';
import { currentDefinitions } from '../processes/definitions/index.ts';
import type { Actor, OpenTask, OrderState } from '../processes/state.ts';
import { batchOffers, commandFor } from './batch.ts';

const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the definitions have changed');
  return value;
};
const definition: ProcessDefinition = present(
  currentDefinitions().find(({ kind }) => kind === 'consultation'),
);
const [stepId, step] = present(Object.entries(definition.steps).find(([, { kind }]) => kind === 'task'));
if (step.kind !== 'task') throw new Error('a task is expected');

const taskOf = (changes: Partial<OpenTask> = {}): OpenTask => ({
  id: `${stepId}#1`,
  step: stepId,
  team: step.team,
  openedAtMs: 0,
  ...changes,
});

const orderOf = (changes: Partial<OrderState> = {}): OrderState => ({
  kind: definition.kind,
  definitionVersion: definition.version,
  version: 1,
  status: 'open',
  channel: 'counter',
  urgency: 3,
  acceptedAtMs: 0,
  values: {},
  tasks: [taskOf()],
  arrived: {},
  opened: { [stepId]: 1 },
  fired: [],
  clocks: {},
  documents: [],
  demands: [],
  signatures: [],
  callbacks: [],
  actedBy: {},
  urgedTimes: 0,
  escalation: 0,
  reopenedTimes: 0,
  ...changes,
});

const colleague: Actor = {
  kind: 'staff',
  staffId: 'one',
  permissions: ['order.work'],
  functions: [step.team],
  unitIds: [],
};
const act = { verb: 'act' as const, kind: definition.kind, step: stepId, action: 'answer' };

describe('a batch', () => {
  test('is a command for each order, at the task of the step whatever its number', () => {
    const order = orderOf({ tasks: [taskOf({ id: `${stepId}#3` })] });
    expect(commandFor({ definition, order }, act)).toEqual({
      verb: 'act',
      task: `${stepId}#3`,
      action: 'answer',
    });
    expect(commandFor({ definition, order }, { verb: 'remark', text: '已复电' })).toEqual({
      verb: 'remark',
      text: '已复电',
    });
  });

  test('refuses the order of another business, one at another step, and one that was merged', () => {
    const refused = (order: OrderState, command: Parameters<typeof commandFor>[1] = act) =>
      commandFor({ definition, order }, command);
    expect(refused(orderOf(), { ...act, kind: 'complaint' })).toMatchObject({
      refused: 'order.batch-other-business',
    });
    expect(refused(orderOf({ tasks: [] }))).toMatchObject({ refused: 'order.batch-not-at-step' });
    const merged = orderOf({ status: 'merged' });
    expect(refused(merged, { verb: 'remark', text: '已复电' })).toMatchObject({
      refused: 'order.batch-merged',
    });
  });

  test('is offered the actions its orders are at, counted, and only to those who may take them', () => {
    const orders = [orderOf(), orderOf(), orderOf({ status: 'closed' })].map((order) => ({
      definition,
      order,
    }));
    const offers = batchOffers(orders, colleague);
    expect(offers.length).toBeGreaterThan(0);
    expect(offers.every(({ orders: count, step: at }) => count === 2 && at === stepId)).toBe(true);
    expect(batchOffers(orders, { ...colleague, functions: [] })).toEqual([]);
  });

  test('offers nothing of a task that stands still or that a colleague holds', () => {
    const offersOf = (task: OpenTask) =>
      batchOffers([{ definition, order: orderOf({ tasks: [task] }) }], colleague);
    expect(offersOf(taskOf({ pause: { reason: 'x', sinceMs: 0, counts: true } }))).toEqual([]);
    expect(offersOf(taskOf({ assigneeId: 'another' }))).toEqual([]);
    expect(offersOf(taskOf({ assigneeId: 'one' })).length).toBeGreaterThan(0);
  });
});
