import { randomInt } from 'node:crypto';
import { Refusal } from '#domain/kernel/refusal.ts';
import {
  plainRecoveryCode,
  recoveryAlphabet,
  recoveryCodeText,
  recoveryCount,
  recoveryLength,
} from '#domain/organisation/recovery-code.ts';
import { runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';

const newCode = (): string =>
  Array.from({ length: recoveryLength }, () => recoveryAlphabet[randomInt(recoveryAlphabet.length)]).join('');

/** The login is part of it: the same code of two people is stored as two hashes. */
function hashOf(platform: Platform, login: string, plain: string): string {
  return platform.keys.digest('recovery-code', `${login}:${plain}`);
}

/** Makes new codes in place of all earlier ones and answers them, the only time they are known. */
export async function makeRecoveryCodes(platform: Platform, tx: Tx, login: string): Promise<string[]> {
  const codes = new Set<string>();
  while (codes.size < recoveryCount) codes.add(newCode());
  const plain = [...codes];
  await dropRecoveryCodes(tx, login);
  await runSql(
    tx,
    'insert into recovery_code (login, code_hash, made_at) select $1, unnest($2::text[]), $3',
    [login, plain.map((code) => hashOf(platform, login, code)), platform.now()],
  );
  return plain.map(recoveryCodeText);
}

/** Takes a code, once, even when it arrives twice at the same instant. */
export async function spendRecoveryCode(
  platform: Platform,
  tx: Tx,
  of: { login: string; code: string },
): Promise<void> {
  const { rows } = await runSql(
    tx,
    `update recovery_code set used_at = $3
     where login = $1 and code_hash = $2 and used_at is null returning login`,
    [of.login, hashOf(platform, of.login, plainRecoveryCode(of.code)), platform.now()],
  );
  if (rows.length === 0) throw new Refusal('sign-in.recovery-wrong', { field: 'code' });
}

/** How many are left to use. */
export async function recoveryCodesLeft(tx: Tx, login: string): Promise<number> {
  const { rows } = await runSql<{ count: number }>(
    tx,
    'select count(*) as count from recovery_code where login = $1 and used_at is null',
    [login],
  );
  return rows[0]?.count ?? 0;
}

/** They go with the second factor they stand in for. */
export async function dropRecoveryCodes(tx: Tx, login: string): Promise<void> {
  await runSql(tx, 'delete from recovery_code where login = $1', [login]);
}
