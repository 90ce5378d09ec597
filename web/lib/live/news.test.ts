import { expect, test } from 'vitest';
import { concerns, newsKindOf } from './news.ts';

test('a message names the kind of what changed', () => {
  expect(newsKindOf('{"orgId":1,"kind":"order","id":"x"}')).toBe('order');
});

test.each(['', 'not json', '{"kind":"weather"}', '[]', 'null', 7])(
  'what is no news of ours (%s) is passed over',
  (message) => {
    expect(newsKindOf(message)).toBeNull();
  },
);

test('a read hears of the kinds it asked for', () => {
  expect(concerns({ news: ['order', 'task'] }, new Set(['task']))).toBe(true);
  expect(concerns({ news: ['order'] }, new Set(['clock']))).toBe(false);
  expect(concerns(undefined, new Set(['order']))).toBe(false);
});
