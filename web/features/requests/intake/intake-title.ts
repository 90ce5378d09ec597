import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';
import type { Intake } from './intake.ts';

/** What a draft is called: the business and who asks. */
export function intakeTitle(intake: Intake, definition: ProcessDefinition | null, t: Texts): string {
  const business = definition === null ? t('未选业务') : t(definition.title);
  const { subject } = intake;
  const who = subject.how === 'unknown' || subject.how === 'anonymous' ? '' : subject.name;
  return who === '' ? business : `${business} · ${who}`;
}
