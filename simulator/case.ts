/** One case from the arrival to its end: the order, and those that belong to it (duplicates, bundles, complaints). */
import { counterOfInstant, orderNumber } from '#domain/orders/order-number.ts';
import type { Channel, ProcessDefinition } from '#domain/processes/definition.ts';
import { businessDate, hourMs, minuteMs } from '#domain/kernel/instant.ts';
import { openAgenda, type Agenda } from './agenda.ts';
import type { Arrival, Kind } from './demand.ts';
import type { Requester } from './filling.ts';
import { chances } from './habits.ts';
import { handlingOf, schedule, type Handling } from './handling.ts';
import {
  definitionFor,
  requesterFor,
  requestOf,
  stationFor,
  strangerIn,
  takerOf,
  type Clientele,
  type Wish,
} from './intake.ts';
import { perform, startOrder, type LiveOrder, type Script } from './live-order.ts';
import { words } from './phrases.ts';
import type { PlannedCase } from './plan.ts';
import { randomFrom, uuidAt } from './random.ts';
import { addAftermath, addVoices, takeTurn } from './turns.ts';

/** What cases share: the clientele, the end of the history, and instants that no other acceptance has. */
export interface World extends Clientele {
  readonly endMs: number;
  /** The first free hundredth of a second from that instant on: order numbers are made of it. */
  freeInstant(atMs: number): number;
}

export interface CaseResult extends PlannedCase {
  /** What the engine refused while the case was made up: nothing, if all is well. */
  readonly refused: readonly string[];
}

/** An empty script and agenda for a case of that name. */
export function openCase(world: World, name: string): { script: Script; agenda: Agenda } {
  const random = randomFrom(`${world.seed}/case/${world.company.code}/${name}`);
  return {
    agenda: openAgenda(),
    script: { company: world.company, random, actions: [], papers: [], refused: [] },
  };
}

/** The case as a plan. */
export function closeCase(script: Script, caseId: string): CaseResult {
  const { actions, papers, refused } = script;
  return { caseId, actions, papers, refused };
}

export interface Opening {
  readonly definition: ProcessDefinition;
  readonly requester: Requester;
  readonly channel: Channel;
  readonly atMs: number;
  readonly storm?: boolean;
  readonly more?: Pick<Wish, 'fixed' | 'bundleId' | 'splitFrom'>;
  readonly parent?: LiveOrder;
}

/** Takes the request at its instant and plans what follows; null when the engine refused it. */
export function openOrder(world: World, handling: Handling, opening: Opening): LiveOrder | null {
  const { script } = handling;
  const { definition, requester, channel, atMs } = opening;
  const station = stationFor(world.company, requester);
  const taker = takerOf(world.company, { channel, station, random: script.random });
  const request = requestOf({
    definition,
    requester,
    station,
    channel,
    atMs,
    random: script.random,
    ...opening.more,
  });
  const started = startOrder(script, {
    ...{ atMs, staffId: taker.staffId, definition, station, requester, request },
    storm: opening.storm === true,
    parent: opening.parent,
  });
  if (started === null) return null;
  schedule(handling, { ...started, nowMs: atMs });
  return started.order;
}

/** Makes up the case of one arrival. */
export function makeCase(world: World, arrival: Arrival, name: string): CaseResult {
  const { script, agenda } = openCase(world, name);
  const handling = handlingOf(script, agenda, {
    turn: takeTurn,
    ended: (order, atMs) => {
      addAftermath(handling, order, atMs);
    },
  });
  const definition = definitionFor(arrival.kind);
  const requester = requesterFor(world, definition, script.random);
  const { channel, storm } = arrival;
  const isBundle = requester.accountNo !== null && script.random.chance(chances.bundle);
  const more: Pick<Wish, 'bundleId'> = isBundle ? { bundleId: uuidAt(script.random, arrival.atMs) } : {};
  agenda.at(arrival.atMs, (atMs) => {
    const order = openOrder(world, handling, { definition, requester, channel, atMs, storm, more });
    if (order === null) return;
    accompany(world, handling, order);
    if (more.bundleId !== undefined) bundle(world, handling, { first: order, bundleId: more.bundleId });
  });
  agenda.runUntil(world.endMs);
  return closeCase(script, uuidAt(script.random, arrival.atMs));
}

