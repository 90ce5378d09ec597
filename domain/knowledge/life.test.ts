import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '../kernel/calendar-date.ts';
import { isRefused } from '../kernel/refusal.ts';
import {
  newArticle,
  playArticle,
  stateOf,
  type ActFacts,
  type ArticleAct,
  type ArticleLife,
} from './life.ts';

const today = calendarDate('2026-11-18');
const later = calendarDate('2026-12-01');
const nextYear = calendarDate('2027-11-18');
const author: ActFacts = { staffId: 'author', reviews: false, today };
const reviewer: ActFacts = { staffId: 'reviewer', reviews: true, today };
const approve = { act: 'approve', publishOn: today, reviewOn: nextYear } as const;

function lived(...acts: readonly (readonly [ArticleAct, ActFacts])[]): ArticleLife {
  let life = newArticle;
  for (const [act, facts] of acts) {
    const next = playArticle(life, act, facts);
    if (isRefused(next)) throw new Error(next.refused);
    life = next;
  }
  return life;
}

const submitted = lived([{ act: 'save' }, author], [{ act: 'submit' }, author]);
const published = lived([{ act: 'save' }, author], [{ act: 'submit' }, author], [approve, reviewer]);

describe('the life of an article (K1)', () => {
  test('goes from draft over review to published, with version 1', () => {
    expect(stateOf(submitted, today)).toBe('in-review');
    expect(published).toMatchObject({ published: 1, newest: 1, work: { at: 'none' }, reviewOn: nextYear });
    expect(stateOf(published, today)).toBe('published');
    expect(stateOf(published, nextYear)).toBe('review-due');
  });

  test('whoever wrote a word of it cannot approve it', () => {
    const both = lived([{ act: 'save' }, author], [{ act: 'save' }, reviewer], [{ act: 'submit' }, author]);
    expect(playArticle(both, approve, reviewer)).toMatchObject({ refused: 'knowledge.own-work' });
    expect(playArticle(both, approve, { ...author, reviews: true })).toMatchObject({
      refused: 'knowledge.own-work',
    });
  });

  test('is returned with the reason, mended and published as version 2', () => {
    const back = playArticle(submitted, { act: 'return', reason: '缺依据' }, reviewer) as ArticleLife;
    expect(back.work).toEqual({ at: 'draft', authors: ['author'], returned: '缺依据' });
    const again = lived(
      [{ act: 'save' }, author],
      [{ act: 'submit' }, author],
      [{ act: 'return', reason: '缺依据' }, reviewer],
      [{ act: 'submit' }, author],
      [approve, reviewer],
    );
    expect(again).toMatchObject({ published: 2, newest: 2 });
  });

  test('waits for its date and is published on it, not before', () => {
    const waiting = playArticle(submitted, { ...approve, publishOn: later }, reviewer) as ArticleLife;
    expect(stateOf(waiting, today)).toBe('scheduled');
    const publish = { act: 'publish', reviewOn: nextYear } as const;
    expect(isRefused(playArticle(waiting, publish, reviewer))).toBe(true);
    expect(playArticle(waiting, publish, { ...reviewer, today: later })).toMatchObject({ published: 1 });
  });

  test('the version in force stays while the next one is written', () => {
    const next = playArticle(published, { act: 'save' }, author) as ArticleLife;
    expect(next).toMatchObject({ published: 1, work: { at: 'draft' } });
    expect(stateOf(next, today)).toBe('published');
  });

  test.each<[string, ArticleLife, ArticleAct, ActFacts, string]>([
    ['changing what is in review', submitted, { act: 'save' }, author, 'knowledge.in-review'],
    ['submitting twice', submitted, { act: 'submit' }, author, 'knowledge.in-review'],
    ['submitting nothing', newArticle, { act: 'submit' }, author, 'knowledge.no-draft'],
    ['approving what is published', published, approve, reviewer, 'knowledge.not-in-review'],
    ['returning a draft', newArticle, { act: 'return', reason: '否' }, reviewer, 'knowledge.not-in-review'],
    ['retiring a draft', submitted, { act: 'retire' }, reviewer, 'knowledge.not-published'],
    [
      'a version that is not there',
      published,
      { act: 'restore', version: 2 },
      author,
      'knowledge.version-unknown',
    ],
    [
      'a publication in the past',
      submitted,
      { ...approve, publishOn: calendarDate('2026-11-17') },
      reviewer,
      'knowledge.date-past',
    ],
    [
      'a publication that nobody will live to see',
      submitted,
      { ...approve, publishOn: calendarDate('2199-12-31') },
      reviewer,
      'knowledge.date-past',
    ],
    [
      'a review date before the publication',
      submitted,
      { ...approve, reviewOn: today },
      reviewer,
      'knowledge.review-date-past',
    ],
    [
      'taking back what another wrote',
      submitted,
      { act: 'take-back' },
      { ...author, staffId: 'else' },
      'knowledge.not-author',
    ],
    ['taking back nothing', published, { act: 'take-back' }, author, 'knowledge.nothing-to-take-back'],
    [
      'confirming until today',
      published,
      { act: 'confirm', reviewOn: today },
      reviewer,
      'knowledge.review-date-past',
    ],
    [
      'confirming for a decade',
      published,
      { act: 'confirm', reviewOn: calendarDate('2036-01-01') },
      reviewer,
      'knowledge.review-date-past',
    ],
    [
      'confirming a draft',
      submitted,
      { act: 'confirm', reviewOn: nextYear },
      reviewer,
      'knowledge.not-published',
    ],
  ])('refuses %s', (...[, life, act, facts, code]) => {
    expect(playArticle(life, act, facts)).toMatchObject({ refused: code });
  });

  test('an old version comes back as a draft, a retired article comes back by being approved again', () => {
    const retired = playArticle(published, { act: 'retire' }, reviewer) as ArticleLife;
    expect(stateOf(retired, today)).toBe('retired');
    const restored = playArticle(retired, { act: 'restore', version: 1 }, author) as ArticleLife;
    const sent = playArticle(restored, { act: 'submit' }, author) as ArticleLife;
    expect(playArticle(sent, approve, reviewer)).toMatchObject({ published: 2, retired: false });
  });

  test('whatever happens, nobody approves their own words and numbers never go back', () => {
    const acts: readonly ArticleAct[] = [
      { act: 'save' },
      { act: 'submit' },
      { act: 'take-back' },
      approve,
      { act: 'return', reason: '改' },
      { act: 'retire' },
      { act: 'restore', version: 1 },
    ];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...acts), fc.constantFrom('a', 'b', 'c'))), (steps) => {
        let life = newArticle;
        for (const [act, staffId] of steps) {
          const authors = life.work.at === 'none' ? [] : life.work.authors;
          const next = playArticle(life, act, { staffId, reviews: true, today });
          if (isRefused(next)) continue;
          if (act.act === 'approve') expect(authors).not.toContain(staffId);
          expect(next.newest).toBeGreaterThanOrEqual(life.newest);
          expect(next.published ?? 0).toBeLessThanOrEqual(next.newest);
          life = next;
        }
      }),
    );
  });
});
