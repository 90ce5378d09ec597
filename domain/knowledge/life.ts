/**
 * The life of an article (service-desk K1): draft → in review → (waiting for its date →) published → retired. A
 * published version stays in force while the next one is written. Whoever wrote a word of it cannot approve it.
 */
import { compareDates, daysBetween, type CalendarDate } from '../kernel/calendar-date.ts';
import type { Refused } from '../kernel/refusal.ts';
import type { KnowledgeRefusal } from './refusals.ts';

export type Work =
  | { readonly at: 'none' }
  | { readonly at: 'draft'; readonly authors: readonly string[]; readonly returned: string | null }
  | { readonly at: 'in-review'; readonly authors: readonly string[]; readonly version: number }
  | {
      readonly at: 'scheduled';
      readonly authors: readonly string[];
      readonly version: number;
      readonly publishOn: CalendarDate;
    };

export interface ArticleLife {
  /** The version in force; null before the first. */
  readonly published: number | null;
  readonly retired: boolean;
  /** The highest version number given so far; 0 before the first submission. */
  readonly newest: number;
  /** When the published words must be looked at again. */
  readonly reviewOn: CalendarDate | null;
  readonly work: Work;
}

export type ArticleAct =
  | { readonly act: 'save' }
  | { readonly act: 'submit' }
  | { readonly act: 'take-back' }
  /** The review date comes from the words that are approved. */
  | { readonly act: 'approve'; readonly publishOn: CalendarDate; readonly reviewOn: CalendarDate }
  | { readonly act: 'return'; readonly reason: string }
  /** The day has come: done by the system. */
  | { readonly act: 'publish'; readonly reviewOn: CalendarDate }
  | { readonly act: 'retire' }
  | { readonly act: 'restore'; readonly version: number }
  /** Looked at and still right: until when. */
  | { readonly act: 'confirm'; readonly reviewOn: CalendarDate };

/** Who acts, and on which day. */
export interface ActFacts {
  readonly staffId: string;
  readonly reviews: boolean;
  readonly today: CalendarDate;
}

export const newArticle: ArticleLife = {
  published: null,
  retired: false,
  newest: 0,
  reviewOn: null,
  work: { at: 'none' },
};

const reviewDaysMax = 3 * 366;
const daysAheadMax = 3 * 366;

/** Whether an article may be published on a day: today or later, at most three years ahead. */
export function isDayToPublish(publishOn: CalendarDate, today: CalendarDate): boolean {
  const days = daysBetween(today, publishOn);
  return days >= 0 && days <= daysAheadMax;
}

function refuse(refused: KnowledgeRefusal, data: Refused['data'] = {}): Refused {
  return { refused, data };
}

type ActOf<A extends ArticleAct['act']> = Extract<ArticleAct, { readonly act: A }>;

/** The life after an act, or what stands against it. Pure; the same for server and page. */
export function playArticle(life: ArticleLife, act: ArticleAct, facts: ActFacts): ArticleLife | Refused {
  switch (act.act) {
    case 'save':
      return save(life, facts);
    case 'submit':
      return submit(life);
    case 'take-back':
      return takeBack(life, facts);
    case 'approve':
      return approve(life, act, facts);
    case 'return':
      return life.work.at === 'in-review'
        ? { ...life, work: { at: 'draft', authors: life.work.authors, returned: act.reason } }
        : refuse('knowledge.not-in-review');
    case 'publish':
      return publish(life, act, facts);
    case 'retire':
      return life.published === null || life.retired
        ? refuse('knowledge.not-published')
        : { ...life, retired: true, work: { at: 'none' } };
    case 'restore':
      return restore(life, act, facts);
    case 'confirm':
      return confirm(life, act, facts);
  }
}

/** Everybody who touches the draft is one of its authors, so that two cannot wave each other's words through. */
function withAuthor(authors: readonly string[], staffId: string): readonly string[] {
  return authors.includes(staffId) ? authors : [...authors, staffId];
}

