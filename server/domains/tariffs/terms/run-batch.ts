import { createHash } from 'node:crypto';
import type { UseKind } from '#domain/customers/use-kind.ts';
import type { Voltage } from '#domain/customers/voltage.ts';
import type { RefusalData } from '#domain/kernel/refusal.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { byStaffId, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { priceShelf } from '../shelf.ts';
import { batchCase, selectedPoints, selectionValues, type AskedBatch } from './ask-batch.ts';
import { refusedTerms } from './check-terms.ts';

export interface BatchId {
  readonly orgId: number;
  readonly batchId: string;
}

/** Points of a step: set, and counted as done, in one transaction; a job that dies goes on behind the last step. */
const stepSize = 500;
/** Points that could not take the terms are told one by one, up to so many. */
const faultsMax = 200;

interface BatchRow {
  readonly asked: AskedBatch;
  readonly last_point: string | null;
  readonly asked_by: string;
  readonly faults: readonly Fault[];
  readonly done: number;
  readonly skipped: number;
}

interface Fault {
  readonly accountNo: string;
  readonly code: string;
  readonly data: RefusalData;
}

interface PointRow {
  readonly usage_point_id: string;
  readonly account_id: string;
  readonly account_no: string;
  readonly voltage: Voltage;
  readonly use_kind: UseKind;
}

/** Sets the terms of a batch step by step until none is left; safe to run twice and to be cut off anywhere. */
export async function runTermsBatch(platform: Platform, id: BatchId): Promise<void> {
  let isMore = true;
  while (isMore) {
    isMore = await inTransaction(platform.db, [id.orgId], (tx) => step(platform, tx, id));
    platform.live.publish([{ orgId: id.orgId, kind: 'import', id: id.batchId }]);
  }
}

async function step(platform: Platform, tx: Tx, id: BatchId): Promise<boolean> {
  const { orgId, batchId } = id;
  const { rows } = await runSql<BatchRow>(
    tx,
    `select asked, last_point, asked_by, faults, done, skipped from terms_batch
     where org_id = $1 and batch_id = $2 and status = 'running' for update`,
    [orgId, batchId],
  );
  const [batch] = rows;
  if (batch === undefined) return false;
  const points = await nextPoints(tx, orgId, batch);
  const shelf = await priceShelf(platform, tx, orgId);
  const { fit, faults } = sorted(shelf, batch.asked, points);
  if (fit.length > 0) await writeTerms(platform, tx, { id, batch, fit });
  const isMore = points.length === stepSize;
  await noteStep(platform, tx, { id, batch, fit, faults, last: points.at(-1), isMore });
  return isMore;
}

async function nextPoints(tx: Tx, orgId: number, { asked, last_point }: BatchRow): Promise<PointRow[]> {
  const { rows } = await runSql<PointRow>(
    tx,
    `select s.*, a.account_no from (
       select p.usage_point_id, p.account_id, p.voltage, p.use_kind, p.org_id ${selectedPoints}
         and ($6::uuid is null or p.usage_point_id > $6) order by p.usage_point_id limit $7) s
     join customer_account a on a.org_id = s.org_id and a.account_id = s.account_id
     order by s.usage_point_id`,
    [...selectionValues(orgId, asked), last_point, stepSize],
  );
  return rows;
}

function sorted(
  shelf: PriceShelf,
  { terms, validFrom }: AskedBatch,
  points: readonly PointRow[],
): { fit: PointRow[]; faults: Fault[] } {
  const fit: PointRow[] = [];
  const faults: Fault[] = [];
  for (const each of points) {
    const point = { voltage: each.voltage, useKind: each.use_kind };
    const [first] = refusedTerms(shelf, { terms, point, from: validFrom });
    if (first === undefined) fit.push(each);
    else faults.push({ accountNo: each.account_no, code: first.refused, data: first.data ?? {} });
  }
  return { fit, faults };
}

const makeRoom = `
  with revoked as (
    update supply_terms set revoked_at = $4
    where org_id = $1 and usage_point_id = any ($2::uuid[]) and revoked_at is null and lower(valid) >= $3::date
  )
  update supply_terms set valid = daterange(lower(valid), $3::date)
  where org_id = $1 and usage_point_id = any ($2::uuid[]) and revoked_at is null and lower(valid) < $3::date
    and valid @> $3::date`;

const insertMany = `
  insert into supply_terms (org_id, terms_id, usage_point_id, account_id, valid, series, tariff, is_time_of_use, details,
    batch_id, reason, set_by, set_at)
  select $1, gen_random_uuid(), p.usage_point_id, p.account_id, daterange($4::date, null), $5, $6, $7, $8, $9, $10, $11, $12
  from unnest($2::uuid[], $3::uuid[]) as p(usage_point_id, account_id)`;

interface Writing {
  readonly id: BatchId;
  readonly batch: BatchRow;
  readonly fit: readonly PointRow[];
}

async function writeTerms(platform: Platform, tx: Tx, { id, batch, fit }: Writing): Promise<void> {
  const { terms, validFrom, reason } = batch.asked;
  const at = platform.now();
  const points = fit.map(({ usage_point_id }) => usage_point_id);
  // Locked as a single change locks its point, so that both follow each other.
  await runSql(
    tx,
    `select 1 from usage_point where org_id = $1 and usage_point_id = any ($2::uuid[])
     order by usage_point_id for update`,
    [id.orgId, points],
  );
  await runSql(tx, makeRoom, [id.orgId, points, validFrom, at]);
  await runSql(tx, insertMany, [
    ...[id.orgId, points, fit.map(({ account_id }) => account_id), validFrom, terms.series, terms.tariff],
    ...[terms.isTimeOfUse, JSON.stringify(terms.details), id.batchId, reason, batch.asked_by, at],
  ]);
}

interface Noting extends Writing {
  readonly faults: readonly Fault[];
  readonly last: PointRow | undefined;
  readonly isMore: boolean;
}

/** How far the batch is; at its end an event with the counts and a digest of the points that took the terms. */
async function noteStep(platform: Platform, tx: Tx, noting: Noting): Promise<void> {
  const { id, batch, fit, faults, last, isMore } = noting;
  const { orgId, batchId } = id;
  const at = platform.now();
  const told = [...batch.faults, ...faults].slice(0, faultsMax);
  await runSql(
    tx,
    `update terms_batch set done = done + $3, skipped = skipped + $4, last_point = coalesce($5, last_point), faults = $6,
       status = case when $7 then 'running' else 'done' end, finished_at = case when $7 then null else $8::timestamptz end
     where org_id = $1 and batch_id = $2`,
    [
      ...[orgId, batchId, fit.length, faults.length, last?.usage_point_id ?? null, JSON.stringify(told)],
      ...[isMore, at],
    ],
  );
  if (isMore) return;
  const digest = await digestOf(tx, id);
  const data = { done: batch.done + fit.length, skipped: batch.skipped + faults.length, digest };
  await record(
    { platform, tx },
    { ...batchCase(orgId, batchId), ...byStaffId(batch.asked_by, 'terms-batch') },
    [{ kind: 'terms.batch-done', at, data }],
  );
}

async function digestOf(tx: Tx, { orgId, batchId }: BatchId): Promise<string> {
  const { rows } = await runSql<{ points: string }>(
    tx,
    `select coalesce(string_agg(usage_point_id::text, ',' order by usage_point_id), '') as points
     from supply_terms where org_id = $1 and batch_id = $2`,
    [orgId, batchId],
  );
  return createHash('sha256')
    .update(rows[0]?.points ?? '')
    .digest('hex');
}
