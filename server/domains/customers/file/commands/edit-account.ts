import type { AccountChange, CustomerPage } from '#contracts/customers.ts';
import { dayMs, businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { customerIdsOf } from '../../merge/resolve.ts';
import { changeFile, type Work } from '../change-file.ts';
import { changesBetween, eventParts } from '../history.ts';
import { lastEvent } from '../last-event.ts';
import { refuseStale } from '../locked-customer.ts';
import { refuseOpenBusiness } from '../open-business.ts';

/** The account as its author saw it. */
async function accountOf({ tx, customer }: Work, seen: { accountId: string; revision: number }) {
  const row = await tx
    .selectFrom('customer_account')
    .selectAll()
    .where('org_id', '=', customer.org_id)
    .where('customer_id', '=', customer.customer_id)
    .where('account_id', '=', seen.accountId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { data: { what: '户号' } });
  const about = { orgId: customer.org_id, customerId: customer.customer_id };
  await refuseStale(tx, about, { stored: row.revision, revision: seen.revision });
  return row;
}

type AccountRow = Awaited<ReturnType<typeof accountOf>>;

function refuseClosed(row: AccountRow): void {
  if (row.status === 'closed')
    throw new Refusal('customer.account-closed', { data: { number: row.account_no } });
}

async function store({ tx }: Work, row: AccountRow, change: object): Promise<void> {
  await tx
    .updateTable('customer_account')
    .set({ ...change, revision: row.revision + 1 })
    .where('org_id', '=', row.org_id)
    .where('account_id', '=', row.account_id)
    .execute();
}

/** Corrects the opening day of an account, or notes that its supply is suspended or taken up again. */
export function editAccount(
  platform: Platform,
  caller: Caller,
  given: { customerId: string; accountId: string; change: AccountChange },
): Promise<CustomerPage> {
  const { customerId, accountId, change } = given;
  const content = { accountId, ...change };
  const step = { customerId, commandId: change.commandId, kind: 'customer.account-edited' as const, content };
  return changeFile({ platform, caller }, step, async (work) => {
    const row = await accountOf(work, { accountId, revision: change.revision });
    refuseClosed(row);
    const after = { openedOn: change.openedOn ?? row.opened_on, status: change.status ?? row.status };
    if (after.openedOn > businessDate(platform.now().getTime()))
      throw new Refusal('customer.account-day-impossible', { field: 'openedOn' });
    const changes = changesBetween({ openedOn: row.opened_on, status: row.status }, after);
    if (Object.keys(changes).length === 0) return null;
    await store(work, row, { opened_on: after.openedOn, status: after.status });
    return { data: { accountId, accountNo: row.account_no, ...eventParts(changes).data } };
  });
}

/** The points that end with the account; an undo opens exactly these again. */
async function removePoints({ tx }: Work, row: AccountRow): Promise<readonly string[]> {
  const removed = await tx
    .updateTable('usage_point')
    .set((to) => ({ status: 'removed', revision: to('revision', '+', 1) }))
    .where('org_id', '=', row.org_id)
    .where('account_id', '=', row.account_id)
    .where('status', '!=', 'removed')
    .returning('usage_point_id')
    .execute();
  return removed.map(({ usage_point_id }) => usage_point_id);
}

/** An account to be closed, or opened again, and why. */
interface AccountStep {
  readonly customerId: string;
  readonly accountId: string;
  readonly commandId: string;
  readonly revision: number;
  readonly reason: string;
}

/** Closes an account (销户) with its points; refused while orders on it are open. Its history stays. */
export function closeAccount(
  platform: Platform,
  caller: Caller,
  given: AccountStep & { closedOn: string },
): Promise<CustomerPage> {
  const { customerId, commandId, ...content } = given;
  const { accountId, closedOn, reason } = content;
  const step = { customerId, commandId, kind: 'customer.account-closed' as const, content };
  return changeFile({ platform, caller }, step, async (work) => {
    const row = await accountOf(work, given);
    refuseClosed(row);
    if (closedOn > businessDate(platform.now().getTime()) || closedOn < row.opened_on)
      throw new Refusal('customer.account-day-impossible', { field: 'closedOn' });
    await refuseOpenBusiness(platform, work.tx, { orgId: row.org_id, accountId });
    const points = await removePoints(work, row);
    await store(work, row, { status: 'closed', closed_on: closedOn });
    const data = {
      accountId,
      accountNo: row.account_no,
      closedOn,
      reason: reason.trim(),
      before: row.status,
      points,
    };
    return { data };
  });
}

/** Longer ago than this a closing is no slip any more: the supply is applied for anew. */
const reopenDaysMax = 30;

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Opens an account again that was closed by mistake, with the points that were removed along with it. */
export function reopenAccount(platform: Platform, caller: Caller, given: AccountStep): Promise<CustomerPage> {
  const { customerId, commandId, ...content } = given;
  const { accountId, reason } = content;
  const step = { customerId, commandId, kind: 'customer.account-reopened' as const, content };
  return changeFile({ platform, caller }, step, async (work) => {
    const row = await accountOf(work, given);
    if (row.status !== 'closed')
      throw new Refusal('customer.account-open', { data: { number: row.account_no } });
    const { tx } = work;
    const ids = await customerIdsOf(tx, { orgId: row.org_id, customerId });
    const kind = 'customer.account-closed' as const;
    const closing = await lastEvent(tx, ids, { orgId: row.org_id, kind, about: 'accountId', id: accountId });
    const isLate =
      closing === null || platform.now().getTime() - closing.at.getTime() > reopenDaysMax * dayMs;
    if (isLate) throw new Refusal('customer.account-reopen-late', { data: { days: reopenDaysMax } });
    const points = listOf(closing.data['points']);
    if (points.length > 0)
      await tx
        .updateTable('usage_point')
        .set((to) => ({ status: 'active', revision: to('revision', '+', 1) }))
        .where('org_id', '=', row.org_id)
        .where('usage_point_id', 'in', points)
        .execute();
    const status = closing.data['before'] === 'suspended' ? 'suspended' : 'active';
    await store(work, row, { status, closed_on: null });
    return { data: { accountId, accountNo: row.account_no, reason: reason.trim() } };
  });
}
