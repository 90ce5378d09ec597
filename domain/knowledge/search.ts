/**
 * Finding articles: by title, words, keywords and letters of their pinyin; two Chinese characters already find. The
 * index narrows by tokens; the order of what is found is decided here, the same for desk, portal and quotes.
 */
import { pinyin } from 'pinyin-pro';
import { foldPinyin, pinyinTokens } from '../customers/pinyin-keys.ts';
import { bigrams, normaliseText } from '../customers/search-text.ts';

/** What of an article is searched. */
export interface Searchable {
  readonly title: string;
  readonly keywords: readonly string[];
  /** Plain text, not Markdown. */
  readonly text: string;
}

const queryMax = 60;
const wordsMax = 6;
/** Words of a body that go into the index. */
const textMax = 30_000;
/** `normaliseText` looks at this much at a time. */
const chunk = 400;

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** A long text in the form of queries: half-width, small letters, no marks. */
export function normalised(text: string): string {
  const cut = text.slice(0, textMax);
  const chunks = Array.from({ length: Math.ceil(cut.length / chunk) }, (_, at) =>
    normaliseText(cut.slice(at * chunk, (at + 1) * chunk)),
  );
  return chunks.join('');
}

/** The first letters of a text's syllables, `怎样读表` as `zydb`; letters and digits stay. */
export function initialsOf(text: string): string {
  const letters = pinyin(normaliseText(text), { type: 'array', toneType: 'none', v: true, pattern: 'first' });
  return foldPinyin(letters.join(''));
}

/** What the index keeps of an article: `t` each pair of characters, `i` each pair of initials, `p` pinyin typed in full. */
export function articleTokens({ title, keywords, text }: Searchable): string[] {
  const named = [title, ...keywords];
  return distinct([
    ...[...named, text].flatMap((part) => bigrams(normalised(part)).map((pair) => `t${pair}`)),
    ...named.flatMap((part) => bigrams(initialsOf(part)).map((pair) => `i${pair}`)),
    ...named.flatMap((part) => pinyinTokens(part).map((token) => `p${token}`)),
  ]);
}

/** Words of every question, which tell one from another by nothing. */
const fillers = /为什么|怎么办|怎么|怎样|如何|什么|请问|多少|可以|是不是|能不能|我家|我们|了|吗|呢|的|啊/;

/** A query as it can be read; empty `words` when there is nothing to search for. */
export interface ArticleQuery {
  readonly words: readonly string[];
  /** Ways through the index, each a list of tokens that an article must all have. */
  readonly ways: readonly (readonly string[])[];
  /** Ways for a question in whole sentences: any pair of characters. Tried when `ways` find nothing. */
  readonly looseWays: readonly (readonly string[])[];
}

/** Reads what was typed; a single character finds nothing, since it would find everything. */
export function readArticleQuery(typed: string): ArticleQuery {
  const words = distinct(
    typed
      .slice(0, queryMax)
      .split(/[\s,，。？?、]+/)
      .map(normaliseText)
      .filter((word) => [...word].length > 1),
  ).slice(0, wordsMax);
  if (words.length === 0) return { words, ways: [], looseWays: [] };
  const letters = words.length === 1 && /^[a-z]+$/.test(words[0] ?? '') ? foldPinyin(words[0] ?? '') : null;
  const pairs = distinct(words.flatMap((word) => bigrams(word)));
  const telling = distinct(words.flatMap((word) => word.split(fillers).flatMap((part) => bigrams(part))));
  return {
    words,
    ways: [
      pairs.map((pair) => `t${pair}`),
      ...(letters === null ? [] : [bigrams(letters).map((pair) => `i${pair}`), [`p${letters}`]]),
    ],
    looseWays: telling.filter((pair) => /\p{Script=Han}{2}/u.test(pair)).map((pair) => [`t${pair}`]),
  };
}

/** Weights: a title that is the query, a title or keyword that has it, letters, the text, single pairs. */
const weights = {
  wholeTitle: 100,
  title: 40,
  keyword: 30,
  letters: 20,
  text: 10,
  titlePair: 4,
  pair: 1,
} as const;
/** A question's pairs that must be found somewhere. */
const pairShareMin = 0.34;

/** How well an article answers a query; 0: not at all. */
export function scoreOf(query: ArticleQuery, article: Searchable): number {
  const title = normalised(article.title);
  const keywords = article.keywords.map(normalised);
  const text = normalised(article.text);
  const named = [article.title, ...article.keywords];
  const initials = named.map(initialsOf);
  const scores = query.words.map((word): number => {
    if (title === word) return weights.wholeTitle;
    if (title.includes(word)) return weights.title;
    if (keywords.some((keyword) => keyword.includes(word))) return weights.keyword;
    if (lettersFind(word, initials, named)) return weights.letters;
    return text.includes(word) ? weights.text : 0;
  });
  if (scores.every((score) => score > 0)) return scores.reduce((sum, score) => sum + score, 0);
  return looseScore(query, { title: title + keywords.join(' '), text });
}

function lettersFind(word: string, initials: readonly string[], named: readonly string[]): boolean {
  if (!/^[a-z]+$/.test(word)) return false;
  const letters = foldPinyin(word);
  return (
    initials.some((known) => known.includes(letters)) ||
    named.some((part) => pinyinTokens(part).includes(letters))
  );
}

/** Below every score of a word found whole: 0 to just under 10. */
function looseScore(query: ArticleQuery, { title, text }: { title: string; text: string }): number {
  const pairs = query.looseWays.flat().map((token) => token.slice(1));
  const inTitle = pairs.filter((pair) => title.includes(pair)).length;
  const found = pairs.filter((pair) => title.includes(pair) || text.includes(pair)).length;
  if (pairs.length === 0 || found / pairs.length < pairShareMin) return 0;
  const best = pairs.length * (weights.titlePair + weights.pair);
  return ((inTitle * weights.titlePair + found * weights.pair) / best) * (weights.text - 1);
}

/** Articles that answer a query, the best first; equal ones by title, so that the order never jumps. */
export function ranked<T extends Searchable>(query: ArticleQuery, articles: readonly T[]): readonly T[] {
  const scored = articles.map((article) => ({ article, score: scoreOf(query, article) }));
  // Pairs alone only count where no article has the words themselves.
  const least = scored.some(({ score }) => score >= weights.text) ? weights.text : Number.MIN_VALUE;
  return scored
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || (a.article.title < b.article.title ? -1 : 1))
    .map(({ article }) => article);
}

const excerptLength = 90;

/** A piece of the text around the first word found, for lists. */
export function excerptOf(query: ArticleQuery | null, text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  const at =
    query === null
      ? -1
      : (query.words.map((word) => plain.toLowerCase().indexOf(word)).find((place) => place >= 0) ?? -1);
  const from = Math.max(0, at - 20);
  const piece = plain.slice(from, from + excerptLength);
  return `${from > 0 ? '…' : ''}${piece}${from + excerptLength < plain.length ? '…' : ''}`;
}
