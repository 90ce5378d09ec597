import { durationSecondsOf } from '#domain/orders/clock-note.ts';
import type { Clock } from '#domain/promises/clock.ts';
import type { Region } from '#domain/promises/promise.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Advanced, OpenTask, OrderState } from '#domain/processes/state.ts';
import { alarmAt, nextDue, type ClockKey, type NamedClock } from './clocks.ts';

/** What stands beside an order's state from acceptance to archive. */
export interface OrderPlace {
  readonly orgId: number;
  readonly orderId: string;
  readonly unitId: string;
  readonly region: Region;
}

/** Sorts behind every real due time. */
export const noDue = new Date('9999-12-31T00:00:00Z');

/** The columns that repeat the state for lists. */
export function stateColumns(definition: ProcessDefinition, state: OrderState, due: Date | null) {
  const end = state.end === undefined ? undefined : definition.steps[state.end];
  return {
    state,
    version: state.version,
    status: state.status,
    end_step: state.end ?? null,
    outcome: end?.kind === 'end' ? end.outcome : null,
    urgency: state.urgency,
    first_responsible_id: state.firstResponsibleId ?? null,
    merged_into: state.mergedInto?.orderId ?? null,
    closed_at: state.closedAtMs === undefined ? null : new Date(state.closedAtMs),
    next_due_at: state.status === 'open' ? due : null,
  };
}

function taskRow(place: OrderPlace, task: OpenTask, at: { now: Date; due: Date | null; urgency: number }) {
  const held = task.assigneeId === undefined ? 'waiting' : 'claimed';
  return {
    org_id: place.orgId,
    order_id: place.orderId,
    task: task.id,
    step: task.step,
    function: task.team,
    team_id: task.teamId ?? null,
    assignee_id: task.assigneeId ?? null,
    state: task.pause === undefined ? held : 'paused',
    urgency: at.urgency,
    opened_at: new Date(task.openedAtMs),
    claimed_at: task.assigneeId === undefined ? null : at.now,
    done_at: null as Date | null,
    sort_due: at.due ?? noDue,
  };
}

export type TaskRow = ReturnType<typeof taskRow>;

/** Rows of every task the change touched: all open ones (their due time may have moved) and those that closed. */
export function taskRows(
  place: OrderPlace,
  { before, after }: { before: OrderState | null; after: Advanced },
  at: { now: Date; due: Date | null },
): TaskRow[] {
  const urgency = after.order.urgency;
  const open = after.order.tasks.map((task) => taskRow(place, task, { ...at, urgency }));
  const known = [...(before?.tasks ?? []), ...after.opened];
  const closed = after.closed.flatMap(({ id, how }) => {
    const task = known.find((candidate) => candidate.id === id);
    return task === undefined
      ? []
      : [{ ...taskRow(place, task, { ...at, urgency }), state: how, done_at: at.now }];
  });
  return [...open, ...closed];
}

function clockRow(place: OrderPlace & { kind: string }, { name, clock }: NamedClock, now: Date) {
  const instant = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
  return {
    org_id: place.orgId,
    order_id: place.orderId,
    clock: name,
    run: clock.run,
    promise: clock.promiseId,
    body: clock,
    unit_id: place.unitId,
    region: place.region,
    kind: place.kind,
    status: clock.state,
    started_at: new Date(clock.startedMs),
    due_at: instant(clock.dueMs),
    alarm_at: alarmAt(clock, now.getTime()),
    warned_at: instant(clock.warnedMs),
    breached_at: instant(clock.breachedMs),
    stopped_at: instant(clock.endedMs),
    overrun_seconds: clock.overrunSeconds,
    excused: clock.excuse !== null,
    duration_seconds: durationSecondsOf(clock),
  };
}

export type ClockRow = ReturnType<typeof clockRow>;

/** Rows of the clocks that changed. */
export function clockRows(
  place: OrderPlace & { kind: string },
  touched: ReadonlyMap<ClockKey, NamedClock>,
  now: Date,
): ClockRow[] {
  return [...touched.values()].map((named) => clockRow(place, named, now));
}

/** The nearest due time once the changed clocks have taken the place of the stored ones. */
export function dueAfter(
  stored: ReadonlyMap<ClockKey, Clock>,
  touched: ReadonlyMap<ClockKey, NamedClock>,
): Date | null {
  const merged = new Map(stored);
  for (const [key, { clock }] of touched) merged.set(key, clock);
  return nextDue(merged.values());
}
