import type { CustomerPage, PointChange } from '#contracts/customers.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { changeFile, type Work } from '../change-file.ts';
import { textOrNull } from '../file.ts';
import { changesBetween, eventParts } from '../history.ts';
import { refuseStale } from '../locked-customer.ts';
import { refuseOpenBusiness } from '../open-business.ts';

/** The point with its account, as its author saw it. */
async function pointOf({ tx, customer }: Work, seen: { usagePointId: string; revision: number }) {
  const row = await tx
    .selectFrom('usage_point as p')
    .innerJoin('customer_account as a', (join) =>
      join.onRef('a.org_id', '=', 'p.org_id').onRef('a.account_id', '=', 'p.account_id'),
    )
    .selectAll('p')
    .select(['a.account_no', 'a.status as account_status'])
    .where('p.org_id', '=', customer.org_id)
    .where('p.usage_point_id', '=', seen.usagePointId)
    .where('a.customer_id', '=', customer.customer_id)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not-found', { data: { what: '用电点' } });
  const about = { orgId: customer.org_id, customerId: customer.customer_id };
  await refuseStale(tx, about, { stored: row.revision, revision: seen.revision });
  return row;
}

type PointRow = Awaited<ReturnType<typeof pointOf>>;

function refuseRemoved(row: PointRow): void {
  if (row.status === 'removed') throw new Refusal('customer.point-removed');
}

function before(row: PointRow) {
  return {
    voltage: row.voltage,
    capacityVa: row.capacity_va,
    useKind: row.use_kind,
    transformerDistrict: row.transformer_district,
    feeder: row.feeder,
    meterNo: row.meter_no,
    status: row.status,
  };
}

function after(row: PointRow, change: PointChange): ReturnType<typeof before> {
  const known = before(row);
  const text = (given: string | null | undefined, stored: string | null): string | null =>
    given === undefined ? stored : textOrNull(given);
  return {
    voltage: change.voltage ?? known.voltage,
    capacityVa: change.capacityVa ?? known.capacityVa,
    useKind: change.useKind ?? known.useKind,
    transformerDistrict: text(change.transformerDistrict, known.transformerDistrict),
    feeder: text(change.feeder, known.feeder),
    meterNo: text(change.meterNo, known.meterNo),
    status: change.status ?? known.status,
  };
}

async function store({ tx }: Work, row: PointRow, change: object): Promise<void> {
  await tx
    .updateTable('usage_point')
    .set({ ...change, revision: row.revision + 1 })
    .where('org_id', '=', row.org_id)
    .where('usage_point_id', '=', row.usage_point_id)
    .execute();
}

/** Corrects what is supplied at a point: voltage, capacity, use, meter and place in the grid; null clears. */
export function editPoint(
  platform: Platform,
  caller: Caller,
  given: { customerId: string; usagePointId: string; change: PointChange },
): Promise<CustomerPage> {
  const { customerId, usagePointId, change } = given;
  const content = { usagePointId, ...change };
  const step = { customerId, commandId: change.commandId, kind: 'customer.point-edited' as const, content };
  return changeFile({ platform, caller }, step, async (work) => {
    const row = await pointOf(work, { usagePointId, revision: change.revision });
    refuseRemoved(row);
    const fields = after(row, change);
    const changes = changesBetween(before(row), fields);
    if (Object.keys(changes).length === 0) return null;
    await store(work, row, {
      voltage: fields.voltage,
      capacity_va: fields.capacityVa,
      use_kind: fields.useKind,
      transformer_district: fields.transformerDistrict,
      feeder: fields.feeder,
      meter_no: fields.meterNo,
      status: fields.status,
    });
    return { data: { usagePointId, accountNo: row.account_no, ...eventParts(changes).data } };
  });
}

/** A point to be taken away, or given back, and why. */
interface PointStep {
  readonly customerId: string;
  readonly usagePointId: string;
  readonly commandId: string;
  readonly revision: number;
  readonly reason: string;
}

async function refuseLast({ tx }: Work, row: PointRow): Promise<void> {
  const { count } = await tx
    .selectFrom('usage_point')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('org_id', '=', row.org_id)
    .where('account_id', '=', row.account_id)
    .where('status', '!=', 'removed')
    .executeTakeFirstOrThrow();
  if (count <= 1) throw new Refusal('customer.point-last');
}

/** Takes a point off an account that has others; refused while orders on it are open. */
export function removePoint(platform: Platform, caller: Caller, given: PointStep): Promise<CustomerPage> {
  const { customerId, commandId, ...content } = given;
  const { usagePointId, reason } = content;
  const step = { customerId, commandId, kind: 'customer.point-removed' as const, content };
  return changeFile({ platform, caller }, step, async (work) => {
    const row = await pointOf(work, given);
    refuseRemoved(row);
    await refuseLast(work, row);
    const closing = { orgId: row.org_id, accountId: row.account_id, usagePointId };
    await refuseOpenBusiness(platform, work.tx, closing);
    await store(work, row, { status: 'removed' });
    return { data: { usagePointId, accountNo: row.account_no, before: row.status, reason: reason.trim() } };
  });
}

/** Gives a point back that was removed by mistake. */
export function restorePoint(platform: Platform, caller: Caller, given: PointStep): Promise<CustomerPage> {
  const { customerId, commandId, ...content } = given;
  const { usagePointId, reason } = content;
  const step = { customerId, commandId, kind: 'customer.point-restored' as const, content };
  return changeFile({ platform, caller }, step, async (work) => {
    const row = await pointOf(work, given);
    if (row.account_status === 'closed')
      throw new Refusal('customer.account-closed', { data: { number: row.account_no } });
    if (row.status !== 'removed') throw new Refusal('customer.point-present');
    await store(work, row, { status: 'active' });
    return { data: { usagePointId, accountNo: row.account_no, reason: reason.trim() } };
  });
}