/** What comes with an order now and then. */
function accompany(world: World, handling: Handling, order: LiveOrder): void {
  const { random } = handling.script;
  const { kind } = order.definition;
  const staffId = order.state.firstResponsibleId;
  if (staffId !== undefined) addVoices(handling, order, staffId);
  if (kind === 'fault-report') {
    if (random.chance(order.storm ? chances.stormDuplicate : chances.duplicate))
      duplicate(world, handling, order);
    if (random.chance(chances.complainAbout)) complainAbout(world, handling, order);
  }
  if (kind === 'reading-dispute' && random.chance(chances.splitOff)) splitOff(world, handling, order);
}

/** A neighbour reports the same fault; the hotline notices and merges it into the first (M1). */
export function duplicate(world: World, handling: Handling, first: LiveOrder): void {
  const { script, agenda } = handling;
  const { random } = script;
  const neighbour = { ...strangerIn(world, random), place: first.requester.place };
  agenda.at(world.freeInstant(first.acceptedMs + random.int(60, 900) * 1000), (atMs) => {
    const isFirst = first.definition.first;
    const waiting: Handling = { ...handling, leaves: (_, task) => isFirst.includes(task.step) };
    const fixed = { faultKind: first.state.values['faultKind'] ?? 'no-power' };
    const second = openOrder(world, waiting, {
      definition: first.definition,
      requester: neighbour,
      channel: 'phone',
      atMs,
      more: { fixed },
    });
    if (second === null) return;
    agenda.at(atMs + random.int(20, 80) * 1000, (now) => {
      mergeInto(handling, { first, second, atMs: now });
    });
  });
}

function mergeInto(
  handling: Handling,
  { first, second, atMs }: { first: LiveOrder; second: LiveOrder; atMs: number },
): void {
  const staffId = second.state.firstResponsibleId;
  if (first.state.status !== 'open' || second.state.status !== 'open' || staffId === undefined) {
    schedule(handling, { order: second, opened: second.state.tasks, nowMs: atMs });
    return;
  }
  const reason = handling.script.random.pick(words.merge);
  perform(handling.script, second, {
    by: { kind: 'staff', staffId },
    command: { verb: 'merge', intoOrderId: first.orderId, reason },
    atMs,
  });
}

/** The number that the server will give an order accepted at that instant. */
export function numberOf(world: World, order: LiveOrder): string {
  return orderNumber({
    day: businessDate(order.acceptedMs),
    unitCode: world.company.code,
    counter: counterOfInstant(order.acceptedMs),
  });
}

/** The customer waited too long and complains, naming the order. */
function complainAbout(world: World, handling: Handling, first: LiveOrder): void {
  const { script, agenda } = handling;
  agenda.at(world.freeInstant(first.acceptedMs + script.random.int(90, 600) * minuteMs), (atMs) => {
    const fixed = {
      complaintClass: 'outage-repair',
      aboutOrderNumber: numberOf(world, first),
      repeatComplaint: false,
    };
    openOrder(world, handling, {
      ...{ definition: definitionFor('complaint'), requester: first.requester, channel: 'phone', atMs },
      more: { fixed },
    });
  });
}

/** The dispute shows that the meter should be tested: an order of its own, linked. */
function splitOff(world: World, handling: Handling, first: LiveOrder): void {
  const { script, agenda } = handling;
  agenda.at(world.freeInstant(first.acceptedMs + script.random.int(1, 20) * hourMs), (atMs) => {
    if (first.state.status !== 'open') return;
    openOrder(world, handling, {
      ...{
        definition: definitionFor('meter-test'),
        requester: first.requester,
        channel: 'counter',
        atMs,
        parent: first,
      },
      more: { splitFrom: { orderId: first.orderId, reason: '客户同时要求校验电能表。' } },
    });
  });
}

const bundled: readonly Kind[] = ['information-query', 'safety-guidance', 'meter-fault', 'consultation'];

/** The same customer has a second matter, taken right behind the first and kept together with it (R-REQ-08). */
export function bundle(
  world: World,
  handling: Handling,
  { first, bundleId }: { first: LiveOrder; bundleId: string },
): void {
  const { script, agenda } = handling;
  const { random } = script;
  const kind = random.pick(bundled.filter((other) => other !== first.definition.kind));
  const channel = first.state.channel;
  agenda.at(world.freeInstant(first.acceptedMs + random.int(60, 240) * 1000), (atMs) => {
    openOrder(world, handling, {
      ...{ definition: definitionFor(kind), requester: first.requester, channel, atMs },
      more: { bundleId },
    });
  });
}
