/**
 * What happens to an order's clocks: triggers start and stop them, pauses and waiting for the customer hold
 * them, a return undoes what the returned action did. Time itself is counted by the promises.
 */
import { applies } from './condition.ts';
import type { ClockRule, Trigger } from './definition.ts';
import { instantOf } from './instant-field.ts';
import type { Play } from './play.ts';
import { change } from './play.ts';
import type { ClockState, TaskId } from './state.ts';

/**
 * Fires a trigger: first what it ends, then what it starts, so that a new run can follow at once. `cause` is the
 * task whose action fired it.
 */
export function fire(play: Play, trigger: Trigger, cause: TaskId = trigger): void {
  change(play, { fired: [...play.order.fired, trigger] });
  for (const rule of play.definition.clocks) finish(play, rule, { trigger, cause });
  for (const rule of play.definition.clocks) {
    if (rule.startsWhenAll.includes(trigger) && mayStart(play, rule)) start(play, rule, cause);
  }
}

/** Starts a clock anew, whatever ran before; its run number is one higher (S7). */
export function start(play: Play, rule: ClockRule, startedBy?: TaskId): void {
  const run = (play.order.clocks[rule.id]?.run ?? 0) + 1;
  const heldBy = holdersOf(play, rule.id);
  setClock(play, rule.id, {
    status: 'running',
    run,
    heldBy,
    ...(startedBy === undefined ? {} : { startedBy }),
  });
  play.clocks.push({
    op: 'start',
    clock: rule.id,
    run,
    promise: rule.promise,
    atMs: startInstant(play, rule),
  });
  if (heldBy.length > 0) pushPause(play, rule.id, { run, reason: holdReason(play, heldBy[0]) });
}

/** What a clock counts from was moved: the run for the old instant falls away, a new one counts from the new. */
export function moveClock(play: Play, rule: ClockRule, startedBy: TaskId): void {
  const clock = play.order.clocks[rule.id];
  if (clock?.status === 'running') cancel(play, rule.id, { clock, reason: 'moved' });
  start(play, rule, startedBy);
}

/** A task begins to hold clocks: those running and not yet held pause, from `sinceMs` on. */
export function hold(
  play: Play,
  task: TaskId,
  held: {
    readonly clocks: readonly string[];
    readonly reason: string;
    readonly sinceMs?: number;
    readonly approvedBy?: string;
  },
): void {
  for (const id of held.clocks) {
    const clock = play.order.clocks[id];
    if (clock?.status !== 'running' || clock.heldBy.includes(task)) continue;
    setClock(play, id, { ...clock, heldBy: [...clock.heldBy, task] });
    if (clock.heldBy.length === 0) pushPause(play, id, { ...held, run: clock.run });
  }
}

/** A task lets go of the clocks it held, `except` some; those held by nobody else resume. */
export function letGo(play: Play, task: TaskId, except: readonly string[] = []): void {
  for (const [id, clock] of Object.entries(play.order.clocks)) {
    if (!clock.heldBy.includes(task) || except.includes(id)) continue;
    const heldBy = clock.heldBy.filter((holder) => holder !== task);
    setClock(play, id, { ...clock, heldBy });
    if (heldBy.length === 0 && clock.status === 'running')
      play.clocks.push({ op: 'resume', clock: id, run: clock.run, atMs: play.nowMs });
  }
}

/** Undoes what a task's action did: clocks it ended run on, clocks it started or helped to start are cancelled. */
export function unfire(play: Play, trigger: Trigger, cause: TaskId): void {
  const at = play.order.fired.lastIndexOf(trigger);
  change(play, { fired: play.order.fired.filter((_, index) => index !== at) });
  const isGone = !play.order.fired.includes(trigger);
  for (const rule of play.definition.clocks) {
    const clock = play.order.clocks[rule.id];
    if (clock === undefined) continue;
    const lostItsStart = clock.startedBy === cause || (isGone && rule.startsWhenAll.includes(trigger));
    if (clock.status !== 'running' && clock.stoppedBy === cause) runOn(play, rule.id, clock);
    else if (clock.status === 'running' && lostItsStart) cancel(play, rule.id, { clock, reason: 'returned' });
  }
}

/** Cancels every running clock: the order ended otherwise than by being done. */
export function cancelAll(play: Play, reason: string): void {
  for (const [id, clock] of Object.entries(play.order.clocks))
    if (clock.status === 'running') cancel(play, id, { clock, reason });
}

