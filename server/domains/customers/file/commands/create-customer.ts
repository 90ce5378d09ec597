import type { CustomerPage, NewCustomerBody } from '#contracts/customers.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { inTransaction, type Tx } from '../../../../platform/db/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { throwRefused } from '../../../../platform/refuse.ts';
import { numberFiles } from '../account-numbers.ts';
import { addressParts } from '../../places/address-reader.ts';
import { actorOf, commandOf, doneBefore, type Actor } from '../case.ts';
import { fileErrors, managerErrors, stationErrors } from '../checks.ts';
import { customerPage } from '../customer-page.ts';
import { fileOf } from '../file.ts';
import { insertFiles } from '../store.ts';
import { whenInUse } from '../taken.ts';

async function refuseWrong(platform: Platform, tx: Tx, given: { actor: Actor; body: NewCustomerBody }) {
  const { actor, body } = given;
  const today = businessDate(platform.now().getTime());
  const stations = body.accounts.map(({ location }, at) => ({
    unitId: location.stationUnitId,
    field: `accounts.${at.toString()}.location.stationUnitId`,
  }));
  throwRefused([
    ...fileErrors(body, { today, unitCode: actor.orgCode }),
    ...(await stationErrors(tx, actor.orgId, stations)),
    ...(await managerErrors(tx, actor.orgId, body.managerStaffId)),
  ]);
}

/** Creates the customer in the transaction; the same id again changes nothing. */
async function createCustomerIn(
  platform: Platform,
  tx: Tx,
  given: { actor: Actor; body: NewCustomerBody },
): Promise<void> {
  const { actor, body } = given;
  const { customerId } = body;
  const command = commandOf(platform, { orgId: actor.orgId, customerId, commandId: customerId }, body);
  if (await doneBefore(tx, command, 'customer.created')) return;
  await refuseWrong(platform, tx, given);
  const file = fileOf(body, { now: platform.now(), read: addressParts });
  const [ready] = await numberFiles(tx, actor, [file]);
  if (ready === undefined) throw new Error('a file went missing');
  await insertFiles(platform, tx, { actor, files: [{ ...ready, content: body }] }).catch(
    whenInUse(body.accounts),
  );
}

/**
 * Creates a customer with contacts, accounts, locations and usage points in one go (R-SYS-01). The customer's id
 * is the id of the command: sent twice, also at the same instant, it makes one customer and the same answer.
 */
export async function createCustomer(
  platform: Platform,
  caller: Caller,
  body: NewCustomerBody,
): Promise<CustomerPage> {
  const actor = actorOf(caller);
  const attempt = () =>
    inTransaction(platform.db, [actor.orgId], async (tx) => {
      await createCustomerIn(platform, tx, { actor, body });
      return customerPage(platform, tx, { orgId: actor.orgId, customerId: body.customerId });
    });
  // Of twins at the same instant one meets the other's row; asked again, it finds the work done.
  return attempt().catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'conflict.id-reused') return attempt();
    throw error;
  });
}
