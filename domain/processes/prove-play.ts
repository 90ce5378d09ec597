/**
 * Proof, last part: the token game is played out exhaustively on a small model of its own (not the engine, so
 * that each checks the other). A position is the open steps, the tokens at joins, the clocks and the triggers
 * that some clock still waits for. Conditions are ignored: whatever could be chosen is tried.
 */
import { present } from '#domain/kernel/assert.ts';
import type { Action, ProcessDefinition, StepId, Trigger } from './definition.ts';
import type { Fault } from './faults.ts';
import { fault } from './faults.ts';

/** Positions beyond which a definition is too large to be understood by anyone. */
const positionsMax = 5_000;

interface Position {
  readonly open: readonly StepId[];
  /** `join<from`: tokens waiting. */
  readonly waiting: readonly string[];
  readonly running: readonly string[];
  readonly done: readonly string[];
  readonly fired: readonly Trigger[];
  readonly end?: StepId;
}

interface Exploration {
  readonly definition: ProcessDefinition;
  readonly faults: Map<string, Fault>;
  readonly seen: Map<string, Position>;
  readonly ways: Map<string, string[]>;
  readonly queue: Position[];
  readonly started: Set<string>;
}

/** Faults that show only when the process is played. */
export function playFaults(definition: ProcessDefinition): readonly Fault[] {
  const exploration: Exploration = {
    definition,
    faults: new Map(),
    seen: new Map(),
    ways: new Map(),
    queue: [],
    started: new Set(),
  };
  for (const position of beginnings(exploration)) visit(exploration, position);
  for (let position = exploration.queue.pop(); position !== undefined; position = exploration.queue.pop()) {
    if (exploration.seen.size > positionsMax)
      return [fault('too-large', definition.kind, `more than ${String(positionsMax)} positions`)];
    expand(exploration, position);
  }
  return [...exploration.faults.values(), ...unreached(exploration), ...endless(exploration)];
}

function beginnings(exploration: Exploration): readonly Position[] {
  const { definition } = exploration;
  const empty: Position = { open: [], waiting: [], running: [], done: [], fired: [] };
  const accepted = { ...fireTrigger(exploration, empty, 'accepted'), open: definition.first };
  const withPapers = fireTrigger(exploration, accepted, 'documents-complete');
  const { reopen } = definition;
  const again =
    reopen === undefined
      ? []
      : [
          {
            ...empty,
            open: [reopen.to],
            running: [...reopen.clocks].sort(),
            fired: ['documents-complete'] as const,
          },
        ];
  const mayLack = definition.documents.some((document) => document.core !== true);
  return [...(mayLack ? [accepted] : []), withPapers, ...again];
}

function expand(exploration: Exploration, position: Position): void {
  if (position.end !== undefined) return;
  const from = keyOf(position);
  const moves = [...actionMoves(exploration, position), ...paperMoves(exploration, position)];
  if (position.open.length === 0)
    note(
      exploration,
      fault('hangs', position.waiting.join(' '), 'nothing is open and the order has not ended'),
    );
  for (const next of moves) {
    const key = visit(exploration, next);
    exploration.ways.set(key, [...(exploration.ways.get(key) ?? []), from]);
  }
}

function actionMoves(exploration: Exploration, position: Position): readonly Position[] {
  return position.open.flatMap((id) => {
    const step = present(exploration.definition.steps[id], `step ${id}`);
    if (step.kind !== 'task') return [];
    return step.actions
      .filter((action) => papersAllow(exploration.definition, position, { from: id, action }))
      .map((action) => act(exploration, position, { from: id, action }));
  });
}

function paperMoves(exploration: Exploration, position: Position): readonly Position[] {
  return position.fired.includes('documents-complete') || position.open.length === 0
    ? []
    : [fireTrigger(exploration, position, 'documents-complete')];
}

interface Move {
  readonly from: StepId;
  readonly action: Action;
}

/** As the engine: papers due before an action or a good end must be there. */
function papersAllow(definition: ProcessDefinition, position: Position, { from, action }: Move): boolean {
  if (position.fired.includes('documents-complete')) return true;
  const endsWell = action.to.some((id) => {
    const step = definition.steps[id];
    return step?.kind === 'end' && step.outcome === 'done';
  });
  return !endsWell && !definition.documents.some((document) => document.dueBefore === `${from}.${action.id}`);
}

