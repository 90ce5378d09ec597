/**
 * An order while its case is being made up. It is played on the real engine, so that whatever is planned is allowed;
 * what the engine refuses is left out of the plan and counted.
 */
import { accept } from '#domain/processes/accept.ts';
import { advance } from '#domain/processes/advance.ts';
import type { Command } from '#domain/processes/command.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Actor, Advanced, OpenTask, OrderState } from '#domain/processes/state.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { present } from '#domain/kernel/assert.ts';
import { teamFor, type Company, type CompanyStaff, type CompanyUnit } from './company.ts';
import type { Requester } from './filling.ts';
import type { Performer, PlannedAction, PlannedPaper, SimulatedRequest } from './plan.ts';
import { uuidAt, type Random } from './random.ts';

/** What all orders of a case write into. */
export interface Script {
  readonly company: Company;
  readonly random: Random;
  readonly actions: PlannedAction[];
  readonly papers: PlannedPaper[];
  /** Codes of what the engine refused; a good plan has none. */
  readonly refused: string[];
}

export interface LiveOrder {
  readonly orderId: string;
  readonly definition: ProcessDefinition;
  readonly station: CompanyUnit;
  readonly requester: Requester;
  readonly acceptedMs: number;
  readonly storm: boolean;
  state: OrderState;
  papers: number;
}

/** The engine's answer with every new task sent to its team, as the server does it. */
function routed(script: Script, station: CompanyUnit, advanced: Advanced): Advanced {
  const send = (task: OpenTask): OpenTask =>
    task.teamId === undefined
      ? { ...task, teamId: teamFor(script.company, task.team, station.unitId).unitId }
      : task;
  const opened = advanced.opened.map(send);
  const byId = new Map(opened.map((task) => [task.id, task]));
  const tasks = advanced.order.tasks.map((task) => byId.get(task.id) ?? task);
  return { ...advanced, opened, order: { ...advanced.order, tasks } };
}

/** The member of staff of an id. */
export function personOf(company: Company, staffId: string): CompanyStaff {
  return present(
    company.staff.find((person) => person.staffId === staffId),
    `staff ${staffId}`,
  );
}

function actorOf(script: Script, by: Performer): Actor {
  return by.kind === 'staff' ? personOf(script.company, by.staffId).actor : by;
}

export interface Start {
  readonly atMs: number;
  readonly staffId: string;
  readonly definition: ProcessDefinition;
  readonly station: CompanyUnit;
  readonly requester: Requester;
  readonly request: SimulatedRequest;
  readonly storm: boolean;
  /** The order this one is split off from. */
  readonly parent?: LiveOrder | undefined;
}

/** Accepts a request; null when the engine refuses it. */
export function startOrder(
  script: Script,
  start: Start,
): { order: LiveOrder; opened: readonly OpenTask[] } | null {
  const { atMs, definition, request, parent } = start;
  const facts = { actor: personOf(script.company, start.staffId).actor };
  if (parent !== undefined && !splitOff(script, parent, start)) return null;
  const { accountNo, anonymous } = request.subject;
  const known = anonymous === true ? 'nobody' : 'applicant';
  const answer = accept(
    definition,
    {
      channel: request.channel,
      values: start.request.values,
      documents: request.documents,
      identified: accountNo === undefined ? known : 'account',
      consent: request.consent === true,
    },
    { facts, nowMs: atMs },
  );
  if (isRefused(answer)) return refusedAs(script, `${definition.kind}: ${faultsOf(answer)}`);
  const { order: state, opened } = routed(script, start.station, answer);
  script.actions.push({ kind: 'accept', atMs, staffId: start.staffId, request });
  const { station, requester, storm } = start;
  const order = {
    orderId: request.orderId,
    definition,
    station,
    requester,
    acceptedMs: atMs,
    storm,
    state,
    papers: 0,
  };
  return { order, opened };
}

function splitOff(script: Script, parent: LiveOrder, { request, definition, staffId, atMs }: Start): boolean {
  const command: Command = {
    verb: 'split',
    newOrderId: request.orderId,
    definition: { kind: definition.kind, version: definition.version },
    reason: request.splitFrom?.reason ?? '',
  };
  return play(script, parent, { by: { kind: 'staff', staffId }, command, atMs }) !== null;
}

function faultsOf(rejected: {
  refused: string;
  field?: string;
  faults?: readonly { refused: string; field?: string }[];
}): string {
  const faults = rejected.faults ?? [rejected];
  return faults.map(({ refused, field }) => `${refused}(${field ?? ''})`).join(' ');
}

function refusedAs(script: Script, text: string): null {
  script.refused.push(text);
  return null;
}

interface Turn {
  readonly by: Performer;
  readonly command: Command;
  readonly atMs: number;
}

function play(script: Script, order: LiveOrder, { by, command, atMs }: Turn): Advanced | null {
  const own = command.verb === 'act' && command.signatureId !== undefined ? 1 : 0;
  const answer = advance(order.definition, order.state, command, {
    facts: { actor: actorOf(script, by), attachments: order.papers + own },
    nowMs: atMs,
    orderId: order.orderId,
  });
  if (isRefused(answer)) {
    const what = command.verb === 'act' ? `${command.task}.${command.action}` : command.verb;
    return refusedAs(script, `${order.definition.kind} ${what}: ${faultsOf(answer)}`);
  }
  const advanced = routed(script, order.station, answer);
  order.state = advanced.order;
  return advanced;
}

/** Does something to an order and answers the tasks that opened; null when the engine refuses. */
export function perform(script: Script, order: LiveOrder, turn: Turn): readonly OpenTask[] | null {
  const advanced = play(script, order, turn);
  if (advanced === null) return null;
  const { atMs, by, command } = turn;
  const commandId = uuidAt(script.random, atMs);
  script.actions.push({ kind: 'perform', atMs, by, orderId: order.orderId, commandId, command });
  return advanced.opened;
}

/** Puts a paper with the order and answers its id. */
export function addPaper(
  script: Script,
  order: LiveOrder,
  paper: { label: string; atMs: number; staffId: string | null },
): string {
  const attachmentId = uuidAt(script.random, paper.atMs);
  script.papers.push({ ...paper, attachmentId, orderId: order.orderId });
  order.papers += 1;
  return attachmentId;
}

/** The open task of an id, unless it stands still. */
export function movingTask(order: LiveOrder, id: string): OpenTask | null {
  const task = order.state.status === 'open' ? order.state.tasks.find((open) => open.id === id) : undefined;
  return task === undefined || task.pause !== undefined ? null : task;
}
