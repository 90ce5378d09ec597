/**
 * Cases staged for a demo, relative to its end: what a visitor finds on the desks at this very moment, whatever the
 * hour — about to be due, overdue, paused, waiting for the customer, merged, bundled.
 */
import { dayMs, minuteMs } from '#domain/kernel/instant.ts';
import type { Channel } from '#domain/processes/definition.ts';
import type { OpenTask } from '#domain/processes/state.ts';
import { bundle, closeCase, duplicate, openCase, openOrder, type CaseResult, type World } from './case.ts';
import type { Kind } from './demand.ts';
import type { Requester } from './filling.ts';
import { handlingOf, whoDoesWhat, type Handling } from './handling.ts';
import { anyCustomer, definitionFor, requesterOf, strangerIn } from './intake.ts';
import { perform, type LiveOrder } from './live-order.ts';
import { afterWork } from './opening.ts';
import { randomFrom, uuidAt } from './random.ts';
import { pauseTask } from './turns.ts';

interface Stage {
  readonly kind: Kind;
  readonly channel: Channel;
  /** Minutes, or with `days` days, before the end. */
  readonly ago: { readonly minutes: number } | { readonly days: number };
  /** Each task takes so many minutes until the case comes to its stop. */
  readonly paceMinutes: number;
  /** The step at which the case waits now. */
  readonly stop: string;
  /** What is done with the task there: claimed by the holder of a demo login, or paused for a reason. */
  readonly claimedBy?: string;
  readonly pausedFor?: string;
  readonly with?: 'duplicate' | 'bundle';
  readonly fixed?: Readonly<Record<string, string | boolean>>;
}

const fault = { kind: 'fault-report', channel: 'phone', fixed: { faultKind: 'no-power' } } as const;

/** One line a case; the comment says who finds it and how it stands. */
export const stages: readonly Stage[] = [
  // hotline: just called
  { ...fault, ago: { minutes: 1 }, paceMinutes: 1, stop: 'triage' },
  { kind: 'consultation', channel: 'phone', ago: { minutes: 3 }, paceMinutes: 1, stop: 'first-answer' },
  { kind: 'complaint', channel: 'phone', ago: { minutes: 12 }, paceMinutes: 1, stop: 'dispatch' },
  { kind: 'opinion', channel: 'web', ago: { minutes: 45 }, paceMinutes: 1, stop: 'dispatch' },
  // dispatch: a fault brought to the counter
  { ...fault, channel: 'counter', ago: { minutes: 1 }, paceMinutes: 1, stop: 'triage' },
  // repair crew: to be taken, on the way and nearly late, at the site after a late arrival, forgotten
  { ...fault, ago: { minutes: 4 }, paceMinutes: 1, stop: 'take-job' },
  { ...fault, ago: { minutes: 36 }, paceMinutes: 3, stop: 'travel', claimedBy: 'crew' },
  { ...fault, ago: { minutes: 95 }, paceMinutes: 18, stop: 'repair', claimedBy: 'crew' },
  { ...fault, ago: { minutes: 200 }, paceMinutes: 4, stop: 'travel' },
  // a fault reported twice
  { ...fault, ago: { minutes: 25 }, paceMinutes: 8, stop: 'travel', with: 'duplicate' },
  // counter
  { kind: 'consultation', channel: 'counter', ago: { minutes: 6 }, paceMinutes: 1, stop: 'first-answer' },
  {
    kind: 'information-query',
    channel: 'counter',
    ago: { minutes: 9 },
    paceMinutes: 1,
    stop: 'check-identity',
    with: 'bundle',
  },
  {
    kind: 'information-query',
    channel: 'counter',
    ago: { days: 2 },
    paceMinutes: 30,
    stop: 'deliver',
    fixed: { answerForm: 'written' },
  },
  { kind: 'meter-test', channel: 'counter', ago: { minutes: 50 }, paceMinutes: 5, stop: 'fee' },
  { kind: 'suggestion', channel: 'counter', ago: { minutes: 15 }, paceMinutes: 1, stop: 'dispatch' },
  // connections: waiting for the customer, nearly due, overdue
  { kind: 'residential-connection', channel: 'counter', ago: { days: 2 }, paceMinutes: 90, stop: 'confirm' },
  { kind: 'residential-connection', channel: 'web', ago: { days: 6 }, paceMinutes: 200, stop: 'energise' },
  {
    kind: 'residential-connection',
    channel: 'counter',
    ago: { days: 12 },
    paceMinutes: 500,
    stop: 'energise',
  },
  { kind: 'low-voltage-connection', channel: 'counter', ago: { days: 4 }, paceMinutes: 240, stop: 'inspect' },
  {
    kind: 'high-voltage-connection',
    channel: 'counter',
    ago: { days: 16 },
    paceMinutes: 600,
    stop: 'design',
  },
  { kind: 'capacity-increase', channel: 'counter', ago: { days: 1 }, paceMinutes: 60, stop: 'plan' },
  // paused, the reason waits for the station head's approval
  {
    kind: 'meter-fault',
    channel: 'phone',
    ago: { days: 1 },
    paceMinutes: 60,
    stop: 'visit',
    pausedFor: 'access-refused',
  },
  {
    kind: 'residential-connection',
    channel: 'counter',
    ago: { days: 3 },
    paceMinutes: 100,
    stop: 'visit',
    pausedFor: 'severe-weather',
  },
  {
    kind: 'safety-guidance',
    channel: 'phone',
    ago: { days: 2 },
    paceMinutes: 60,
    stop: 'visit',
    pausedFor: 'customer-absent',
  },
  // complaints: to be called within 24 hours, under investigation, to be reviewed, overdue
  { kind: 'complaint', channel: 'phone', ago: { minutes: 1230 }, paceMinutes: 20, stop: 'contact' },
  { kind: 'complaint', channel: 'web', ago: { days: 3 }, paceMinutes: 90, stop: 'investigate' },
  { kind: 'complaint', channel: 'phone', ago: { days: 4 }, paceMinutes: 240, stop: 'review' },
  { kind: 'complaint', channel: 'phone', ago: { days: 7 }, paceMinutes: 300, stop: 'reply' },
  {
    kind: 'report',
    channel: 'phone',
    ago: { days: 5 },
    paceMinutes: 300,
    stop: 'investigate',
    fixed: { anonymous: false },
  },
  // others
  { kind: 'reconnection', channel: 'phone', ago: { minutes: 30 }, paceMinutes: 8, stop: 'restore-remotely' },
  { kind: 'damaged-appliance', channel: 'phone', ago: { minutes: 1150 }, paceMinutes: 30, stop: 'visit' },
  { kind: 'home-visit', channel: 'phone', ago: { days: 1 }, paceMinutes: 60, stop: 'serve' },
  { kind: 'reading-dispute', channel: 'phone', ago: { days: 5 }, paceMinutes: 400, stop: 'reply' },
];

