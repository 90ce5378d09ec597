// Random commands, right and wrong, against every definition. A small model, written apart from the engine, says what
// must be true after each: which steps are open, which triggers have fired, which clocks may run.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefused } from '#domain/kernel/refusal.ts';
import { advance } from './advance.ts';
import type { Command } from './command.ts';
import type { ProcessDefinition } from './definition.ts';
import { allDefinitions } from './definitions/index.ts';
import type { Advanced, OrderState } from './state.ts';
import { accepted, facts, goodIntake, hourMs, morningMs, rightAct, supervisor } from './testing.ts';

/** What the model remembers: tokens on steps and at joins, clocks as effects say, triggers in order. */
interface Model {
  readonly open: Set<string>;
  readonly waiting: Map<string, Set<string>>;
  readonly clocks: Map<string, 'running' | 'paused' | 'over'>;
  ended: boolean;
}

/** A random pick: what to do, where, with what wrong about it. */
interface Pick {
  readonly what: number;
  readonly where: number;
  readonly spoil: number;
}

const pickArb: fc.Arbitrary<Pick> = fc.record({
  what: fc.integer({ min: 0, max: 19 }),
  where: fc.nat(100),
  spoil: fc.integer({ min: 0, max: 9 }),
});

/** A command for this moment; about half are actions, a few of them spoiled. */
function commandFor(definition: ProcessDefinition, order: OrderState, pick: Pick): Command {
  const task = order.tasks[pick.where % Math.max(1, order.tasks.length)];
  const id = task?.id ?? 'nowhere#1';
  if (pick.what < 12 && task !== undefined) return actionFor(definition, order, { ...pick, step: task.step });
  const step = task === undefined ? undefined : definition.steps[task.step];
  const pauses = step?.kind === 'task' ? (step.pauses ?? []) : [];
  const commands: readonly Command[] = [
    { verb: 'claim', task: id },
    { verb: 'release', task: id, reason: '换班' },
    { verb: 'return', task: id, reason: '退回' },
    {
      verb: 'pause',
      task: id,
      reason: pauses[pick.where % Math.max(1, pauses.length)]?.reason ?? 'none',
      remark: '等',
      evidenceIds: ['e'],
    },
    { verb: 'resume', task: id },
    { verb: 'urge', text: '催' },
    { verb: 'receive-documents', documents: definition.documents.map(({ code }) => code) },
    pick.spoil === 0 ? { verb: 'withdraw', reason: '不办了' } : { verb: 'remark', text: '记' },
    { verb: 'reopen', reason: '又来' },
    pick.spoil < 2
      ? { verb: 'merge', intoOrderId: 'other', reason: '重复' }
      : { verb: 'undo-merge', reason: '误并' },
  ];
  return commands[(pick.what + pick.where) % commands.length] ?? { verb: 'archive' };
}

function actionFor(
  definition: ProcessDefinition,
  order: OrderState,
  pick: Pick & { readonly step: string },
): Command {
  const step = definition.steps[pick.step];
  const actions = step?.kind === 'task' ? step.actions : [];
  const action = actions[pick.where % actions.length];
  const right = rightAct(definition, order, `${pick.step}.${action?.id ?? ''}`);
  if (right.verb !== 'act' || pick.spoil > 1) return right;
  return pick.spoil === 0 ? { ...right, values: { surprise: 1 } } : { ...right, action: 'nonsense' };
}

/** Plays the answer on the model, by the definition alone, and compares. */
function follow(
  model: Model,
  definition: ProcessDefinition,
  seen: { command: Command; before: OrderState; answer: Advanced },
): void {
  const { command, before, answer } = seen;
  if (command.verb === 'act') moveTokens(model, definition, command);
  for (const effect of answer.clocks) checkEffect(model, effect);
  const { order } = answer;
  if (command.verb === 'act')
    checkTrigger(definition, order, `${command.task.split('#')[0] ?? ''}.${command.action}`);
  if (command.verb !== 'act') resync(model, order);
  expect(new Set(order.tasks.map((task) => task.step))).toEqual(model.open);
  expect(order.tasks).toHaveLength(model.open.size);
  expect(order.version).toBe(before.version + 1);
  if (order.status !== 'open') expect(order.tasks).toEqual([]);
  if (order.status === 'open') expect(order.tasks.length).toBeGreaterThan(0);
  if (model.ended) expect(order.status).toBe('closed');
  for (const [id, clock] of Object.entries(order.clocks)) {
    const isHeld = clock.status === 'running' && clock.heldBy.length > 0;
    const told = clock.status === 'running' ? (isHeld ? 'paused' : 'running') : 'over';
    expect([id, model.clocks.get(id)]).toEqual([id, told]);
  }
  expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
}

