import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { customerSessionMs, customerSessionsMax } from '#domain/portal/session-limits.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { record } from '../../../platform/events/record.ts';
import { customerTokenHash } from '../../../platform/http/customer-sessions.ts';
import type { Platform } from '../../../platform/platform.ts';
import { takeCode } from '../codes.ts';
import { resolve, type Resolved } from '../subjects.ts';
import type { OpenUnit } from '../units.ts';

/** From where somebody signs in. */
export interface Visitor {
  readonly address: string;
  readonly userAgent: string;
}

const tokenBytes = 32;
const userAgentLengthMax = 200;

async function openSession(
  platform: Platform,
  tx: Tx,
  given: { orgId: number; who: Resolved; visitor: Visitor },
): Promise<string> {
  const { orgId, who, visitor } = given;
  const token = `${orgId.toString()}.${randomBytes(tokenBytes).toString('base64url')}`;
  const now = platform.now();
  const sessionId = uuidv7({ msecs: now.getTime() });
  await runSql(
    tx,
    `insert into portal_session (org_id, token_hash, session_id, customer_id, account_id, phone_sealed, created_at, last_seen_at,
       expires_at, address, user_agent)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10)`,
    [
      orgId,
      customerTokenHash(platform, token),
      sessionId,
      who.customerId,
      who.accountId,
      platform.keys.encrypt(who.phone),
      now,
      new Date(now.getTime() + customerSessionMs),
      visitor.address,
      visitor.userAgent.slice(0, userAgentLengthMax),
    ],
  );
  await runSql(
    tx,
    `delete from portal_session where org_id = $1 and session_id in (
       select session_id from portal_session where org_id = $1 and customer_id = $2 and session_id <> $3
       order by created_at desc, session_id desc offset $4)`,
    [orgId, who.customerId, sessionId, customerSessionsMax - 1],
  );
  return token;
}

/** Signs a customer in with the code that went to the phone on the file of the account; answers the token. */
export async function signInCustomer(
  platform: Platform,
  unit: OpenUnit,
  given: { codeId: string; code: string; visitor: Visitor },
): Promise<string> {
  const { orgId } = unit;
  const { visitor, codeId, code } = given;
  const typed = { orgId, codeId, code, purposes: ['sign-in' as const], customerId: null };
  const taken = await takeCode(platform, { ...typed, address: visitor.address });
  return inTransaction(platform.db, [orgId], async (tx) => {
    const who = await resolve(tx, orgId, taken);
    // The code went nowhere, so nobody could know it; only a demonstration, which shows it, comes here.
    const customerId = who?.customerId ?? null;
    if (who === null || customerId === null) throw new Refusal('portal.code-wrong', { field: 'code' });
    const token = await openSession(platform, tx, { orgId, who, visitor });
    await record(
      { platform, tx },
      {
        orgId,
        caseKind: 'customer',
        caseId: customerId,
        actorKind: 'customer',
        actorId: customerId,
        source: 'portal',
      },
      [{ kind: 'portal.signed-in', at: platform.now(), data: {}, personal: { ...visitor } }],
    );
    return token;
  });
}
