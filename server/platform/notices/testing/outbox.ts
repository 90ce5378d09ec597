import { v7 as uuidv7 } from 'uuid';
import { sampleFacts } from '#domain/notices/fields.ts';
import { inTransaction, reading } from '../../db/database.ts';
import type { Notice } from '../../db/schema.ts';
import type { Platform } from '../../platform.ts';
import { queueNotices, type NewNotice } from '../queue-notices.ts';
import type { Selectable } from 'kysely';

/** A notice that says nothing in particular; tests give what they are about. */
export function aNotice(given: Partial<NewNotice> = {}): NewNotice {
  return {
    orgId: 1,
    caseKind: 'order',
    caseId: uuidv7(),
    noticeId: uuidv7(),
    template: 'answered',
    channel: 'email',
    recipient: 'wangmin@example.cn',
    facts: sampleFacts,
    ...given,
  };
}

/** Queues in a transaction of its own. */
export async function queued(platform: Platform, ...notices: NewNotice[]): Promise<void> {
  await inTransaction(platform.db, [notices[0]?.orgId ?? 1], (tx) => queueNotices(tx, platform, notices));
}

/** The stored row of a notice. */
export function stored(platform: Platform, { orgId, noticeId }: NewNotice): Promise<Selectable<Notice>> {
  return reading(platform.db, [orgId], (tx) =>
    tx.selectFrom('notice').selectAll().where('notice_id', '=', noticeId).executeTakeFirstOrThrow(),
  );
}
