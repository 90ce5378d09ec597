import { v7 as uuidv7 } from 'uuid';
import { dayMs, hourMs, minuteMs } from '#domain/kernel/instant.ts';
import { codeLifeMs, type CodePurpose } from '#domain/portal/one-time-code.ts';
import { customerIdleMs } from '#domain/portal/session-limits.ts';
import { inTransaction, runSql, type Tx } from '../../platform/db/database.ts';
import type { JobBook } from '../../platform/jobs/worker.ts';
import { queueNotices } from '../../platform/notices/queue-notices.ts';
import type { Platform } from '../../platform/platform.ts';
import { sendCodeJob } from './codes.ts';
import { resolve } from './subjects.ts';

interface CodeKey {
  readonly orgId: number;
  readonly codeId: string;
}

interface Waiting {
  purpose: CodePurpose;
  subject_sealed: string;
  code_sealed: string | null;
  expires_at: Date;
  org: string;
}

const hotline = '95598';

async function waitingCode(tx: Tx, { orgId, codeId }: CodeKey): Promise<Waiting | null> {
  const { rows } = await runSql<Waiting>(
    tx,
    `select c.purpose, c.subject_sealed, c.code_sealed, c.expires_at, o.name as org
     from portal_code c join org o on o.org_id = c.org_id
     where c.org_id = $1 and c.code_id = $2 for update of c`,
    [orgId, codeId],
  );
  return rows[0] ?? null;
}

/** Finds out whom a code is for and hands it to the outbox; for nobody it ends here, and nobody is told. */
export function sendCode(platform: Platform, { orgId, codeId }: CodeKey): Promise<void> {
  return inTransaction(platform.db, [orgId], async (tx) => {
    const waiting = await waitingCode(tx, { orgId, codeId });
    const sealed = waiting?.code_sealed ?? null;
    if (waiting === null || sealed === null || waiting.expires_at <= platform.now()) return;
    const code = platform.keys.decrypt(sealed);
    const subject = platform.keys.decrypt(waiting.subject_sealed);
    const to = await resolve(tx, orgId, { purpose: waiting.purpose, subject });
    if (to !== null) {
      await queueNotices(tx, platform, [
        {
          orgId,
          caseKind: 'system',
          caseId: codeId,
          noticeId: uuidv7({ msecs: platform.now().getTime() }),
          template: 'portal-code',
          channel: 'sms',
          recipient: to.phone,
          facts: { unit: waiting.org, hotline, code, minutes: (codeLifeMs / minuteMs).toString() },
          secret: true,
        },
      ]);
    }
    await runSql(tx, 'update portal_code set code_sealed = null where org_id = $1 and code_id = $2', [
      orgId,
      codeId,
    ]);
  });
}

/** Clears away what is over: codes, sessions, counters, and papers uploaded for requests that were never sent. */
export async function clearAwayPortal(platform: Platform): Promise<void> {
  const now = platform.now();
  const ago = (ms: number): Date => new Date(now.getTime() - ms);
  await inTransaction(platform.db, [], (tx) =>
    runSql(tx, 'delete from portal_counter where window_end < $1', [now]),
  );
  for (const orgId of platform.db.orgIds()) {
    await inTransaction(platform.db, [orgId], async (tx) => {
      await runSql(tx, 'delete from portal_code where org_id = $1 and expires_at < $2', [orgId, ago(hourMs)]);
      await runSql(
        tx,
        'delete from portal_session where org_id = $1 and (expires_at <= $2 or last_seen_at <= $3)',
        [orgId, now, ago(customerIdleMs)],
      );
      // An upload of the hall bears the id of the order it was meant for; staff's bear a person's.
      await runSql(
        tx,
        `delete from attachment a where a.org_id = $1 and a.case_id is null and a.removed_at is null and a.added_at < $2
           and not exists (select 1 from staff s where s.org_id = a.org_id and s.staff_id = a.added_by)`,
        [orgId, ago(dayMs)],
      );
    });
  }
}

export const portalJobs: JobBook = {
  jobs: {
    // The payload is written by this domain alone.
    [sendCodeJob]: (platform, payload) => sendCode(platform, payload as CodeKey),
    'portal.clear-away': clearAwayPortal,
  },
  timetable: [{ job: 'portal.clear-away', match: '25 * * * *' }],
};
