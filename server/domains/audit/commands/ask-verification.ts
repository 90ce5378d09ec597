import { Refusal } from '#domain/kernel/refusal.ts';
import { parseCalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { byStaff, record } from '../../../platform/events/record.ts';
import { enqueue } from '../../../platform/jobs/worker.ts';
import type { Platform } from '../../../platform/platform.ts';
import { checkView, existingCheck, type CheckView } from '../queries/checks.ts';

export const verifyJob = 'verify-audit';

/** What the job needs. */
export interface VerifyOrder {
  readonly orgId: number;
  readonly checkId: string;
}

/** One at a time in a unit; the number space keeps clear of other advisory locks. */
const lockSpace = 7_301_954;

/** Asks for a verification of the unit's events; who asked is on record. The same id again answers its progress. */
export function askVerification(
  platform: Platform,
  caller: Caller,
  { checkId, from = null }: { readonly checkId: string; readonly from?: string | null | undefined },
): Promise<CheckView> {
  const { orgId, staffId } = caller;
  const date = from === null ? null : parseCalendarDate(from);
  if (isRefused(date)) throw Refusal.from({ ...date, field: 'from' });
  return inTransaction(platform.db, [orgId], async (tx) => {
    await runSql(tx, 'select pg_advisory_xact_lock($1, $2)', [lockSpace, orgId]);
    const before = await checkView(tx, orgId, checkId);
    if (before !== null) return before;
    const { rows } = await runSql(
      tx,
      `select 1 from audit_check where org_id = $1 and status in ('waiting', 'running') limit 1`,
      [orgId],
    );
    if (rows.length > 0) throw new Refusal('audit.check-running');
    await runSql(
      tx,
      `insert into audit_check (org_id, check_id, requested_by, requested_at, from_day, status)
       values ($1, $2, $3, $4, $5, 'waiting')`,
      [orgId, checkId, staffId, platform.now(), date],
    );
    await record(
      { platform, tx },
      { orgId, caseKind: 'system', caseId: checkId, ...byStaff(caller), commandId: checkId },
      [{ kind: 'audit.verify-asked', at: platform.now(), data: { from: date } }],
    );
    const payload: VerifyOrder = { orgId, checkId };
    await enqueue(tx, { name: verifyJob, payload, key: `verify:${orgId.toString()}` });
    return existingCheck(tx, orgId, checkId);
  });
}
