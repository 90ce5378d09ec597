/** How the staff work a case off, task by task, with the turns that everyday work takes. */
import { missingDocuments } from '#domain/processes/accept.ts';
import type { Action } from '#domain/processes/definition.ts';
import type { OpenTask } from '#domain/processes/state.ts';
import type { CompanyStaff } from './company.ts';
import type { Agenda } from './agenda.ts';
import { fill, type FillContext } from './filling.ts';
import { chances } from './habits.ts';
import { addPaper, movingTask, perform, type LiveOrder, type Script } from './live-order.ts';
import { words } from './phrases.ts';
import type { Performer } from './plan.ts';
import { appointmentFor, chooseAction, chooseWorker, usualTimes, type Times, type Work } from './ways.ts';

/** Who does a task, and when. */
export interface Doing {
  readonly worker: CompanyStaff;
  readonly times: Times;
}

/** What the handling of a case knows beside the order. */
export interface Handling {
  readonly script: Script;
  readonly agenda: Agenda;
  /** When a task is taken on and done; staged cases have a time table of their own. */
  readonly times: (work: Work, nowMs: number) => Times;
  /** The turn a task takes now and then (turns.ts), true when it took one; null: straight on, as staged cases go. */
  readonly turn: ((handling: Handling, work: Work, doing: Doing) => boolean) | null;
  /** Whether a new task is left as it is; whoever says so plans what else becomes of it. */
  readonly leaves: (order: LiveOrder, task: OpenTask, nowMs: number) => boolean;
  /** Told when an order has come to its end. */
  readonly ended: (order: LiveOrder, atMs: number) => void;
}

/** Handling at the pace of the steps. */
export function handlingOf(
  script: Script,
  agenda: Agenda,
  more: Pick<Handling, 'ended' | 'turn'> & Partial<Pick<Handling, 'leaves' | 'times'>>,
): Handling {
  return {
    script,
    agenda,
    times: (work, nowMs) => usualTimes(work, nowMs, script.random),
    leaves: () => false,
    ...more,
  };
}

/** Puts the next doing of each new task on the agenda. */
export function schedule(
  handling: Handling,
  { order, opened, nowMs }: { order: LiveOrder; opened: readonly OpenTask[]; nowMs: number },
): void {
  for (const task of opened) scheduleTask(handling, { order, task }, { nowMs, mayTurn: true });
}

/** One task: who does what with it, and when. */
export function scheduleTask(
  handling: Handling,
  { order, task }: Pick<Work, 'order' | 'task'>,
  { nowMs, mayTurn }: { nowMs: number; mayTurn: boolean },
): void {
  if (handling.leaves(order, task, nowMs)) return;
  const { random } = handling.script;
  const found = whoDoesWhat(handling, order, task);
  if (found === null) return;
  const { work, worker } = found;
  const times = handling.times(work, nowMs);
  if (mayTurn && handling.turn?.(handling, work, { worker, times }) === true) return;
  const isApart = times.actMs - times.claimMs > 60_000 && random.chance(chances.claimApart);
  if (isApart && task.assigneeId === undefined) claimAt(handling, work, { worker, atMs: times.claimMs });
  handling.agenda.at(times.actMs, (atMs) => {
    act(handling, work, { worker, atMs });
  });
}

/** The action that a task leads to and who takes it; null when nobody may. */
export function whoDoesWhat(
  { script, turn }: Handling,
  order: LiveOrder,
  task: OpenTask,
): { work: Work; worker: CompanyStaff } | null {
  const step = order.definition.steps[task.step];
  const action = chooseAction(order, task, turn === null ? null : script.random);
  if (step?.kind !== 'task' || action === null) return null;
  const work: Work = { order, task, step, action };
  const worker = chooseWorker(script.company, work, script.random);
  return worker === null ? null : { work, worker };
}

/** Takes a task on, if it is still there to be taken. */
export function claimAt(
  handling: Handling,
  { order, task }: Work,
  by: { worker: CompanyStaff; atMs: number },
): void {
  handling.agenda.at(by.atMs, (atMs) => {
    if (movingTask(order, task.id)?.assigneeId !== undefined || movingTask(order, task.id) === null) return;
    const { staffId } = by.worker;
    perform(handling.script, order, {
      by: { kind: 'staff', staffId },
      command: { verb: 'claim', task: task.id },
      atMs,
    });
  });
}

