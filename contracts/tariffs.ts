import { Type } from 'typebox';
import { bookStates, bookStatuses, type BookStatus } from '#domain/tariffs/book-life.ts';
import { BookCode, PriceBookAnswer, PriceBookBody } from './price-book.ts';
import { defineRoute } from './route.ts';
import {
  CalendarDay,
  change,
  FilledLine,
  Instant,
  Line,
  OneOf,
  OrNull,
  Saved,
  Uuid,
  Words,
} from './shapes.ts';

const StatusWord = OneOf(Object.keys(bookStatuses) as BookStatus[]);
const bookParams = Type.Object({ bookId: Uuid });

/** A line of the list of books. */
export const BookLine = Type.Object({
  bookId: Uuid,
  code: Type.String(),
  series: Type.String(),
  title: Type.String(),
  region: Type.String(),
  validFrom: CalendarDay,
  /** First day it no longer holds; null while no later book was approved. */
  validTo: OrNull(CalendarDay),
  state: OneOf(bookStates),
  /** What it is today. */
  status: StatusWord,
  /** The document was not yet compared with the authority's own text. */
  unverified: Type.Boolean(),
  tariffs: Type.Integer(),
  revision: Type.Integer(),
});

export const listBooks = defineRoute({
  method: 'GET',
  path: '/price-books',
  title: '查看电价本',
  access: 'tariff.view',
  query: Type.Object({ series: Type.Optional(BookCode) }),
  response: Type.Object({ today: CalendarDay, items: Type.Array(BookLine) }),
});

export const listPublished = defineRoute({
  method: 'GET',
  path: '/price-books/published',
  title: '查看可引入的公布电价表',
  access: 'tariff.view',
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        code: Type.String(),
        title: Type.String(),
        validFrom: CalendarDay,
        document: Type.String(),
        unverified: Type.Boolean(),
        /** The unit has a book of this code already. */
        taken: Type.Boolean(),
      }),
    ),
  }),
});

export const takeOverBook = defineRoute({
  method: 'POST',
  path: '/price-books/take-over',
  title: '引入公布的电价表为草稿',
  access: 'tariff.edit',
  /** The id is made by the client: the same again changes nothing and answers the same. */
  body: Type.Object({ bookId: Uuid, published: BookCode }),
  response: Saved,
  refusals: ['tariffs.code-taken'],
});

const BookEvent = Type.Object({
  kind: Type.String(),
  title: Type.String(),
  at: Instant,
  by: OrNull(Type.String()),
  reason: OrNull(Type.String()),
});

export const readBook = defineRoute({
  method: 'GET',
  path: '/price-books/:bookId',
  title: '查看一本电价',
  access: 'tariff.view',
  params: bookParams,
  response: Type.Object({
    ...BookLine.properties,
    book: PriceBookAnswer,
    bodyHash: Type.String(),
    /** The published table or the book it was made from. */
    madeFrom: OrNull(Type.String()),
    /** The approved book of the series that holds the day before this one begins. */
    before: OrNull(Type.Object({ bookId: Uuid, code: Type.String(), title: Type.String() })),
    authors: Type.Array(Type.String()),
    approvedBy: OrNull(Type.String()),
    approvedAt: OrNull(Instant),
    /** Why it was sent back or withdrawn. */
    reason: OrNull(Type.String()),
    /** The reader wrote a word of it, so somebody else must approve. */
    own: Type.Boolean(),
    /** What stands against its approval, each with the field in the book and the remedy. */
    faults: Type.Array(Type.Object({ field: Type.String(), code: Type.String(), text: Type.String() })),
    history: Type.Array(BookEvent),
  }),
});

export const draftNext = defineRoute({
  method: 'POST',
  path: '/price-books/:bookId/next',
  title: '起草电价本的下一版',
  access: 'tariff.edit',
  params: bookParams,
  body: Type.Object({
    newBookId: Uuid,
    code: BookCode,
    title: FilledLine(200),
    validFrom: CalendarDay,
    document: Type.Object({ number: OrNull(Line(100)), title: FilledLine(200) }),
  }),
  response: Saved,
  refusals: ['tariffs.code-taken', 'tariffs.series-begins'],
});

export const editBook = defineRoute({
  method: 'PUT',
  path: '/price-books/:bookId',
  title: '保存电价本草稿',
  access: 'tariff.edit',
  params: bookParams,
  body: Type.Object({ ...change, book: PriceBookBody }),
  response: Saved,
  refusals: ['tariffs.not-draft', 'tariffs.code-fixed'],
});

export const submitBook = defineRoute({
  method: 'POST',
  path: '/price-books/:bookId/submit',
  title: '提交电价本审批',
  access: 'tariff.edit',
  params: bookParams,
  body: Type.Object(change),
  response: Saved,
  refusals: ['tariffs.not-draft'],
});

export const approveBook = defineRoute({
  method: 'POST',
  path: '/price-books/:bookId/approve',
  title: '批准电价本',
  access: 'tariff.approve',
  params: bookParams,
  body: Type.Object(change),
  response: Saved,
  refusals: ['tariffs.not-submitted', 'tariffs.own-words'],
});

export const returnBook = defineRoute({
  method: 'POST',
  path: '/price-books/:bookId/return',
  title: '退回电价本',
  access: 'tariff.approve',
  params: bookParams,
  body: Type.Object({ ...change, reason: Words }),
  response: Saved,
  refusals: ['tariffs.not-submitted'],
});

export const withdrawBook = defineRoute({
  method: 'POST',
  path: '/price-books/:bookId/withdraw',
  title: '撤销未执行的电价本',
  access: 'tariff.approve',
  params: bookParams,
  body: Type.Object({ ...change, reason: Words }),
  response: Saved,
  refusals: ['tariffs.begun', 'tariffs.still-named', 'tariffs.withdrawn'],
});

export const discardBook = defineRoute({
  method: 'POST',
  path: '/price-books/:bookId/discard',
  title: '放弃未批准的电价本',
  access: 'tariff.edit',
  params: bookParams,
  body: Type.Object(change),
  response: Saved,
  refusals: ['tariffs.not-draft', 'tariffs.withdrawn'],
});

/** The prices in force, for everybody (R-HALL-08, R-QUAL-07). */
export const publicPrices = defineRoute({
  method: 'GET',
  path: '/portal/prices',
  title: '网上查看现行电价',
  access: 'public',
  ratePerMinute: 60,
  query: Type.Object({ unit: Type.Optional(Type.String({ pattern: '^[0-9]{4,10}$' })) }),
  response: Type.Object({
    unit: Type.String(),
    today: CalendarDay,
    books: Type.Array(PriceBookAnswer),
    /** Approved books whose first day is still to come. */
    upcoming: Type.Array(PriceBookAnswer),
  }),
});
