/**
 * Texts and queries as tokens for an index: two Chinese characters must already find (bigrams), one finds by
 * name, letters find by pinyin. If a query is part of a text, its tokens are among the text's; the index
 * narrows by tokens, the comparison of the normalised texts decides.
 */
import { foldPinyin, pinyinTokens } from './pinyin-keys.ts';

/** Bounds what one text can put into an index. */
const textLengthMax = 400;

/** One form for text and query: full-width to half-width, small letters, no spaces and no punctuation. */
export function normaliseText(text: string): string {
  return text
    .slice(0, textLengthMax)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Every two neighbours of a normalised text, each once; none for a text of one character. */
export function bigrams(normalised: string): readonly string[] {
  const characters = [...normalised];
  return distinct(characters.slice(1).map((character, at) => (characters[at] ?? '') + character));
}

/**
 * Tokens of a customer's name: `n` with each character and each pair, `p` with what can be typed in letters.
 * The letter in front keeps names, letters and addresses apart in one column.
 */
export function nameTokens(name: string): readonly string[] {
  const text = normaliseText(name);
  return distinct([
    ...tagged('n', [...text]),
    ...tagged('n', bigrams(text)),
    ...tagged('p', pinyinTokens(name)),
  ]);
}

/** Tokens of an address: `a` with each pair. A single character of an address finds too much to be of use. */
export function addressTokens(address: string): readonly string[] {
  return tagged('a', bigrams(normaliseText(address)));
}

/** What an index must contain for a name to match a query; empty when the query has no letter or character. */
export function nameQueryTokens(query: string): readonly string[] {
  const text = normaliseText(query);
  return tagged('n', [...text].length === 1 ? [text] : bigrams(text));
}

/** The same for an address; empty for a single character, which addresses don't answer. */
export function addressQueryTokens(query: string): readonly string[] {
  return tagged('a', bigrams(normaliseText(query)));
}

/** The one token of a query typed in letters; null when it is shorter than two. */
export function pinyinQueryToken(query: string): string | null {
  const letters = foldPinyin(query);
  return letters.length < 2 ? null : `p${letters}`;
}

function tagged(tag: 'n' | 'p' | 'a', tokens: readonly string[]): readonly string[] {
  return tokens.map((token) => tag + token);
}

function distinct(tokens: readonly string[]): readonly string[] {
  return [...new Set(tokens)];
}