/** The trigger is on record, and no clock it ends goes on in the run it ended. */
function checkTrigger(definition: ProcessDefinition, order: OrderState, trigger: string): void {
  expect(order.fired).toContain(trigger);
  for (const rule of definition.clocks) {
    const ends = [...rule.stopsWhenAny, ...(rule.cancelsWhenAny ?? [])].some((one) => one === trigger);
    const startsAgain = rule.startsWhenAll.some((one) => one === trigger);
    if (ends && !startsAgain)
      expect([rule.id, order.clocks[rule.id]?.status]).not.toEqual([rule.id, 'running']);
  }
}

function moveTokens(
  model: Model,
  definition: ProcessDefinition,
  command: Extract<Command, { verb: 'act' }>,
): void {
  const from = command.task.split('#')[0] ?? '';
  const step = definition.steps[from];
  const action = step?.kind === 'task' ? step.actions.find(({ id }) => id === command.action) : undefined;
  model.open.delete(from);
  for (const to of action?.to ?? []) {
    const target = definition.steps[to];
    if (target?.kind === 'end') model.ended = true;
    else if (target?.join === undefined) model.open.add(to);
    else {
      const there = new Set([...(model.waiting.get(to) ?? []), from]);
      const isComplete = target.join.every((one) => there.has(one));
      model.waiting.set(to, isComplete ? new Set() : there);
      if (isComplete) model.open.add(to);
    }
  }
}

/** After a verb the tokens are taken from the order; the clocks never are. */
function resync(model: Model, order: OrderState): void {
  model.open.clear();
  for (const task of order.tasks) model.open.add(task.step);
  model.waiting.clear();
  for (const [step, from] of Object.entries(order.arrived)) model.waiting.set(step, new Set(from));
  model.ended = order.status === 'closed';
  if (order.fired.length === 0) model.clocks.forEach((_, id) => model.clocks.set(id, 'over'));
}

/** Each effect must fit the clock as it was: only a running clock pauses, only a paused one resumes. */
function checkEffect(model: Model, effect: Advanced['clocks'][number]): void {
  const now = model.clocks.get(effect.clock);
  const running = now === 'running' || now === 'paused';
  if (effect.op === 'start') expect(running).toBe(false);
  if (effect.op === 'reopen') expect(now).toBe('over');
  if (effect.op === 'stop' || effect.op === 'cancel') expect(running).toBe(true);
  if (effect.op === 'pause') expect(now).toBe('running');
  if (effect.op === 'resume') expect(now).toBe('paused');
  const next = {
    start: 'running',
    reopen: 'running',
    resume: 'running',
    pause: 'paused',
    stop: 'over',
    cancel: 'over',
  } as const;
  if (effect.op !== 'excuse') model.clocks.set(effect.clock, next[effect.op]);
}

function modelOf(answer: Advanced): Model {
  const model: Model = { open: new Set(), waiting: new Map(), clocks: new Map(), ended: false };
  for (const effect of answer.clocks) checkEffect(model, effect);
  resync(model, answer.order);
  return model;
}

describe('random commands on', () => {
  test.each(allDefinitions.map((definition) => [definition.title, definition] as const))(
    '%s never break what must hold',
    (_title, definition) => {
      fc.assert(
        fc.property(fc.array(pickArb, { maxLength: 60 }), fc.boolean(), (picks, isLate) => {
          const core = definition.documents
            .filter((document) => document.core === true)
            .map(({ code }) => code);
          const intake = goodIntake(definition);
          const start = accepted(definition, isLate ? { ...intake, documents: core } : intake);
          const model = modelOf(start);
          let order = start.order;
          picks.forEach((pick, index) => {
            const command = commandFor(definition, order, pick);
            const before = structuredClone(order);
            const who = supervisor(pick.spoil === 2 ? 'other' : 'clerk');
            const context = { facts: facts(who), nowMs: morningMs + index * hourMs };
            const answer = advance(definition, order, command, context);
            expect(order).toEqual(before);
            expect(advance(definition, order, command, context)).toEqual(answer);
            if (isRefused(answer)) return;
            follow(model, definition, { command, before, answer });
            order = answer.order;
          });
        }),
        { numRuns: 60, seed: 7 },
      );
    },
  );
});
