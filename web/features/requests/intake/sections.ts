/** The parts of the intake page in the order of asking (R-REQ-04), and how far each is. */
import { requiredDocuments } from '#domain/processes/accept.ts';
import type { ProcessDefinition } from '#domain/processes/definition.ts';
import { checkForm } from '#domain/processes/form.ts';
import { givenValues } from '#web/ui/field-form/field-values.ts';
import type { Intake } from './intake.ts';
import type { Subject } from './subject.ts';

export const sectionIds = ['customer', 'kind', 'form', 'papers', 'consent', 'confirm'] as const;
export type SectionId = (typeof sectionIds)[number];

export type SectionState = 'done' | 'now' | 'ahead';

export interface SectionLine {
  readonly id: SectionId;
  readonly state: SectionState;
}

/** The parts that this business has: no papers, no explanation where none is called for. */
export function sectionsOf(definition: ProcessDefinition | null, intake: Intake): readonly SectionId[] {
  if (definition === null) return ['customer', 'kind'];
  const values = givenValues(definition.form, intake.values);
  const papers = requiredDocuments(definition, values).length > 0;
  const consent = definition.complexity.level === 'complex';
  return sectionIds.filter((id) => (id !== 'papers' || papers) && (id !== 'consent' || consent));
}

/** How far each part is; the first that is not done is the one to go on with. */
export function sectionLines(
  definition: ProcessDefinition | null,
  intake: Intake,
  nowMs: number,
): readonly SectionLine[] {
  const ids = sectionsOf(definition, intake);
  const done = ids.map((id) => isDone(id, definition, { intake, nowMs }));
  const now = done.indexOf(false);
  return ids.map((id, at) => ({ id, state: done[at] === true ? 'done' : at === now ? 'now' : 'ahead' }));
}

function isDone(
  id: SectionId,
  definition: ProcessDefinition | null,
  { intake, nowMs }: { intake: Intake; nowMs: number },
): boolean {
  switch (id) {
    case 'customer':
      return isIdentified(intake.subject, definition);
    case 'kind':
      return definition !== null;
    case 'form':
      return definition !== null && formFaults(definition, intake, nowMs) === 0;
    case 'papers':
      return definition !== null && corePapersMissing(definition, intake) === 0;
    case 'consent':
      return intake.consent;
    case 'confirm':
      return false;
  }
}

/** Whether enough is known of the customer for this business; before one is chosen, whether anything is. */
export function isIdentified(subject: Subject, definition: ProcessDefinition | null): boolean {
  const reachable = subject.how === 'person' && subject.name.trim() !== '' && subject.phone.trim() !== '';
  switch (definition?.subject) {
    case 'account':
      return subject.how === 'account';
    case 'anonymous-allowed':
      return subject.how !== 'unknown' && (subject.how !== 'person' || reachable);
    default:
      return subject.how === 'account' || subject.how === 'customer' || reachable;
  }
}

function formFaults(definition: ProcessDefinition, intake: Intake, nowMs: number): number {
  return checkForm(definition.form, givenValues(definition.form, intake.values), { nowMs }).faults.length;
}

function corePapersMissing(definition: ProcessDefinition, intake: Intake): number {
  const values = givenValues(definition.form, intake.values);
  return requiredDocuments(definition, values).filter(
    ({ core, code }) => core === true && !intake.documents.includes(code),
  ).length;
}

/** The part a fault of the server belongs to, by the field it names. */
export function sectionOfField(field: string | null): SectionId {
  if (field === null) return 'confirm';
  if (field.startsWith('form.') || field.startsWith('values.')) return 'form';
  if (field === 'customer' || field.startsWith('subject')) return 'customer';
  if (field === 'documents') return 'papers';
  if (field === 'consent') return 'consent';
  return field === 'kind' ? 'kind' : 'confirm';
}
