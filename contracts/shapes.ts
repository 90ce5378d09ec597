import { Type, type TSchema } from 'typebox';
import type { FormValues } from '#domain/processes/field.ts';

/** Shapes that every contract uses; limits on everything. */
export const Uuid = Type.String({ format: 'uuid' });
/** Years 1900 to 2199, as in domain/kernel/calendar-date.ts: nothing in the product counts days beyond them. */
const inReach = '^(?:19|20|21)[0-9]{2}-';
export const Instant = Type.String({
  format: 'date-time',
  pattern: inReach,
  description: '时刻,ISO 8601,1900 年至 2199 年',
});
export const CalendarDay = Type.String({
  format: 'date',
  pattern: inReach,
  description: '日期,YYYY-MM-DD,1900 年至 2199 年',
});

/** No control characters, no halves of a character pair: the database and the hash chain take neither. */
const oneLine = '^[^\\p{Cc}\\p{Cs}]*$';
const manyLines = '^(?:[^\\p{Cc}\\p{Cs}]|[\\n\\r\\t])*$';

/** One line of text as a user types it. */
export function Line(maxLength = 100): ReturnType<typeof Type.String> {
  return Type.String({ maxLength, pattern: oneLine });
}

/** One line that must not be left empty. */
export function FilledLine(maxLength = 100): ReturnType<typeof Type.String> {
  return Type.String({ minLength: 1, maxLength, pattern: oneLine });
}

/** Words that explain: a reason, a remark. */
export const Words = Type.String({ minLength: 1, maxLength: 2000, pattern: manyLines });

/** Local time of the business zone to the minute, as the browser's own input gives it: `2026-10-12T09:30`. */
export const LocalMinute = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' });

/** A closed set of words. */
export function OneOf<const T extends readonly string[]>(words: T) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...words] });
}

/** Key-set paging: where the page before ended. */
export const Cursor = Type.Optional(Type.String({ maxLength: 200 }));

/** Query values arrive as text; a page's size is one of a few. */
export const PageSize = Type.Optional(OneOf(['20', '50', '100']));

/** In which form a table is saved; left out: for a spreadsheet program. */
export const TableFormat = Type.Optional(OneOf(['xlsx', 'csv']));

/** A page of a list and where the next one begins. */
export function Page<T extends TSchema>(item: T) {
  return Type.Object({ items: Type.Array(item), next: Type.Union([Type.String(), Type.Null()]) });
}

/** The value, or null where there is none. */
export function OrNull<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** Counts the changes of a row; a change is made on the one its author saw. */
export const Revision = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

/** Every change names itself (so that a repeated one changes nothing) and the revision it was made on. */
export const change = { commandId: Uuid, revision: Revision } as const;

/** What was written: its id and the revision to send with the next change. */
export const Saved = Type.Object({ id: Uuid, revision: Revision });

export const Phone = Type.String({ pattern: '^[0-9+() -]{3,20}$' });

/** The history of a case, newest first, read from its events. */
export const History = Page(
  Type.Object({
    seq: Type.Integer(),
    at: Instant,
    kind: Type.String(),
    title: Type.String(),
    actor: OrNull(Type.String()),
    source: Type.String(),
    data: Type.Record(Type.String(), Type.Unknown()),
  }),
);

export const historyQuery = Type.Object({ after: Cursor, limit: PageSize });

/** Answers of a form, checked field by field against the process definition. */
export const FormAnswers = Type.Unsafe<FormValues>(
  Type.Record(
    Type.String({ maxLength: 64 }),
    Type.Union([
      Type.String({ maxLength: 5000 }),
      Type.Number(),
      Type.Boolean(),
      Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 }),
    ]),
    { maxProperties: 200 },
  ),
);
