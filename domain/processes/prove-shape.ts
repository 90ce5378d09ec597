/** Proof, first part: every word of a definition refers to something that exists. */
import { isTeamFunction } from '#domain/organisation/team-functions.ts';
import type { Action, ClockRule, ProcessDefinition, TaskStep } from './definition.ts';
import type { Fault } from './faults.ts';
import { fault, repeated } from './faults.ts';
import { guardNames } from './guard-names.ts';
import type { GuardName } from './guard-names.ts';
import { allFields, allTriggers, placedActions, taskSteps } from './inside.ts';
import type { PlacedAction } from './inside.ts';
import { noticeCatalogue } from './notice-codes.ts';

/** Guards that read a field of the form. */
const guardFields: Partial<Readonly<Record<GuardName, string>>> = {
  'not-the-unit-complained-of': 'complainedUnitId',
  'not-the-person-reported': 'reportedStaffId',
  'claim-in-time': 'damagedAt',
};

/** Faults of steps, actions, documents, clocks, notices. */
export function shapeFaults(
  definition: ProcessDefinition,
  promises: ReadonlySet<string> | undefined,
): readonly Fault[] {
  return [
    ...wholeFaults(definition),
    ...taskSteps(definition).flatMap(([id, step]) => stepFaults(definition, id, step)),
    ...placedActions(definition).flatMap((placed) => actionFaults(definition, placed)),
    ...documentFaults(definition),
    ...clockFaults(definition, promises),
    ...letterFaults(definition),
  ];
}

/** The answer of a letter is written in some action. */
function letterFaults(definition: ProcessDefinition): readonly Fault[] {
  const { letter } = definition;
  const written = placedActions(definition).flatMap(({ action }) => action.fields ?? []);
  return letter === undefined || written.some((field) => field.name === letter.answer)
    ? []
    : [fault('unknown-field', 'letter', `${letter.answer} is asked by no action`)];
}

function wholeFaults(definition: ProcessDefinition): readonly Fault[] {
  const faults: Fault[] = [];
  const { kind } = definition;
  if (
    JSON.stringify(JSON.parse(JSON.stringify(definition))) !== JSON.stringify(definition) ||
    hasCode(definition)
  )
    faults.push(fault('not-serialisable', kind, 'holds code or values JSON cannot keep'));
  if (definition.channels.length === 0) faults.push(fault('no-channel', kind, 'no channel is open'));
  if (definition.noticesOnAccept.length === 0)
    faults.push(fault('no-notice', kind, 'the customer is told nothing on acceptance (R-REQ-13)'));
  const ends = Object.entries(definition.steps).filter(([, step]) => step.kind === 'end');
  if (!ends.some(([, step]) => step.kind === 'end' && step.outcome === 'done'))
    faults.push(fault('no-good-end', kind, 'no end is a success'));
  for (const [id, step] of ends)
    if (step.kind === 'end' && step.notices.length === 0)
      faults.push(fault('no-notice', id, 'the customer is not told the result (R-REQ-13)'));
  return [...faults, ...openingFaults(definition), ...noticeFaults(definition)];
}

function hasCode(value: unknown): boolean {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasCode);
}

function openingFaults(definition: ProcessDefinition): readonly Fault[] {
  const { reopen } = definition;
  const targets = [...definition.first, ...(reopen === undefined ? [] : [reopen.to])];
  const steps = targets
    .filter((id) => !isPlainTask(definition, id))
    .map((id) => fault('unknown-step', id, 'an order must start at a task step that does not join'));
  const clocks = (reopen?.clocks ?? []).filter((id) => !definition.clocks.some((clock) => clock.id === id));
  const none = definition.first.length === 0 ? [fault('unknown-step', 'first', 'no first step')] : [];
  return [...none, ...steps, ...clocks.map((id) => fault('unknown-clock', 'reopen', id))];
}

function isPlainTask(definition: ProcessDefinition, id: string): boolean {
  const step = definition.steps[id];
  return step?.kind === 'task' && step.join === undefined;
}

function noticeFaults(definition: ProcessDefinition): readonly Fault[] {
  const ends = Object.values(definition.steps).flatMap((step) => (step.kind === 'end' ? step.notices : []));
  const acts = placedActions(definition).flatMap(({ action }) => action.notices ?? []);
  return [...definition.noticesOnAccept, ...ends, ...acts]
    .filter((code) => !Object.hasOwn(noticeCatalogue, code))
    .map((code) => fault('unknown-notice', code, 'is not in the catalogue of notices'));
}

