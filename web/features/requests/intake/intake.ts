/**
 * What the clerk has gathered so far, as plain data, and how it changes. It is kept as a draft and becomes one request;
 * its id is the id of the order, made here, so that sending it twice makes one (R-REQ-15).
 */
import type { Channel, ProcessDefinition } from '#domain/processes/definition.ts';
import type { FieldValue, FormValues } from '#domain/processes/field.ts';
import { prefilled, refilled } from './prefill.ts';
import { unknownSubject, type Subject } from './subject.ts';

/** A photo or scan that came with the request; `document` names the paper it is, null for anything else. */
export interface Paper {
  readonly attachmentId: string;
  readonly document: string | null;
}

/** The order this one is split off from. */
export interface SplitFrom {
  readonly orderId: string;
  readonly reason: string;
}

export interface Intake {
  readonly orderId: string;
  readonly channel: Channel;
  readonly subject: Subject;
  readonly kind: string | null;
  /** Everything typed, fields hidden now included. */
  readonly values: FormValues;
  readonly documents: readonly string[];
  readonly papers: readonly Paper[];
  readonly consent: boolean;
  readonly signatureId: string | null;
  readonly urgency: number | null;
  /** Several matters of one customer, handled together (R-REQ-08). */
  readonly bundleId: string | null;
  readonly splitFrom: SplitFrom | null;
  /** The problem of a visit that this follows up. */
  readonly problemId: string | null;
}

export type IntakeAction =
  | { readonly do: 'channel'; readonly channel: Channel }
  | { readonly do: 'subject'; readonly subject: Subject; readonly definition: ProcessDefinition | null }
  | { readonly do: 'kind'; readonly definition: ProcessDefinition }
  | { readonly do: 'value'; readonly name: string; readonly value: FieldValue | undefined }
  | { readonly do: 'values'; readonly values: FormValues }
  | { readonly do: 'document'; readonly code: string; readonly received: boolean }
  | { readonly do: 'papers'; readonly document: string | null; readonly attachmentIds: readonly string[] }
  | { readonly do: 'consent'; readonly consent: boolean }
  | { readonly do: 'signed'; readonly signatureId: string }
  | { readonly do: 'urgency'; readonly urgency: number | null }
  | { readonly do: 'split'; readonly splitFrom: SplitFrom | null }
  | { readonly do: 'problem'; readonly problemId: string }
  | { readonly do: 'restore'; readonly intake: Intake }
  | { readonly do: 'clear'; readonly orderId: string }
  | { readonly do: 'next'; readonly orderId: string };

/** An intake nothing is known of yet. */
export function emptyIntake(orderId: string, channel: Channel): Intake {
  return {
    orderId,
    channel,
    subject: unknownSubject,
    kind: null,
    values: {},
    documents: [],
    papers: [],
    consent: false,
    signatureId: null,
    urgency: null,
    bundleId: null,
    splitFrom: null,
    problemId: null,
  };
}

/** The intake after an action. */
export function intakeReducer(intake: Intake, action: IntakeAction): Intake {
  switch (action.do) {
    case 'channel':
      return { ...intake, channel: action.channel };
    case 'subject':
      return withSubject(intake, action.subject, action.definition);
    case 'kind':
      return withKind(intake, action.definition);
    case 'value':
      return { ...intake, values: withValue(intake.values, action.name, action.value) };
    case 'values':
      return { ...intake, values: action.values };
    case 'document':
      return { ...intake, documents: withDocument(intake.documents, action.code, action.received) };
    case 'papers':
      return withPapers(intake, action.document, action.attachmentIds);
    case 'consent':
      return { ...intake, consent: action.consent };
    case 'signed':
      return { ...intake, signatureId: action.signatureId };
    case 'urgency':
      return { ...intake, urgency: action.urgency };
    case 'split':
      return { ...intake, splitFrom: action.splitFrom };
    case 'problem':
      return { ...intake, problemId: action.problemId };
    case 'restore':
      return action.intake;
    case 'clear':
      return emptyIntake(action.orderId, intake.channel);
    case 'next':
      return nextOf(intake, action.orderId);
  }
}

function withSubject(intake: Intake, subject: Subject, definition: ProcessDefinition | null): Intake {
  const change = { before: intake.subject, after: subject };
  const values = definition === null ? intake.values : refilled(definition, change, intake.values);
  return { ...intake, subject, values };
}

/** Another kind keeps the answers both ask for, and the papers both need; the consent was to the first. */
function withKind(intake: Intake, definition: ProcessDefinition): Intake {
  const asked = new Set(definition.form.map(({ name }) => name));
  const papers = new Set(definition.documents.map(({ code }) => code));
  const kept = Object.fromEntries(Object.entries(intake.values).filter(([name]) => asked.has(name)));
  return {
    ...intake,
    kind: definition.kind,
    values: prefilled(definition, intake.subject, kept),
    documents: intake.documents.filter((code) => papers.has(code)),
    papers: intake.papers.map((paper) =>
      paper.document !== null && !papers.has(paper.document) ? { ...paper, document: null } : paper,
    ),
    consent: false,
    signatureId: null,
    urgency: null,
  };
}

function withValue(values: FormValues, name: string, value: FieldValue | undefined): FormValues {
  if (value !== undefined) return { ...values, [name]: value };
  const { [name]: _, ...rest } = values;
  return rest;
}

function withDocument(documents: readonly string[], code: string, received: boolean): readonly string[] {
  const others = documents.filter((known) => known !== code);
  return received ? [...others, code] : others;
}

/** The scans of one paper; a paper that was scanned has been received. */
function withPapers(intake: Intake, document: string | null, attachmentIds: readonly string[]): Intake {
  const others = intake.papers.filter((paper) => paper.document !== document);
  const papers = [...others, ...attachmentIds.map((attachmentId) => ({ attachmentId, document }))];
  const documents =
    document !== null && attachmentIds.length > 0
      ? withDocument(intake.documents, document, true)
      : intake.documents;
  return { ...intake, papers, documents };
}

/** The next matter of the same customer; all of them carry the first one's id as their bundle. */
function nextOf(intake: Intake, orderId: string): Intake {
  return {
    ...emptyIntake(orderId, intake.channel),
    subject: intake.subject,
    bundleId: intake.bundleId ?? intake.orderId,
  };
}