function contextOf(
  { script }: Handling,
  order: LiveOrder,
  at: { nowMs: number; appointmentMs: number },
): FillContext {
  const hall = script.company.units.find(
    (unit) => unit.kind === 'hall' && unit.parentUnitId === order.station.unitId,
  );
  return {
    random: script.random,
    requester: order.requester,
    known: order.state.values,
    unitId: hall?.unitId ?? order.station.unitId,
    ...at,
  };
}

/** Does a task: with its form, checklist, papers and signature, whatever it asks for. */
function act(handling: Handling, work: Work, { worker, atMs }: { worker: CompanyStaff; atMs: number }): void {
  const { order, step, action } = work;
  const { script } = handling;
  const task = movingTask(order, work.task.id);
  if (task === null) return;
  const staffId = task.assigneeId ?? worker.staffId;
  const by = performerOf(script, { ...work, task }, staffId);
  const appointmentMs = action.id === 'arrange' ? appointment(handling, work, atMs) : atMs;
  const values = fill(action.fields ?? [], contextOf(handling, order, { nowMs: atMs, appointmentMs }));
  prepare(script, { ...work, task }, { staffId, atMs, values: { ...order.state.values, ...values } });
  const signatureId =
    action.signature === undefined
      ? undefined
      : addPaper(script, order, { label: '客户签名', atMs, staffId: by.kind === 'staff' ? staffId : null });
  const opened = perform(script, order, {
    by,
    atMs,
    command: {
      verb: 'act',
      task: task.id,
      action: action.id,
      ...(action.fields === undefined ? {} : { values }),
      ...(step.checklist === undefined
        ? {}
        : {
            checked: step.checklist
              .filter(({ required }) => required || script.random.chance(0.6))
              .map(({ code }) => code),
          }),
      ...(signatureId === undefined ? {} : { signatureId }),
    },
  });
  afterDoing(handling, { order, opened, atMs });
}

function appointment(handling: Handling, work: Work, nowMs: number): number {
  return handling.turn !== null
    ? appointmentFor(work.task, nowMs, handling.script.random)
    : handling.times(work, nowMs).actMs;
}

/** New tasks are planned; an order that ended is told. */
export function afterDoing(
  handling: Handling,
  { order, opened, atMs }: { order: LiveOrder; opened: readonly OpenTask[] | null; atMs: number },
): void {
  if (opened === null) return;
  schedule(handling, { order, opened, nowMs: atMs });
  if (order.state.status !== 'open') handling.ended(order, atMs);
}

/** Customers known to the portal do some things there themselves. */
function performerOf({ random }: Script, { order, action, task }: Work, staffId: string): Performer {
  const { customerId } = order.requester;
  const isOnline = action.byCustomer === true && customerId !== null && task.assigneeId === undefined;
  return isOnline && random.chance(chances.byCustomer)
    ? { kind: 'customer', customerId }
    : { kind: 'staff', staffId };
}

/** What must be done before the action is allowed: a call that was promised, papers that are due, evidence. */
function prepare(
  script: Script,
  { order, action, task }: Work,
  { staffId, atMs, values }: { staffId: string; atMs: number; values: LiveOrder['state']['values'] },
): void {
  const by = { kind: 'staff', staffId } as const;
  if (endsOrder(order, action)) {
    for (const { id } of order.state.callbacks) {
      perform(script, order, {
        by,
        atMs,
        command: { verb: 'keep-callback', callbackId: id, result: script.random.pick(words.kept) },
      });
    }
  }
  const trigger = `${task.step}.${action.id}`;
  const due = missingDocuments(order.definition, values, order.state.documents).filter(
    (document) => document.dueBefore === trigger || endsOrder(order, action),
  );
  if (due.length > 0) {
    perform(script, order, {
      by,
      atMs,
      command: { verb: 'receive-documents', documents: due.map(({ code }) => code) },
    });
  }
  if (action.guards?.includes('evidence-attached') === true && order.papers === 0) {
    const paper = addPaper(script, order, { label: '现场照片', atMs, staffId });
    perform(script, order, { by, atMs, command: { verb: 'attach', attachmentIds: [paper] } });
  }
}

function endsOrder(order: LiveOrder, action: Action): boolean {
  return action.to.some((id) => order.definition.steps[id]?.kind === 'end');
}
