import type { Static } from 'typebox';
import type { OnlineAccepted, OnlinePreview } from '#contracts/portal.ts';
import type { askCorrection } from '#contracts/portal-customer.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { parseAccountNumber } from '#domain/customers/account-number.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { CustomerCaller } from '../../../platform/http/customer-sessions.ts';
import type { Platform } from '../../../platform/platform.ts';
import { acceptingOnce, acceptWithin, type RequestInput } from '../../requests/index.ts';
import { tieUploads } from './do-to-case.ts';
import { countHits } from '../counters.ts';
import {
  accountInForm,
  confirmation,
  inputOf,
  isOwnRepeat,
  onlineDefinition,
  previewOnline,
  type Online,
} from '../online-request.ts';
import { portalIntaker } from './submit-as-guest.ts';

/** The number of one of the customer's own accounts: the one named, else the one the pages speak of. */
async function ownAccountNo(tx: Tx, customer: CustomerCaller, typed: string | null): Promise<string | null> {
  const parsed = typed === null ? null : parseAccountNumber(typed);
  const wanted = parsed === null ? null : isRefused(parsed) ? typed : parsed.number;
  const { rows } = await runSql<{ account_no: string }>(
    tx,
    `select account_no from customer_account
     where org_id = $1 and customer_id = $2 and ($3::text is null or account_no = $3)
     order by account_id = $4 desc, status = 'closed', account_no limit 1`,
    [customer.orgId, customer.customerId, wanted, customer.accountId],
  );
  return rows[0]?.account_no ?? null;
}

/** The customer of the session; an account in the form must be theirs, and whether it exists otherwise is not told. */
async function subjectOf(
  tx: Tx,
  customer: CustomerCaller,
  values: Online['values'],
): Promise<RequestInput['subject']> {
  const typed = accountInForm(values);
  const accountNo = await ownAccountNo(tx, customer, typed);
  if (typed !== null && accountNo === null)
    throw new Refusal('not-found', { field: 'form.accountNumber', data: { what: '户号' } });
  // Without an account the customer alone is named; an empty account number keeps the form's from being looked up.
  return accountNo === null
    ? { customerId: customer.customerId, accountNo: '' }
    : { customerId: customer.customerId, accountNo };
}

export async function previewAsCustomer(
  platform: Platform,
  customer: CustomerCaller,
  online: Online,
): Promise<Static<typeof OnlinePreview>> {
  onlineDefinition(online.kind);
  const { intaker, subject } = await reading(platform.db, [customer.orgId], async (tx) => ({
    intaker: await portalIntaker(tx, { orgId: customer.orgId, code: customer.orgCode }, customer.customerId),
    subject: await subjectOf(tx, customer, online.values),
  }));
  const seen = await previewOnline(platform, intaker, { input: inputOf(online, subject), isKnown: true });
  const own = await ownOf(
    platform,
    customer,
    seen.similar.map(({ orderId }) => orderId),
  );
  return { ...seen, similar: seen.similar.filter(({ orderId }) => own.has(orderId)) };
}

async function ownOf(
  platform: Platform,
  customer: CustomerCaller,
  orderIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (orderIds.length === 0) return new Set();
  return reading(platform.db, [customer.orgId], async (tx) => {
    const { rows } = await runSql<{ order_id: string }>(
      tx,
      'select order_id from work_order where org_id = $1 and customer_id = any ($2::uuid[]) and order_id = any ($3::uuid[])',
      [customer.orgId, customer.customerIds, orderIds],
    );
    return new Set(rows.map((row) => row.order_id));
  });
}

/** Takes a request of the signed-in customer, tied to their file. */
export async function submitAsCustomer(
  platform: Platform,
  customer: CustomerCaller,
  online: Online,
): Promise<Static<typeof OnlineAccepted>> {
  onlineDefinition(online.kind);
  const { orgId, customerId } = customer;
  const { orderId } = online;
  await countHits(platform, [{ limit: 'submit-phone', of: customer.phone }]);
  const done = await acceptingOnce(platform, orgId, async (work) => {
    if (!(await isOwnRepeat(work.tx, orgId, { orderId, phone: null, customerId })))
      throw new Refusal('conflict.id-reused', { field: 'orderId' });
    const intaker = await portalIntaker(work.tx, { orgId, code: customer.orgCode }, customerId);
    const input = inputOf(online, await subjectOf(work.tx, customer, online.values));
    const accepted = await acceptWithin(work, intaker, input);
    if (accepted.created) await tieUploads(work.tx, { orgId, orderId }, online.attachmentIds);
    return { accepted, intaker, input };
  });
  return confirmation(platform, done.intaker, done);
}

const correctionTitles = {
  name: '户名',
  address: '用电地址',
  document: '证件信息',
  needs: '特殊服务需求',
  other: '其他资料',
} as const;

/** What only staff may put right, after looking at the papers, becomes an order to them. */
export function submitCorrection(
  platform: Platform,
  customer: CustomerCaller,
  { orderId, what, text }: Static<(typeof askCorrection)['body']>,
): Promise<Static<typeof OnlineAccepted>> {
  return submitAsCustomer(platform, customer, {
    orderId,
    kind: 'consultation',
    values: {
      topic: 'other',
      callerName: customer.customerName.slice(0, 50),
      callerPhone: customer.phone,
      question: `客户本人申请更正${correctionTitles[what]}:${text}`.slice(0, 1000),
    },
    documents: [],
    attachmentIds: [],
  });
}
