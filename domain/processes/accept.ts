/**
 * Acceptance (受理): checks an intake against the definition and, when nothing is wrong, makes the order with
 * its first tasks, clocks and notices. Papers that may follow later are listed once and in full (R-REQ-05).
 */
import type { Refused } from '#domain/kernel/refusal.ts';
import { fire } from './clock-play.ts';
import type { Intake } from './command.ts';
import { applies } from './condition.ts';
import type { DocumentRequirement, ProcessDefinition, Subject } from './definition.ts';
import type { FormValues } from './field.ts';
import { checkForm, splitPersonal } from './form.ts';
import { change, finishPlay, notify, record, startPlay } from './play.ts';
import { refuse, rejection } from './refusals.ts';
import type { Rejected } from './refusals.ts';
import type { Advanced, Facts, OrderState } from './state.ts';
import { channelTitles } from './titles.ts';
import { openTask } from './tokens.ts';

const subjectTitles: Readonly<Record<Subject, string>> = {
  account: '用电户号',
  applicant: '申请人',
  anyone: '来访（来电）人',
  'anonymous-allowed': '来访（来电）人',
};

const identifiedEnough: Readonly<Record<Subject, readonly Intake['identified'][]>> = {
  account: ['account'],
  applicant: ['account', 'applicant'],
  anyone: ['account', 'applicant', 'person'],
  'anonymous-allowed': ['account', 'applicant', 'person', 'nobody'],
};

/** The papers this form calls for. */
export function requiredDocuments(
  definition: ProcessDefinition,
  values: FormValues,
): readonly DocumentRequirement[] {
  return definition.documents.filter((document) => applies(document.requiredWhen, values));
}

/** The papers still to come. */
export function missingDocuments(
  definition: ProcessDefinition,
  values: FormValues,
  received: readonly string[],
): readonly DocumentRequirement[] {
  return requiredDocuments(definition, values).filter((document) => !received.includes(document.code));
}

/** Everything wrong with an intake, all at once; empty when it can be accepted. Changes nothing. */
export function validateIntake(
  definition: ProcessDefinition,
  intake: Intake,
  nowMs: number,
): readonly Refused[] {
  const { values, faults } = checkForm(definition.form, intake.values, { nowMs });
  const all = [
    ...admission(definition, intake),
    ...faults,
    ...paperFaults(definition, values, intake.documents),
  ];
  return intake.refusing === true ? all.filter((fault) => !gaps.has(fault.refused)) : all;
}

/** What a request that is refused on the spot may lack; what is there must still be right. */
const gaps: ReadonlySet<string> = new Set([
  'form.required',
  'process.customer-unidentified',
  'process.consent-missing',
  'process.core-document-missing',
]);

function admission(definition: ProcessDefinition, intake: Intake): readonly Refused[] {
  const title = definition.title;
  const faults: Refused[] = [];
  if (!definition.channels.includes(intake.channel)) {
    const open = definition.channels.map((channel) => channelTitles[channel]).join('、');
    faults.push(refuse('process.channel-closed', { title, channels: open }, 'channel'));
  }
  if (!identifiedEnough[definition.subject].includes(intake.identified)) {
    const subject = subjectTitles[definition.subject];
    faults.push(refuse('process.customer-unidentified', { title, subject }, 'customer'));
  }
  if (definition.complexity.level === 'complex' && intake.consent !== true)
    faults.push(refuse('process.consent-missing', { title }, 'consent'));
  return faults;
}

function paperFaults(
  definition: ProcessDefinition,
  values: FormValues,
  received: readonly string[],
): readonly Refused[] {
  const missing = missingDocuments(definition, values, received)
    .filter((document) => document.core === true)
    .map((document) => refuse('process.core-document-missing', { title: document.title }, 'documents'));
  return [...unknownDocuments(definition, received), ...missing];
}

/** A refusal for each code that is not on the definition's list of papers. */
export function unknownDocuments(
  definition: ProcessDefinition,
  codes: readonly string[],
): readonly Refused[] {
  const known = new Set(definition.documents.map((document) => document.code));
  return codes
    .filter((code) => !known.has(code))
    .slice(0, 20)
    .map((code) => refuse('process.document-unknown', { code: code.slice(0, 64) }, 'documents'));
}

/**
 * Accepts an intake: the new order, its events, clocks, tasks and notices; or all refusals at once.
 * The accepting member of staff becomes the first-responsible person (R-REQ-03).
 */
export function accept(
  definition: ProcessDefinition,
  intake: Intake,
  context: { readonly facts: Facts; readonly nowMs: number },
): Advanced | Rejected {
  const refused = rejection(validateIntake(definition, intake, context.nowMs));
  if (refused !== null) return refused;
  const { values } = checkForm(definition.form, intake.values, { nowMs: context.nowMs });
  const play = startPlay(definition, newOrder(definition, { ...intake, values }, context), context);
  const parts = splitPersonal(definition.form, values);
  record(play, 'accepted', {
    data: {
      kind: definition.kind,
      definitionVersion: definition.version,
      channel: intake.channel,
      form: parts.open,
      documents: play.order.documents,
      consent: intake.consent === true,
    },
    personal: parts.personal,
  });
  fire(play, 'accepted');
  const missing = missingDocuments(definition, values, intake.documents);
  if (missing.length === 0) fire(play, 'documents-complete');
  for (const step of definition.first) openTask(play, step);
  // Whoever is refused on the spot is told that, and not first that they were accepted or what to bring.
  if (intake.refusing === true) return finishPlay(play);
  for (const code of definition.noticesOnAccept) notify(play, code);
  if (missing.length > 0) {
    const codes = missing.map((document) => document.code);
    change(play, { demands: [codes] });
    record(play, 'documents-asked', { data: { documents: codes } });
    notify(play, 'documents-missing', { titles: missing.map((document) => document.title).join('、') });
  }
  return finishPlay(play);
}

function newOrder(
  definition: ProcessDefinition,
  intake: Intake,
  context: { readonly facts: Facts; readonly nowMs: number },
): OrderState {
  const { actor } = context.facts;
  return {
    kind: definition.kind,
    definitionVersion: definition.version,
    version: 0,
    status: 'open',
    channel: intake.channel,
    urgency: intake.urgency ?? definition.urgency,
    acceptedAtMs: context.nowMs,
    ...(actor.kind === 'staff' ? { firstResponsibleId: actor.staffId } : {}),
    values: intake.values,
    tasks: [],
    arrived: {},
    opened: {},
    fired: [],
    clocks: {},
    documents: [...new Set(intake.documents)],
    demands: [],
    signatures: [],
    callbacks: [],
    actedBy: {},
    urgedTimes: 0,
    escalation: 0,
    reopenedTimes: 0,
  };
}
