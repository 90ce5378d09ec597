import type { Static } from 'typebox';
import type { askOwnCode as contract } from '#contracts/portal-customer.ts';
import { reading, runSql } from '../../../platform/db/database.ts';
import type { CustomerCaller } from '../../../platform/http/customer-sessions.ts';
import type { Platform } from '../../../platform/platform.ts';
import { makeCode, type AskedCode } from '../codes.ts';
import { subjectOf } from '../subjects.ts';

async function isDemoUnit(platform: Platform, orgId: number): Promise<boolean> {
  if (!platform.config.demo) return false;
  return reading(platform.db, [orgId], async (tx) => {
    const { rows } = await runSql<{ demo: boolean }>(tx, 'select demo from org where org_id = $1', [orgId]);
    return rows[0]?.demo === true;
  });
}

/** A code for a further step of somebody signed in: to the phone of the sign-in, or to the one that shall replace it. */
export async function askOwnCode(
  platform: Platform,
  customer: CustomerCaller,
  given: { about: Static<(typeof contract)['body']>; address: string },
): Promise<AskedCode> {
  const { about, address } = given;
  const { orgId, customerId } = customer;
  const subject =
    about.purpose === 'new-phone' ? subjectOf({ purpose: 'contact', phone: about.phone }) : customer.phone;
  const wish = { orgId, purpose: about.purpose, subject, customerId, address };
  return makeCode(platform, wish, await isDemoUnit(platform, orgId));
}