function save(life: ArticleLife, { staffId }: ActFacts): ArticleLife | Refused {
  const { work } = life;
  if (work.at === 'in-review' || work.at === 'scheduled') return refuse('knowledge.in-review');
  const authors = work.at === 'draft' ? work.authors : [];
  const returned = work.at === 'draft' ? work.returned : null;
  return { ...life, work: { at: 'draft', authors: withAuthor(authors, staffId), returned } };
}

function submit(life: ArticleLife): ArticleLife | Refused {
  if (life.work.at !== 'draft') {
    return refuse(life.work.at === 'none' ? 'knowledge.no-draft' : 'knowledge.in-review');
  }
  const version = life.newest + 1;
  return { ...life, newest: version, work: { at: 'in-review', authors: life.work.authors, version } };
}

function takeBack(life: ArticleLife, { staffId, reviews }: ActFacts): ArticleLife | Refused {
  const { work } = life;
  if (work.at !== 'in-review' && work.at !== 'scheduled') return refuse('knowledge.nothing-to-take-back');
  if (!reviews && !work.authors.includes(staffId)) return refuse('knowledge.not-author');
  return { ...life, work: { at: 'draft', authors: work.authors, returned: null } };
}

function approve(life: ArticleLife, act: ActOf<'approve'>, facts: ActFacts): ArticleLife | Refused {
  const { work } = life;
  if (work.at !== 'in-review') return refuse('knowledge.not-in-review');
  if (work.authors.includes(facts.staffId)) return refuse('knowledge.own-work');
  const { publishOn, reviewOn } = act;
  if (!isDayToPublish(publishOn, facts.today)) return refuse('knowledge.date-past');
  if (compareDates(reviewOn, publishOn) <= 0) return refuse('knowledge.review-date-past');
  if (compareDates(publishOn, facts.today) > 0) {
    return { ...life, work: { at: 'scheduled', authors: work.authors, version: work.version, publishOn } };
  }
  return inForce(life, work.version, reviewOn);
}

function publish(life: ArticleLife, act: ActOf<'publish'>, { today }: ActFacts): ArticleLife | Refused {
  const { work } = life;
  if (work.at !== 'scheduled' || compareDates(work.publishOn, today) > 0) {
    return refuse('knowledge.nothing-to-take-back');
  }
  return inForce(life, work.version, act.reviewOn);
}

function inForce(life: ArticleLife, version: number, reviewOn: CalendarDate): ArticleLife {
  return { ...life, published: version, retired: false, reviewOn, work: { at: 'none' } };
}

function restore(life: ArticleLife, act: ActOf<'restore'>, facts: ActFacts): ArticleLife | Refused {
  if (act.version < 1 || act.version > life.newest) {
    return refuse('knowledge.version-unknown', { version: act.version });
  }
  return save(life, facts);
}

function confirm(life: ArticleLife, act: ActOf<'confirm'>, { today }: ActFacts): ArticleLife | Refused {
  if (life.published === null || life.retired) return refuse('knowledge.not-published');
  const days = daysBetween(today, act.reviewOn);
  if (days <= 0 || days > reviewDaysMax) return refuse('knowledge.review-date-past');
  return { ...life, reviewOn: act.reviewOn };
}

/** What lists show of the life. */
export const articleStates = {
  draft: '草稿',
  'in-review': '审核中',
  scheduled: '待发布',
  published: '已发布',
  'review-due': '到期复审',
  retired: '已停用',
} as const;

export type ArticleState = keyof typeof articleStates;
export const allArticleStates = Object.keys(articleStates) as readonly ArticleState[];

/** Where an article stands on a day; work in hand comes before what is in force only where nothing is in force. */
export function stateOf(life: ArticleLife, today: CalendarDate): ArticleState {
  if (life.retired) return 'retired';
  if (life.published !== null) {
    return life.reviewOn !== null && compareDates(life.reviewOn, today) <= 0 ? 'review-due' : 'published';
  }
  return life.work.at === 'none' ? 'draft' : life.work.at;
}
