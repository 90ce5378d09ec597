import type { NewCustomerBody } from '#contracts/customers.ts';
import type { Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { numberFiles } from '../account-numbers.ts';
import type { Actor } from '../case.ts';
import { fileOf } from '../file.ts';
import { insertFiles } from '../store.ts';
import { whenInUse } from '../taken.ts';

/** A customer of the simulator or of a checked import. */
export interface BulkCustomer {
  readonly body: NewCustomerBody;
  readonly createdAt: Date;
  readonly demo: boolean;
}

// Reading an address costs as much as everything else about a file; `parts` only help to find neighbours.
const unread = () => ({});

/**
 * Stores many customers at once, each with its first event; for input that was checked before, or made by the
 * simulator (100,000 accounts: see bulk.test.ts). Runs in the caller's transaction, in batches.
 */
export async function insertCustomers(
  platform: Platform,
  tx: Tx,
  given: { actor: Actor; customers: readonly BulkCustomer[] },
): Promise<void> {
  const { actor, customers } = given;
  const plain = customers.map(({ body, createdAt, demo }) => ({
    ...fileOf(body, { now: createdAt, read: unread }),
    demo,
  }));
  const files = await numberFiles(tx, actor, plain);
  // Nobody sends a customer of these again under its id: the digest of the whole body would tell nothing.
  const ready = files.map((file) => ({ ...file, content: file.customerId }));
  await insertFiles(platform, tx, { actor, files: ready }).catch(
    whenInUse(customers.flatMap(({ body }) => body.accounts)),
  );
}