function stepFaults(definition: ProcessDefinition, id: string, step: TaskStep): readonly Fault[] {
  const faults: Fault[] = [];
  if (step.actions.length === 0) faults.push(fault('step-without-action', id, 'nothing can be done here'));
  if (!isTeamFunction(step.team)) faults.push(fault('unknown-team', id, step.team));
  for (const name of repeated(step.actions.map((action) => action.id)))
    faults.push(fault('action-named-twice', `${id}.${name}`, 'two actions bear one name'));
  for (const name of repeated((step.pauses ?? []).map((rule) => rule.reason)))
    faults.push(fault('pause-named-twice', id, name));
  for (const name of repeated((step.checklist ?? []).map((item) => item.code)))
    faults.push(fault('checklist', id, `item ${name} is listed twice`));
  const held = [
    ...(step.waitsForCustomer?.clocks ?? []),
    ...(step.pauses ?? []).flatMap((rule) => rule.clocks),
  ];
  for (const clock of held)
    if (!definition.clocks.some((rule) => rule.id === clock)) faults.push(fault('unknown-clock', id, clock));
  return [...faults, ...joinFaults(definition, id, step)];
}

function joinFaults(definition: ProcessDefinition, id: string, step: TaskStep): readonly Fault[] {
  if (step.join === undefined) return [];
  const join = step.join;
  const sources = new Set(
    placedActions(definition)
      .filter(({ action }) => action.to.includes(id))
      .map((placed) => placed.stepId),
  );
  const missing = join.filter((from) => !sources.has(from));
  const stray = [...sources].filter((from) => !join.includes(from));
  const single = join.length < 2 ? [fault('join-mismatch', id, 'a join needs two steps or more')] : [];
  return [
    ...single,
    ...missing.map((from) => fault('join-mismatch', id, `${from} never leads here`)),
    ...stray.map((from) => fault('join-mismatch', id, `${from} leads here but is not joined`)),
  ];
}

function actionFaults(
  definition: ProcessDefinition,
  { step, action, trigger }: PlacedAction,
): readonly Fault[] {
  const faults: Fault[] = [];
  if (action.to.length === 0 || repeated(action.to).length > 0)
    faults.push(fault('action-without-target', trigger, 'leads nowhere, or to one step twice'));
  const others = [...action.to, ...(action.otherPersonThan === undefined ? [] : [action.otherPersonThan])];
  for (const id of others)
    if (!Object.hasOwn(definition.steps, id)) faults.push(fault('unknown-step', trigger, id));
  if (action.requiresChecklist === true && (step.checklist ?? []).length === 0)
    faults.push(fault('checklist', trigger, 'requires a checklist the step does not have'));
  return [...faults, ...guardFaults(definition, action, trigger)];
}

function guardFaults(definition: ProcessDefinition, action: Action, trigger: string): readonly Fault[] {
  const fields = allFields(definition);
  return (action.guards ?? []).flatMap((name) => {
    if (!guardNames.includes(name)) return [fault('unknown-guard', trigger, name)];
    const needs = guardFields[name];
    return needs === undefined || fields.has(needs)
      ? []
      : [fault('guard-without-field', trigger, `${name} reads ${needs}`)];
  });
}

function documentFaults(definition: ProcessDefinition): readonly Fault[] {
  const triggers = allTriggers(definition);
  const twice = repeated(definition.documents.map((document) => document.code));
  return [
    ...twice.map((code) => fault('document-named-twice', code, 'two papers bear one code')),
    ...definition.documents.flatMap(({ code, core, dueBefore }) => {
      if (dueBefore === undefined) return [];
      if (core === true) return [fault('core-document-due-later', code, 'a core paper is due at acceptance')];
      return triggers.has(dueBefore) ? [] : [fault('unknown-trigger', code, dueBefore)];
    }),
  ];
}

function clockFaults(
  definition: ProcessDefinition,
  promises: ReadonlySet<string> | undefined,
): readonly Fault[] {
  const twice = repeated(definition.clocks.map((clock) => clock.id));
  return [
    ...twice.map((id) => fault('clock-named-twice', id, 'two clocks bear one name')),
    ...definition.resultClocks
      .filter((id) => !definition.clocks.some((clock) => clock.id === id))
      .map((id) => fault('unknown-clock', 'resultClocks', id)),
    ...definition.clocks.flatMap((clock) => oneClockFaults(definition, clock, promises)),
  ];
}

function oneClockFaults(
  definition: ProcessDefinition,
  clock: ClockRule,
  promises: ReadonlySet<string> | undefined,
): readonly Fault[] {
  const triggers = allTriggers(definition);
  const unknown = [...clock.startsWhenAll, ...clock.stopsWhenAny, ...(clock.cancelsWhenAny ?? [])]
    .filter((trigger) => !triggers.has(trigger))
    .map((trigger) => fault('unknown-trigger', clock.id, trigger));
  const empty = clock.startsWhenAll.length === 0 || clock.stopsWhenAny.length === 0;
  const { countsFrom } = clock;
  const from = countsFrom === undefined ? undefined : allFields(definition).get(countsFrom);
  return [
    ...unknown,
    ...(empty ? [fault('clock-without-stop', clock.id, 'has no start or no stop')] : []),
    ...(countsFrom !== undefined && from?.type !== 'datetime'
      ? [fault('unknown-field', clock.id, `counts from ${countsFrom}, which is no datetime`)]
      : []),
    ...(promises !== undefined && !promises.has(clock.promise)
      ? [fault('unknown-promise', clock.id, clock.promise)]
      : []),
  ];
}
