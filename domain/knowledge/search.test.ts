import { describe, expect, test } from 'vitest';
import {
  articleTokens,
  excerptOf,
  initialsOf,
  ranked,
  readArticleQuery,
  scoreOf,
  type Searchable,
} from './search.ts';

const meter: Searchable = {
  title: '怎样读电能表',
  keywords: ['示数', '智能表'],
  text: '按下显示键,看总电量。阶梯电价按年累计。',
};
const tariff: Searchable = {
  title: '居民阶梯电价',
  keywords: ['电费', '分档'],
  text: '全年用电量分为几档,超过部分价格更高。',
};
const outage: Searchable = { title: '家里停电怎么办', keywords: ['跳闸'], text: '先看电能表前后的开关。' };
const all = [meter, tariff, outage];

const found = (typed: string): string[] => ranked(readArticleQuery(typed), all).map(({ title }) => title);

describe('searching the library', () => {
  test.each([
    ['阶梯', ['居民阶梯电价', '怎样读电能表']],
    ['居民阶梯电价', ['居民阶梯电价']],
    ['电能表', ['怎样读电能表', '家里停电怎么办']],
    ['跳闸', ['家里停电怎么办']],
    ['jtdj', ['居民阶梯电价']],
    ['JTDJ', ['居民阶梯电价']],
    ['dnb', ['怎样读电能表']],
    ['tiaozha', ['家里停电怎么办']],
    ['电价 分档', ['居民阶梯电价']],
    ['为什么家里突然停电了', ['家里停电怎么办']],
    ['天气预报', []],
    ['电', []],
    ['', []],
  ])('“%s” finds %j', (typed, titles) => {
    expect(found(typed)).toEqual(titles);
  });

  test('the title counts more than a keyword, a keyword more than the text', () => {
    const of = (part: Partial<Searchable>): number =>
      scoreOf(readArticleQuery('过户'), { title: '甲乙', keywords: [], text: '', ...part });
    expect(of({ title: '办理过户' })).toBeGreaterThan(of({ keywords: ['过户'] }));
    expect(of({ keywords: ['过户'] })).toBeGreaterThan(of({ text: '过户' }));
    expect(of({ text: '过户' })).toBeGreaterThan(0);
  });

  test('whatever scores by a word is among the tokens of the index', () => {
    for (const typed of ['阶梯', '电能表', 'jtdj', 'dnb', 'tiaozha', '电价 分档', '为什么家里突然停电了']) {
      const query = readArticleQuery(typed);
      for (const article of ranked(query, all)) {
        const tokens = new Set(articleTokens(article));
        const reaches = (ways: readonly (readonly string[])[]): boolean =>
          ways.some((way) => way.every((token) => tokens.has(token)));
        expect([typed, reaches(query.ways) || reaches(query.looseWays)]).toEqual([typed, true]);
      }
    }
  });

  test('a word deep in a long text is found, also across a chunk', () => {
    const article = { ...meter, text: `${'零'.repeat(398)}需量电费${'壹'.repeat(900)}变压器` };
    for (const typed of ['需量电费', '变压器']) {
      expect(articleTokens(article)).toEqual(
        expect.arrayContaining([...(readArticleQuery(typed).ways[0] ?? [])]),
      );
      expect(scoreOf(readArticleQuery(typed), article)).toBeGreaterThan(0);
    }
  });

  test('letters of a title are its initials', () => {
    expect(initialsOf('怎样读 IC 卡表')).toBe('zydickb');
  });

  test('an excerpt shows the place that was found', () => {
    const text = `${'前'.repeat(100)}阶梯电价${'后'.repeat(100)}`;
    expect(excerptOf(readArticleQuery('阶梯'), text)).toMatch(/^…前{20}阶梯电价后+…$/);
    expect(excerptOf(null, '短')).toBe('短');
  });
});
