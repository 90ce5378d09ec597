/** Which way a step goes, who takes it on and when: the choices of the staff, made by chance within what is allowed. */
import { applies } from '#domain/processes/condition.ts';
import type { Action, TaskStep } from '#domain/processes/definition.ts';
import { instantOf } from '#domain/processes/instant-field.ts';
import type { OpenTask } from '#domain/processes/state.ts';
import { businessOffsetMs, dayMs, hourMs, minuteMs } from '#domain/kernel/instant.ts';
import type { Company, CompanyStaff } from './company.ts';
import { actionWeights, atOnce, late, paceOf, stormTriage } from './habits.ts';
import type { LiveOrder } from './live-order.ts';
import { afterWork } from './opening.ts';
import type { Random } from './random.ts';

/** A step that has opened so often goes the straight way, so that every order ends. */
const roundsMax = 3;

/** The action taken at a step, by chance, or the straight one when nothing is left to it; null when none is offered. */
export function chooseAction(order: LiveOrder, task: OpenTask, random: Random | null): Action | null {
  const { definition, state } = order;
  const step = definition.steps[task.step];
  if (step?.kind !== 'task') return null;
  const offered = step.actions.filter((action) => applies(action.when, state.values));
  const straight = offered.find((action) => action.tone === 'primary') ?? offered[0] ?? null;
  if (random === null || (state.opened[task.step] ?? 0) >= roundsMax || straight === null) return straight;
  const weights = weightsOf(order, task.step);
  const chosen = random.weighted(
    Object.fromEntries(offered.map((action) => [action.id, weights[action.id] ?? usualWeight(action)])),
  );
  return offered.find((action) => action.id === chosen) ?? straight;
}

function weightsOf(order: LiveOrder, step: string): Readonly<Record<string, number>> {
  if (order.storm && step === 'triage') return stormTriage;
  return actionWeights[`${order.definition.kind}.${step}`] ?? actionWeights[step] ?? {};
}

function usualWeight({ tone }: Action): number {
  return tone === 'primary' ? 20 : tone === 'danger' ? 0.4 : 1;
}

export interface Work {
  readonly order: LiveOrder;
  readonly task: OpenTask;
  readonly step: TaskStep;
  readonly action: Action;
}

/** Whoever of the team may do it; someone who knows the order already, if there is one. */
export function chooseWorker(company: Company, work: Work, random: Random): CompanyStaff | null {
  const able = company.staff.filter((person) => mayDo(person, work));
  const holder = able.find((person) => person.staffId === work.task.assigneeId);
  if (holder !== undefined) return holder;
  if (work.task.assigneeId !== undefined || able.length === 0) return null;
  const { actedBy, firstResponsibleId } = work.order.state;
  const before = new Set([...Object.values(actedBy), firstResponsibleId]);
  const known = able.filter((person) => before.has(person.staffId));
  return random.pick(known.length > 0 && random.chance(0.85) ? known : able);
}

function mayDo({ actor, staffId }: CompanyStaff, { task, step, action, order }: Work): boolean {
  const inTeam =
    actor.functions.includes(task.team) && (task.teamId === undefined || actor.unitIds.includes(task.teamId));
  const isAllowed = step.permission === undefined || actor.permissions.includes(step.permission);
  const before =
    action.otherPersonThan === undefined ? undefined : order.state.actedBy[action.otherPersonThan];
  return inTeam && isAllowed && actor.permissions.includes('order.work') && before !== staffId;
}

export interface Times {
  readonly claimMs: number;
  readonly actMs: number;
}

/** When a task is taken on and done: by the pace of its step, the hours of its team, and now and then much later. */
export function usualTimes(work: Work, nowMs: number, random: Random): Times {
  const { order, task, action } = work;
  const { kind } = order.definition;
  const pace = paceOf(kind, task.step, order.station.region);
  const spread = pace.work < 5 ? 0.35 : 0.5;
  const factor = random.chance(late.share)
    ? late.factorMin + random.next() * (late.factorMax - late.factorMin)
    : 1;
  const wait = pace.wait === 0 || atOnce.includes(task.step) ? 0 : random.around(pace.wait * factor, spread);
  // Somebody is on duty to take what the hotline sends, also at night.
  const team = task.step === 'unit-accept' ? 'dispatch' : task.team;
  const claimMs = afterWork(team, nowMs, wait);
  const actMs =
    appointedMs(work, random) ?? afterWork(team, claimMs, random.around(pace.work * factor, spread));
  return { claimMs: Math.floor(claimMs), actMs: callable(action, Math.floor(Math.max(actMs, claimMs))) };
}

/** A visit happens at the time agreed: a little before, seldom more than an hour after (R-PROM-11). */
function appointedMs({ order, task }: Work, random: Random): number | null {
  const agreed = task.step === 'visit' ? order.state.values['appointmentAt'] : undefined;
  const atMs = typeof agreed === 'string' ? instantOf(agreed) : null;
  if (atMs === null) return null;
  return atMs + (random.chance(late.share) ? random.int(62, 140) : -random.int(0, 12)) * minuteMs;
}

/** A time for a visit, on the half hour. */
export function appointmentFor(task: OpenTask, nowMs: number, random: Random): number {
  const at = afterWork(task.team, nowMs, random.int(200, 900));
  return Math.ceil(at / (30 * minuteMs)) * 30 * minuteMs;
}

/** Return calls spare the night and the noon rest (guard `calling-hours`). */
function callable(action: Action, atMs: number): number {
  if (action.guards?.includes('calling-hours') !== true) return atMs;
  const sinceMidnightMs = (atMs + businessOffsetMs) % dayMs;
  const midnightMs = atMs - sinceMidnightMs;
  const spread = sinceMidnightMs % (40 * minuteMs);
  if (sinceMidnightMs < 8 * hourMs) return midnightMs + 8.2 * hourMs + spread;
  if (sinceMidnightMs >= 12 * hourMs && sinceMidnightMs < 14 * hourMs)
    return midnightMs + 14.1 * hourMs + spread;
  return sinceMidnightMs < 20.8 * hourMs ? atMs : midnightMs + dayMs + 8.2 * hourMs + spread;
}
