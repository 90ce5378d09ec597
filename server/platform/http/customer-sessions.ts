import type { FastifyRequest } from 'fastify';
import { Refusal } from '#domain/kernel/refusal.ts';
import { customerIdleMs } from '#domain/portal/session-limits.ts';
import { inTransaction, reading, runSql } from '../db/database.ts';
import type { Platform } from '../platform.ts';
import { tokenOf } from './cookies.ts';

/** The customer behind a request of the online hall: everything they are shown belongs to `customerId`. */
export interface CustomerCaller {
  readonly sessionId: string;
  readonly orgId: number;
  readonly orgCode: string;
  readonly orgName: string;
  readonly customerId: string;
  /** The customer and those found to be the same person: their orders keep the old id. */
  readonly customerIds: readonly string[];
  readonly customerName: string;
  readonly accountIds: readonly string[];
  /** The account the pages speak of. */
  readonly accountId: string | null;
  /** The phone that was shown to be theirs at the sign-in. */
  readonly phone: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    customer: CustomerCaller | null;
  }
}

/** Where the cookie has no prefix: over plain http. */
export const customerCookie = 'wanjia_customer';
const touchEveryMs = 60_000;

interface Row {
  session_id: string;
  org_code: string;
  org_name: string;
  customer_id: string;
  name: string;
  account_id: string | null;
  account_ids: string[];
  merged_ids: string[];
  phone_sealed: string;
  last_seen_at: Date;
}

/** The hash under which a customer's token is stored. */
export function customerTokenHash(platform: Pick<Platform, 'keys'>, token: string): string {
  return platform.keys.digest('portal-session', token);
}

/** The unit stands in front of the token: it only says where to look, and opens nothing without the rest. */
function unitOfToken(token: string): number | null {
  const unit = /^(\d{1,9})\.[\w-]{43}$/.exec(token)?.[1];
  return unit === undefined ? null : Number(unit);
}

async function findSession(platform: Platform, token: string, orgId: number): Promise<Row | null> {
  const now = platform.now();
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<Row>(
      tx,
      `select s.session_id, o.code as org_code, o.name as org_name, s.customer_id, c.name, s.account_id, s.phone_sealed, s.last_seen_at,
         array(select a.account_id::text from customer_account a
               where a.org_id = s.org_id and a.customer_id = s.customer_id order by a.account_no) as account_ids,
         array(select m.customer_id::text from customer m
               where m.org_id = s.org_id and m.merged_into = s.customer_id) as merged_ids
       from portal_session s
       join org o on o.org_id = s.org_id
       join customer c on c.org_id = s.org_id and c.customer_id = s.customer_id and c.status = 'active'
       where s.org_id = $1 and s.token_hash = $2 and s.expires_at > $3 and s.last_seen_at > $4`,
      [orgId, customerTokenHash(platform, token), now, new Date(now.getTime() - customerIdleMs)],
    );
    return rows[0] ?? null;
  });
}

function touch(platform: Platform, orgId: number, row: Row): void {
  const now = platform.now();
  if (now.getTime() - row.last_seen_at.getTime() < touchEveryMs) return;
  inTransaction(platform.db, [orgId], (tx) =>
    runSql(tx, 'update portal_session set last_seen_at = $3 where org_id = $1 and session_id = $2', [
      orgId,
      row.session_id,
      now,
    ]),
  ).catch((error: unknown) => {
    platform.log.warn({ err: error }, 'customer session not touched');
  });
}

/** The signed-in customer of a request, or the refusal that asks to sign in. */
export async function customerOf(request: FastifyRequest): Promise<CustomerCaller> {
  const { platform } = request.server;
  const token = tokenOf(request, customerCookie);
  const orgId = token === null ? null : unitOfToken(token);
  const row = token === null || orgId === null ? null : await findSession(platform, token, orgId);
  if (row === null || orgId === null) throw new Refusal('access.not-signed-in');
  touch(platform, orgId, row);
  return {
    sessionId: row.session_id,
    orgId,
    orgCode: row.org_code,
    orgName: row.org_name,
    customerId: row.customer_id,
    customerIds: [row.customer_id, ...row.merged_ids],
    customerName: row.name,
    accountIds: row.account_ids,
    accountId: row.account_id,
    phone: platform.keys.decrypt(row.phone_sealed),
  };
}
