import type { AuditProgress, AuditReport } from '#domain/audit/report.ts';
import { inTransaction, reading, runSql } from '../../../platform/db/database.ts';
import { bySystem, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import { checkView } from '../queries/checks.ts';
import { verifyAudit } from '../verify/verify-audit.ts';
import type { VerifyOrder } from './ask-verification.ts';

function tell(platform: Platform, { orgId, checkId }: VerifyOrder, detail: string): void {
  platform.live.publish([{ orgId, kind: 'setting', id: checkId, detail: `audit-check:${detail}` }]);
}

async function storeProgress(platform: Platform, job: VerifyOrder, progress: AuditProgress): Promise<void> {
  await inTransaction(platform.db, [job.orgId], (tx) =>
    runSql(
      tx,
      `update audit_check set status = 'running', cases_done = $3, cases_total = $4, events_done = $5
       where org_id = $1 and check_id = $2 and status in ('waiting', 'running')`,
      [job.orgId, job.checkId, progress.cases, progress.casesTotal, progress.events],
    ),
  );
}

async function storeResult(platform: Platform, job: VerifyOrder, report: AuditReport): Promise<void> {
  const { orgId, checkId } = job;
  const now = platform.now();
  await inTransaction(platform.db, [orgId], async (tx) => {
    await runSql(
      tx,
      `update audit_check set status = 'done', cases_done = $3, cases_total = $4, events_done = $5, findings = $6,
         finding_count = $7, finished_at = $8
       where org_id = $1 and check_id = $2`,
      [
        orgId,
        checkId,
        report.cases,
        report.casesTotal,
        report.events,
        JSON.stringify(report.findings),
        report.findingCount,
        now,
      ],
    );
    const data = {
      cases: report.cases,
      events: report.events,
      days: report.days,
      findings: report.findingCount,
    };
    await record({ platform, tx }, { orgId, caseKind: 'system', caseId: checkId, ...bySystem }, [
      { kind: 'audit.verified', at: now, data },
    ]);
  });
}

async function storeFailure(platform: Platform, { orgId, checkId }: VerifyOrder): Promise<void> {
  await inTransaction(platform.db, [orgId], (tx) =>
    runSql(
      tx,
      `update audit_check set status = 'failed', finished_at = $3
       where org_id = $1 and check_id = $2 and status in ('waiting', 'running')`,
      [orgId, checkId, platform.now()],
    ),
  );
}

/**
 * Works off a verification somebody asked for; run again after a crash it begins anew, and one that is done stays as
 * it is. A failure is kept and told instead of being tried for hours.
 */
export async function runVerification(platform: Platform, job: VerifyOrder): Promise<void> {
  const check = await reading(platform.db, [job.orgId], (tx) => checkView(tx, job.orgId, job.checkId));
  if (check === null || check.status === 'done' || check.status === 'failed') return;
  try {
    const report = await verifyAudit(platform, {
      orgId: job.orgId,
      from: check.from,
      onProgress: (progress) => storeProgress(platform, job, progress),
    });
    await storeResult(platform, job, report);
    tell(platform, job, 'done');
  } catch (error) {
    platform.log.error({ err: error }, 'audit verification failed');
    await storeFailure(platform, job);
    tell(platform, job, 'failed');
  }
}
