/** Another time for a visit that is agreed on: the customer's by themselves, or staff who were told so. */
import { dayMs } from '#domain/kernel/instant.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { mayManage, openOnly } from '../actor-rules.ts';
import {
  agreedVisit,
  appointmentDaysMax,
  appointmentField,
  mayStillMove,
  moveNoticeMs,
} from '../appointment.ts';
import type { AgreedVisit } from '../appointment.ts';
import { moveClock } from '../clock-play.ts';
import type { CommandOf } from '../command.ts';
import type { TaskStep } from '../definition.ts';
import { checkValue } from '../field-checks.ts';
import { instantOf } from '../instant-field.ts';
import type { Play } from '../play.ts';
import { change, notify, record } from '../play.ts';
import { refuse } from '../refusals.ts';
import { taskStep } from '../tokens.ts';
import { textFault } from './texts.ts';

/**
 * Moves the agreed visit. The promise to come on time counts from the new time (R-PROM-11); the run for the old one
 * falls away. A visit whose time has come is not moved: whether it was kept stays on record.
 */
export function rebook(play: Play, command: CommandOf<'rebook'>): Refused | null {
  const closed = openOnly(play.order) ?? textFault(command.reason, 'reason', '改约原因');
  if (closed !== null) return closed;
  const visit = agreedVisit(play.definition, play.order);
  if (visit === null) return refuse('process.no-appointment');
  const step = taskStep(play, visit.task.step);
  const unfit = whoFault(play, visit, step) ?? timeFault(play, visit, command.at);
  if (unfit !== null) return unfit;
  const { at, reason } = command;
  change(play, { values: { ...play.order.values, [appointmentField]: at } });
  moveClock(play, visit.clock, visit.task.id);
  record(play, 'appointment-moved', {
    task: visit.task,
    data: { movedFrom: spoken(visit.agreedAt), movedTo: spoken(at), reason },
  });
  const dueAtMs = instantOf(at) ?? play.nowMs;
  notify(play, 'appointment-made', { dueAtMs });
  notify(play, 'appointment-moved', { dueAtMs, reason, step: step.title });
  return null;
}

function whoFault(play: Play, visit: AgreedVisit, step: TaskStep): Refused | null {
  const { actor } = play.facts;
  if (visit.task.pause !== undefined) return refuse('process.task-paused', { step: step.title });
  if (actor.kind === 'customer')
    return mayStillMove(visit, play.nowMs)
      ? null
      : refuse('process.appointment-too-late', { hours: moveNoticeMs / 3_600_000 });
  return (
    mayManage(visit.task, step, actor) ??
    (visit.agreedAtMs > play.nowMs ? null : refuse('process.appointment-past'))
  );
}

function timeFault(play: Play, { field, agreedAtMs }: AgreedVisit, at: string): Refused | null {
  const checked = checkValue(field, at);
  if ('refused' in checked) return refuse('process.appointment-time', { days: appointmentDaysMax }, 'at');
  const atMs = instantOf(at);
  if (atMs === agreedAtMs) return refuse('process.appointment-same', {}, 'at');
  const fits = atMs !== null && atMs > play.nowMs && atMs <= play.nowMs + appointmentDaysMax * dayMs;
  return fits ? null : refuse('process.appointment-time', { days: appointmentDaysMax }, 'at');
}

function spoken(at: string): string {
  return at.replace('T', ' ');
}
