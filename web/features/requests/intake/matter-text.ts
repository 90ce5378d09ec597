import type { ProcessDefinition } from '#domain/processes/definition.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';
import { givenValues } from '#web/ui/field-form/field-values.ts';
import type { Intake } from './intake.ts';

const lengthMax = 500;

/** What the customer said this time, to be added to the order they already have: the longer texts, no personal data. */
export function matterText(intake: Intake, definition: ProcessDefinition, t: Texts): string {
  const values = givenValues(definition.form, intake.values);
  const said = definition.form
    .filter((field) => field.type === 'paragraph' && field.personal !== true)
    .flatMap(({ name }) => values[name] ?? [])
    .filter((value) => typeof value === 'string');
  const words = said.length === 0 ? t('客户再次来访（来电）询问。') : said.join('\n');
  return [...words].slice(0, lengthMax).join('');
}
