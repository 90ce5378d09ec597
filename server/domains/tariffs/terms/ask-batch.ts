import type { Static } from 'typebox';
import type { askTermsBatch as contract } from '#contracts/supply-terms.ts';
import { parseCalendarDate, type CalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import type { SupplyTerms } from '#domain/tariffs/supply-terms.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import { enqueue } from '../../../platform/jobs/worker.ts';
import type { Platform } from '../../../platform/platform.ts';
import { priceShelf } from '../shelf.ts';
import { tariffOf } from './check-terms.ts';

type Body = Static<(typeof contract)['body']>;

/** What was asked for, as `terms_batch.asked` keeps it. */
export interface AskedBatch {
  readonly selection: Body['selection'];
  readonly validFrom: CalendarDate;
  readonly terms: SupplyTerms;
  readonly reason: string;
}

export const termsBatchJob = 'set-terms-of-many';

/** Points of the class and voltages; `$4`: only those without terms on the day `$5`. */
export const selectedPoints = `
  from usage_point p
  where p.org_id = $1 and p.use_kind = $2 and p.status <> 'removed'
    and (cardinality($3::text[]) = 0 or p.voltage = any ($3::text[]))
    and not ($4::boolean and exists (
      select 1 from supply_terms t where t.org_id = p.org_id and t.usage_point_id = p.usage_point_id
        and t.revoked_at is null and t.valid @> $5::date))`;

/** The values of `selectedPoints`. */
export function selectionValues(orgId: number, { selection, validFrom }: AskedBatch): readonly unknown[] {
  const { useKind, voltages, onlyWithout } = selection;
  return [orgId, useKind, voltages, onlyWithout, validFrom];
}

/** A batch is a history of its own, under its own id. */
export function batchCase(orgId: number, batchId: string) {
  return { orgId, caseKind: 'tariff' as const, caseId: batchId };
}

/** Asks for terms of many points at once; a job sets them point by point. The same id again changes nothing. */
export function askTermsBatch(
  platform: Platform,
  caller: Caller,
  body: Body,
): Promise<{ batchId: string; total: number }> {
  const { orgId, staffId } = caller;
  const { batchId } = body;
  const asked = askedOf(body);
  return inTransaction(platform.db, [orgId], async (tx) => {
    const tariff = tariffOf(await priceShelf(platform, tx, orgId), asked.terms, asked.validFrom);
    if ('refused' in tariff) throw Refusal.from(tariff);
    const counted = await runSql<{ total: number }>(
      tx,
      `select count(*)::integer as total ${selectedPoints}`,
      selectionValues(orgId, asked),
    );
    const total = counted.rows[0]?.total ?? 0;
    const at = platform.now();
    const added = await runSql(
      tx,
      `insert into terms_batch (org_id, batch_id, asked, status, total, asked_by, asked_at)
       values ($1, $2, $3, 'running', $4, $5, $6) on conflict do nothing returning 1`,
      [orgId, batchId, JSON.stringify(asked), total, staffId, at],
    );
    if (added.rows.length === 0) return { batchId, total };
    if (total === 0) throw new Refusal('tariffs.batch-empty', { field: 'selection' });
    await record({ platform, tx }, { ...batchCase(orgId, batchId), ...byStaff(caller), commandId: batchId }, [
      { kind: 'terms.batch-asked', at, data: { ...asked, total } },
    ]);
    await enqueue(tx, {
      name: termsBatchJob,
      payload: { orgId, batchId },
      key: `${termsBatchJob}:${batchId}`,
    });
    return { batchId, total };
  });
}

function askedOf({ selection, series, tariff, isTimeOfUse, details, reason, ...rest }: Body): AskedBatch {
  const validFrom = parseCalendarDate(rest.validFrom);
  if (isRefused(validFrom)) throw Refusal.from({ ...validFrom, field: 'validFrom' });
  return { selection, validFrom, terms: { series, tariff, isTimeOfUse, details }, reason };
}
