import {
  findingsMax,
  type AuditFinding,
  type AuditProgress,
  type AuditReport,
} from '#domain/audit/report.ts';
import { verifySealedChain } from '#domain/audit/verify-chain.ts';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { startOfDayMs } from '#domain/kernel/instant.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { readCases, type StoredCase } from './read-cases.ts';
import { verifyDays } from './verify-days.ts';

export interface AuditQuestion {
  readonly orgId: number;
  /** Checks only cases and days with events from this business day on; earlier days by their seals alone. */
  readonly from?: string | null | undefined;
  /** Told now and then while the cases are read. */
  readonly onProgress?: ((progress: AuditProgress) => Promise<void> | void) | undefined;
}

const progressEveryCases = 500;

/** What is wrong with one case. */
function caseFindings(key: Uint8Array, orgId: number, stored: StoredCase): AuditFinding[] {
  const { caseId, caseKind, events, head } = stored;
  if (head === null) {
    return [{ about: 'case', kind: 'head-missing', orgId, caseKind, caseId, seq: events[0]?.seq ?? 0 }];
  }
  return verifySealedChain(events, head, key).map(({ kind, seq }) => ({
    about: 'case',
    kind,
    orgId,
    caseKind,
    caseId,
    seq,
  }));
}

async function countCases(tx: Tx, orgId: number): Promise<number> {
  const { rows } = await runSql<{ count: number }>(
    tx,
    'select count(*) as count from event_head where org_id = $1',
    [orgId],
  );
  return rows[0]?.count ?? 0;
}

/** Gathers findings up to a bound, and counts on. */
class Findings {
  readonly kept: AuditFinding[] = [];
  count = 0;

  add(findings: readonly AuditFinding[]): void {
    this.count += findings.length;
    this.kept.push(...findings.slice(0, Math.max(0, findingsMax - this.kept.length)));
  }
}

async function verifyWithin(platform: Platform, tx: Tx, question: AuditQuestion): Promise<AuditReport> {
  const { orgId, from = null, onProgress } = question;
  const since = from === null ? null : new Date(startOfDayMs(calendarDate(from)));
  const casesTotal = await countCases(tx, orgId);
  const found = new Findings();
  let cases = 0;
  let events = 0;
  for await (const stored of readCases(tx, { orgId, since })) {
    found.add(caseFindings(platform.keys.seal, orgId, stored));
    cases += 1;
    events += stored.events.length;
    if (cases % progressEveryCases === 0) await onProgress?.({ cases, casesTotal, events });
  }
  const { days, openDays, findings } = await verifyDays(platform, tx, { orgId, from });
  found.add(findings);
  await onProgress?.({ cases, casesTotal, events });
  return {
    orgId,
    cases,
    casesTotal,
    events,
    days,
    openDays,
    findingCount: found.count,
    findings: found.kept,
  };
}

/**
 * Holds every case of a unit against its chain and every sealed day against its events, on one snapshot of the
 * database, so that work going on meanwhile is no finding. Reads page by page; memory does not grow with the unit.
 * What it cannot see: what was put in and taken out again on a day that is not sealed yet, case and head together.
 */
export function verifyAudit(platform: Platform, question: AuditQuestion): Promise<AuditReport> {
  return reading(platform.db, [question.orgId], async (tx) => {
    await runSql(tx, 'set transaction isolation level repeatable read', []);
    return verifyWithin(platform, tx, question);
  });
}
