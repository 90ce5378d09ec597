import { parsePhone } from '#domain/customers/phone.ts';
import { dayMs } from '#domain/kernel/instant.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { drawNumber, isAlwaysVisited, isVisited, verdictOf } from '#domain/visits/draw.ts';
import type { Verdict } from '#domain/visits/verdict.ts';
import { ruleOf, settingAt, type SettingVersion } from '#domain/visits/setting.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import type { Work } from '../../platform/work.ts';
import type { EndedOrderRow } from '../orders/index.ts';
import { optOutHash } from './opt-out.ts';

/** One row of `visit_draw`. */
export interface DrawRow {
  readonly order_id: string;
  readonly closing: number;
  readonly verdict: Verdict;
  readonly setting_version: number;
  readonly seed: string;
  readonly permille: number;
  readonly drawn_number: number;
  readonly closed_at: string | null;
  readonly decided_at: string;
}

/** What was decided of one ended order. */
export interface Decision {
  readonly order: EndedOrderRow;
  readonly closing: number;
  readonly verdict: Verdict;
  readonly visited: boolean;
  readonly version: SettingVersion;
  /** The customer would rather not be written to. */
  readonly optedOut: boolean;
  /** Of this closing, and of earlier ones that nobody saw before the order was opened again. */
  readonly draws: readonly DrawRow[];
}

interface Question {
  readonly orgId: number;
  readonly orders: readonly EndedOrderRow[];
  /** Closings decided before, `orderId/closing`. */
  readonly known: ReadonlySet<string>;
  readonly versions: readonly SettingVersion[];
}

/** Who was visited, and about which closing. */
interface Visited {
  readonly customerId: string | null;
  readonly phone: string | null;
  readonly closedMs: number;
}

/** Both Chinese mobile numbers and what is said of them in a file come in one form; a landline takes no message. */
export function isMobile(phone: string | null): boolean {
  if (phone === null) return false;
  const read = parsePhone(phone);
  return !isRefused(read) && read.kind === 'mobile';
}

const longestQuietDays = 365;

/** Visits of these customers, by file or by phone, of the last year. */
async function visitsOf(tx: Tx, orgId: number, orders: readonly EndedOrderRow[]): Promise<Visited[]> {
  const first = orders[0];
  if (first === undefined) return [];
  const customerIds = orders.flatMap(({ customer_id }) => (customer_id === null ? [] : [customer_id]));
  const phones = orders.flatMap(({ contact_phone }) => (contact_phone === null ? [] : [contact_phone]));
  const since = new Date(first.closed_at.getTime() - longestQuietDays * dayMs);
  const { rows } = await runSql<{
    customer_id: string | null;
    contact_phone: string | null;
    closed_at: Date;
  }>(
    tx,
    `select customer_id, contact_phone, closed_at from return_visit
     where org_id = $1 and closed_at > $2 and customer_id = any ($3::uuid[]) and state in ('waiting', 'survey', 'reached', 'refused')
     union all
     select customer_id, contact_phone, closed_at from return_visit
     where org_id = $1 and closed_at > $2 and contact_phone = any ($4::text[]) and state in ('waiting', 'survey', 'reached', 'refused')`,
    [orgId, since, customerIds, phones],
  );
  return rows.map((row) => ({
    customerId: row.customer_id,
    phone: row.contact_phone,
    closedMs: row.closed_at.getTime(),
  }));
}

/** Phones and customers who do not want to be invited: opted out by link, or the consent in their file taken back. */
async function unwilling(
  { platform, tx }: Work,
  orgId: number,
  orders: readonly EndedOrderRow[],
): Promise<(order: EndedOrderRow) => boolean> {
  const hashes = new Map(
    orders.flatMap(({ contact_phone }) =>
      contact_phone === null ? [] : [[contact_phone, optOutHash(platform, contact_phone)] as const],
    ),
  );
  const customerIds = orders.flatMap(({ customer_id }) => (customer_id === null ? [] : [customer_id]));
  const [phones, customers] = await Promise.all([
    runSql<{ phone_hash: string }>(
      tx,
      'select phone_hash from visit_opt_out where org_id = $1 and phone_hash = any ($2::text[])',
      [orgId, [...hashes.values()]],
    ),
    runSql<{ customer_id: string }>(
      tx,
      `select customer_id from (
         select distinct on (customer_id) customer_id, withdrawn_at from consent
         where org_id = $1 and purpose = 'return-visit' and customer_id = any ($2::uuid[])
         order by customer_id, given_at desc) c where withdrawn_at is not null`,
      [orgId, customerIds],
    ),
  ]);
  const refusedPhones = new Set(phones.rows.map(({ phone_hash }) => phone_hash));
  const refusedCustomers = new Set(customers.rows.map(({ customer_id }) => customer_id));
  return ({ contact_phone, customer_id }) =>
    (contact_phone !== null && refusedPhones.has(hashes.get(contact_phone) ?? '')) ||
    (customer_id !== null && refusedCustomers.has(customer_id));
}

function wasVisited(order: EndedOrderRow, visits: readonly Visited[], quietDays: number): boolean {
  const closedMs = order.closed_at.getTime();
  return visits.some(
    (visit) =>
      visit.closedMs > closedMs - quietDays * dayMs &&
      ((order.customer_id !== null && visit.customerId === order.customer_id) ||
        (order.contact_phone !== null && visit.phone === order.contact_phone)),
  );
}

/** Says of ended orders, in the order of their end, which are visited, and why. Reads, writes nothing. */
export async function decide(work: Work, question: Question): Promise<Decision[]> {
  const { orgId, orders, known, versions } = question;
  const [visits, isUnwilling] = await Promise.all([
    visitsOf(work.tx, orgId, orders),
    unwilling(work, orgId, orders),
  ]);
  const decidedAt = work.platform.now().toISOString();
  return orders.map((order) => {
    const closing = order.state.reopenedTimes + 1;
    const version = settingAt(versions, order.closed_at.getTime());
    const { setting } = version;
    const { must } = ruleOf(setting, order.kind);
    const optedOut = isUnwilling(order);
    const byRule = verdictOf(setting, {
      orderId: order.order_id,
      kind: order.kind,
      status: order.status,
      outcome: order.outcome,
      closing,
      hasPhone: order.contact_phone !== null,
    });
    const verdict =
      !isVisited(byRule) || isAlwaysVisited(order.kind)
        ? byRule
        : wasVisited(order, visits, setting.quietDays)
          ? 'visited-lately'
          : optedOut && !must
            ? 'opted-out'
            : byRule;
    const visited = isVisited(verdict);
    if (visited)
      visits.push({
        customerId: order.customer_id,
        phone: order.contact_phone,
        closedMs: order.closed_at.getTime(),
      });
    const drawOf = (at: number, said: Verdict): DrawRow => ({
      order_id: order.order_id,
      closing: at,
      verdict: said,
      setting_version: version.version,
      seed: setting.seed,
      permille: ruleOf(setting, order.kind).permille,
      drawn_number: drawNumber(setting.seed, { orderId: order.order_id, closing: at }),
      closed_at: at === closing ? order.closed_at.toISOString() : null,
      decided_at: decidedAt,
    });
    const missed = Array.from({ length: closing - 1 }, (_, at) => at + 1).filter(
      (at) => !known.has(`${order.order_id}/${at.toString()}`),
    );
    const draws = [...missed.map((at) => drawOf(at, 'reopened-since')), drawOf(closing, verdict)];
    return { order, closing, verdict, visited, version, optedOut, draws };
  });
}
