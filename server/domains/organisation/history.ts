import { Refusal } from '#domain/kernel/refusal.ts';
import { eventTitle } from '#domain/event-titles.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import { pageOf, pageSize } from '../../platform/db/paging.ts';

interface HistoryRow {
  readonly seq: number;
  readonly at: Date;
  readonly kind: string;
  readonly actor: string | null;
  readonly source: string;
  readonly data: Record<string, unknown>;
}

/** Whose history, and where the page before ended (its last number). */
export interface HistoryOf {
  readonly orgId: number;
  readonly caseKind: 'unit' | 'staff';
  readonly caseId: string;
  readonly after?: string | undefined;
  readonly limit?: string | undefined;
}

/** What happened to a unit or to a person, newest first, without the erasable part; refuses a case without events. */
export async function historyOf(tx: Tx, { orgId, caseKind, caseId, after, limit }: HistoryOf) {
  const size = pageSize(limit);
  const before = after === undefined ? null : Number(after);
  const { rows } = await runSql<HistoryRow>(
    tx,
    `select e.seq, e.at, e.kind, s.name as actor, e.source, e.data
     from event e left join staff s on s.org_id = e.org_id and s.staff_id = e.actor_id
     where e.org_id = $1 and e.case_id = $2 and e.case_kind = $3 and ($4::integer is null or e.seq < $4)
     order by e.seq desc limit $5`,
    [orgId, caseId, caseKind, before !== null && Number.isInteger(before) ? before : null, size + 1],
  );
  if (rows.length === 0 && before === null) {
    throw new Refusal('not-found', { data: { what: caseKind === 'unit' ? '单位' : '人员' } });
  }
  const page = pageOf(rows, size, (row) => row.seq.toString());
  const items = page.items.map((row) => ({ ...row, at: row.at.toISOString(), title: eventTitle(row.kind) }));
  return { items, next: page.next };
}
