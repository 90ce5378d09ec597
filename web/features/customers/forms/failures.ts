import { customerFileRefusals } from '#domain/customers/file-refusals.ts';
import { customerRefusals } from '#domain/customers/refusals.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import { refusedText } from '#web/lib/format/refused-text.ts';
import type { Language } from '#web/lib/i18n/language.ts';

/** What is wrong with a form, by the name of the field. */
export type Failures = Readonly<Record<string, string>>;

const catalogue = { ...customerRefusals, ...customerFileRefusals };

/** The refusals of the rules as texts at their fields; the first of a field counts. */
export function failuresOf(refused: readonly Refused[], language: Language): Failures {
  return Object.fromEntries(
    [...refused].reverse().map((one) => [one.field ?? '', refusedText(one, catalogue, language)]),
  );
}

/** The failures below a path, `contacts.0.`, named as the part's own form names its fields; the last path wins. */
export function failuresUnder(failures: Failures, ...paths: readonly string[]): Failures {
  return Object.fromEntries(
    paths.flatMap((path) =>
      Object.entries(failures)
        .filter(([field]) => field.startsWith(path))
        .map(([field, text]) => [field.slice(path.length), text] as const),
    ),
  );
}

/** Puts a path in front of every field. */
export function failuresAt(path: string, failures: Failures): Failures {
  return Object.fromEntries(Object.entries(failures).map(([field, text]) => [`${path}${field}`, text]));
}
