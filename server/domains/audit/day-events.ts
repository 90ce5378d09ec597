import { hashOf, isSha256Hex } from '#domain/audit/hashing.ts';
import { growingTree } from '#domain/audit/merkle.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { endOfDayMs, startOfDayMs } from '#domain/kernel/instant.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';

const pageRows = 5_000;

interface HashRow {
  at: string;
  case_id: string;
  seq: number;
  hash: string;
}

const start: Omit<HashRow, 'hash'> = {
  at: '-infinity',
  case_id: '00000000-0000-0000-0000-000000000000',
  seq: 0,
};

/** Pages by the index `event_at`; instants travel as text, so that microseconds put in by hand are not lost. */
async function page(
  tx: Tx,
  { orgId, day }: { readonly orgId: number; readonly day: CalendarDate },
  after: typeof start,
): Promise<HashRow[]> {
  const { rows } = await runSql<HashRow>(
    tx,
    `select at::text as at, case_id, seq, hash from event
     where org_id = $1 and at >= $2 and at < $3 and (at, case_id, seq) > ($4::timestamptz, $5::uuid, $6)
     order by at, case_id, seq limit ${pageRows.toString()}`,
    [orgId, new Date(startOfDayMs(day)), new Date(endOfDayMs(day)), after.at, after.case_id, after.seq],
  );
  return rows;
}

/**
 * The hashes of a unit's events of a business day, in the order of instant, case and number: that in which the day's
 * root takes them. A stored hash that is none enters as something else, so the root differs.
 */
export async function* dayHashes(tx: Tx, orgId: number, day: CalendarDate): AsyncGenerator<string> {
  let after = start;
  for (;;) {
    const rows = await page(tx, { orgId, day }, after);
    for (const { hash } of rows) yield isSha256Hex(hash) ? hash : hashOf('wanjia.no-hash.1', hash);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageRows) return;
    after = last;
  }
}

/** Count and Merkle root of a day. Read page by page: memory does not grow with the day. */
export async function dayRoot(
  tx: Tx,
  orgId: number,
  day: CalendarDate,
): Promise<{ day: CalendarDate; count: number; root: string }> {
  const tree = growingTree();
  for await (const hash of dayHashes(tx, orgId, day)) tree.add(hash);
  return { day, count: tree.size, root: tree.root() };
}
