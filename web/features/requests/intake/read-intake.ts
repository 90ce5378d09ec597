import { channels, type Channel } from '#domain/processes/definition.ts';
import { readValues } from '#web/lib/drafts/use-kept-form.ts';
import { emptyIntake, type Intake, type Paper } from './intake.ts';
import { unknownSubject, type Subject } from './subject.ts';

/** The shape of a kept intake; raised when an older one can no longer be read. */
export const intakeShape = 1;

/** An intake as it lies in a draft. */
export function keptIntake(intake: Intake): Record<string, unknown> {
  return { shape: intakeShape, intake };
}

/**
 * Reads a draft back, or null where it is neither this page's nor a request begun elsewhere. What is damaged in it is
 * left out; `draftId` becomes the order's id where the draft names none.
 */
export function readIntake(content: unknown, draftId: string): Intake | null {
  if (!isRecord(content)) return null;
  if (content['shape'] === intakeShape)
    return isRecord(content['intake']) ? readKept(content['intake']) : null;
  return content['shape'] === undefined ? readKept({ ...content, orderId: draftId }) : null;
}

function readKept(kept: Record<string, unknown>): Intake | null {
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
    problemId: textOrNull(kept['problemId']),
  };
}

function readSubject(kept: unknown): Subject {
  if (!isRecord(kept)) return unknownSubject;
  if (kept['how'] === undefined) return requestSubject(kept);
  const text = (name: string): string => textOrNull(kept[name]) ?? '';
  const customerId = text('customerId');
  const onFile = { customerId, name: text('name'), phone: textOrNull(kept['phone']) };
  const contact = { contactName: text('contactName'), contactPhone: text('contactPhone') };
  switch (kept['how']) {
    case 'account':
      return customerId === '' || text('accountNo') === ''
        ? unknownSubject
        : {
            how: 'account',
            ...onFile,
            accountNo: text('accountNo'),
            address: textOrNull(kept['address']),
            ...contact,
          };
    case 'customer':
      return customerId === '' ? unknownSubject : { how: 'customer', ...onFile, ...contact };
    case 'person':
      return { how: 'person', name: text('name'), phone: text('phone'), address: text('address') };
    case 'anonymous':
      return { how: 'anonymous', address: text('address') };
    default:
      return unknownSubject;
  }
}

/** The subject of a request begun elsewhere: a name and a way to reach them, as far as they were given. */
function requestSubject(kept: Record<string, unknown>): Subject {
  const name = textOrNull(kept['contactName']) ?? '';
  const phone = textOrNull(kept['contactPhone']) ?? '';
  const address = textOrNull(kept['address']) ?? '';
  return name + phone + address === '' ? unknownSubject : { how: 'person', name, phone, address };
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
