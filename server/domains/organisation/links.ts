import { Refusal } from '#domain/kernel/refusal.ts';
import { oneTimeLinkMs } from '#domain/organisation/session-limits.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { newToken } from './sessions.ts';

export type LinkPurpose = 'first-administrator' | 'password-reset';

/** A link to hand over; its token is known only here and now. */
export interface Link {
  readonly url: string;
  readonly expiresAt: Date;
}

export interface LinkRow {
  readonly purpose: LinkPurpose;
  readonly login: string | null;
  readonly expires_at: Date;
}

function digestOf(platform: Platform, token: string): string {
  return platform.keys.digest('one-time-link', token);
}

/** Makes a link; older ones for the same purpose and login stop working. */
export async function makeLink(
  platform: Platform,
  tx: Tx,
  { purpose, login }: { purpose: LinkPurpose; login: string | null },
): Promise<Link> {
  const token = newToken();
  const now = platform.now();
  const expiresAt = new Date(now.getTime() + oneTimeLinkMs);
  await runSql(
    tx,
    'delete from one_time_link where purpose = $1 and login is not distinct from $2 and used_at is null',
    [purpose, login],
  );
  await runSql(
    tx,
    'insert into one_time_link (token_hash, purpose, login, created_at, expires_at) values ($1, $2, $3, $4, $5)',
    [digestOf(platform, token), purpose, login, now, expiresAt],
  );
  // After the '#' nothing is sent to a server or written to its log.
  return { url: `${platform.config.publicUrl}/one-time-link#${token}`, expiresAt };
}

/** The link as long as it works; refuses one that is used, expired or unknown. */
export async function liveLink(platform: Platform, tx: Tx, token: string): Promise<LinkRow> {
  const { rows } = await runSql<LinkRow>(
    tx,
    `select purpose, login, expires_at from one_time_link
     where token_hash = $1 and used_at is null and expires_at > $2`,
    [digestOf(platform, token), platform.now()],
  );
  return spentUnless(rows[0]);
}

/** Uses the link up; of two at the same instant the second is refused. */
export async function spendLink(
  platform: Platform,
  tx: Tx,
  { purpose, token }: { purpose: LinkPurpose; token: string },
): Promise<LinkRow> {
  const { rows } = await runSql<LinkRow>(
    tx,
    `update one_time_link set used_at = $3
     where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3
     returning purpose, login, expires_at`,
    [digestOf(platform, token), purpose, platform.now()],
  );
  return spentUnless(rows[0]);
}

function spentUnless(row: LinkRow | undefined): LinkRow {
  if (row === undefined) throw new Refusal('sign-in.link-spent');
  return row;
}
