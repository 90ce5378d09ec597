import type { ImportedRow } from '#domain/customers/import-row.ts';
import { runSql, type Tx } from '../../../platform/db/database.ts';
import type { Keys } from '../../../platform/keys.ts';
import { documentDigest } from '../search/search-entry.ts';

/** A good row with its place in the file. */
interface PlacedRow {
  readonly rowNo: number;
  readonly group: number;
  readonly row: ImportedRow;
  /** Names an account without number within its file; null with a number. */
  readonly accountKey: string | null;
}

/** A row on its way in, with the keyed digests under which it may be known already; null where it has no such name. */
export interface IncomingRow extends PlacedRow {
  readonly documentDigest: string | null;
  readonly codeKey: string | null;
  /** Of an account without number of its own. */
  readonly sourceKey: string | null;
}

interface KnownAccount {
  readonly accountId: string;
  readonly customerId: string;
  readonly documentDigest: string | null;
}

/** What the unit has already of what a batch names. */
export interface Known {
  /** The account of a row. */
  account(row: IncomingRow): KnownAccount | null;
  /** Whether the account of a row belongs to somebody else: another customer, or one with another document. */
  isOfAnother(row: IncomingRow): boolean;
  /** The customer of a row, by code, document or account. */
  customer(row: IncomingRow): string | null;
}

/** A row with its digests, each taken once: they cost as much as reading the row. */
export function incomingRow({ keys, orgId }: { keys: Keys; orgId: number }, placed: PlacedRow): IncomingRow {
  const { customerCode, documentNumber } = placed.row;
  const keyOf = (kind: 'code' | 'account', name: string): string =>
    keys.digest('customer-import', `${orgId.toString()}:${kind}:${name}`);
  return {
    ...placed,
    documentDigest: documentNumber === '' ? null : documentDigest(keys, orgId, documentNumber),
    codeKey: customerCode === '' ? null : keyOf('code', customerCode),
    sourceKey: placed.accountKey === null ? null : keyOf('account', placed.accountKey),
  };
}

async function accountsByNumber(tx: Tx, orgId: number, numbers: readonly string[]) {
  const { rows } = await runSql<KnownAccount & { accountNo: string }>(
    tx,
    `select a.account_no as "accountNo", a.account_id as "accountId", a.customer_id as "customerId",
       c.document_digest as "documentDigest"
     from customer_account a join customer c on c.org_id = a.org_id and c.customer_id = a.customer_id
     where a.org_id = $1 and a.account_no = any ($2::text[])`,
    [orgId, numbers],
  );
  return new Map(rows.map((row) => [row.accountNo, row]));
}

async function customersByDigest(tx: Tx, orgId: number, digests: readonly string[]) {
  const { rows } = await runSql<{ document_digest: string; customer_id: string }>(
    tx,
    `select document_digest, customer_id from customer
     where org_id = $1 and document_digest = any ($2::text[]) and status <> 'merged' order by customer_id desc`,
    [orgId, digests],
  );
  return new Map(rows.map((row) => [row.document_digest, row.customer_id]));
}

interface ImportedKey extends Omit<KnownAccount, 'accountId'> {
  readonly sourceKey: string;
  readonly accountId: string | null;
}

async function byImportKey(tx: Tx, orgId: number, names: readonly string[]) {
  if (names.length === 0) return new Map<string, ImportedKey>();
  const { rows } = await runSql<ImportedKey>(
    tx,
    `select k.source_key as "sourceKey", c.customer_id as "customerId", k.account_id as "accountId",
       c.document_digest as "documentDigest"
     from customer_import_key k
     left join customer_account a on a.org_id = k.org_id and a.account_id = k.account_id
     join customer c on c.org_id = k.org_id and c.customer_id = coalesce(a.customer_id, k.customer_id)
     where k.org_id = $1 and k.source_key = any ($2::text[]) and c.status <> 'merged'`,
    [orgId, names],
  );
  return new Map(rows.map((row) => [row.sourceKey, row]));
}

/** Looks up what the rows of a batch name: three questions, whatever its size. */
export async function lookUp(tx: Tx, orgId: number, rows: readonly IncomingRow[]): Promise<Known> {
  const [accounts, customers, imported] = await Promise.all([
    accountsByNumber(
      tx,
      orgId,
      rows.flatMap(({ row }) => row.accountNo || []),
    ),
    customersByDigest(
      tx,
      orgId,
      rows.flatMap((row) => row.documentDigest ?? []),
    ),
    byImportKey(
      tx,
      orgId,
      rows.flatMap(({ codeKey, sourceKey }) => [codeKey ?? [], sourceKey ?? []].flat()),
    ),
  ]);
  const account = ({ row, sourceKey }: IncomingRow): KnownAccount | null => {
    if (sourceKey === null) return accounts.get(row.accountNo) ?? null;
    const found = imported.get(sourceKey);
    const accountId = found?.accountId ?? null;
    return found === undefined || accountId === null ? null : { ...found, accountId };
  };
  const customer = (incoming: IncomingRow): string | null => {
    const byCode = imported.get(incoming.codeKey ?? '');
    const byDocument = customers.get(incoming.documentDigest ?? '');
    return byCode?.customerId ?? byDocument ?? account(incoming)?.customerId ?? null;
  };
  const isOfAnother = (incoming: IncomingRow): boolean => {
    const found = account(incoming);
    if (found === null) return false;
    const digest = incoming.documentDigest;
    const isOther = digest !== null && found.documentDigest !== null && digest !== found.documentDigest;
    return isOther || customer(incoming) !== found.customerId;
  };
  return { account, customer, isOfAnother };
}
