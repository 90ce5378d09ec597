/** What is said about an order: remarks, urging, escalation, help, abnormalities, callbacks, excuses. */
import type { Refused } from '#domain/kernel/refusal.ts';
import { findTask, openOnly, supervisorOnly } from '../actor-rules.ts';
import { setClock, stopNamed } from '../clock-play.ts';
import type { CommandOf } from '../command.ts';
import type { Play } from '../play.ts';
import { change, notify, record } from '../play.ts';
import { refuse } from '../refusals.ts';
import type { OpenTask } from '../state.ts';
import { textFault } from './texts.ts';

const callbackLongestMs = 30 * 86_400_000;

/** After so many urgings the case climbs one level by itself (regulations §5: two chase tickets). */
export const urgesBeforeEscalation = 2;

/** A note for colleagues; also on an order that has ended. */
export function remark(play: Play, command: CommandOf<'remark'>): Refused | null {
  const wrong = textFault(command.text, 'text', '备注');
  if (wrong !== null) return wrong;
  record(play, 'remarked', { ...taskOf(play, command.task), data: { text: command.text } });
  return null;
}

/** The customer chases (R3); nobody limits them, the third time a supervisor hears of it. */
export function urge(play: Play, command: CommandOf<'urge'>): Refused | null {
  const unfit = openOnly(play.order) ?? textFault(command.text, 'text', '催办内容');
  if (unfit !== null) return unfit;
  const urgedTimes = play.order.urgedTimes + 1;
  change(play, { urgedTimes });
  record(play, 'urged', { data: { text: command.text, times: urgedTimes } });
  notify(play, 'urged', { times: urgedTimes });
  if (urgedTimes > urgesBeforeEscalation) climb(play, '多次催办');
  return null;
}

/** Passes the case up one level (R-REQ-12). */
export function escalate(play: Play, command: CommandOf<'escalate'>): Refused | null {
  const unfit = openOnly(play.order) ?? textFault(command.reason, 'reason', '升级原因');
  if (unfit !== null) return unfit;
  climb(play, command.reason);
  return null;
}

function climb(play: Play, reason: string): void {
  const escalation = play.order.escalation + 1;
  change(play, { escalation });
  record(play, 'escalated', { data: { level: escalation, reason } });
  notify(play, 'escalated', { level: escalation });
}

/** Asks another team for help; the task stays where it is. */
export function askHelp(play: Play, command: CommandOf<'ask-help'>): Refused | null {
  const unfit = openOnly(play.order) ?? textFault(command.question, 'question', '求助内容');
  if (unfit !== null) return unfit;
  const found = findTask(play.definition, play.order, command.task);
  if ('refused' in found) return found;
  const { fromTeam, question } = command;
  record(play, 'help-asked', { task: found.task, data: { fromTeam, question } });
  notify(play, 'help-asked', { team: fromTeam });
  return null;
}

/** Something is not as it should be; every abnormality is on record (R-REQ-11). */
export function reportAbnormality(play: Play, command: CommandOf<'report-abnormality'>): Refused | null {
  const wrong = textFault(command.text, 'text', '异常情况');
  if (wrong !== null) return wrong;
  record(play, 'abnormality-reported', { ...taskOf(play, command.task), data: { text: command.text } });
  notify(play, 'abnormality');
  return null;
}

/** Promises the customer an answer by a time; a clock of its own runs to it (R-REQ-07). */
export function promiseCallback(play: Play, command: CommandOf<'promise-callback'>): Refused | null {
  const { callbackId, dueAtMs, question } = command;
  const unfit = openOnly(play.order) ?? textFault(question, 'question', '待答复的问题');
  if (unfit !== null) return unfit;
  const isDateInReach = dueAtMs > play.nowMs && dueAtMs <= play.nowMs + callbackLongestMs;
  if (!Number.isSafeInteger(dueAtMs) || !isDateInReach)
    return refuse('process.callback-in-past', {}, 'dueAtMs');
  const { actor } = play.facts;
  const promisedBy = actor.kind === 'staff' ? actor.staffId : actor.kind;
  const clock = callbackClock(callbackId);
  change(play, { callbacks: [...play.order.callbacks, { id: callbackId, dueAtMs, promisedBy }] });
  setClock(play, clock, { status: 'running', run: 1, heldBy: [] });
  play.clocks.push({ op: 'start', clock, run: 1, promise: 'R-REQ-07', atMs: play.nowMs, dueAtMs });
  record(play, 'callback-promised', { data: { callbackId, dueAtMs, question } });
  notify(play, 'callback-promised', { dueAtMs });
  return null;
}

/** The promised call was made. */
export function keepCallback(play: Play, command: CommandOf<'keep-callback'>): Refused | null {
  const { callbackId, result } = command;
  const unfit = openOnly(play.order) ?? textFault(result, 'result', '回电结果');
  if (unfit !== null) return unfit;
  if (!play.order.callbacks.some((callback) => callback.id === callbackId))
    return refuse('process.callback-unknown', {}, 'callbackId');
  change(play, { callbacks: play.order.callbacks.filter((callback) => callback.id !== callbackId) });
  stopNamed(play, callbackClock(callbackId));
  record(play, 'callback-kept', { data: { callbackId, result } });
  return null;
}

/** The name of a callback's clock. */
export function callbackClock(callbackId: string): string {
  return `callback:${callbackId}`;
}

/** Asks that a breach should not count against the unit (S8). */
export function askExcuse(play: Play, command: CommandOf<'ask-excuse'>): Refused | null {
  const wrong = clockFault(play, command.clock) ?? textFault(command.reason, 'reason', '申诉理由');
  if (wrong !== null) return wrong;
  record(play, 'excuse-asked', { data: { clock: command.clock, reason: command.reason } });
  notify(play, 'excuse-asked', { clock: command.clock });
  return null;
}

/** A supervisor excuses a breach; it stays on record. Also after the end. */
export function excuseClock(play: Play, command: CommandOf<'excuse-clock'>): Refused | null {
  const { clock: id, reason } = command;
  const { actor } = play.facts;
  const wrong =
    supervisorOnly(actor, '超时免责') ?? clockFault(play, id) ?? textFault(reason, 'reason', '免责理由');
  if (wrong !== null) return wrong;
  const clock = play.order.clocks[id];
  if (clock === undefined || actor.kind !== 'staff') return refuse('process.clock-unknown', { clock: id });
  const approvedBy = actor.staffId;
  setClock(play, id, { ...clock, excused: { reason, approvedBy } });
  play.clocks.push({ op: 'excuse', clock: id, run: clock.run, atMs: play.nowMs, reason, approvedBy });
  record(play, 'clock-excused', { data: { clock: id, run: clock.run, reason } });
  return null;
}

function clockFault(play: Play, id: string): Refused | null {
  return Object.hasOwn(play.order.clocks, id)
    ? null
    : refuse('process.clock-unknown', { clock: id.slice(0, 64) }, 'clock');
}

function taskOf(play: Play, id: string | undefined): { readonly task?: OpenTask } {
  const task = play.order.tasks.find((open) => open.id === id);
  return task === undefined ? {} : { task };
}
