import { describe, expect, test } from 'vitest';
import { calendarDate } from '../kernel/calendar-date.ts';
import { allHallTopics, hallChecklist, hallTopics, isHallTopic, type Covering } from './hall-topics.ts';

const today = calendarDate('2026-11-18');
const article = (part: Partial<Covering>): Covering => ({
  ...{ articleId: '1', title: '服务承诺', audience: 'public', topics: ['promises'] },
  ...{ reviewOn: calendarDate('2027-01-01') },
  ...part,
});
const stateOf = (...articles: readonly Covering[]): string | undefined =>
  hallChecklist(articles, today).find(({ topic }) => topic === 'promises')?.state;

describe('what the hall must publish (R-HALL-08, R-QUAL-07)', () => {
  test('names the seven of the hall, the opinion box and the five open books', () => {
    const sources = allHallTopics.map((topic) => hallTopics[topic].source);
    expect(sources.filter((source) => source.includes('R-HALL-08')).length).toBeGreaterThanOrEqual(8);
    expect(sources.filter((source) => source.includes('R-QUAL-07'))).toHaveLength(5);
    expect(isHallTopic('toString')).toBe(false);
  });

  test('is missing, published, overdue or not open to the public', () => {
    expect(stateOf()).toBe('missing');
    expect(stateOf(article({}))).toBe('published');
    expect(stateOf(article({ reviewOn: today }))).toBe('overdue');
    expect(stateOf(article({ audience: 'staff' }))).toBe('not-public');
    expect(stateOf(article({ reviewOn: today }), article({ articleId: '2' }))).toBe('published');
  });
});
