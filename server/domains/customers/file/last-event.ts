import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { CustomerEventKind } from './case.ts';

interface Wanted {
  readonly orgId: number;
  readonly kind: CustomerEventKind;
  /** The field of the event's data and the id it must have. */
  readonly about: 'accountId' | 'contactId';
  readonly id: string;
}

/** The newest event of a kind about a thing of the file: what an undo puts back. Null when it never happened. */
export async function lastEvent(
  tx: Tx,
  customerIds: readonly string[],
  { orgId, kind, about, id }: Wanted,
): Promise<{ at: Date; data: Record<string, unknown>; personal: Record<string, unknown> | null } | null> {
  const { rows } = await runSql<{
    at: Date;
    data: Record<string, unknown>;
    personal: Record<string, unknown> | null;
  }>(
    tx,
    `select at, data, personal from event
     where org_id = $1 and case_id = any ($2::uuid[]) and kind = $3 and data->>$4 = $5 order by at desc, seq desc limit 1`,
    [orgId, customerIds, kind, about, id],
  );
  return rows[0] ?? null;
}
