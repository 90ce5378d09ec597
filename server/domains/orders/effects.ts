import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import type { Clock } from '#domain/promises/clock.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Rejected } from '#domain/processes/refusals.ts';
import type { Actor, Advanced, OpenTask, OrderState, ProcessEvent } from '#domain/processes/state.ts';
import type { Caller } from '../../platform/caller.ts';
import { bySystem, byStaff, chain, type Happening, type Origin } from '../../platform/events/record.ts';
import { FormRefusal } from '../../platform/http/problem.ts';
import type { News } from '../../platform/live/live-feed.ts';
import type { Work } from '../../platform/work.ts';
import { keptUnits, routeToTeam } from '../organisation/index.ts';
import { promiseBook } from '../promises/index.ts';
import { playClocks, type ClockKey } from './clocks.ts';
import { clockNotes, type ClockNote } from '#domain/orders/clock-note.ts';
import { clockRows, dueAfter, stateColumns, taskRows, type OrderPlace } from './order-row.ts';
import type { LoadedOrder, OrderWrite } from './store.ts';

/** Who acts on an order, as the engine and the history know them. */
export interface Doer {
  readonly actor: Actor;
  readonly origin: Origin;
  /** Name and phone of the member of staff, where their session is at hand. */
  readonly person?: { readonly name: string; readonly phone: string };
}

/** The member of staff as an actor: teams, functions and permissions of the posts held today. */
export function staffDoer(caller: Caller, source?: string): Doer {
  const functions = caller.posts.flatMap((held) => held.functions) as Extract<
    Actor,
    { kind: 'staff' }
  >['functions'];
  return {
    actor: {
      kind: 'staff',
      staffId: caller.staffId,
      permissions: [...caller.permissions],
      functions,
      unitIds: [
        ...new Set(
          caller.posts.flatMap((held) => [
            held.unitId,
            ...(held.parentUnitId === null ? [] : [held.parentUnitId]),
          ]),
        ),
      ],
    },
    origin: byStaff(caller, source),
    person: { name: caller.name, phone: caller.phone },
  };
}

export const systemDoer: Doer = { actor: { kind: 'system' }, origin: bySystem };

/** Throws what the engine refused, every fault of a form at once. */
export function throwRejected(rejected: Rejected): never {
  const faults = (rejected.faults ?? [rejected]).map((fault) => Refusal.from(fault));
  const [only] = faults;
  if (faults.length === 1 && only !== undefined) throw only;
  throw new FormRefusal(faults);
}

function happening(event: ProcessEvent): Happening {
  const { type, atMs, task, step, action, data, personal } = event;
  return {
    kind: type,
    at: new Date(atMs),
    data: {
      ...data,
      ...(task === undefined ? {} : { task }),
      ...(step === undefined ? {} : { step }),
      ...(action === undefined ? {} : { action }),
    },
    personal,
  };
}

/** Gives every newly opened task the team that does its work for the order's unit (R1). */
async function withTeams({ platform, tx }: Work, place: OrderPlace, advanced: Advanced): Promise<Advanced> {
  if (advanced.opened.every((task) => task.teamId !== undefined)) return advanced;
  const units = await keptUnits(platform, tx, place.orgId);
  const routed = new Map(
    advanced.opened.map((task) => [
      task.id,
      task.teamId ?? routeToTeam(units, { function: task.team, unitId: place.unitId })?.unitId,
    ]),
  );
  const withTeam = (task: OpenTask): OpenTask => {
    const teamId = routed.get(task.id);
    return teamId === undefined || task.teamId !== undefined ? task : { ...task, teamId };
  };
  return {
    ...advanced,
    order: { ...advanced.order, tasks: advanced.order.tasks.map(withTeam) },
    opened: advanced.opened.map(withTeam),
  };
}

/** The first event of a command also says how its clocks ended (P1). */
function withNotes(happenings: readonly Happening[], notes: readonly ClockNote[]): readonly Happening[] {
  const [first, ...rest] = happenings;
  if (first === undefined || notes.length === 0) return happenings;
  return [{ ...first, data: { ...first.data, clockNotes: notes } }, ...rest];
}

export interface Change {
  readonly definition: ProcessDefinition;
  readonly place: OrderPlace;
  readonly before: LoadedOrder | null;
  readonly advanced: Advanced;
  readonly doer: Doer;
  readonly commandId: string | undefined;
  /** Further happenings of the same command, behind the engine's own. */
  readonly alongside?: readonly Happening[];
}

export interface Prepared {
  readonly write: OrderWrite;
  readonly advanced: Advanced;
}

/** Turns what the engine answered into rows: teams chosen, clocks counted, events chained. */
export async function prepareWrite({ platform, tx }: Work, change: Change): Promise<Prepared> {
  const { definition, place, before, doer } = change;
  const now = platform.now();
  const [advanced, book] = await Promise.all([
    withTeams({ platform, tx }, place, change.advanced),
    promiseBook(platform, tx, place.orgId),
  ]);
  const stored: ReadonlyMap<ClockKey, Clock> = before?.clocks ?? new Map<ClockKey, Clock>();
  const touched = playClocks(stored, advanced.clocks, {
    book,
    region: place.region,
    nowMs: now.getTime(),
    actor: doer.origin.actorId ?? doer.origin.actorKind,
  });
  if (isRefused(touched)) throw Refusal.from(touched);
  const due = dueAfter(stored, touched);
  const notes = clockNotes(
    [...touched].map(([key, { name, clock }]) => ({ name, before: stored.get(key), after: clock })),
  );
  const chained = chain(
    platform,
    {
      orgId: place.orgId,
      caseKind: 'order',
      caseId: place.orderId,
      ...doer.origin,
      head: before?.head ?? null,
      commandId: change.commandId,
    },
    [...withNotes(advanced.events.map(happening), notes), ...(change.alongside ?? [])],
  );
  return {
    advanced,
    write: {
      place,
      columns: stateColumns(definition, advanced.order, due),
      tasks: taskRows(place, { before: before?.state ?? null, after: advanced }, { now, due }),
      clocks: clockRows({ ...place, kind: definition.kind }, touched, now),
      chain: chained,
    },
  };
}

/** Who ought to look: the teams and persons whose tasks opened, closed or changed hands. */
export function newsOf(place: OrderPlace, before: OrderState | null, after: OrderState): News[] {
  const tasks = [...(before?.tasks ?? []), ...after.tasks];
  const teamIds = [...new Set(tasks.flatMap((task) => (task.teamId === undefined ? [] : [task.teamId])))];
  const staffIds = [
    ...new Set(tasks.flatMap((task) => (task.assigneeId === undefined ? [] : [task.assigneeId]))),
  ];
  return [{ orgId: place.orgId, kind: 'order', id: place.orderId, teamIds, staffIds }];
}
