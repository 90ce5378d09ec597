import { describe, expect, test } from 'vitest';
import { markdownOf, withPiece } from './file-markdown.ts';
import { readKeptArticle } from './kept-article.ts';
import type { ArticleWords } from './words.ts';

const words: ArticleWords = {
  ...{ title: '怎样读电能表', category: 'metering', keywords: ['示数'], body: '按一下', audience: 'public' },
  ...{ functions: [], sourceDocument: '', sourceClause: '', effectiveOn: null, reviewOn: '2027-11-18' },
  topics: [],
};

describe('an article kept in the browser', () => {
  test('comes back as it was typed', () => {
    const typed = { ...words, title: '怎样读智能表', effectiveOn: '2026-12-01' };
    expect(readKeptArticle(structuredClone(typed), words)).toEqual(typed);
  });

  test.each([
    null,
    'text',
    {},
    { ...words, keywords: '示数' },
    { ...words, title: 7 },
    { ...words, topics: [1] },
  ])('what lies there in another shape is left alone: %j', (content) => {
    expect(readKeptArticle(content, words)).toBeNull();
  });
});

describe('a file put into the text', () => {
  test('is named with its words, which cannot end the name early', () => {
    expect(markdownOf({ attachmentId: 'a', isPicture: true }, ' 面板[正面]\n')).toBe(
      '![面板 正面 ](attachment:a)',
    );
    expect(markdownOf({ attachmentId: 'a', isPicture: false }, '样本')).toBe('[样本](attachment:a)');
  });

  test('stands on lines of its own where the writer is', () => {
    expect(withPiece('前后', 1, '![图](x)')).toBe('前\n\n![图](x)\n\n后');
    expect(withPiece('', 0, '![图](x)')).toBe('![图](x)');
    expect(withPiece('前\n', 2, '![图](x)')).toBe('前\n\n![图](x)');
  });
});
