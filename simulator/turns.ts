/** Turns of everyday work: a task is paused, handed over, given back, released; an order is urged, remarked on. */
import { hourMs, minuteMs, dayMs } from '#domain/kernel/instant.ts';
import { assert } from '#domain/kernel/assert.ts';
import type { PauseRule } from '#domain/processes/definition.ts';
import { staffOf, type CompanyStaff } from './company.ts';
import { chances } from './habits.ts';
import { afterDoing, claimAt, scheduleTask, type Doing, type Handling } from './handling.ts';
import { addPaper, movingTask, perform, type LiveOrder } from './live-order.ts';
import { afterWork } from './opening.ts';
import { words } from './phrases.ts';
import { uuidAt } from './random.ts';
import type { Work } from './ways.ts';

/** Steps of minutes: nobody pauses or hands over there. */
const swift: readonly string[] = [
  'triage',
  'take-job',
  'depart',
  'find-cause',
  'first-answer',
  'check-identity',
  'dispatch',
];

/** Now and then a task takes a turn; true when it did, and its way on is planned. */
export function takeTurn(handling: Handling, work: Work, doing: Doing): boolean {
  const { random } = handling.script;
  if (work.task.assigneeId !== undefined) return false;
  if (work.step.pauses !== undefined && random.chance(chances.pause)) return pauseTask(handling, work, doing);
  if (swift.includes(work.task.step)) return false;
  if (random.chance(chances.handOver)) return handOver(handling, work, doing);
  if (work.task.from?.returnable === true && random.chance(chances.giveBack))
    return giveBack(handling, work, doing);
  return random.chance(chances.release) && release(handling, work, doing);
}

/** As the agenda, but only while the task is open and moving. */
function whileOpen({ agenda }: Handling, { order, task }: Work): Handling['agenda']['at'] {
  return (atMs, run) => {
    agenda.at(atMs, (now) => {
      if (movingTask(order, task.id) !== null) run(now);
    });
  };
}

function on(handling: Handling, { order, task }: Work, nowMs: number): void {
  const still = movingTask(order, task.id);
  if (still !== null) scheduleTask(handling, { order, task: still }, { nowMs, mayTurn: false });
}

/**
 * Stands still for an allowed reason, approved where that is needed, and moves on after a day or so; with a reason
 * given, it waits for the approval and stays paused.
 */
export function pauseTask(handling: Handling, work: Work, doing: Doing & { given?: string }): boolean {
  const { script } = handling;
  const { worker, times, given } = doing;
  const resumes = given === undefined;
  const rules = (work.step.pauses ?? []).filter(({ clocks, reason }) =>
    resumes ? clocks.length > 0 : reason === given,
  );
  if (rules.length === 0) return false;
  const rule = script.random.pick(rules);
  claimAt(handling, work, { worker, atMs: times.claimMs });
  whileOpen(handling, work)(times.claimMs + 5 * minuteMs, (atMs) => {
    stop(handling, work, { rule, worker, atMs });
    if (rule.needsApproval === true && resumes) approve(handling, work, atMs);
    if (resumes) resume(handling, work, { staffId: worker.staffId, atMs });
  });
  return true;
}

function stop(
  { script }: Handling,
  { order, task }: Work,
  by: { rule: PauseRule; worker: CompanyStaff; atMs: number },
): void {
  const { rule, worker, atMs } = by;
  const { staffId } = worker;
  const evidenceIds =
    rule.needsEvidence === true ? [addPaper(script, order, { label: rule.title, atMs, staffId })] : [];
  perform(script, order, {
    by: { kind: 'staff', staffId },
    atMs,
    command: {
      verb: 'pause',
      task: task.id,
      reason: rule.reason,
      remark: script.random.pick(words.pause),
      evidenceIds,
    },
  });
}

function approve({ script, agenda }: Handling, { order, task }: Work, fromMs: number): void {
  const head = script.company.staff.find(
    ({ post, unitCode }) => post === 'station-head' && unitCode === order.station.code,
  );
  assert(head !== undefined, 'every station has a head');
  agenda.at(afterWork('service', fromMs, script.random.int(10, 90)), (atMs) => {
    const paused = order.state.tasks.find((open) => open.id === task.id)?.pause;
    if (paused?.counts !== false) return;
    perform(script, order, {
      by: { kind: 'staff', staffId: head.staffId },
      atMs,
      command: { verb: 'approve-pause', task: task.id },
    });
  });
}

function resume(handling: Handling, work: Work, { staffId, atMs }: { staffId: string; atMs: number }): void {
  const { script, agenda } = handling;
  const { order, task } = work;
  const isDriving = task.step === 'travel';
  const backMs = isDriving
    ? atMs + script.random.int(15, 60) * minuteMs
    : afterWork(task.team, atMs, script.random.int(150, 1400));
  agenda.at(backMs, (now) => {
    if (order.state.tasks.find((open) => open.id === task.id)?.pause === undefined) return;
    perform(script, order, {
      by: { kind: 'staff', staffId },
      atMs: now,
      command: { verb: 'resume', task: task.id, remark: script.random.pick(words.resume) },
    });
    on(handling, work, now);
  });
}