function act(exploration: Exploration, position: Position, { from, action }: Move): Position {
  const closed = { ...position, open: position.open.filter((id) => id !== from) };
  let next = fireTrigger(exploration, closed, `${from}.${action.id}`);
  for (const to of action.to) next = arrive(exploration, next, { from, to });
  return next;
}

function arrive(
  exploration: Exploration,
  position: Position,
  { from, to }: { readonly from: StepId; readonly to: StepId },
): Position {
  const step = present(exploration.definition.steps[to], `step ${to}`);
  if (step.kind === 'end') return finish(exploration, position, to);
  if (step.join === undefined) return openStep(exploration, position, to);
  const token = `${to}<${from}`;
  if (position.waiting.includes(token))
    note(exploration, fault('opens-twice', to, `${from} arrives twice before the join opens`));
  const waiting = [...new Set([...position.waiting, token])].sort();
  const isComplete = step.join.every((source) => waiting.includes(`${to}<${source}`));
  if (!isComplete) return { ...position, waiting };
  return openStep(
    exploration,
    { ...position, waiting: waiting.filter((one) => !one.startsWith(`${to}<`)) },
    to,
  );
}

function openStep(exploration: Exploration, position: Position, id: StepId): Position {
  if (position.open.includes(id)) note(exploration, fault('opens-twice', id, 'opens while it is open'));
  return { ...position, open: [...new Set([...position.open, id])].sort() };
}

function finish(exploration: Exploration, position: Position, end: StepId): Position {
  const left = [...position.open, ...position.waiting];
  if (left.length > 0) note(exploration, fault('ends-with-work-open', end, left.join(' ')));
  const final = fireTrigger(exploration, position, 'closed');
  for (const clock of final.running)
    note(exploration, fault('clock-left-running', clock, `still runs when the order ends at ${end}`));
  return { ...final, open: [], waiting: [], end };
}

function fireTrigger(exploration: Exploration, position: Position, trigger: Trigger): Position {
  const { clocks } = exploration.definition;
  const awaited =
    clocks.some((rule) => rule.startsWhenAll.includes(trigger)) || trigger === 'documents-complete';
  const fired = awaited ? [...new Set([...position.fired, trigger])].sort() : position.fired;
  const running = new Set(position.running);
  const done = new Set(position.done);
  for (const rule of clocks) {
    if (![...rule.stopsWhenAny, ...(rule.cancelsWhenAny ?? [])].includes(trigger)) continue;
    running.delete(rule.id);
    if (rule.runs === 'once') done.add(rule.id);
  }
  for (const rule of clocks) {
    if (!rule.startsWhenAll.includes(trigger) || done.has(rule.id)) continue;
    if (!rule.startsWhenAll.every((needed) => fired.includes(needed))) continue;
    running.add(rule.id);
    exploration.started.add(rule.id);
  }
  return { ...position, fired, running: [...running].sort(), done: [...done].sort() };
}

function visit(exploration: Exploration, position: Position): string {
  const key = keyOf(position);
  if (!exploration.seen.has(key)) {
    exploration.seen.set(key, position);
    exploration.queue.push(position);
  }
  return key;
}

function keyOf(position: Position): string {
  return JSON.stringify(position);
}

function note(exploration: Exploration, found: Fault): void {
  exploration.faults.set(`${found.code} ${found.at} ${found.message}`, found);
}

function unreached({ definition, seen, started }: Exploration): readonly Fault[] {
  const reached = new Set([...seen.values()].flatMap(({ open, end }) => (end === undefined ? open : [end])));
  const steps = Object.keys(definition.steps).filter((id) => !reached.has(id));
  const clocks = definition.clocks.filter((clock) => !started.has(clock.id));
  return [
    ...steps.map((id) => fault('unreachable-step', id, 'no way leads here')),
    ...clocks.map((clock) => fault('clock-never-starts', clock.id, 'on no way')),
  ];
}

/** Positions from which no end can be reached, told by the steps open in them. */
function endless({ seen, ways }: Exploration): readonly Fault[] {
  const queue = [...seen].filter(([, position]) => position.end !== undefined).map(([key]) => key);
  const ending = new Set(queue);
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const before of ways.get(key) ?? []) {
      if (ending.has(before)) continue;
      ending.add(before);
      queue.push(before);
    }
  }
  const stuck = [...seen].filter(([key, position]) => !ending.has(key) && position.open.length > 0);
  const steps = new Set(stuck.flatMap(([, position]) => position.open));
  return [...steps].map((id) => fault('cannot-end', id, 'from here the order can never end'));
}
