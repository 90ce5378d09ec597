import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction } from '../../../platform/db/database.ts';
import { recordOfStaff, type Acting } from '../events.ts';
import { endSessions, type SessionFilter } from '../sessions.ts';
import { lockStaff } from '../store.ts';

type Which = Omit<SessionFilter, 'orgId'>;

/** Ends one session, the others or all of a person of the caller's unit; answers how many. */
export function endSessionsOf(acting: Acting, which: Which): Promise<number> {
  const { platform, caller } = acting;
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    await lockStaff(tx, caller.orgId, which.staffId);
    const ended = await endSessions(tx, { ...which, orgId: caller.orgId });
    if (ended === 0 && which.only !== undefined) throw new Refusal('not-found', { data: { what: '会话' } });
    if (ended > 0) {
      await recordOfStaff(acting, tx, { caseId: which.staffId, kind: 'sessions.ended', data: { ended } });
    }
    return ended;
  });
}
