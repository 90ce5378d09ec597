import type { ArticleWords } from './words.ts';

/** The words of an article as this browser kept them; null where something else lies there (an older shape). */
export function readKeptArticle(content: unknown, like: ArticleWords): ArticleWords | null {
  if (typeof content !== 'object' || content === null) return null;
  const kept = new Map(Object.entries(content));
  const good = Object.entries(like).every(([name, value]) => isAlike(kept.get(name), value, name));
  // Every field is of the kind the form has; the server checks the words when they are saved.
  return good
    ? (Object.fromEntries(Object.keys(like).map((name) => [name, kept.get(name)])) as ArticleWords)
    : null;
}

function isAlike(value: unknown, like: unknown, name: string): boolean {
  if (name === 'effectiveOn') return value === null || typeof value === 'string';
  if (Array.isArray(like)) return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return typeof value === typeof like;
}
