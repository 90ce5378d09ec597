import { Refusal } from '#domain/kernel/refusal.ts';
import type { OrganisationEvent } from '#domain/organisation/event-titles.ts';
import type { Caller } from '../../platform/caller.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import { earlierData } from '../../platform/events/earlier.ts';
import { byStaff, record, type Origin } from '../../platform/events/record.ts';
import type { Platform } from '../../platform/platform.ts';

/** Who acts, and on which installation: the first argument of every command of a member of staff. */
export interface Acting {
  readonly platform: Platform;
  readonly caller: Caller;
}

/** What a change answers: the id and the revision to send with the next change. */
export interface Saved {
  readonly id: string;
  readonly revision: number;
}

/** One thing that happened to a unit or to a member of staff. */
export interface Entry {
  readonly orgId: number;
  readonly caseKind: 'unit' | 'staff';
  readonly caseId: string;
  readonly origin: Origin;
  readonly kind: OrganisationEvent;
  readonly data?: Readonly<Record<string, unknown>>;
  /** Names, numbers and addresses of people: erasable by law. */
  readonly personal?: Readonly<Record<string, unknown>>;
  readonly commandId?: string;
}

/** Records it in the history of the unit or of the person, in the transaction that makes it happen. */
export async function recordEntry(platform: Platform, tx: Tx, entry: Entry): Promise<void> {
  const { orgId, caseKind, caseId, origin, kind, data = {}, personal, commandId } = entry;
  const happening = { kind, at: platform.now(), data, personal };
  await record({ platform, tx }, { orgId, caseKind, caseId, commandId, ...origin }, [happening]);
}

/** The same for what a member of staff does to a person of their unit. */
export function recordOfStaff(
  { platform, caller }: Acting,
  tx: Tx,
  entry: Omit<Entry, 'orgId' | 'caseKind' | 'origin'>,
): Promise<void> {
  return recordEntry(platform, tx, {
    ...entry,
    orgId: caller.orgId,
    caseKind: 'staff',
    origin: byStaff(caller),
  });
}

/** What the same command answered when it arrived before, or null. */
export async function earlierSaved(
  tx: Tx,
  key: { orgId: number; caseId: string; commandId: string; kind: OrganisationEvent },
): Promise<Saved | null> {
  const data = await earlierData(tx, key);
  return data === null ? null : { id: key.caseId, revision: Number(data['revision']) };
}

/** The refusal that names who changed the case last, when somebody did since it was loaded. */
export async function refuseStale(
  tx: Tx,
  row: { readonly orgId: number; readonly caseId: string; readonly revision: number },
  seen: number,
): Promise<void> {
  if (row.revision === seen) return;
  const { rows } = await runSql<{ name: string }>(
    tx,
    `select s.name from event e join staff s on s.org_id = e.org_id and s.staff_id = e.actor_id
     where e.org_id = $1 and e.case_id = $2 and e.data ? 'revision' order by e.seq desc limit 1`,
    [row.orgId, row.caseId],
  );
  throw new Refusal('conflict.changed-meanwhile', { data: { who: rows[0]?.name ?? '另一位同事' } });
}

/** What a change turned into what, field by field; what stayed is left out. */
export function differences(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Record<string, { from: unknown; to: unknown }> {
  const changed = Object.entries(after).filter(
    ([field, value]) => JSON.stringify(before[field] ?? null) !== JSON.stringify(value ?? null),
  );
  return Object.fromEntries(changed.map(([field, to]) => [field, { from: before[field] ?? null, to }]));
}
