import { parseAccountNumber } from '#domain/customers/account-number.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Actor } from './case.ts';
import { numbered, type CustomerFile, type FileAccount } from './file.ts';
import { takeSerials, type NumberedFile } from './store.ts';

// Numbers above this were not given out one after the other; the counter does not follow a stray one there.
const serialCountedMax = 89_999_999;

/** The serial of an account number as far as the counter follows it; 0 for a stray one. */
export function countedSerial(accountNo: string): number {
  const number = parseAccountNumber(accountNo);
  return isRefused(number) || number.serial > serialCountedMax ? 0 : number.serial;
}

/** Sees to it that no number up to this serial is given out. */
export async function skipSerials(tx: Tx, orgId: number, above: number): Promise<void> {
  if (above > 0) await takeSerials(tx, orgId, { count: 0, above });
}

/** Gives every account its number, with one visit to the unit's counter. */
export async function numberAccounts(
  tx: Tx,
  actor: Actor,
  accounts: readonly FileAccount[],
): Promise<(FileAccount & { accountNo: string })[]> {
  if (accounts.length === 0) return [];
  const count = accounts.filter(({ accountNo }) => accountNo === null).length;
  const above = accounts.reduce(
    (highest, { accountNo }) => (accountNo === null ? highest : Math.max(highest, countedSerial(accountNo))),
    0,
  );
  return numbered(accounts, actor.orgCode, await takeSerials(tx, actor.orgId, { count, above }));
}

/** The same for the accounts of many files. */
export async function numberFiles(
  tx: Tx,
  actor: Actor,
  files: readonly CustomerFile[],
): Promise<NumberedFile[]> {
  const accounts = await numberAccounts(
    tx,
    actor,
    files.flatMap((file) => file.accounts),
  );
  let at = 0;
  return files.map((file) => {
    const own = accounts.slice(at, at + file.accounts.length);
    at += file.accounts.length;
    return { ...file, accounts: own };
  });
}
