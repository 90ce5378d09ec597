import type { Static } from 'typebox';
import type { ownBookings, ownCases, ownNotices } from '#contracts/portal-customer.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { agreedVisit, awaitsAppointment, mayStillMove } from '#domain/processes/appointment.ts';
import type { OrderState } from '#domain/processes/state.ts';
import { statusTitles } from '#domain/processes/titles.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { CustomerCaller } from '../../../platform/http/customer-sessions.ts';
import { isSealed } from '../../../platform/notices/secret-body.ts';
import type { Platform } from '../../../platform/platform.ts';
import { definitionOf } from '../../orders/index.ts';
import type { OwnOrder } from '../case-view.ts';

type Cases = Static<(typeof ownCases)['response']>;
type Bookings = Static<(typeof ownBookings)['response']>;
type Notices = Static<(typeof ownNotices)['response']>;

interface CaseRow {
  order_id: string;
  order_no: string;
  kind: string;
  definition_version: number;
  status: OrderState['status'];
  accepted_at: Date;
  next_due_at: Date | null;
  state: OrderState;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const openMax = 50;
const noticesMax = 100;

/** The order, if it is the customer's own; whether another one exists is not told. */
export async function requireOwn(
  platform: Platform,
  customer: CustomerCaller,
  orderId: string,
): Promise<OwnOrder> {
  const found = await reading(platform.db, [customer.orgId], async (tx) => {
    const { rows } = await runSql(
      tx,
      'select 1 from work_order where org_id = $1 and order_id = $2 and customer_id = any ($3::uuid[])',
      [customer.orgId, orderId, customer.customerIds],
    );
    return rows.length > 0;
  });
  if (!found) throw new Refusal('not-found', { data: { what: '业务' } });
  return { orgId: customer.orgId, orderId };
}

async function caseRows(
  tx: Tx,
  customer: CustomerCaller,
  page: { before: string | null; limit: number; openOnly: boolean },
): Promise<CaseRow[]> {
  const { rows } = await runSql<CaseRow>(
    tx,
    `select order_id, order_no, kind, definition_version, status, accepted_at, next_due_at, state from work_order
     where org_id = $1 and customer_id = any ($2::uuid[]) and ($3::uuid is null or order_id < $3) and (not $5 or status = 'open')
     order by order_id desc limit $4`,
    [customer.orgId, customer.customerIds, page.before, page.limit, page.openOnly],
  );
  return rows;
}

/** The customer's cases, the newest first. */
export function ownCaseList(
  platform: Platform,
  customer: CustomerCaller,
  page: { cursor: string | undefined; limit: number },
): Promise<Cases> {
  const [before] = readCursor(page.cursor, 1);
  if (before !== undefined && !uuid.test(before))
    throw new Refusal('shape.wrong-format', { field: 'cursor', data: { field: 'cursor' } });
  return reading(platform.db, [customer.orgId], async (tx) => {
    const rows = await caseRows(tx, customer, {
      before: before ?? null,
      limit: page.limit + 1,
      openOnly: false,
    });
    const shown = rows.slice(0, page.limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => ({
        orderId: row.order_id,
        orderNo: row.order_no,
        title: definitionOf(row.kind, row.definition_version).title,
        status: statusTitles[row.status],
        open: row.status === 'open',
        acceptedAt: row.accepted_at.toISOString(),
        dueAt: row.next_due_at?.toISOString() ?? null,
      })),
      next: rows.length > page.limit && last !== undefined ? cursorOf([last.order_id]) : null,
    };
  });
}

/** The field in which the customer says at intake when somebody may come. */
const wishField = 'wishedVisitAt';

/** The visit to come: agreed on, or wished for as long as nothing is agreed on (R-FIELD-01). */
function bookingOf(row: CaseRow, nowMs: number): Bookings['items'][number] | null {
  const definition = definitionOf(row.kind, row.definition_version);
  const visit = agreedVisit(definition, row.state);
  const wish = awaitsAppointment(definition, row.state) ? row.state.values[wishField] : undefined;
  const at = visit?.agreedAt ?? wish;
  if (typeof at !== 'string') return null;
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    title: definition.title,
    what: visit === null ? 'wished' : 'agreed',
    at,
    may: { cancel: true, rebook: visit !== null && mayStillMove(visit, nowMs) },
  };
}

/** Open cases with a visit to come. */
export function ownBookingList(platform: Platform, customer: CustomerCaller): Promise<Bookings> {
  const nowMs = platform.now().getTime();
  return reading(platform.db, [customer.orgId], async (tx) => {
    const rows = await caseRows(tx, customer, { before: null, limit: openMax, openOnly: true });
    return { items: rows.flatMap((row) => bookingOf(row, nowMs) ?? []) };
  });
}

interface NoticeRow {
  notice_id: string;
  case_id: string;
  subject: string | null;
  body: string;
  created_at: Date;
}

/** What was told to the customer about their cases, the newest first, each once whichever way it went. */
export async function noticesWithin(tx: Tx, customer: CustomerCaller): Promise<Notices['items']> {
  const { rows } = await runSql<NoticeRow>(
    tx,
    `select n.notice_id, n.case_id, n.subject, n.body, n.created_at
     from notice n
     where n.org_id = $1 and n.channel = 'portal' and n.recipient = any ($2::text[])
       and n.case_id in (select o.order_id from work_order o where o.org_id = $1 and o.customer_id = any ($2::text[]::uuid[])
                         order by o.order_id desc limit 200)
     order by n.notice_id desc limit ${noticesMax.toString()}`,
    [customer.orgId, customer.customerIds],
  );
  return rows
    .filter(({ body }) => !isSealed(body))
    .map((row) => ({
      noticeId: row.notice_id,
      orderId: row.case_id,
      subject: row.subject ?? '',
      body: row.body,
      at: row.created_at.toISOString(),
    }));
}

export function ownNoticeList(platform: Platform, customer: CustomerCaller): Promise<Notices> {
  return reading(platform.db, [customer.orgId], async (tx) => ({
    items: await noticesWithin(tx, customer),
  }));
}
