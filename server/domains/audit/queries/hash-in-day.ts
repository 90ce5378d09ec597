import { inclusionProof, merkleRoot, type InclusionProof } from '#domain/audit/merkle.ts';
import type { CalendarDate } from '#domain/kernel/calendar-date.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import { dayHashes } from '../day-events.ts';

/** That an event is in a day's root, and the seal that closed the day. */
export interface HashInDay {
  readonly day: string;
  readonly inclusion: InclusionProof;
  /** The root that was sealed; while the day is open, the root so far. */
  readonly root: string;
  readonly seal: string | null;
}

/**
 * The proof that an event's hash is in the Merkle root of its day; null when the day has no such event. The root is the
 * sealed one, so a day that was changed since its seal proves nothing.
 */
export async function hashInDay(
  tx: Tx,
  { orgId, day, hash }: { readonly orgId: number; readonly day: CalendarDate; readonly hash: string },
): Promise<HashInDay | null> {
  const hashes: string[] = [];
  for await (const each of dayHashes(tx, orgId, day)) hashes.push(each);
  const at = hashes.indexOf(hash);
  if (at === -1) return null;
  const { rows } = await runSql<{ root: string; seal: string }>(
    tx,
    'select root, seal from day_seal where org_id = $1 and day = $2',
    [orgId, day],
  );
  const sealed = rows[0];
  return {
    day,
    inclusion: inclusionProof(hashes, at),
    root: sealed?.root ?? merkleRoot(hashes),
    seal: sealed?.seal ?? null,
  };
}
