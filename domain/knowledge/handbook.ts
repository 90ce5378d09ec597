/** The printed handbook (R-SYS-22): articles by shelf, the generated procedures as a chapter, an index by keyword. */
import { pinyin } from 'pinyin-pro';
import { allArticleCategories, articleCategories, type ArticleCategory } from './article.ts';
import { parseMarkdown, type Block } from './markdown.ts';

/** A published article as it is printed. */
export interface PrintedArticle {
  readonly articleId: string;
  readonly title: string;
  readonly category: ArticleCategory;
  readonly keywords: readonly string[];
  readonly body: string;
  readonly version: number;
  /** One line below the title: source, since when, version. */
  readonly note: string;
}

export interface HandbookArticle {
  /** Names the place for the index. */
  readonly anchor: string;
  readonly title: string;
  readonly note: string;
  readonly blocks: readonly Block[];
}

export interface HandbookChapter {
  readonly title: string;
  readonly articles: readonly HandbookArticle[];
}

export interface IndexEntry {
  readonly word: string;
  readonly anchors: readonly string[];
}

export interface IndexLetter {
  readonly letter: string;
  readonly entries: readonly IndexEntry[];
}

/** Chapters in the order of the shelves, empty shelves left out; articles by the pinyin of their titles. */
export function handbookChapters(articles: readonly PrintedArticle[]): readonly HandbookChapter[] {
  return allArticleCategories
    .map((category) => ({
      title: articleCategories[category],
      articles: byPinyin(
        articles.filter((article) => article.category === category),
        ({ title }) => title,
      ).map(({ articleId, title, note, body }) => ({
        anchor: articleId,
        title,
        note,
        blocks: parseMarkdown(body),
      })),
    }))
    .filter((chapter) => chapter.articles.length > 0);
}

/** Keywords by the first letter of their pinyin; what begins with no letter comes under `#`, last. */
export function handbookIndex(articles: readonly PrintedArticle[]): readonly IndexLetter[] {
  const anchors = new Map<string, string[]>();
  for (const { keywords, articleId } of articles) {
    for (const word of new Set(keywords)) anchors.set(word, [...(anchors.get(word) ?? []), articleId]);
  }
  const letters = new Map<string, IndexEntry[]>();
  for (const [word, places] of byPinyin([...anchors], ([each]) => each)) {
    const letter = letterOf(word);
    letters.set(letter, [...(letters.get(letter) ?? []), { word, anchors: places }]);
  }
  return [...letters]
    .map(([letter, entries]) => ({ letter, entries }))
    .sort((a, b) => Number(a.letter === '#') - Number(b.letter === '#') || (a.letter < b.letter ? -1 : 1));
}

function spelling(text: string): string {
  return pinyin(text, { toneType: 'num', type: 'array', v: true }).join(' ').toLowerCase();
}

function letterOf(word: string): string {
  const [first = ''] = spelling(word);
  return /[a-z]/.test(first) ? first.toUpperCase() : '#';
}

/** Sorted as a Chinese dictionary is: by pinyin and tone, then by the characters themselves. */
function byPinyin<T>(values: readonly T[], textOf: (value: T) => string): readonly T[] {
  return values
    .map((value) => ({ value, text: textOf(value), spelled: spelling(textOf(value)) }))
    .sort((a, b) => compare(a.spelled, b.spelled) || compare(a.text, b.text))
    .map(({ value }) => value);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
