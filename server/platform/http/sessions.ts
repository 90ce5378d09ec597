import type { FastifyRequest } from 'fastify';
import { Refusal } from '#domain/kernel/refusal.ts';
import { permissionsOfPosts } from '#domain/organisation/posts.ts';
import { idleMs } from '#domain/organisation/session-limits.ts';
import type { Caller, HeldPost } from '../caller.ts';
import type { Platform } from '../platform.ts';
import { tokenOf } from './cookies.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
  interface FastifyInstance {
    platform: Platform;
  }
}

/** Where the cookie has no prefix: over plain http. */
export const sessionCookie = 'wanjia_session';
const touchEveryMs = 60_000;

interface CallerRow {
  session_id: string;
  org_id: number;
  org_code: string;
  org_name: string;
  staff_id: string;
  name: string;
  phone: string;
  login: string;
  second_factor: 'none' | 'pending' | 'passed';
  must_change: boolean;
  last_seen_at: Date;
  posts: HeldPost[];
}

/** The hash under which a session token is stored: who reads the table cannot sign in with it. */
export function tokenHash(platform: Platform, token: string): string {
  return platform.keys.digest('session', token);
}

function businessDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

async function findSession(platform: Platform, token: string): Promise<CallerRow | null> {
  const now = platform.now();
  const { rows } = await platform.db.pool.query<CallerRow>({
    name: 'session_caller',
    text: 'select * from session_caller($1, $2, $3, $4)',
    values: [tokenHash(platform, token), now, new Date(now.getTime() - idleMs), businessDay(now)],
  });
  return rows[0] ?? null;
}

function touch(platform: Platform, row: CallerRow): void {
  const now = platform.now();
  if (now.getTime() - row.last_seen_at.getTime() < touchEveryMs) return;
  platform.db.pool
    .query('update session set last_seen_at = $2 where session_id = $1', [row.session_id, now])
    .catch((error: unknown) => {
      platform.log.warn({ err: error }, 'session not touched');
    });
}

/** The signed-in caller of a request, or a refusal that says what is missing. */
export async function callerOf(
  request: FastifyRequest,
  options: { beforePasswordChange?: boolean; beforeSecondFactor?: boolean } = {},
): Promise<Caller> {
  const { platform } = request.server;
  const token = tokenOf(request, sessionCookie);
  const row = token === null ? null : await findSession(platform, token);
  if (row === null) throw new Refusal('access.not-signed-in');
  if (row.second_factor === 'pending' && options.beforeSecondFactor !== true)
    throw new Refusal('access.second-factor');
  if (row.must_change && options.beforePasswordChange !== true) throw new Refusal('access.password-change');
  touch(platform, row);
  return {
    sessionId: row.session_id,
    orgId: row.org_id,
    orgCode: row.org_code,
    orgName: row.org_name,
    staffId: row.staff_id,
    name: row.name,
    phone: row.phone,
    login: row.login,
    mustChangePassword: row.must_change,
    posts: row.posts,
    permissions: permissionsOfPosts(row.posts.map((held) => held.post)),
  };
}
