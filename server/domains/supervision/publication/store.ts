import type { PublicationView } from '#contracts/supervision-report.ts';
import type { LaidLine } from '#domain/supervision/lay-out.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { sumsOf } from '../report/sums.ts';
import type { FrozenCase } from './frozen-case.ts';
import { keepNodes } from './kept-nodes.ts';

/** A publication's row with its totals and the names of those who made it. */
export interface PublicationRow {
  readonly publication_id: string;
  readonly month: string;
  readonly version: number;
  readonly status: PublicationView['status'];
  readonly note: string;
  readonly line_count: number;
  readonly root: string;
  readonly prepared_by: string;
  readonly prepared_at: Date;
  readonly published_at: Date | null;
  readonly preparer: string;
  readonly publisher: string | null;
  readonly cases: number;
  readonly kept: number;
  readonly broken: number;
  readonly excused: number;
  readonly finished: number;
  readonly duration_seconds: number;
}

export const publicationColumns = `p.publication_id, p.month, p.version, p.status, p.note, p.line_count, p.root, p.prepared_by,
  p.prepared_at, p.published_at, a.name as preparer, b.name as publisher, s.*`;

/** The tables behind the columns; the totals are sums of a few hundred lines. */
export const publicationTables = `promise_publication p
  join staff a on a.org_id = p.org_id and a.staff_id = p.prepared_by
  left join staff b on b.org_id = p.org_id and b.staff_id = p.published_by
  cross join lateral (
    select coalesce(sum(cases), 0)::bigint as cases, coalesce(sum(kept), 0)::bigint as kept,
      coalesce(sum(broken), 0)::bigint as broken, coalesce(sum(excused), 0)::bigint as excused,
      coalesce(sum(finished), 0)::bigint as finished, coalesce(sum(duration_seconds), 0)::bigint as duration_seconds
    from promise_publication_line l
    where l.org_id = p.org_id and l.publication_id = p.publication_id) s`;

/** A row as the desk shows it. */
export function publicationView(row: PublicationRow, mayPublish: boolean): PublicationView {
  return {
    publicationId: row.publication_id,
    ...{ month: row.month, version: row.version, status: row.status, note: row.note, root: row.root },
    sums: sumsOf(row),
    preparedBy: row.preparer,
    preparedAt: row.prepared_at.toISOString(),
    publishedBy: row.publisher,
    publishedAt: row.published_at?.toISOString() ?? null,
    mayPublish: mayPublish && row.status === 'prepared',
  };
}

/** One publication; null when the unit has none of this id. */
export async function publicationRow(
  tx: Tx,
  { orgId, publicationId }: { readonly orgId: number; readonly publicationId: string },
): Promise<PublicationRow | null> {
  const { rows } = await runSql<PublicationRow>(
    tx,
    `select ${publicationColumns} from ${publicationTables} where p.org_id = $1 and p.publication_id = $2`,
    [orgId, publicationId],
  );
  return rows[0] ?? null;
}

export interface NewPublication {
  readonly orgId: number;
  readonly publicationId: string;
  readonly month: string;
  readonly version: number;
  readonly note: string;
  readonly root: string;
  readonly lines: readonly LaidLine<FrozenCase>[];
  readonly preparedBy: string;
  readonly now: Date;
}

const casesAtOnce = 5_000;

/** Writes a prepared publication with its lines and every counted case. */
export async function insertPublication(tx: Tx, made: NewPublication): Promise<void> {
  const { orgId, publicationId, lines } = made;
  await runSql(
    tx,
    `insert into promise_publication (org_id, publication_id, month, version, status, note, line_count, root, prepared_by, prepared_at,
       leaf_order)
     values ($1, $2, $3, $4, 'prepared', $5, $6, $7, $8, $9, 'duration')`,
    [
      ...[orgId, publicationId, made.month, made.version, made.note, lines.length],
      ...[made.root, made.preparedBy, made.now],
    ],
  );
  await runSql(
    tx,
    `insert into promise_publication_line (org_id, publication_id, line, unit_id, promise, cases, kept, broken, excused,
       finished, duration_seconds, p90_seconds, root)
     select $1, $2, l.* from jsonb_to_recordset($3::jsonb) as l(line integer, unit_id uuid, promise text, cases bigint,
       kept bigint, broken bigint, excused bigint, finished bigint, duration_seconds bigint, p90_seconds bigint, root text)`,
    [orgId, publicationId, JSON.stringify(lines.map(lineJson))],
  );
  const cases = lines.flatMap((line, at) => line.cases.map((one, leaf) => caseJson(one, at, leaf)));
  for (let at = 0; at < cases.length; at += casesAtOnce) {
    await runSql(
      tx,
      `insert into promise_publication_case (org_id, publication_id, line, leaf, order_id, clock, run, counted, result,
         duration_seconds, leaf_hash)
       select $1, $2, c.* from jsonb_to_recordset($3::jsonb) as c(line integer, leaf integer, order_id uuid, clock text,
         run integer, counted jsonb, result text, duration_seconds bigint, leaf_hash text)`,
      [orgId, publicationId, JSON.stringify(cases.slice(at, at + casesAtOnce))],
    );
  }
  for (const [line, { nodes }] of lines.entries()) {
    await keepNodes(tx, { orgId, publicationId, line }, nodes);
  }
}

function lineJson({ unitId, promise, sums, p90Seconds, root }: LaidLine<FrozenCase>, line: number) {
  const { cases, kept, broken, excused, finished, durationSeconds } = sums;
  return {
    ...{ line, unit_id: unitId, promise, cases, kept, broken, excused, finished },
    ...{ duration_seconds: durationSeconds, p90_seconds: p90Seconds, root },
  };
}

function caseJson({ case: one, node }: LaidLine<FrozenCase>['cases'][number], line: number, leaf: number) {
  const { counted, orderId } = one;
  return {
    ...{ line, leaf, order_id: orderId, clock: counted.clock, run: counted.run, counted },
    ...{ result: counted.result, duration_seconds: counted.durationSeconds, leaf_hash: node.hash },
  };
}
