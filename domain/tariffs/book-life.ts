/**
 * The life of a price book (R-BILL-01): draft → submitted → approved, back to the draft with a reason, withdrawn before
 * its first day. Nobody approves a word of their own. In force is what is approved and whose days have come: no job
 * switches anything at midnight.
 */
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import type { Refused } from '#domain/kernel/refusal.ts';
import type { TariffBookRefusal } from './book-refusals.ts';

export const bookStates = ['draft', 'submitted', 'approved', 'withdrawn'] as const;

export type BookState = (typeof bookStates)[number];

export interface BookLife {
  readonly state: BookState;
  /** Everybody who typed a word of it. */
  readonly authors: readonly string[];
  readonly validFrom: CalendarDate;
}

export type BookAct = 'edit' | 'submit' | 'approve' | 'return' | 'withdraw';

/** Who acts, and on which day. */
export interface BookFacts {
  readonly staffId: string;
  readonly today: CalendarDate;
}

function refuse(refused: TariffBookRefusal, data: Refused['data'] = {}): Refused {
  return { refused, data };
}

/** The life after the act, or what stands against it; the same for server and page. */
export function playBook(life: BookLife, act: BookAct, facts: BookFacts): BookLife | Refused {
  if (life.state === 'withdrawn') return refuse('tariffs.withdrawn');
  switch (act) {
    case 'edit':
      return life.state === 'draft'
        ? { ...life, authors: withAuthor(life.authors, facts.staffId) }
        : refuse('tariffs.not-draft');
    case 'submit':
      return life.state === 'draft' ? { ...life, state: 'submitted' } : refuse('tariffs.not-draft');
    case 'approve':
      if (life.state !== 'submitted') return refuse('tariffs.not-submitted');
      return life.authors.includes(facts.staffId)
        ? refuse('tariffs.own-words')
        : { ...life, state: 'approved' };
    case 'return':
      return life.state === 'submitted' ? { ...life, state: 'draft' } : refuse('tariffs.not-submitted');
    case 'withdraw':
      return life.state === 'approved' && life.validFrom <= facts.today
        ? refuse('tariffs.begun', { date: life.validFrom })
        : { ...life, state: 'withdrawn' };
  }
}

function withAuthor(authors: readonly string[], staffId: string): readonly string[] {
  return authors.includes(staffId) ? authors : [...authors, staffId];
}

export const bookStatuses = {
  draft: '草稿',
  submitted: '待审批',
  upcoming: '待执行',
  'in-force': '执行中',
  retired: '已停用',
  withdrawn: '已撤销',
} as const;

export type BookStatus = keyof typeof bookStatuses;

/** What a book is on a day: approval and dates alone decide. */
export function bookStatus(
  book: { state: BookState; validFrom: string; validTo: string | null },
  today: string,
): BookStatus {
  if (book.state !== 'approved') return book.state;
  if (today < book.validFrom) return 'upcoming';
  return book.validTo === null || today < book.validTo ? 'in-force' : 'retired';
}
