/** Things tests about processes share: actors, an accepted order, and a clerk who takes the next action rightly. */
import { present } from '#domain/kernel/assert.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { allTeamFunctions } from '#domain/organisation/team-functions.ts';
import { accept, requiredDocuments } from './accept.ts';
import { advance } from './advance.ts';
import { applies } from './condition.ts';
import type { Command, Intake } from './command.ts';
import type { Action, ProcessDefinition } from './definition.ts';
import type { Field, FieldValue, FormValues } from './field.ts';
import type { Rejected } from './refusals.ts';
import type { Actor, Advanced, Facts, OpenTask, OrderState } from './state.ts';

/** Wednesday 30 September 2026, 10:00 in the business zone. */
export const morningMs = Date.parse('2026-09-30T10:00:00+08:00');
export const hourMs = 3_600_000;

/** A member of staff in every team, so that tests speak of rules rather than of teams. */
export function staff(staffId: string, more: Partial<Extract<Actor, { kind: 'staff' }>> = {}): Actor {
  return {
    kind: 'staff',
    staffId,
    permissions: ['order.work', 'order.confidential'],
    functions: allTeamFunctions,
    unitIds: ['unit-east'],
    ...more,
  };
}

/** A supervisor. */
export function supervisor(staffId = 'boss'): Actor {
  return staff(staffId, { permissions: ['order.work', 'order.confidential', 'order.supervise'] });
}

/** The facts of an actor, evidence on file and nothing owed. */
export function facts(actor: Actor = staff('clerk'), more: Partial<Facts> = {}): Facts {
  return { actor, attachments: 1, unpaidFeesFen: 0, ...more };
}

/** A right intake: the samples, times set to before or after now as asked, and all papers. */
export function goodIntake(definition: ProcessDefinition, values: FormValues = {}): Intake {
  const form = filled(definition.form, values);
  return {
    channel: 'counter',
    values: form,
    documents: requiredDocuments(definition, form).map((document) => document.code),
    identified: 'account',
    consent: true,
  };
}

/** The fields that are asked, with the values given or their samples. */
function filled(fields: readonly Field[], given: FormValues, known: FormValues = {}): FormValues {
  const own = Object.fromEntries(fields.map((field) => [field.name, given[field.name] ?? fitting(field)]));
  const all = { ...known, ...own };
  const asked = fields.filter((field) => applies(field.visibleWhen, all)).map((field) => field.name);
  return Object.fromEntries(Object.entries(own).filter(([name]) => asked.includes(name)));
}

function fitting(field: Field): FieldValue {
  if (field.when === undefined) return field.sample;
  const date = field.when === 'past' ? '2026-09-29' : '2026-10-12';
  return field.type === 'date' ? date : `${date}T09:30`;
}

/** An order accepted from a right intake. */
export function accepted(
  definition: ProcessDefinition,
  intake: Partial<Intake> = {},
  nowMs = morningMs,
): Advanced {
  const answer = accept(definition, { ...goodIntake(definition), ...intake }, { facts: facts(), nowMs });
  return granted(answer);
}

/** The answer, which must not be a refusal. */
export function granted(answer: Advanced | Rejected): Advanced {
  if (isRefused(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** The refusal, which the answer must be. */
export function refusal(answer: Advanced | Rejected): Rejected {
  if (!isRefused(answer)) throw new Error('was granted');
  return answer;
}

/** The open task of a step. */
export function taskOf(order: OrderState, step: string): OpenTask {
  return present(
    order.tasks.find((task) => task.step === step),
    `open task of ${step}`,
  );
}

/** A command that takes an action rightly: sample values, checklist ticked, signature given. */
// eslint-disable-next-line @typescript-eslint/max-params -- three positional, then an object (style rule 3)
export function rightAct(
  definition: ProcessDefinition,
  order: OrderState,
  way: string,
  values: FormValues = {},
): Command {
  const [stepId = '', actionId = ''] = way.split('.');
  const task = taskOf(order, stepId);
  const step = definition.steps[stepId];
  const action = step?.kind === 'task' ? step.actions.find(({ id }) => id === actionId) : undefined;
  const known: Action = present(action, way);
  return {
    verb: 'act',
    task: task.id,
    action: actionId,
    values: filled(known.fields ?? [], values, order.values),
    ...(step?.kind === 'task' ? { checked: (step.checklist ?? []).map((item) => item.code) } : {}),
    signatureId: 'signature-1',
  };
}

/** Walks an order along `step.action` ways, each by a person of its own, an hour apart. */
export function walk(
  definition: ProcessDefinition,
  start: Advanced,
  ways: readonly (string | readonly [string, FormValues])[],
): Advanced {
  let at = start;
  ways.forEach((entry, index) => {
    const [way, values] = typeof entry === 'string' ? [entry, {}] : entry;
    const command = rightAct(definition, at.order, way, values);
    const who = supervisor(`worker-${String(index)}`);
    const nowMs = morningMs + (index + 1) * hourMs;
    at = granted(advance(definition, withoutHolder(at.order), command, { facts: facts(who), nowMs }));
  });
  return at;
}

/** Lets whoever comes next take a task that somebody else was given back. */
function withoutHolder(order: OrderState): OrderState {
  const tasks = order.tasks.map(({ assigneeId: _assigneeId, ...task }) => task);
  return { ...order, tasks };
}
