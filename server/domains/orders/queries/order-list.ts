import type { Static } from 'typebox';
import type { listOrders } from '#contracts/orders.ts';
import { maskAddress, maskName } from '#domain/customers/masking.ts';
import { parsePhone } from '#domain/customers/phone.ts';
import { addressQueryTokens, nameQueryTokens, pinyinQueryToken } from '#domain/customers/search-text.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { parseOrderNumber } from '#domain/orders/order-number.ts';
import { definitionOf } from '../definition-of.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';
import { customerIdsOf } from '../../customers/index.ts';

type OrderPage = Static<(typeof listOrders)['response']>;
export type OrderLine = OrderPage['items'][number];
export type OrderFilter = Omit<Static<(typeof listOrders)['query']>, 'cursor' | 'size'>;

export interface OrderListRow {
  order_id: string;
  order_no: string;
  kind: string;
  definition_version: number;
  status: OrderLine['status'];
  outcome: string | null;
  urgency: number;
  channel: OrderLine['channel'];
  summary: string;
  confidential: boolean;
  contact_name: string | null;
  address: string | null;
  unit: string;
  accepted_at: Date;
  closed_at: Date | null;
  next_due_at: Date | null;
  breached: boolean;
}

/** One condition with its values; `?` stands for the next of them. */
interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Of a word that very many orders contain the newest are enough where another filter follows; else add a word. */
const foundMax = 2000;

/** Numbers that begin so, as a range: `like` may not use an index below row-level security. */
function beginning(digits: string): Condition {
  const above = (BigInt(digits) + 1n).toString().padStart(digits.length, '0');
  const from: Condition = { sql: 'o.order_no >= ?', values: [digits] };
  return above.length > digits.length
    ? from
    : { sql: `${from.sql} and o.order_no < ?`, values: [digits, above] };
}

/** What the search box understands: an order number, a phone, else name, initials or a part of address or matter. */
function searched({ orgId, found }: Known, q: string): Condition {
  const number = q.replace(/[\s-]/g, '');
  if (!isRefused(parseOrderNumber(number)))
    return { sql: 'o.order_no = ?', values: [number.normalize('NFKC')] };
  const phone = parsePhone(q);
  if (!isRefused(phone)) return { sql: 'o.contact_phone = ?', values: [phone.number] };
  if (/^\d{6,}$/.test(number)) return beginning(number);
  const ways = [nameQueryTokens(q), addressQueryTokens(q)].filter((tokens) => tokens.length > 0);
  const initials = pinyinQueryToken(q);
  const all = initials === null ? ways : [...ways, [initials]];
  if (all.length === 0) return { sql: 'false', values: [] };
  return {
    sql: 'o.order_id in (select find_orders(?::integer, ?::jsonb, ?::uuid, ?::integer))',
    values: [orgId, JSON.stringify(all), found.below, found.limit],
  };
}

/** What a filter is resolved against: the unit, the instant, and every id the customer was known by. */
interface Known {
  readonly orgId: number;
  readonly now: Date;
  readonly customerIds: readonly string[];
  /** Of the orders that words find: those below the page before, and as many as can be needed. */
  readonly found: { readonly below: string | null; readonly limit: number };
}

function conditions(filter: OrderFilter, known: Known): Condition[] {
  const { now, customerIds } = known;
  const list: (Condition | null)[] = [
    filter.q === undefined || filter.q.trim() === '' ? null : searched(known, filter.q.trim()),
    filter.status === undefined ? null : { sql: 'o.status = ?', values: [filter.status] },
    filter.kind === undefined ? null : { sql: 'o.kind = ?', values: [filter.kind] },
    filter.unitId === undefined ? null : { sql: 'o.unit_id = ?', values: [filter.unitId] },
    filter.customerId === undefined
      ? null
      : { sql: 'o.customer_id = any (?::uuid[])', values: [customerIds] },
    filter.from === undefined
      ? null
      : { sql: `o.accepted_at >= ?::timestamptz`, values: [`${filter.from}T00:00:00+08:00`] },
    filter.to === undefined
      ? null
      : { sql: `o.accepted_at < ?::timestamptz + interval '1 day'`, values: [`${filter.to}T00:00:00+08:00`] },
    filter.clock === 'breached'
      ? {
          sql: `exists (select 1 from order_clock c where c.org_id = o.org_id and c.order_id = o.order_id and c.breached_at is not null)`,
          values: [],
        }
      : null,
    filter.clock === 'due-soon'
      ? {
          sql: `o.status = 'open' and o.next_due_at between ?::timestamptz and ?::timestamptz + interval '1 day'`,
          values: [now, now],
        }
      : null,
  ];
  return list.filter((condition) => condition !== null);
}

