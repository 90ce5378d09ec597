/**
 * The board a command is played on: the order's state as it becomes, and everything that follows from it.
 * Lives for one command inside the engine; callers see only the finished `Advanced`.
 */
import type { ProcessDefinition } from './definition.ts';
import type { NoticeCode } from './notice-codes.ts';
import type {
  Actor,
  ActorRef,
  Advanced,
  ClockEffect,
  EventType,
  Facts,
  NoticeEffect,
  OpenTask,
  OrderState,
  ProcessEvent,
} from './state.ts';

export interface Play {
  readonly definition: ProcessDefinition;
  readonly facts: Facts;
  readonly nowMs: number;
  readonly orderId: string;
  order: OrderState;
  readonly events: ProcessEvent[];
  readonly clocks: ClockEffect[];
  readonly opened: OpenTask[];
  readonly closed: Advanced['closed'][number][];
  readonly notices: NoticeEffect[];
}

/** Sets the board; nothing has happened yet. */
export function startPlay(
  definition: ProcessDefinition,
  order: OrderState,
  context: { readonly facts: Facts; readonly nowMs: number; readonly orderId?: string },
): Play {
  return {
    definition,
    orderId: '',
    ...context,
    order,
    events: [],
    clocks: [],
    opened: [],
    closed: [],
    notices: [],
  };
}

/** What followed, with the order's version one higher. */
export function finishPlay(play: Play): Advanced {
  return {
    order: { ...play.order, version: play.order.version + 1 },
    events: play.events,
    clocks: play.clocks,
    opened: play.opened,
    closed: play.closed,
    notices: play.notices,
  };
}

/** Changes parts of the order's state. */
export function change(play: Play, patch: Partial<OrderState>): void {
  play.order = { ...play.order, ...patch };
}

/** Puts another value for one open task. */
export function changeTask(play: Play, task: OpenTask): void {
  change(play, { tasks: play.order.tasks.map((other) => (other.id === task.id ? task : other)) });
}

export interface EventDetail {
  readonly task?: OpenTask;
  readonly action?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly personal?: Readonly<Record<string, unknown>>;
}

/** Records an event by the acting person at this moment. */
export function record(play: Play, type: EventType, detail: EventDetail = {}): void {
  const { task, action, data = {}, personal } = detail;
  play.events.push({
    type,
    atMs: play.nowMs,
    by: actorRef(play.facts.actor),
    ...(task === undefined ? {} : { task: task.id, step: task.step }),
    ...(action === undefined ? {} : { action }),
    data,
    ...(personal === undefined || Object.keys(personal).length === 0 ? {} : { personal }),
  });
}

/** Asks the outbox to send a notice. */
export function notify(play: Play, code: NoticeCode, data: NoticeEffect['data'] = {}): void {
  play.notices.push({ code, data });
}

/** The actor as events keep it: who, without permissions. */
export function actorRef(actor: Actor): ActorRef {
  if (actor.kind === 'staff') return { kind: 'staff', staffId: actor.staffId };
  return actor.kind === 'customer' ? { kind: 'customer', customerId: actor.customerId } : { kind: 'system' };
}

/** A record without one of its keys. */
export function without<T>(source: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(source).filter(([name]) => name !== key));
}
