import type { Static } from 'typebox';
import type { AuditEvent, listEvents } from '#contracts/audit.ts';
import { addDays, daysBetween, parseCalendarDate, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { businessDate, endOfDayMs, startOfDayMs } from '#domain/kernel/instant.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';

export type EventView = Static<typeof AuditEvent>;

/** Which events; `from` and `to` are business days, both included. */
export interface EventFilter {
  readonly caseId?: string | undefined;
  readonly caseKind?: string | undefined;
  readonly actorId?: string | undefined;
  readonly kind?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface EventQuestion {
  readonly orgId: number;
  readonly filter: EventFilter;
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly nowMs: number;
}

/** Without a case the list runs along the index of instants: the range bounds what a rare actor can cost. */
const rangeDaysMax = 92;
const usualDays = 7;

/** Their contents belong to their own pages and permissions. */
const closedKinds: readonly string[] = ['order', 'request', 'customer'];

interface Row {
  case_kind: string;
  case_id: string;
  seq: number;
  at: Date;
  at_text: string;
  kind: string;
  actor_kind: EventView['actor']['kind'];
  actor_id: string | null;
  actor_name: string | null;
  source: string;
  data: Record<string, unknown>;
  kept: boolean;
  digested: boolean;
  hash: string;
}

function dateOf(field: 'from' | 'to', text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (isRefused(date)) throw Refusal.from({ ...date, field });
  return date;
}

/** The days asked for; null where a case alone bounds the list. */
function rangeOf({ caseId, from, to }: EventFilter, nowMs: number): { from: Date; before: Date } | null {
  if (caseId !== undefined && from === undefined && to === undefined) return null;
  const last = to === undefined ? businessDate(nowMs) : dateOf('to', to);
  const first = from === undefined ? addDays(last, 1 - usualDays) : dateOf('from', from);
  if (first > last) throw new Refusal('audit.range-reversed', { field: 'to' });
  if (caseId === undefined && daysBetween(first, last) >= rangeDaysMax) {
    throw new Refusal('audit.range-too-long', { field: 'from', data: { max: rangeDaysMax } });
  }
  return { from: new Date(startOfDayMs(first)), before: new Date(endOfDayMs(last)) };
}

function view(row: Row): EventView {
  const gone = row.digested ? 'erased' : 'none';
  return {
    caseKind: row.case_kind,
    caseId: row.case_id,
    seq: row.seq,
    at: row.at.toISOString(),
    kind: row.kind,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    source: row.source,
    data: closedKinds.includes(row.case_kind) ? null : row.data,
    personal: row.kept ? 'kept' : gone,
    hash: row.hash,
  };
}

/** What happened in a unit, the newest first; personal fields are never among it. */
export async function eventList(
  tx: Tx,
  question: EventQuestion,
): Promise<Static<(typeof listEvents)['response']>> {
  const { orgId, filter, limit } = question;
  const range = rangeOf(filter, question.nowMs);
  const [at, caseId, seq] = readCursor(question.cursor, 3);
  const { rows } = await runSql<Row>(
    tx,
    `select e.case_kind, e.case_id, e.seq, e.at, e.at::text as at_text, e.kind, e.actor_kind, e.actor_id,
       s.name as actor_name, e.source, e.data, e.personal is not null as kept,
       e.personal_digest is not null as digested, e.hash
     from event e
     left join staff s on e.actor_kind = 'staff' and s.org_id = e.org_id and s.staff_id = e.actor_id
     where e.org_id = $1 and ($2::uuid is null or e.case_id = $2) and ($3::text is null or e.case_kind = $3)
       and ($4::uuid is null or e.actor_id = $4) and ($5::text is null or e.kind = $5)
       and ($6::timestamptz is null or e.at >= $6) and ($7::timestamptz is null or e.at < $7)
       and ($8::timestamptz is null or (e.at, e.case_id, e.seq) < ($8, $9::uuid, $10::integer))
     order by e.at desc, e.case_id desc, e.seq desc limit $11`,
    [
      orgId,
      filter.caseId ?? null,
      filter.caseKind ?? null,
      filter.actorId ?? null,
      filter.kind ?? null,
      range?.from ?? null,
      range?.before ?? null,
      at ?? null,
      caseId ?? null,
      seq ?? null,
      limit + 1,
    ],
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    next:
      rows.length > limit && last !== undefined
        ? cursorOf([last.at_text, last.case_id, last.seq.toString()])
        : null,
  };
}
