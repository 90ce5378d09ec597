import { businessDate } from '#domain/kernel/instant.ts';
import type { Caller } from '../../platform/caller.ts';
import { reading, type Tx } from '../../platform/db/database.ts';
import { accountNeeded } from './accounts.ts';
import type { Acting } from './events.ts';
import { recoveryCodesLeft } from './recovery-codes.ts';
import { liveSessions, type SessionRow } from './sessions.ts';
import { postTitle } from './staff-queries.ts';

/** What the shell of the application shows of the caller and builds its menu from. */
export async function me({ platform, caller }: Acting) {
  const account = await reading(platform.db, [caller.orgId], (tx) => accountNeeded(tx, caller));
  return {
    staffId: caller.staffId,
    name: caller.name,
    login: caller.login,
    org: { orgId: caller.orgId, code: caller.orgCode, name: caller.orgName },
    posts: caller.posts.map((held) => ({
      post: held.post,
      title: postTitle(held.post),
      unitId: held.unitId,
      unitName: held.unitName,
      unitKind: held.unitKind,
      functions: [...held.functions],
    })),
    permissions: [...caller.permissions],
    mustChangePassword: caller.mustChangePassword,
    secondFactor: account.totp_confirmed_at !== null,
    demo: platform.config.demo,
    today: businessDate(platform.now().getTime()),
  };
}

function sessionItem(row: SessionRow, caller: Caller) {
  return {
    sessionId: row.session_id,
    current: row.session_id === caller.sessionId,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    address: row.address,
    userAgent: row.user_agent,
  };
}

/** The living sessions of a person of the caller's unit; the caller's own one is marked. */
export async function sessionsOf({ platform, caller }: Acting, tx: Tx, staffId: string) {
  const rows = await liveSessions(platform, tx, { orgId: caller.orgId, staffId });
  return { items: rows.map((row) => sessionItem(row, caller)) };
}

/** Whether the caller's second factor is on, and how many recovery codes are left. */
export async function secondFactorOf(tx: Tx, caller: Caller) {
  const { login, totp_confirmed_at: since } = await accountNeeded(tx, caller);
  return { since: since?.toISOString() ?? null, recoveryCodesLeft: await recoveryCodesLeft(tx, login) };
}
