import type { PublicationView } from '#contracts/supervision-report.ts';
import { present } from '#domain/kernel/assert.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { EventKind } from '#domain/event-titles.ts';
import { sealedEvent } from '#domain/supervision/proof.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, runSql } from '../../../platform/db/database.ts';
import { bySystem, byStaff, record } from '../../../platform/events/record.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Work } from '../../../platform/work.ts';
import { mayPublish } from './four-eyes.ts';
import { publicationRow, publicationView, type PublicationRow } from './store.ts';

type Fate = 'published' | 'discarded';

interface Decision {
  readonly caller: Caller;
  readonly publicationId: string;
  readonly fate: Fate;
}

/** Locks the publication; answers it when the decision is still to be taken, null when it was taken like this before. */
async function undecided(
  { platform, tx }: Work,
  { caller, publicationId, fate }: Decision,
): Promise<PublicationRow | null> {
  const { orgId, staffId } = caller;
  await runSql(tx, 'select 1 from promise_publication where org_id = $1 and publication_id = $2 for update', [
    orgId,
    publicationId,
  ]);
  const row = await publicationRow(tx, { orgId, publicationId });
  if (row === null) throw new Refusal('not-found', { data: { what: '公布稿' } });
  if (row.status === fate) return null;
  if (row.status !== 'prepared') throw new Refusal('supervision.publication-state');
  const allowed = await mayPublish(tx, { orgId, staffId, preparedBy: row.prepared_by, now: platform.now() });
  if (fate === 'published' && !allowed) throw new Refusal('supervision.four-eyes');
  return row;
}

const store = `update promise_publication set status = $3,
    published_by = case when $3 = 'published' then $4::uuid end,
    published_at = case when $3 = 'published' then $5::timestamptz end
  where org_id = $1 and publication_id = $2`;

/**
 * Two events: who did it, for the audit; and, of a publication, the system's own with the root, which the public sees
 * in every proof and which names nobody.
 */
async function tell(
  work: Work,
  { caller, publicationId, fate }: Decision,
  row: PublicationRow,
): Promise<void> {
  const at = work.platform.now();
  const about = { orgId: caller.orgId, caseKind: 'publication' as const, caseId: publicationId };
  const { month, version, root, line_count: lines } = row;
  const kind: EventKind = fate === 'published' ? 'promise-report.published' : 'promise-report.discarded';
  await record(work, { ...about, ...byStaff(caller) }, [{ kind, at, data: { month, version } }]);
  if (fate === 'discarded') return;
  await record(work, { ...about, ...bySystem }, [
    { kind: sealedEvent, at, data: { month, version, lines, root } },
  ]);
}

function decide(platform: Platform, decision: Decision): Promise<PublicationView> {
  const { caller, publicationId, fate } = decision;
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const work = { platform, tx };
    const row = await undecided(work, decision);
    if (row !== null) {
      await runSql(tx, store, [caller.orgId, publicationId, fate, caller.staffId, platform.now()]);
      await tell(work, decision, row);
    }
    const after = await publicationRow(tx, { orgId: caller.orgId, publicationId });
    return publicationView(present(after, 'the publication'), false);
  });
}

/** Publishes what somebody else prepared (four eyes); again it changes nothing. */
export function publishPublication(
  platform: Platform,
  caller: Caller,
  publicationId: string,
): Promise<PublicationView> {
  return decide(platform, { caller, publicationId, fate: 'published' });
}

/** Throws a prepared publication away; what was published stays. */
export function discardPublication(
  platform: Platform,
  caller: Caller,
  publicationId: string,
): Promise<PublicationView> {
  return decide(platform, { caller, publicationId, fate: 'discarded' });
}
