import type { Static } from 'typebox';
import type { AuditCheck, listChecks } from '#contracts/audit.ts';
import { findingZh, type AuditFinding } from '#domain/audit/report.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { cursorOf, readCursor } from '../../../platform/paging.ts';

export type CheckView = Static<typeof AuditCheck>;

interface CheckRow {
  check_id: string;
  status: CheckView['status'];
  name: string | null;
  requested_at: Date;
  from_day: string | null;
  cases_done: number;
  cases_total: number;
  events_done: number;
  findings: AuditFinding[];
  finding_count: number;
  finished_at: Date | null;
}

const select = `
  select c.check_id, c.status, s.name, c.requested_at, c.from_day, c.cases_done, c.cases_total, c.events_done,
    c.findings, c.finding_count, c.finished_at
  from audit_check c left join staff s on s.org_id = c.org_id and s.staff_id = c.requested_by`;

function view(row: CheckRow): CheckView {
  return {
    checkId: row.check_id,
    status: row.status,
    requestedBy: row.name,
    requestedAt: row.requested_at.toISOString(),
    from: row.from_day,
    casesDone: row.cases_done,
    casesTotal: row.cases_total,
    eventsDone: row.events_done,
    finishedAt: row.finished_at?.toISOString() ?? null,
    findingCount: row.finding_count,
    findings: row.findings.map((finding) => {
      const { orgId: _, ...rest } = finding;
      return { ...rest, text: findingZh(finding) };
    }),
  };
}

/** A verification with its progress or result; null when the unit has none of that id. */
export async function checkView(tx: Tx, orgId: number, checkId: string): Promise<CheckView | null> {
  const { rows } = await runSql<CheckRow>(tx, `${select} where c.org_id = $1 and c.check_id = $2`, [
    orgId,
    checkId,
  ]);
  return rows[0] === undefined ? null : view(rows[0]);
}

/** The same; refuses where there is none. */
export async function existingCheck(tx: Tx, orgId: number, checkId: string): Promise<CheckView> {
  const found = await checkView(tx, orgId, checkId);
  if (found === null) throw new Refusal('not-found', { data: { what: '核验' } });
  return found;
}

/** The unit's verifications, the newest first. */
export async function checkList(
  tx: Tx,
  orgId: number,
  page: { readonly cursor: string | undefined; readonly limit: number },
): Promise<Static<(typeof listChecks)['response']>> {
  const [at, id] = readCursor(page.cursor, 2);
  const { rows } = await runSql<CheckRow>(
    tx,
    `${select}
     where c.org_id = $1 and ($2::timestamptz is null or (c.requested_at, c.check_id) < ($2, $3::uuid))
     order by c.requested_at desc, c.check_id desc limit $4`,
    [orgId, at ?? null, id ?? null, page.limit + 1],
  );
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    next:
      rows.length > page.limit && last !== undefined
        ? cursorOf([last.requested_at.toISOString(), last.check_id])
        : null,
  };
}