/** Joins conditions and numbers their values from `$1` on. */
function numbered(parts: readonly Condition[]): { where: string; values: unknown[] } {
  let at = 0;
  const where = parts.map(({ sql }) => sql.replaceAll('?', () => `$${(at += 1).toString()}`)).join(' and ');
  return { where, values: parts.flatMap(({ values }) => values) };
}

const columns = `o.order_id, o.order_no, o.kind, o.definition_version, o.status, o.outcome, o.urgency, o.channel, o.summary,
  o.confidential, o.contact_name, o.address, u.name as unit, o.accepted_at, o.closed_at, o.next_due_at,
  exists (select 1 from order_clock c where c.org_id = o.org_id and c.order_id = o.order_id and c.breached_at is not null) as breached`;

/** A row as lists show it: personal data masked, a reporter's not at all. */
export function orderLine(row: OrderListRow): OrderLine {
  return {
    orderId: row.order_id,
    orderNo: row.order_no,
    kind: row.kind,
    title: definitionOf(row.kind, row.definition_version).title,
    status: row.status,
    outcome: row.outcome,
    urgency: row.urgency,
    channel: row.channel,
    summary: row.summary,
    contactName: row.contact_name === null || row.confidential ? null : maskName(row.contact_name),
    address: row.address === null || row.confidential ? null : maskAddress(row.address),
    unit: row.unit,
    acceptedAt: row.accepted_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    dueAt: row.next_due_at?.toISOString() ?? null,
    breached: row.breached,
  };
}

/** Orders, the newest first; the id is born with the order, so it is the order of the list and the key of the page. */
export async function orderList(
  tx: Tx,
  question: { orgId: number; filter: OrderFilter; cursor?: string | undefined; limit: number; now: Date },
): Promise<OrderPage> {
  const [after] = readCursor(question.cursor, 1);
  const { orgId, now, filter } = question;
  const { customerId } = filter;
  const customerIds = customerId === undefined ? [] : await customerIdsOf(tx, { orgId, customerId });
  const others = (Object.keys(filter) as (keyof OrderFilter)[]).some(
    (name) => name !== 'q' && filter[name] !== undefined,
  );
  const found = { below: after ?? null, limit: others ? foundMax : question.limit + 1 };
  const { where, values } = numbered([
    { sql: 'o.org_id = ?', values: [question.orgId] },
    ...conditions(filter, { orgId, now, customerIds, found }),
    ...(after === undefined ? [] : [{ sql: 'o.order_id < ?::uuid', values: [after] }]),
  ]);
  const { rows } = await runSql<OrderListRow>(
    tx,
    `select ${columns} from work_order o join org_unit u on u.org_id = o.org_id and u.unit_id = o.unit_id
     where ${where} order by o.order_id desc limit ${(question.limit + 1).toString()}`,
    values,
  );
  const page = rows.slice(0, question.limit);
  const last = page.at(-1);
  return {
    items: page.map(orderLine),
    next: rows.length > question.limit && last !== undefined ? cursorOf([last.order_id]) : null,
  };
}

/** The id of an order by its number; a merged one answers with the order it lives on in (M1). */
export async function orderByNumber(tx: Tx, orgId: number, orderNo: string): Promise<string | null> {
  const { rows } = await runSql<{ order_id: string }>(
    tx,
    'select coalesce(merged_into, order_id) as order_id from work_order where org_id = $1 and order_no = $2',
    [orgId, orderNo.normalize('NFKC').replace(/[\s-]/g, '')],
  );
  return rows[0]?.order_id ?? null;
}
