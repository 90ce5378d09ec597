import type { Intake } from '../intake/intake.ts';

/** Whether anything was typed or chosen that would be missed. */
export function isWorthKeeping(intake: Intake): boolean {
  const { subject, kind, values, documents, papers } = intake;
  const named =
    subject.how === 'account' ||
    subject.how === 'customer' ||
    (subject.how === 'person' && [subject.name, subject.phone, subject.address].some((text) => text !== ''));
  return named || kind !== null || Object.keys(values).length + documents.length + papers.length > 0;
}
