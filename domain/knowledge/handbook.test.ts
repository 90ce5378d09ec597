import { describe, expect, test } from 'vitest';
import { handbookChapters, handbookIndex, type PrintedArticle } from './handbook.ts';

const article = (part: Partial<PrintedArticle>): PrintedArticle => ({
  ...{ articleId: '1', title: '怎样读电能表', category: 'metering', keywords: ['示数'] },
  ...{ body: '看**总电量**', version: 1, note: '' },
  ...part,
});

describe('the printed handbook (R-SYS-22)', () => {
  test('has the shelves in their order and the titles by pinyin', () => {
    const chapters = handbookChapters([
      article({}),
      article({ articleId: '2', title: '表走得快', category: 'metering' }),
      article({ articleId: '3', title: '新装', category: 'procedure' }),
    ]);
    expect(chapters.map(({ title, articles }) => [title, articles.map((each) => each.title)])).toEqual([
      ['办电指南', ['新装']],
      ['抄表与计量', ['表走得快', '怎样读电能表']],
    ]);
    expect(chapters[0]?.articles[0]?.blocks).toHaveLength(1);
  });

  test('the index goes by pinyin, an entry names every article once, signs come last', () => {
    const letters = handbookIndex([
      article({ keywords: ['电费', '阿', '电费', '95598'] }),
      article({ articleId: '2', keywords: ['电费', '断电', 'IC 卡'] }),
    ]);
    expect(letters.map(({ letter, entries }) => [letter, entries.map(({ word }) => word)])).toEqual([
      ['A', ['阿']],
      ['D', ['电费', '断电']],
      ['I', ['IC 卡']],
      ['#', ['95598']],
    ]);
    expect(letters[1]?.entries[0]?.anchors).toEqual(['1', '2']);
  });
});
