import { parseAccountNumber } from '#domain/customers/account-number.ts';
import { parsePhone } from '#domain/customers/phone.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import type { CodePurpose } from '#domain/portal/one-time-code.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';

/** Whom a code goes to, and what it opens; `subject` is what was typed, in its one form. */
export interface Resolved {
  readonly phone: string;
  readonly customerId: string | null;
  readonly accountId: string | null;
  readonly orderId: string | null;
}

/** A mobile in its one form, or null. */
export function mobileOf(text: string): string | null {
  const phone = parsePhone(text);
  return !isRefused(phone) && phone.kind === 'mobile' ? phone.number : null;
}

/** What was typed, in its one form, so that limits count one thing as one. Says nothing of whether it exists. */
export function subjectOf(
  about:
    | { purpose: 'contact'; phone: string }
    | { purpose: 'follow'; orderNo: string }
    | { purpose: 'sign-in'; accountNo: string },
): string {
  if (about.purpose === 'contact') {
    const phone = mobileOf(about.phone);
    if (phone === null) throw new Refusal('portal.phone-not-mobile', { field: 'about.phone' });
    return phone;
  }
  if (about.purpose === 'follow') return about.orderNo.normalize('NFKC').replaceAll(/[\s-]/g, '');
  const number = parseAccountNumber(about.accountNo);
  return isRefused(number) ? about.accountNo.normalize('NFKC').trim() : number.number;
}

/** The contact for business who has a mobile, before any other with one. */
const phoneSql = `
select a.account_id, a.customer_id, t.phone
from customer_account a
join customer c on c.org_id = a.org_id and c.customer_id = a.customer_id and c.status = 'active'
join lateral (
  select t.phone from contact t
  where t.org_id = a.org_id and t.customer_id = a.customer_id and t.phone ~ '^1[3-9][0-9]{9}$'
  order by not 'business' = any (t.purposes), t.contact_id limit 1) t on true
where a.org_id = $1 and a.account_no = $2 and a.status <> 'closed'`;

async function byAccount(tx: Tx, orgId: number, accountNo: string): Promise<Resolved | null> {
  const { rows } = await runSql<{ account_id: string; customer_id: string; phone: string }>(tx, phoneSql, [
    orgId,
    accountNo,
  ]);
  const [row] = rows;
  return row === undefined
    ? null
    : { phone: row.phone, customerId: row.customer_id, accountId: row.account_id, orderId: null };
}

/** Who reported in confidence is reached by the voucher alone (R-QUAL-09): no message names the case. */
async function byOrder(tx: Tx, orgId: number, orderNo: string): Promise<Resolved | null> {
  const { rows } = await runSql<{ order_id: string; contact_phone: string | null }>(
    tx,
    `select coalesce(merged_into, order_id) as order_id, contact_phone from work_order
     where org_id = $1 and order_no = $2 and not confidential`,
    [orgId, orderNo],
  );
  const [row] = rows;
  const phone = mobileOf(row?.contact_phone ?? '');
  return row === undefined || phone === null
    ? null
    : { phone, customerId: null, accountId: null, orderId: row.order_id };
}

/** Finds out whom a code is for; null: nobody, and nobody is told so. */
export function resolve(
  tx: Tx,
  orgId: number,
  { purpose, subject }: { purpose: CodePurpose; subject: string },
): Promise<Resolved | null> {
  if (purpose === 'follow') return byOrder(tx, orgId, subject);
  if (purpose === 'sign-in') return byAccount(tx, orgId, subject);
  return Promise.resolve({ phone: subject, customerId: null, accountId: null, orderId: null });
}

/** Whether the verified phone stands on the file of the account: then the request may be tied to it, quietly. */
export async function isPhoneOfAccount(
  tx: Tx,
  orgId: number,
  known: { accountNo: string; phone: string },
): Promise<boolean> {
  const number = parseAccountNumber(known.accountNo);
  const { rows } = await runSql(
    tx,
    `select 1 from customer_account a
     join contact t on t.org_id = a.org_id and t.customer_id = a.customer_id and t.phone = $3
     where a.org_id = $1 and a.account_no = $2 and a.status <> 'closed' limit 1`,
    [orgId, isRefused(number) ? known.accountNo : number.number, known.phone],
  );
  return rows.length > 0;
}
