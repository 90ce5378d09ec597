/** Ends outside the process and what comes after: refuse, withdraw, correct, reopen, archive. */
import type { Refused } from '#domain/kernel/refusal.ts';
import { missingDocuments } from '../accept.ts';
import { openOnly } from '../actor-rules.ts';
import { fire, start } from '../clock-play.ts';
import type { CommandOf } from '../command.ts';
import type { Field } from '../field.ts';
import { checkForm, splitPersonal } from '../form.ts';
import type { Play } from '../play.ts';
import { change, notify, record } from '../play.ts';
import { refuse, rejection } from '../refusals.ts';
import type { Rejected } from '../refusals.ts';
import type { ClockState } from '../state.ts';
import { openTask } from '../tokens.ts';
import { endEarly } from './linking.ts';
import { textFault } from './texts.ts';

const dayMs = 86_400_000;

/** A request that breaks policy is refused with reason and basis, never silently (R-REQ-10). */
export function refuseOrder(play: Play, command: CommandOf<'refuse'>): Refused | null {
  const { reason, basis } = command;
  const unfit =
    openOnly(play.order) ??
    (play.facts.actor.kind === 'customer' ? refuse('process.not-for-customers') : null) ??
    textFault(reason, 'reason', '不予办理的理由') ??
    textFault(basis, 'basis', '不予办理的依据');
  if (unfit !== null) return unfit;
  endEarly(play, 'refused');
  record(play, 'refused', { data: { reason, basis } });
  notify(play, 'request-refused', { reason, basis });
  return null;
}

/** The customer takes the request back. */
export function withdraw(play: Play, command: CommandOf<'withdraw'>): Refused | null {
  const unfit = openOnly(play.order) ?? textFault(command.reason, 'reason', '撤回原因');
  if (unfit !== null) return unfit;
  endEarly(play, 'withdrawn');
  record(play, 'withdrawn', { data: { reason: command.reason } });
  notify(play, 'request-withdrawn');
  return null;
}

/** Own mistake: put right at once, with an apology, what was there before kept on record (R-REQ-16). */
export function correct(play: Play, command: CommandOf<'correct'>): Rejected | null {
  const unfit =
    openOnly(play.order) ??
    textFault(command.reason, 'reason', '更正原因') ??
    textFault(command.apology, 'apology', '致歉内容');
  if (unfit !== null) return unfit;
  const fields = knownFields(play).filter((field) => Object.hasOwn(command.values, field.name));
  const checked = checkForm(fields, command.values, { nowMs: play.nowMs, known: play.order.values });
  const refused = rejection(checked.faults);
  if (refused !== null) return refused;
  const names = new Set(Object.keys(checked.values));
  if (names.size === 0) return refuse('process.reason-missing', { what: '更正的内容' }, 'values');
  const before = Object.fromEntries(Object.entries(play.order.values).filter(([name]) => names.has(name)));
  const [old, fresh] = [splitPersonal(fields, before), splitPersonal(fields, checked.values)];
  change(play, { values: { ...play.order.values, ...checked.values } });
  record(play, 'corrected', {
    data: { before: old.open, after: fresh.open, reason: command.reason, apology: command.apology },
    ...(Object.keys(fresh.personal).length === 0
      ? {}
      : { personal: { before: old.personal, after: fresh.personal } }),
  });
  notify(play, 'apology');
  return null;
}

/** The intake form's fields and those of the steps that have opened. */
function knownFields(play: Play): readonly Field[] {
  const steps = Object.entries(play.definition.steps).filter(([id]) => Object.hasOwn(play.order.opened, id));
  const actions = steps.flatMap(([, step]) => (step.kind === 'task' ? step.actions : []));
  const fields = [...play.definition.form, ...actions.flatMap((action) => action.fields ?? [])];
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}

/** A closed order starts again at the step the definition names; its clocks run anew, first results stay (S7). */
export function reopen(play: Play, command: CommandOf<'reopen'>): Refused | null {
  const rule = play.definition.reopen;
  const closedAtMs = play.order.closedAtMs ?? play.nowMs;
  const isLate = rule !== undefined && play.nowMs - closedAtMs > rule.withinDays * dayMs;
  if (play.order.status !== 'closed' || rule === undefined || isLate)
    return refuse('process.reopen-impossible', { days: rule?.withinDays ?? 0 });
  const wrong = textFault(command.reason, 'reason', '重新办理的原因');
  if (wrong !== null) return wrong;
  const { end: _end, closedAtMs: _closedAtMs, ...rest } = play.order;
  play.order = {
    ...rest,
    status: 'open',
    fired: [],
    clocks: idle(play.order.clocks),
    reopenedTimes: play.order.reopenedTimes + 1,
  };
  record(play, 'reopened', { data: { reason: command.reason, times: play.order.reopenedTimes } });
  for (const clock of play.definition.clocks) if (rule.clocks.includes(clock.id)) start(play, clock);
  if (documentsMissing(play) === 0) fire(play, 'documents-complete');
  openTask(play, rule.to);
  notify(play, 'reopened');
  return null;
}

function idle(clocks: Readonly<Record<string, ClockState>>): Readonly<Record<string, ClockState>> {
  const entries = Object.entries(clocks);
  return Object.fromEntries(
    entries.map(([id, clock]) => [id, { status: 'idle', run: clock.run, heldBy: [] }] as const),
  );
}

/** Sorted, complete, safe: nothing open, no paper missing from what was done (R-REQ-14). */
export function archive(play: Play): Refused | null {
  const { order } = play;
  const gaps = archiveGaps(play);
  if (gaps.length > 0) return refuse('process.archive-impossible', { gaps: gaps.join('、') });
  change(play, { status: 'archived' });
  record(play, 'archived', {
    data: { events: order.version, retentionYears: play.definition.retentionYears },
  });
  return null;
}

/** What still stands against archiving, in words; empty when nothing does. */
export function archiveGaps(play: Pick<Play, 'definition' | 'order'>): readonly string[] {
  const { order } = play;
  const isEnded = order.status === 'closed' || order.status === 'refused' || order.status === 'withdrawn';
  if (!isEnded) return [order.status === 'archived' ? '已经归档' : '尚未办结'];
  const endStep = order.end === undefined ? undefined : play.definition.steps[order.end];
  const isDone = endStep?.kind === 'end' && endStep.outcome === 'done';
  return isDone && documentsMissing(play) > 0 ? ['材料不齐'] : [];
}

function documentsMissing({ definition, order }: Pick<Play, 'definition' | 'order'>): number {
  return missingDocuments(definition, order.values, order.documents).length;
}
