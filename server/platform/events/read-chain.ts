import type { CanonicalValue } from '#domain/audit/canonical-json.ts';
import type { ActorKind, ChainedEvent, SealedHead } from '#domain/audit/event-hash.ts';
import { runSql, type Tx } from '../db/database.ts';

interface EventRow {
  org_id: number;
  case_id: string;
  seq: number;
  at: Date | number;
  actor_id: string | null;
  actor_kind: ActorKind;
  source: string;
  kind: string;
  data: CanonicalValue;
  personal: CanonicalValue;
  personal_salt: string | null;
  personal_digest: string | null;
  prev_hash: string;
  hash: string;
}

/** Columns of `event` that the chain is made of. */
export const chainColumns =
  'org_id, case_id, seq, at, actor_id, actor_kind, source, kind, data, personal, personal_salt, personal_digest, prev_hash, hash';

/** A stored row as the chain knows it. */
export function chainedEvent(row: EventRow): ChainedEvent {
  return {
    orgId: row.org_id,
    caseId: row.case_id,
    seq: row.seq,
    // `infinity`, put in by hand, is no Date; it fits no hash.
    atMs: row.at instanceof Date ? row.at.getTime() : Number.NaN,
    actorId: row.actor_id,
    actorKind: row.actor_kind,
    source: row.source,
    kind: row.kind,
    data: row.data,
    personal: row.personal,
    personalSalt: row.personal_salt,
    personalDigest: row.personal_digest,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}

export type { EventRow };

/** All events of a case in their order, and the stored head; null when the case has none. */
export async function chainOf(
  tx: Tx,
  orgId: number,
  caseId: string,
): Promise<{ events: ChainedEvent[]; head: SealedHead | null }> {
  const events = runSql<EventRow>(
    tx,
    `select ${chainColumns} from event where org_id = $1 and case_id = $2 order by seq`,
    [orgId, caseId],
  );
  const heads = runSql<{ seq: number; hash: string; mac: string }>(
    tx,
    'select seq, hash, mac from event_head where org_id = $1 and case_id = $2',
    [orgId, caseId],
  );
  const [{ rows }, { rows: tops }] = await Promise.all([events, heads]);
  const top = tops[0];
  return {
    events: rows.map(chainedEvent),
    head: top === undefined ? null : { orgId, caseId, seq: top.seq, hash: top.hash, mac: top.mac },
  };
}
