import type { Journal, JournalKind } from '#domain/ledger/journal.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { legsOf } from '../queries.ts';

/** A posting as it is stored, with what the event of its command says of it. */
export interface StoredPosting {
  readonly postingId: string;
  readonly count: number;
  readonly digest: string;
  readonly codes: readonly number[];
  readonly debit: readonly number[];
  readonly credit: readonly number[];
  readonly told: boolean;
}

interface PostingRow {
  posting_id: string;
  journal_count: number;
  digest: string;
  codes: number[];
  debit_fen: number[];
  credit_fen: number[];
  told: boolean;
}

interface JournalRow {
  posting_id: string;
  journal_id: string;
  kind: JournalKind;
  booked_on: string;
  account_id: string | null;
  source_id: string;
  codes: number[];
  fen: number[];
  reverses: string | null;
}

export interface StoredJournal extends Journal {
  readonly postingId: string;
}

const rowsAtOnce = 5_000;

/** Rows of a question that is larger than memory, by a cursor of the running transaction. */
async function* byCursor<Row>(
  tx: Tx,
  name: string,
  question: { readonly sql: string; readonly orgId: number },
): AsyncGenerator<Row> {
  await runSql(tx, `declare ${name} no scroll cursor for ${question.sql}`, [question.orgId]);
  for (;;) {
    const { rows } = await runSql<Row>(tx, `fetch ${rowsAtOnce.toString()} from ${name}`, []);
    yield* rows;
    if (rows.length < rowsAtOnce) break;
  }
  await runSql(tx, `close ${name}`, []);
}

/** Postings by id; `told`: an event of their case carries the very digest and count. */
export async function* storedPostings(tx: Tx, orgId: number): AsyncGenerator<StoredPosting> {
  const sql = `
    select p.posting_id, p.journal_count, p.digest, p.codes, p.debit_fen, p.credit_fen,
      exists (
        select from event e where e.org_id = p.org_id and e.case_id = p.case_id
          and e.data->'ledger' @> jsonb_build_object('postingId', p.posting_id, 'digest', p.digest, 'count', p.journal_count)
      ) as told
    from ledger_posting p where p.org_id = $1 order by p.posting_id`;
  for await (const row of byCursor<PostingRow>(tx, 'ledger_postings', { sql, orgId })) {
    yield {
      postingId: row.posting_id,
      count: row.journal_count,
      digest: row.digest,
      codes: row.codes,
      debit: row.debit_fen,
      credit: row.credit_fen,
      told: row.told,
    };
  }
}

/** Journals by posting and place. */
export async function* storedJournals(tx: Tx, orgId: number): AsyncGenerator<StoredJournal> {
  const sql = `
    select posting_id, journal_id, kind, booked_on, account_id, source_id, codes, fen, reverses
    from ledger_journal where org_id = $1 order by posting_id, place`;
  for await (const row of byCursor<JournalRow>(tx, 'ledger_journals', { sql, orgId })) {
    yield {
      postingId: row.posting_id,
      journalId: row.journal_id,
      kind: row.kind,
      bookedOn: row.booked_on,
      accountId: row.account_id,
      sourceId: row.source_id,
      legs: legsOf(row.codes, row.fen),
      ...(row.reverses === null ? {} : { reverses: row.reverses }),
    };
  }
}

/** Postings that an event names and that are gone. */
export async function removedPostings(tx: Tx, orgId: number, limit: number): Promise<readonly string[]> {
  const { rows } = await runSql<{ id: string }>(
    tx,
    `select e.data->'ledger'->>'postingId' as id from event e
     where e.org_id = $1 and e.data ? 'ledger' and not exists (
       select from ledger_posting p where p.org_id = e.org_id and p.posting_id = (e.data->'ledger'->>'postingId')::uuid)
     order by 1 limit $2`,
    [orgId, limit],
  );
  return rows.map(({ id }) => id);
}

/** Customer accounts one of whose balances is not the sum of its journals. */
export async function wrongBalances(
  tx: Tx,
  about: { orgId: number; codes: readonly number[]; limit: number },
): Promise<readonly string[]> {
  const { rows } = await runSql<{ id: string }>(
    tx,
    `with summed as (
       select j.account_id, l.code, sum(l.fen) as fen
       from ledger_journal j, unnest(j.codes, j.fen) as l(code, fen)
       where j.org_id = $1 and j.account_id is not null and l.code = any($2::integer[]) group by 1, 2
     )
     select coalesce(s.account_id, b.account_id) as id
     from summed s full join (select account_id, code, fen from account_balance where org_id = $1) b using (account_id, code)
     where coalesce(s.fen, 0) <> coalesce(b.fen, 0) order by 1 limit $3`,
    [about.orgId, about.codes, about.limit],
  );
  return rows.map(({ id }) => id);
}

/** Balances that are kept in a unit. */
export async function countBalances(tx: Tx, orgId: number): Promise<number> {
  const { rows } = await runSql<{ count: number }>(
    tx,
    'select count(*)::integer as count from account_balance where org_id = $1',
    [orgId],
  );
  return rows[0]?.count ?? 0;
}
