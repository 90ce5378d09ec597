import type { Static } from 'typebox';
import type { OrderCommand } from '#contracts/orders.ts';
import type { RequestBody } from '#contracts/requests.ts';
import { requiredDocuments } from '#domain/processes/accept.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { sentValues } from '#web/features/orders/sent-values.ts';
import { givenValues } from '#web/ui/field-form/field-values.ts';
import type { Intake } from './intake.ts';
import type { Subject } from './subject.ts';

export type Request = Static<typeof RequestBody>;
type RequestSubject = Request['subject'];
type Command = Static<typeof OrderCommand>;

/** The request as the server takes it: only what is asked now, only papers that are needed now. */
export function requestOf(intake: Intake, definition: ProcessDefinition): Request {
  const values = givenValues(definition.form, intake.values);
  const needed = new Set(requiredDocuments(definition, values).map(({ code }) => code));
  return {
    orderId: intake.orderId,
    kind: definition.kind,
    channel: intake.channel,
    values: sentValues(values),
    documents: intake.documents.filter((code) => needed.has(code)),
    subject: subjectOf(intake.subject),
    draftId: intake.orderId,
    ...(definition.complexity.level === 'complex' ? { consent: intake.consent } : {}),
    ...(intake.urgency === null ? {} : { urgency: intake.urgency }),
    ...(intake.bundleId === null ? {} : { bundleId: intake.bundleId }),
    ...(intake.splitFrom === null ? {} : { splitFrom: intake.splitFrom }),
    ...(intake.problemId === null ? {} : { problemId: intake.problemId }),
  };
}

function subjectOf(subject: Subject): RequestSubject {
  switch (subject.how) {
    case 'account':
      return { accountNo: subject.accountNo, customerId: subject.customerId, ...contactOf(subject) };
    case 'customer':
      return { customerId: subject.customerId, ...contactOf(subject) };
    case 'person':
      return filled({
        contactName: subject.name,
        contactPhone: subject.phone,
        address: subject.address,
      });
    case 'anonymous':
      return { anonymous: true, ...filled({ address: subject.address }) };
    case 'unknown':
      return {};
  }
}

function contactOf(subject: { readonly contactName: string; readonly contactPhone: string }): RequestSubject {
  const { contactName, contactPhone } = subject;
  return filled({ contactName, contactPhone });
}

/** What was typed, and nothing of what was left empty. */
function filled(texts: Readonly<Record<string, string>>): Record<string, string> {
  const given = Object.entries(texts).map(([name, text]) => [name, text.trim()] as const);
  return Object.fromEntries(given.filter(([, text]) => text !== ''));
}

/** The titles a signature at the counter confirms. */
export interface SignatureWords {
  readonly confirms: string;
}

/**
 * What follows the acceptance, as commands on the new order: scans are tied to it, the signature is put on record.
 * Photos in the form belong to the order, too.
 */
export function afterwardsOf(
  intake: Intake,
  definition: ProcessDefinition,
  { confirms }: SignatureWords,
): readonly Command[] {
  const inForm = definition.form
    .filter((field) => field.type === 'photos')
    .flatMap((field) => intake.values[field.name] ?? [])
    .filter((value) => typeof value === 'string')
    .map((attachmentId) => ({ attachmentId, document: null }));
  const byPaper = Map.groupBy([...intake.papers, ...inForm], ({ document }) => document);
  const attach = [...byPaper].map(([document, papers]): Command => {
    const attachmentIds = papers.map(({ attachmentId }) => attachmentId);
    return { verb: 'attach', attachmentIds, ...(document === null ? {} : { document }) };
  });
  const { signatureId } = intake;
  return signatureId === null ? attach : [...attach, { verb: 'record-signature', signatureId, confirms }];
}
