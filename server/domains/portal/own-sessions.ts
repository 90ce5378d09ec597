import type { Static } from 'typebox';
import type { ownSessions } from '#contracts/portal-customer.ts';
import { customerIdleMs, customerSessionsMax } from '#domain/portal/session-limits.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction, reading, runSql } from '../../platform/db/database.ts';
import { record } from '../../platform/events/record.ts';
import type { CustomerCaller } from '../../platform/http/customer-sessions.ts';
import type { Platform } from '../../platform/platform.ts';

interface SessionRow {
  session_id: string;
  created_at: Date;
  last_seen_at: Date;
  address: string;
  user_agent: string;
}

/** The browsers the customer is signed in with. */
export function sessionList(
  platform: Platform,
  customer: CustomerCaller,
): Promise<Static<(typeof ownSessions)['response']>> {
  const now = platform.now();
  return reading(platform.db, [customer.orgId], async (tx) => {
    const { rows } = await runSql<SessionRow>(
      tx,
      `select session_id, created_at, last_seen_at, address, user_agent from portal_session
       where org_id = $1 and customer_id = $2 and expires_at > $3 and last_seen_at > $4
       order by created_at desc, session_id desc limit $5`,
      [
        customer.orgId,
        customer.customerId,
        now,
        new Date(now.getTime() - customerIdleMs),
        customerSessionsMax,
      ],
    );
    return {
      items: rows.map((row) => ({
        sessionId: row.session_id,
        current: row.session_id === customer.sessionId,
        createdAt: row.created_at.toISOString(),
        lastSeenAt: row.last_seen_at.toISOString(),
        address: row.address,
        userAgent: row.user_agent,
      })),
    };
  });
}

/** Ends one of the customer's own sessions. */
export function endSession(platform: Platform, customer: CustomerCaller, sessionId: string): Promise<void> {
  return inTransaction(platform.db, [customer.orgId], async (tx) => {
    const { rows } = await runSql(
      tx,
      'delete from portal_session where org_id = $1 and session_id = $2 and customer_id = $3 returning session_id',
      [customer.orgId, sessionId, customer.customerId],
    );
    if (rows.length === 0) throw new Refusal('not-found', { data: { what: '登录' } });
    await record({ platform, tx }, { ...ownCase(customer) }, [
      { kind: 'portal.signed-out', at: platform.now(), data: {} },
    ]);
  });
}

/** The customer's own file as the case of what they do on the online hall. */
export function ownCase(customer: CustomerCaller) {
  return {
    orgId: customer.orgId,
    caseKind: 'customer' as const,
    caseId: customer.customerId,
    actorKind: 'customer' as const,
    actorId: customer.customerId,
    source: 'portal',
  };
}

/** Chooses the account the pages speak of, among the customer's own. */
export function chooseAccount(
  platform: Platform,
  customer: CustomerCaller,
  accountId: string,
): Promise<void> {
  if (!customer.accountIds.includes(accountId)) throw new Refusal('not-found', { data: { what: '户号' } });
  return inTransaction(platform.db, [customer.orgId], async (tx) => {
    await runSql(
      tx,
      'update portal_session set account_id = $4 where org_id = $1 and session_id = $2 and customer_id = $3',
      [customer.orgId, customer.sessionId, customer.customerId, accountId],
    );
  });
}
