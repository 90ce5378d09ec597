import type { Family, ProcessDefinition } from '#domain/processes/definition.ts';
import { familyTitles } from '#domain/processes/titles.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';

export interface FamilyGroup {
  readonly family: Family;
  readonly title: string;
  readonly definitions: readonly ProcessDefinition[];
}

const families = Object.keys(familyTitles) as readonly Family[];

/** Kinds of business in their families, families in their order; empty ones are left out. */
export function byFamily(definitions: readonly ProcessDefinition[]): readonly FamilyGroup[] {
  return families
    .map((family) => ({
      family,
      title: familyTitles[family],
      definitions: definitions.filter((definition) => definition.family === family),
    }))
    .filter((group) => group.definitions.length > 0);
}

/** Kinds whose title, summary or code holds every typed word; in the user's language, too. */
export function matching(
  definitions: readonly ProcessDefinition[],
  typed: string,
  t: Texts,
): readonly ProcessDefinition[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return definitions.filter((definition) => {
    const { title, summary, kind, family } = definition;
    const text = [title, t(title), summary, kind, familyTitles[family]].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
