import { randomInt, timingSafeEqual } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { codeDigits, codeLifeMs, codeText, isOpen, type CodePurpose } from '#domain/portal/one-time-code.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { inTransaction, runSql, type Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { countHits } from './counters.ts';

/** A code somebody asks for. */
export interface CodeWish {
  readonly orgId: number;
  readonly purpose: CodePurpose;
  /** In its one form (`subjectOf`). */
  readonly subject: string;
  readonly customerId: string | null;
  readonly address: string;
}

export interface AskedCode {
  readonly codeId: string;
  readonly expiresAt: string;
  readonly demoCode: string | null;
}

/** A code as it was typed in. */
export interface TypedCode {
  readonly orgId: number;
  readonly codeId: string;
  readonly code: string;
  readonly purposes: readonly CodePurpose[];
  /** Who is signed in; null before the sign-in. */
  readonly customerId: string | null;
  readonly address: string;
}

export interface TakenCode {
  readonly purpose: CodePurpose;
  readonly subject: string;
}

export const sendCodeJob = 'portal.send-code';

function hashOf(platform: Platform, codeId: string, code: string): string {
  return platform.keys.digest('portal-code', `${codeId}:${code}`);
}

/**
 * Makes a code and asks for the job that sends it. Nothing is looked up here: the same statements run and the same
 * answer goes back for an account that exists and for one that does not.
 */
export async function makeCode(platform: Platform, wish: CodeWish, isDemo: boolean): Promise<AskedCode> {
  const { orgId, purpose, subject, customerId } = wish;
  const digest = platform.keys.digest('portal-code-subject', `${orgId.toString()}:${subject}`);
  await countHits(platform, [
    { limit: 'code-address', of: wish.address },
    { limit: 'code-subject-minute', of: digest },
    { limit: 'code-subject-hour', of: digest },
    { limit: 'code-subject-day', of: digest },
  ]);
  const now = platform.now();
  const codeId = uuidv7({ msecs: now.getTime() });
  const code = codeText(randomInt(10 ** codeDigits));
  const expiresAt = new Date(now.getTime() + codeLifeMs);
  await inTransaction(platform.db, [orgId], async (tx) => {
    await runSql(
      tx,
      `insert into portal_code (org_id, code_id, purpose, subject_sealed, subject_digest, customer_id, code_hash, code_sealed,
         created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        orgId,
        codeId,
        purpose,
        platform.keys.encrypt(subject),
        digest,
        customerId,
        hashOf(platform, codeId, code),
        platform.keys.encrypt(code),
        now,
        expiresAt,
      ],
    );
    await enqueue(tx, { name: sendCodeJob, payload: { orgId, codeId }, key: `portal-code:${codeId}` });
  });
  return { codeId, expiresAt: expiresAt.toISOString(), demoCode: isDemo ? code : null };
}

interface CodeRow {
  purpose: CodePurpose;
  subject_sealed: string;
  subject_digest: string;
  customer_id: string | null;
  code_hash: string;
  tries: number;
  expires_at: Date;
  used_at: Date | null;
}

function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function fits(platform: Platform, row: CodeRow, typed: TypedCode): boolean {
  const stored = { expiresAtMs: row.expires_at.getTime(), tries: row.tries, isUsed: row.used_at !== null };
  const isRight = sameHash(row.code_hash, hashOf(platform, typed.codeId, typed.code));
  const isTheirs = row.customer_id === typed.customerId && typed.purposes.includes(row.purpose);
  return isRight && isTheirs && isOpen(stored, platform.now().getTime());
}

/** Counts the try before it is looked at, so that many tries at one instant are many tries. */
async function tryOnce(tx: Tx, { orgId, codeId }: TypedCode): Promise<CodeRow | null> {
  const { rows } = await runSql<CodeRow>(
    tx,
    `update portal_code set tries = tries + 1 where org_id = $1 and code_id = $2
     returning purpose, subject_sealed, subject_digest, customer_id, code_hash, tries, expires_at, used_at`,
    [orgId, codeId],
  );
  return rows[0] ?? null;
}

/** Takes a code: right, in time, not yet used, and asked for by the same customer. Refuses everything else alike. */
export async function takeCode(platform: Platform, typed: TypedCode): Promise<TakenCode> {
  await countHits(platform, [{ limit: 'check-address', of: typed.address }]);
  const row = await inTransaction(platform.db, [typed.orgId], async (tx) => {
    const tried = await tryOnce(tx, typed);
    if (tried === null || !fits(platform, tried, typed)) return { tried, isTaken: false };
    await runSql(
      tx,
      'update portal_code set used_at = $3, code_sealed = null where org_id = $1 and code_id = $2',
      [typed.orgId, typed.codeId, platform.now()],
    );
    return { tried, isTaken: true };
  });
  if (row.tried !== null)
    await countHits(platform, [{ limit: 'check-subject', of: row.tried.subject_digest }]);
  if (row.tried === null || !row.isTaken) throw new Refusal('portal.code-wrong', { field: 'code' });
  return { purpose: row.tried.purpose, subject: platform.keys.decrypt(row.tried.subject_sealed) };
}