/** A stopped or cancelled clock runs on as if never stopped, held by whatever holds it now. */
export function runOn(play: Play, id: string, clock: ClockState): void {
  const heldBy = holdersOf(play, id);
  const { stoppedBy: _stoppedBy, ...rest } = clock;
  setClock(play, id, { ...rest, status: 'running', heldBy });
  play.clocks.push({ op: 'reopen', clock: id, run: clock.run, atMs: play.nowMs });
  if (heldBy.length > 0) pushPause(play, id, { run: clock.run, reason: holdReason(play, heldBy[0]) });
}

/** Ends a clock that no definition knows: a callback promise. */
export function stopNamed(play: Play, id: string): void {
  const clock = play.order.clocks[id];
  if (clock?.status !== 'running') return;
  stop(play, id, clock);
}

/** Puts a clock's state. */
export function setClock(play: Play, id: string, clock: ClockState): void {
  change(play, { clocks: { ...play.order.clocks, [id]: clock } });
}

interface Firing {
  readonly trigger: Trigger;
  readonly cause: TaskId;
}

function finish(play: Play, rule: ClockRule, { trigger, cause }: Firing): void {
  const clock = play.order.clocks[rule.id];
  if (clock?.status !== 'running') return;
  if (rule.stopsWhenAny.includes(trigger)) stop(play, rule.id, { ...clock, stoppedBy: cause });
  else if (rule.cancelsWhenAny?.includes(trigger) === true)
    cancel(play, rule.id, { clock: { ...clock, stoppedBy: cause }, reason: trigger });
}

function stop(play: Play, id: string, clock: ClockState): void {
  setClock(play, id, { ...clock, status: 'stopped', heldBy: [] });
  play.clocks.push({ op: 'stop', clock: id, run: clock.run, atMs: play.nowMs });
}

interface Cancelled {
  readonly clock: ClockState;
  readonly reason: string;
}

function cancel(play: Play, id: string, { clock, reason }: Cancelled): void {
  setClock(play, id, { ...clock, status: 'cancelled', heldBy: [] });
  play.clocks.push({ op: 'cancel', clock: id, run: clock.run, atMs: play.nowMs, reason });
}

function mayStart(play: Play, rule: ClockRule): boolean {
  const status = play.order.clocks[rule.id]?.status;
  if (status === 'running' || (status === 'stopped' && rule.runs === 'once')) return false;
  const { fired } = play.order;
  // Papers may come in after the plan was answered: what is already kept needs no clock any more.
  const overWhen = [...rule.stopsWhenAny, ...(rule.cancelsWhenAny ?? [])];
  if (rule.runs === 'once' && overWhen.some((trigger) => fired.includes(trigger))) return false;
  return (
    rule.startsWhenAll.every((trigger) => fired.includes(trigger)) && applies(rule.when, play.order.values)
  );
}

/** The instant counted from: the datetime field the rule names, else now. */
function startInstant(play: Play, rule: ClockRule): number {
  const value = rule.countsFrom === undefined ? undefined : play.order.values[rule.countsFrom];
  return (typeof value === 'string' ? instantOf(value) : null) ?? play.nowMs;
}

/** The open tasks that hold a clock now: they wait for the customer or stand still for a reason. */
function holdersOf(play: Play, clock: string): readonly TaskId[] {
  return play.order.tasks
    .filter((task) => {
      const step = play.definition.steps[task.step];
      if (step?.kind !== 'task') return false;
      if (step.waitsForCustomer?.clocks.includes(clock) === true) return true;
      const pause = step.pauses?.find((rule) => rule.reason === task.pause?.reason);
      return task.pause?.counts === true && pause?.clocks.includes(clock) === true;
    })
    .map((task) => task.id);
}

function holdReason(play: Play, holder: TaskId | undefined): string {
  const task = play.order.tasks.find((open) => open.id === holder);
  return task?.pause?.reason ?? 'waits-for-customer';
}

interface Pausing {
  readonly run: number;
  readonly reason: string;
  readonly sinceMs?: number;
  readonly approvedBy?: string;
}

function pushPause(play: Play, clock: string, pausing: Pausing): void {
  const { run, reason, sinceMs: atMs = play.nowMs, approvedBy } = pausing;
  play.clocks.push({
    op: 'pause',
    clock,
    run,
    atMs,
    reason,
    ...(approvedBy === undefined ? {} : { approvedBy }),
  });
}