/** The staged cases of a company. */
export function stagedCases(world: World): readonly CaseResult[] {
  return stages.map((stage, at) => stagedCase(world, stage, at));
}

/** Everybody staged lives in the city, where the demo logins work. */
function cityRequester(world: World, stage: Stage, name: string): Requester {
  const random = randomFrom(`${world.seed}/staged/${name}`);
  const definition = definitionFor(stage.kind);
  const isNew = definition.family === 'connection' && definition.subject === 'applicant';
  for (;;) {
    const someone = isNew ? strangerIn(world, random) : requesterOf(anyCustomer(world, random));
    if (someone.place.town === 0) return someone;
  }
}

function startOf({ ago }: Stage, endMs: number): number {
  if ('minutes' in ago) return endMs - ago.minutes * minuteMs;
  // Days ago means in office hours of that day.
  return Math.min(afterWork('hall', endMs - ago.days * dayMs, 25), endMs - dayMs / 2);
}

function stagedCase(world: World, stage: Stage, at: number): CaseResult {
  const name = `staged/${String(at)}`;
  const { script, agenda } = openCase(world, name);
  const paceMs = stage.paceMinutes * minuteMs;
  const handling: Handling = handlingOf(script, agenda, {
    turn: null,
    ended: () => undefined,
    times: (_, nowMs) => ({ claimMs: nowMs + paceMs / 3, actMs: nowMs + paceMs }),
    leaves: (order, task, nowMs) =>
      task.step === stage.stop && leave(handling, { order, task, stage, nowMs }),
  });
  const startMs = world.freeInstant(startOf(stage, world.endMs));
  const { channel, fixed = {} } = stage;
  const requester = cityRequester(world, stage, name);
  const bundleId = uuidAt(script.random, startMs);
  agenda.at(startMs, (atMs) => {
    const more = stage.with === 'bundle' ? { fixed, bundleId } : { fixed };
    const order = openOrder(world, handling, {
      definition: definitionFor(stage.kind),
      requester,
      channel,
      atMs,
      more,
    });
    if (order === null) return;
    if (stage.with === 'duplicate') duplicate(world, handling, order);
    if (stage.with === 'bundle') bundle(world, handling, { first: order, bundleId });
  });
  agenda.runUntil(world.endMs);
  return closeCase(script, uuidAt(script.random, startMs));
}

interface Left {
  readonly order: LiveOrder;
  readonly task: OpenTask;
  readonly stage: Stage;
  readonly nowMs: number;
}

/** What is done with the task at which a case stops. */
function leave(handling: Handling, { order, task, stage, nowMs }: Left): true {
  const { script, agenda } = handling;
  if (stage.claimedBy !== undefined) {
    const holder = script.company.staff.find(({ login }) => login === stage.claimedBy);
    agenda.at(nowMs, (atMs) => {
      if (holder === undefined || task.assigneeId !== undefined) return;
      perform(script, order, {
        by: { kind: 'staff', staffId: holder.staffId },
        command: { verb: 'claim', task: task.id },
        atMs,
      });
    });
  }
  const found = stage.pausedFor === undefined ? null : whoDoesWhat(handling, order, task);
  if (found !== null) {
    const { work, worker } = found;
    pauseTask(handling, work, { worker, times: handling.times(work, nowMs), given: stage.pausedFor ?? '' });
  }
  return true;
}
