import { assert } from '#domain/kernel/assert.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import {
  afterFailure,
  isLocked,
  lockedSeconds,
  unlocked,
  type LockState,
} from '#domain/organisation/lock-out.ts';
import { inTransaction, runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';

/** What is guessed at: the password of a login, or the code of its second factor. */
export interface Guess {
  readonly what: 'password' | 'code';
  readonly login: string;
}

interface AttemptRow {
  readonly failures: number;
  readonly locked_until: Date | null;
}

function keyOf(platform: Platform, { what, login }: Guess): string {
  return platform.keys.digest('sign-in-attempt', `${what}:${login}`);
}

function stateOf(row: AttemptRow | undefined): LockState {
  return row === undefined
    ? unlocked
    : { failures: row.failures, lockedUntilMs: row.locked_until?.getTime() ?? null };
}

/**
 * Counts a try before it is made, so that a hundred guesses at the same instant are a hundred tries and no database
 * connection waits for the hashing. Refuses while locked. A try that succeeds is forgotten by `forgetAttempts`.
 */
export async function countAttempt(platform: Platform, guess: Guess): Promise<LockState> {
  const now = platform.now();
  const key = keyOf(platform, guess);
  return inTransaction(platform.db, [], async (tx) => {
    // One statement: between two, a try that succeeds elsewhere could take the row away.
    const found = await runSql<AttemptRow>(
      tx,
      `insert into sign_in_attempt (attempt_key, failures, last_at) values ($1, 0, $2)
       on conflict (attempt_key) do update set last_at = sign_in_attempt.last_at
       returning failures, locked_until`,
      [key, now],
    );
    assert(found.rows.length === 1, 'a try counts in one row');
    const state = stateOf(found.rows[0]);
    if (isLocked(state, now.getTime())) {
      throw new Refusal('sign-in.locked', { data: { seconds: lockedSeconds(state, now.getTime()) } });
    }
    const next = afterFailure(state, now.getTime());
    const until = next.lockedUntilMs === null ? null : new Date(next.lockedUntilMs);
    await runSql(
      tx,
      'update sign_in_attempt set failures = $2, locked_until = $3, last_at = $4 where attempt_key = $1',
      [key, next.failures, until, now],
    );
    return next;
  });
}

/** After a success, or when an administrator unlocks. */
export async function forgetAttempts(platform: Platform, tx: Tx, guesses: readonly Guess[]): Promise<void> {
  const keys = guesses.map((guess) => keyOf(platform, guess));
  await runSql(tx, 'delete from sign_in_attempt where attempt_key = any ($1)', [keys]);
}

/** Until when the login is locked, or null. */
export async function lockedUntil(platform: Platform, tx: Tx, login: string): Promise<Date | null> {
  const keys = (['password', 'code'] as const).map((what) => keyOf(platform, { what, login }));
  const { rows } = await runSql<{ until: Date | null }>(
    tx,
    'select max(locked_until) as until from sign_in_attempt where attempt_key = any ($1) and locked_until > $2',
    [keys, platform.now()],
  );
  return rows[0]?.until ?? null;
}
