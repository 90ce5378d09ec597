import { channels, type Channel } from '#domain/processes/definition.ts';
import { readValues } from '#web/lib/drafts/use-kept-form.ts';
import { emptyIntake, unknownSubject, type Intake, type Paper, type Subject } from './intake.ts';

/** The shape of a kept intake; raised when an older one can no longer be read. */
export const intakeShape = 1;

/** An intake as it lies in a draft. */
export function keptIntake(intake: Intake): Record<string, unknown> {
  return { shape: intakeShape, intake };
}

/** Reads a draft back, or null where it is none of ours or of an older shape. What is damaged in it is left out. */
export function readIntake(content: unknown): Intake | null {
  if (!isRecord(content) || content['shape'] !== intakeShape || !isRecord(content['intake'])) return null;
  const kept = content['intake'];
  const orderId = textOrNull(kept['orderId']);
  const channel = channels.find((one): one is Channel => one === kept['channel']);
  if (orderId === null || channel === undefined) return null;
  return {
    ...emptyIntake(orderId, channel),
    subject: readSubject(kept['subject']),
    kind: textOrNull(kept['kind']),
    values: readValues(kept['values']) ?? {},
    documents: texts(kept['documents']),
    papers: list(kept['papers']).flatMap(readPaper),
    consent: kept['consent'] === true,
    signatureId: textOrNull(kept['signatureId']),
    urgency: typeof kept['urgency'] === 'number' ? kept['urgency'] : null,
    bundleId: textOrNull(kept['bundleId']),
    splitFrom: readSplit(kept['splitFrom']),
  };
}

const fieldsOf: Readonly<Record<Subject['how'], readonly string[]>> = {
  unknown: [],
  account: ['customerId', 'name', 'accountNo', 'contactName', 'contactPhone'],
  customer: ['customerId', 'name', 'contactName', 'contactPhone'],
  person: ['name', 'phone', 'address'],
  anonymous: ['address'],
};

function readSubject(kept: unknown): Subject {
  if (!isRecord(kept)) return unknownSubject;
  const how = Object.keys(fieldsOf).find((one): one is Subject['how'] => one === kept['how']);
  if (how === undefined || !fieldsOf[how].every((name) => typeof kept[name] === 'string'))
    return unknownSubject;
  const phone = textOrNull(kept['phone']);
  const address = textOrNull(kept['address']);
  // Every field of this way of knowing was just seen to be text; phone and address may be null where masked.
  return {
    ...kept,
    ...(how === 'account' ? { phone, address } : how === 'customer' ? { phone } : {}),
  } as Subject;
}

function readPaper(kept: unknown): readonly Paper[] {
  if (!isRecord(kept)) return [];
  const attachmentId = textOrNull(kept['attachmentId']);
  return attachmentId === null ? [] : [{ attachmentId, document: textOrNull(kept['document']) }];
}

function readSplit(kept: unknown): Intake['splitFrom'] {
  if (!isRecord(kept)) return null;
  const orderId = textOrNull(kept['orderId']);
  return orderId === null ? null : { orderId, reason: textOrNull(kept['reason']) ?? '' };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): readonly string[] {
  return list(value).filter((one) => typeof one === 'string');
}