function handOver(handling: Handling, work: Work, { worker, times }: Doing): boolean {
  const { script } = handling;
  const colleagues = staffOf(script.company, worker.unitCode).filter(
    (person) => person.staffId !== worker.staffId && person.post === worker.post,
  );
  if (colleagues.length === 0) return false;
  const colleague = script.random.pick(colleagues);
  claimAt(handling, work, { worker, atMs: times.claimMs });
  whileOpen(handling, work)((times.claimMs + times.actMs) / 2, (atMs) => {
    perform(script, work.order, {
      by: { kind: 'staff', staffId: worker.staffId },
      atMs,
      command: {
        verb: 'hand-over',
        task: work.task.id,
        toStaffId: colleague.staffId,
        toName: colleague.name,
        phone: colleague.phone,
        reason: script.random.pick(words.handOver),
      },
    });
    on(handling, work, atMs);
  });
  return true;
}

function giveBack(handling: Handling, work: Work, { worker, times }: Doing): boolean {
  const { script } = handling;
  const origin = work.task.from?.step;
  whileOpen(handling, work)(times.claimMs, (atMs) => {
    if (work.order.state.tasks.some((open) => open.step === origin)) {
      on(handling, work, atMs);
      return;
    }
    const opened = perform(script, work.order, {
      by: { kind: 'staff', staffId: worker.staffId },
      atMs,
      command: { verb: 'return', task: work.task.id, reason: script.random.pick(words.giveBack) },
    });
    afterDoing(handling, { order: work.order, opened, atMs });
  });
  return true;
}

function release(handling: Handling, work: Work, { worker, times }: Doing): boolean {
  const { script } = handling;
  claimAt(handling, work, { worker, atMs: times.claimMs });
  whileOpen(handling, work)(times.claimMs + 20 * minuteMs, (atMs) => {
    const isHeld = movingTask(work.order, work.task.id)?.assigneeId === worker.staffId;
    if (isHeld) {
      perform(script, work.order, {
        by: { kind: 'staff', staffId: worker.staffId },
        atMs,
        command: { verb: 'release', task: work.task.id, reason: script.random.pick(words.release) },
      });
    }
    on(handling, work, atMs);
  });
  return true;
}

/** What is said about an order while it is open; each now and then, some hours after the acceptance. */
export function addVoices(handling: Handling, order: LiveOrder, staffId: string): void {
  const { script, agenda } = handling;
  const { random } = script;
  const by = { kind: 'staff', staffId } as const;
  const isSwift = order.definition.urgency === 1;
  const later = (): number =>
    order.acceptedMs + (isSwift ? random.int(5, 90) * minuteMs : random.int(2, 60) * hourMs);
  const voice = (share: number, run: (atMs: number) => void): void => {
    if (!random.chance(share)) return;
    agenda.at(later(), (atMs) => {
      if (order.state.status === 'open') run(atMs);
    });
  };
  const say = (command: Parameters<typeof perform>[2]['command'], atMs: number): void => {
    afterDoing(handling, { order, opened: perform(script, order, { by, command, atMs }), atMs });
  };
  const taskNow = (): string => order.state.tasks[0]?.id ?? '';
  voice(chances.remark, (atMs) => {
    say({ verb: 'remark', text: random.pick(words.remark) }, atMs);
  });
  voice(isSwift ? chances.urge * 2 : chances.urge, (atMs) => {
    say({ verb: 'urge', text: random.pick(words.urge) }, atMs);
  });
  voice(chances.escalate, (atMs) => {
    say({ verb: 'escalate', reason: random.pick(words.escalate) }, atMs);
  });
  voice(chances.askHelp, (atMs) => {
    say({ verb: 'ask-help', task: taskNow(), fromTeam: 'billing', question: random.pick(words.help) }, atMs);
  });
  voice(chances.abnormality, (atMs) => {
    say({ verb: 'report-abnormality', text: random.pick(words.abnormality) }, atMs);
  });
  voice(chances.callback, (atMs) => {
    const callbackId = uuidAt(random, atMs);
    const dueAtMs = atMs + random.int(4, 30) * hourMs;
    say({ verb: 'promise-callback', callbackId, dueAtMs, question: random.pick(words.callback) }, atMs);
    agenda.at(dueAtMs - random.int(-40, 90) * minuteMs, (now) => {
      if (order.state.callbacks.some(({ id }) => id === callbackId)) {
        say({ verb: 'keep-callback', callbackId, result: random.pick(words.kept) }, now);
      }
    });
  });
  if (order.definition.family === 'connection')
    voice(chances.withdraw, (atMs) => {
      say({ verb: 'withdraw', reason: random.pick(words.withdraw) }, atMs);
    });
}

/** After the end: filed by night a few days later, or taken up again because the customer calls once more. */
export function addAftermath(handling: Handling, order: LiveOrder, endedMs: number): void {
  const { script, agenda } = handling;
  const { random } = script;
  const { reopen } = order.definition;
  const canReopen =
    reopen !== undefined && order.state.status === 'closed' && order.state.reopenedTimes === 0;
  if (canReopen && random.chance(chances.reopen)) {
    const staffId = order.state.firstResponsibleId;
    if (staffId === undefined) return;
    agenda.at(endedMs + random.int(3, 70) * hourMs, (atMs) => {
      const command = { verb: 'reopen', reason: random.pick(words.reopen) } as const;
      const opened = perform(script, order, { by: { kind: 'staff', staffId }, command, atMs });
      afterDoing(handling, { order, opened, atMs });
    });
    return;
  }
  if (order.state.status === 'merged') return;
  const nightMs = Math.ceil((endedMs + 3 * dayMs) / dayMs) * dayMs - 6 * hourMs;
  agenda.at(nightMs + random.int(0, 3_000_000), (atMs) => {
    const isEnded = ['closed', 'refused', 'withdrawn'].includes(order.state.status);
    if (isEnded) perform(script, order, { by: { kind: 'system' }, command: { verb: 'archive' }, atMs });
  });
}
