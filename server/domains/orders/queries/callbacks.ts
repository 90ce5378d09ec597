import type { Static } from 'typebox';
import type { listCallbacks } from '#contracts/orders.ts';
import { maskName, maskPhone } from '#domain/customers/masking.ts';
import { businessDate, endOfDayMs } from '#domain/kernel/instant.ts';
import type { Caller } from '../../../platform/caller.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import { definitionOf } from '../definition-of.ts';
import { teamsOfCaller } from '../teams-of-caller.ts';

type CallbackPage = Static<(typeof listCallbacks)['response']>;

interface CallbackRow {
  order_id: string;
  order_no: string;
  clock: string;
  kind: string;
  definition_version: number;
  summary: string;
  confidential: boolean;
  contact_name: string | null;
  contact_phone: string | null;
  question: string | null;
  promised_by: string | null;
  started_at: Date;
  due_at: Date;
  breached: boolean;
}

/** Running clocks of callbacks; served by `order_clock_callback`. A callback's clock is named after it. */
export const callbackIsOpen = `c.promise = 'R-REQ-07' and c.stopped_at is null`;
const idAt = 'callback:'.length + 1;

const promiser = `(select p ->> 'promisedBy' from jsonb_array_elements(o.state -> 'callbacks') p
  where p ->> 'id' = substr(c.clock, ${idAt.toString()}))`;

/** Whose callbacks a scope shows: `$2` is the caller, `$3` the caller's teams; each names both, to tell their types. */
export const callbackScopes = {
  mine: `$3::uuid[] is not null and ($2::uuid = o.first_responsible_id or $2::uuid::text = ${promiser})`,
  team: `$2::uuid is not null and exists (select 1 from order_task t where t.org_id = o.org_id
    and t.order_id = o.order_id and t.done_at is null and t.team_id = any ($3::uuid[]))`,
  unit: '$2::uuid is not null and $3::uuid[] is not null',
} as const;

export interface CallbackQuestion {
  readonly caller: Caller;
  readonly now: Date;
  readonly scope: keyof typeof callbackScopes;
  readonly due?: 'overdue' | 'today' | undefined;
  readonly kind?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

function line(row: CallbackRow): CallbackPage['items'][number] {
  const hidden = row.confidential;
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    callbackId: row.clock.slice(idAt - 1),
    kind: row.kind,
    title: definitionOf(row.kind, row.definition_version).title,
    summary: row.summary,
    contactName: row.contact_name === null || hidden ? null : maskName(row.contact_name),
    contactPhone: row.contact_phone === null || hidden ? null : maskPhone(row.contact_phone),
    question: hidden ? '' : (row.question ?? ''),
    promisedBy: row.promised_by ?? '',
    promisedAt: row.started_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    breached: row.breached,
  };
}

/** Before which instant a call must be due to be shown. */
function dueBefore({ due, now }: CallbackQuestion): Date | null {
  if (due === undefined) return null;
  return due === 'overdue' ? now : new Date(endOfDayMs(businessDate(now.getTime())));
}

/** Promised calls not made yet, the nearest first (R-REQ-07). */
export async function callbackList(tx: Tx, question: CallbackQuestion): Promise<CallbackPage> {
  const { caller, scope, kind, cursor, limit } = question;
  const [afterDue, afterOrder, afterClock] = readCursor(cursor, 3);
  const { rows } = await runSql<CallbackRow>(
    tx,
    `select o.order_id, o.order_no, c.clock, o.kind, o.definition_version, o.summary, o.confidential,
       o.contact_name, o.contact_phone, c.started_at, c.due_at, c.breached_at is not null as breached,
       (select s.name from staff s where s.org_id = o.org_id and s.staff_id::text = ${promiser}) as promised_by,
       (select e.data ->> 'question' from event e where e.org_id = o.org_id and e.case_id = o.order_id
          and e.kind = 'callback-promised' and e.data ->> 'callbackId' = substr(c.clock, ${idAt.toString()})
        limit 1) as question
     from order_clock c
     join work_order o on o.org_id = c.org_id and o.order_id = c.order_id
     where c.org_id = $1 and ${callbackIsOpen} and c.due_at is not null and ${callbackScopes[scope]}
       and ($4::text is null or o.kind = $4)
       and ($5::timestamptz is null or c.due_at < $5)
       and ($6::timestamptz is null or (c.due_at, c.order_id, c.clock) > ($6, $7::uuid, $8::text))
     order by c.due_at, c.order_id, c.clock
     limit $9`,
    [
      caller.orgId,
      caller.staffId,
      teamsOfCaller(caller),
      kind ?? null,
      dueBefore(question),
      afterDue ?? null,
      afterOrder ?? null,
      afterClock ?? null,
      limit + 1,
    ],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? cursorOf([last.due_at.toISOString(), last.order_id, last.clock])
      : null;
  return { items: page.map(line), next };
}
