import type { NewCustomerBody } from '#contracts/customers.ts';
import type { Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { numberFiles } from '../account-numbers.ts';
import type { Actor } from '../case.ts';
import { fileOf, type CustomerFile } from '../file.ts';
import { insertFiles, insertStatements, statementsOf, type NumberedFile, type ReadyFile } from '../store.ts';
import { whenInUse } from '../taken.ts';

/** A customer of the simulator or of a checked import. */
export interface BulkCustomer {
  readonly body: NewCustomerBody;
  readonly createdAt: Date;
  readonly demo: boolean;
}

// Reading an address costs as much as everything else about a file; `parts` only help to find neighbours.
const unread = () => ({});

const fileOfBulk = ({ body, createdAt, demo }: BulkCustomer): CustomerFile => ({
  ...fileOf(body, { now: createdAt, read: unread }),
  demo,
});

// Nobody sends a customer of these again under its id: the digest of the whole body would tell nothing.
const readyFile = (file: NumberedFile): ReadyFile => ({ ...file, content: file.customerId });

function isNumbered(file: CustomerFile): file is NumberedFile {
  return file.accounts.every(({ accountNo }) => accountNo !== null);
}

/** Customers made ready to be stored. */
export interface PreparedCustomers {
  readonly customers: readonly BulkCustomer[];
  readonly files: readonly CustomerFile[];
  /** What the statements are given; null where account numbers must be taken from the unit's counter first. */
  readonly statements: readonly (readonly string[])[] | null;
}

/** Does as much of the storing as needs no database, so that it can be done while another batch is stored. */
export async function prepareCustomers(
  platform: Platform,
  { actor, customers }: { actor: Actor; customers: readonly BulkCustomer[] },
): Promise<PreparedCustomers> {
  const files = customers.map(fileOfBulk);
  if (!files.every(isNumbered)) return { customers, files, statements: null };
  const statements: (readonly string[])[] = [];
  const ready = { actor, files: files.map(readyFile) };
  for await (const values of statementsOf(platform, ready)) statements.push(values);
  return { customers, files, statements };
}

/** Stores what was prepared, in the caller's transaction. */
export async function storePrepared(
  platform: Platform,
  tx: Tx,
  { actor, prepared }: { actor: Actor; prepared: PreparedCustomers },
): Promise<void> {
  const { customers, files, statements } = prepared;
  // Given numbers move the counter, too.
  const numbered = await numberFiles(tx, actor, files);
  const stored =
    statements === null
      ? insertFiles(platform, tx, { actor, files: numbered.map(readyFile) })
      : insertStatements(tx, statements, { isLoad: statements.length > 1 });
  await stored.catch(whenInUse(customers.flatMap(({ body }) => body.accounts)));
}

/**
 * Stores many customers at once, each with its first event; for input that was checked before, or made by the
 * simulator (100,000 accounts: see bulk.test.ts). Runs in the caller's transaction, in batches.
 */
export async function insertCustomers(
  platform: Platform,
  tx: Tx,
  { actor, customers }: { actor: Actor; customers: readonly BulkCustomer[] },
): Promise<void> {
  const prepared = { customers, files: customers.map(fileOfBulk), statements: null };
  await storePrepared(platform, tx, { actor, prepared });
}
