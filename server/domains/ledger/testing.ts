import { v7 as uuidv7 } from 'uuid';
import { businessDate } from '#domain/kernel/instant.ts';
import type { Journal, JournalKind, Leg } from '#domain/ledger/journal.ts';
import { inTransaction } from '../../platform/db/database.ts';
import { bySystem, record } from '../../platform/events/record.ts';
import type { Platform } from '../../platform/platform.ts';
import { postJournals, type Posted } from './post-journals.ts';

/** A journal of today that a case cares little about. */
export function aJournal(
  platform: Platform,
  about: { kind: JournalKind; accountId: string | null; legs: readonly Leg[] },
): Journal {
  return {
    journalId: uuidv7(),
    sourceId: uuidv7(),
    bookedOn: businessDate(platform.now().getTime()),
    ...about,
  };
}

/** Posts journals with the event that must tell of them, as a command does. */
export function postTold(platform: Platform, orgId: number, journals: readonly Journal[]): Promise<Posted> {
  const at = platform.now();
  const caseId = uuidv7();
  return inTransaction(platform.db, [orgId], async (tx) => {
    const ledger = await postJournals(tx, { orgId, caseId, at, journals });
    await record({ platform, tx }, { orgId, caseKind: 'system', caseId, ...bySystem }, [
      { kind: 'simulation-begun', at, data: { ledger } },
    ]);
    return ledger;
  });
}
