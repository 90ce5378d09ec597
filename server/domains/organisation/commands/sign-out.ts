import { inTransaction } from '../../../platform/db/database.ts';
import { recordOfStaff, type Acting } from '../events.ts';
import { endSessions } from '../sessions.ts';

/** Ends the caller's present session. */
export function signOut(acting: Acting): Promise<void> {
  const { platform, caller } = acting;
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    await endSessions(tx, { ...caller, only: caller.sessionId });
    await recordOfStaff(acting, tx, { caseId: caller.staffId, kind: 'sign-in.ended' });
  });
}
