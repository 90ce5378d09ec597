/** Ends outside the process and what comes after: refuse, withdraw, correct, reopen, archive. */
import type { Refused } from '#domain/kernel/refusal.ts';
import { missingDocuments } from '../accept.ts';
import { openOnly } from '../actor-rules.ts';
import { fire, start } from '../clock-play.ts';
import type { CommandOf } from '../command.ts';
import { applies } from '../condition.ts';
import type { Field, FieldValue, FormValues } from '../field.ts';
import { checkForm, splitPersonal } from '../form.ts';
import { allFields } from '../inside.ts';
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

/**
 * Own mistake: put right at once, with an apology, what was there before kept on record (R-REQ-16). What the
 * corrected answers no longer ask for is dropped, what they newly ask for must be given along.
 */
export function correct(play: Play, command: CommandOf<'correct'>): Rejected | null {
  const unfit =
    openOnly(play.order) ??
    textFault(command.reason, 'reason', '更正原因') ??
    textFault(command.apology, 'apology', '致歉内容');
  if (unfit !== null) return unfit;
  const corrected = correctedValues(play, command.values);
  if ('refused' in corrected) return corrected;
  const { fields, values } = corrected;
  const names = fields
    .map(({ name }) => name)
    .filter((name) => !isSame(play.order.values[name], values[name]));
  if (names.length === 0) return refuse('process.reason-missing', { what: '更正的内容' }, 'values');
  const old = splitPersonal(fields, pick(play.order.values, names));
  const fresh = splitPersonal(fields, pick(values, names));
  const { reason, apology } = command;
  change(play, { values });
  record(play, 'corrected', {
    data: { before: old.open, after: fresh.open, reason, apology },
    ...(Object.keys({ ...old.personal, ...fresh.personal }).length === 0
      ? {}
      : { personal: { before: old.personal, after: fresh.personal } }),
  });
  notify(play, 'apology');
  return null;
}

interface Corrected {
  readonly fields: readonly Field[];
  readonly values: FormValues;
}

function correctedValues(play: Play, given: FormValues): Corrected | Rejected {
  const fields = correctable(play);
  const named = fields.filter((field) => Object.hasOwn(given, field.name));
  const all = { ...play.order.values, ...given };
  const checked = checkForm(named, given, { nowMs: play.nowMs, known: play.order.values });
  const missing = fields
    .filter((field) => !named.includes(field) && !Object.hasOwn(play.order.values, field.name))
    .filter((field) => applies(field.visibleWhen, all) && applies(field.required, all))
    .map((field) => refuse('form.required', { label: field.label }, `form.${field.name}`));
  const refused = rejection([...checked.faults, ...missing]);
  if (refused !== null) return refused;
  const gone = fields.filter((field) => !applies(field.visibleWhen, all) || named.includes(field));
  const kept = Object.entries(play.order.values).filter(
    ([name]) => !gone.some((field) => field.name === name),
  );
  return { fields, values: { ...Object.fromEntries(kept), ...checked.values } };
}

function pick(values: FormValues, names: readonly string[]): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

function isSame(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The intake form's fields, and those of steps that have been answered. */
function correctable(play: Play): readonly Field[] {
  const answered = [...allFields(play.definition).values()].filter((field) =>
    Object.hasOwn(play.order.values, field.name),
  );
  return [...new Map([...play.definition.form, ...answered].map((field) => [field.name, field])).values()];
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
