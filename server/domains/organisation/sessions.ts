import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { absoluteMs, idleMs, secondFactorMs, sessionsMax } from '#domain/organisation/session-limits.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import { tokenHash } from '../../platform/http/sessions.ts';
import type { Platform } from '../../platform/platform.ts';

/** Where a request comes from, as the session list shows it. */
export interface Visitor {
  readonly address: string;
  readonly userAgent: string;
}

export interface NewSession extends Visitor {
  readonly orgId: number;
  readonly staffId: string;
  readonly login: string;
  readonly secondFactor: 'none' | 'pending' | 'passed';
}

/** Whose sessions, or which of them. */
export interface SessionFilter {
  readonly orgId: number;
  readonly staffId: string;
  readonly only?: string;
  readonly except?: string;
}

const tokenBytes = 32;
const userAgentLengthMax = 200;

let opened = 0;

/** Later ones are greater even within a millisecond, or under a clock that stands still. */
function newSessionId(now: Date): string {
  opened = (opened + 1) % 2 ** 31;
  return uuidv7({ msecs: now.getTime(), seq: opened });
}

/** A token nobody can guess; stored is only its keyed hash. */
export function newToken(): string {
  return randomBytes(tokenBytes).toString('base64url');
}

/** Opens a session and answers its token, the only time it is known; the oldest beyond the limit end. */
export async function openSession(platform: Platform, tx: Tx, session: NewSession): Promise<string> {
  const { orgId, staffId, login, secondFactor, address, userAgent } = session;
  const token = newToken();
  const now = platform.now();
  const sessionId = newSessionId(now);
  const lifeMs = secondFactor === 'pending' ? secondFactorMs : absoluteMs;
  await tx
    .insertInto('session')
    .values({
      token_hash: tokenHash(platform, token),
      session_id: sessionId,
      org_id: orgId,
      staff_id: staffId,
      login,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + lifeMs),
      address,
      user_agent: userAgent.slice(0, userAgentLengthMax),
      second_factor: secondFactor,
    })
    .execute();
  await runSql(
    tx,
    `delete from session where session_id in (
       select session_id from session where org_id = $1 and staff_id = $2 and session_id <> $3
       order by created_at desc, session_id desc offset $4)`,
    [orgId, staffId, sessionId, sessionsMax - 1],
  );
  return token;
}

export interface SessionRow {
  readonly session_id: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly address: string;
  readonly user_agent: string;
}

/** The living sessions of a person, newest first. */
export async function liveSessions(platform: Platform, tx: Tx, of: SessionFilter): Promise<SessionRow[]> {
  const now = platform.now();
  return tx
    .selectFrom('session')
    .select(['session_id', 'created_at', 'last_seen_at', 'expires_at', 'address', 'user_agent'])
    .where('org_id', '=', of.orgId)
    .where('staff_id', '=', of.staffId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', new Date(now.getTime() - idleMs))
    .orderBy('created_at', 'desc')
    .orderBy('session_id', 'desc')
    .limit(sessionsMax)
    .execute();
}

/** Ends sessions of a person and answers how many there were. */
export async function endSessions(tx: Tx, of: SessionFilter): Promise<number> {
  let query = tx.deleteFrom('session').where('org_id', '=', of.orgId).where('staff_id', '=', of.staffId);
  if (of.only !== undefined) query = query.where('session_id', '=', of.only);
  if (of.except !== undefined) query = query.where('session_id', '<>', of.except);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}
