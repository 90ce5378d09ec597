import { describe, expect, test } from 'vitest';
import { isRefused } from '../../kernel/refusal.ts';
import { promiseCatalogue } from '../../promises/catalogue.ts';
import { checkContent } from '../check-content.ts';
import { allHallTopics } from '../hall-topics.ts';
import { parseMarkdown, plainText } from '../markdown.ts';
import { contentOf, starters } from './index.ts';

const contents = starters.map((starter) => contentOf(starter, '2027-11-18'));

describe('the articles that come with the product', () => {
  test('there are enough to begin with, each with its own code and title', () => {
    expect(starters.length).toBeGreaterThanOrEqual(25);
    expect(new Set(starters.map(({ code }) => code)).size).toBe(starters.length);
    expect(new Set(starters.map(({ title }) => title)).size).toBe(starters.length);
  });

  test.each(contents.map((content) => [content.title, content] as const))('%s is complete', (_, content) => {
    expect(isRefused(checkContent(content, true))).toBe(false);
    expect(checkContent(content, true)).toEqual(content);
    expect(plainText(parseMarkdown(content.body))).not.toMatch(/[*#|<]|undefined/);
    expect(content.keywords.length).toBeGreaterThanOrEqual(3);
  });

  test('together they cover everything the hall must publish (R-HALL-08, R-QUAL-07)', () => {
    const open = contents.filter(({ audience }) => audience === 'public');
    const covered = new Set(open.flatMap(({ topics }) => topics));
    expect(allHallTopics.filter((topic) => !covered.has(topic))).toEqual([]);
  });

  test('no limit is stated whose figure is unverified', () => {
    const unverified = promiseCatalogue.filter((promise) => promise.unverified).map(({ id }) => id);
    const source = starters.map(({ source: from = '' }) => from).join(' ');
    expect(unverified.filter((id) => source.includes(id))).toEqual([]);
  });
});

describe('the content of an article', () => {
  const content = contents[0];
  if (content === undefined) throw new Error('there are starters');

  test.each([
    [{ title: '  ' }, 'knowledge.title-empty', 'content.title'],
    [{ body: ' \n ' }, 'knowledge.body-empty', 'content.body'],
    [{ body: `${'> '.repeat(20)}深` }, 'knowledge.body-too-deep', 'content.body'],
    [{ audience: 'teams' as const, functions: [] }, 'knowledge.functions-missing', 'content.functions'],
    [{ topics: ['weather'] }, 'knowledge.topic-unknown', 'content.topics'],
  ])('%j is refused', (part, refused, field) => {
    expect(checkContent({ ...content, ...part }, true)).toMatchObject({ refused, field });
  });

  test('a draft may still be without words, and keeps each keyword once', () => {
    const keywords = ['电费', ' 电费 ', '', '账单'];
    expect(checkContent({ ...content, body: '', keywords }, false)).toMatchObject({
      keywords: ['电费', '账单'],
    });
  });
});
