/** The guide's search: two characters of a title or a summary, or the initials, find a business. */
import { normaliseText } from '../customers/search-text.ts';
import { pinyinKeys } from '../customers/pinyin-keys.ts';
import type { ProcessDefinition } from '../processes/definition.ts';
import { familyTitles } from '../processes/titles.ts';

/** The businesses that hold every typed word, by text, full pinyin or initials; all of them for an empty query. */
export function findBusinesses(
  definitions: readonly ProcessDefinition[],
  typed: string,
): readonly ProcessDefinition[] {
  const words = typed
    .split(/\s+/)
    .map(normaliseText)
    .filter((word) => word !== '');
  return definitions.filter((definition) => words.every((word) => holds(definition, word)));
}

function holds(definition: ProcessDefinition, word: string): boolean {
  const { title, summary, kind, family, documents } = definition;
  const text = normaliseText(
    [title, summary, kind, familyTitles[family], ...documents.map((paper) => paper.title)].join(' '),
  );
  return text.includes(word) || (/^[a-z]+$/.test(word) && keysOf(title).some((key) => key.includes(word)));
}

function keysOf(title: string): readonly string[] {
  const { initials, syllables } = pinyinKeys(title);
  return [...initials, ...syllables.map((parts) => parts.join(''))];
}
