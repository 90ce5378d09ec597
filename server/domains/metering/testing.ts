import { v7 as uuidv7 } from 'uuid';
import { present } from '#domain/kernel/assert.ts';
import type { Caller } from '../../platform/caller.ts';
import { reading, runSql } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { aCustomer, anAccount, callerIn, createCustomer } from '../customers/testing.ts';
import type { Company } from '../organisation/testing.ts';
import { installMeter, registerMeters } from './index.ts';

let serial = 0;

/** A meter in the stock; answers its number. */
export async function aMeter(
  platform: Platform,
  caller: Caller,
  about: { registerSet?: 'single' | 'time-of-use' | 'commercial' } = {},
): Promise<string> {
  serial += 1;
  const meterNo = `99${serial.toString().padStart(10, '0')}`;
  await registerMeters(platform, caller, {
    commandId: uuidv7(),
    meters: [
      {
        ...{
          meterId: uuidv7(),
          meterNo,
          kind: 'single-phase',
          maker: '示例电表厂',
          model: 'DDZY1',
          accuracyClass: 'A',
        },
        ...{ registerSet: about.registerSet ?? 'single', ratio: null, isInStock: true },
        ...{ purchasedOn: null, verifiedOn: null, verifyDueOn: null },
      },
    ],
  });
  return meterNo;
}

/** A household with a meter that hangs since a day. */
export interface MeteredPoint {
  readonly customerId: string;
  readonly accountNo: string;
  readonly accountId: string;
  readonly usagePointId: string;
  readonly installationId: string;
  readonly meterNo: string;
}

export async function aMeteredPoint(
  platform: Platform,
  company: Company,
  about: { on: string; values?: readonly string[]; multiplier?: number } = { on: '2025-09-05' },
): Promise<MeteredPoint> {
  const installer = callerIn(company, 'metering');
  const [accountId, usagePointId] = [uuidv7(), uuidv7()];
  const points = [{ usagePointId, voltage: '220V', capacityVa: 8000, useKind: 'residential' }] as const;
  const customer = aCustomer({ accounts: [anAccount({ accountId, points: [...points] })] });
  const made = await createCustomer(platform, callerIn(company), customer);
  const meterNo = await aMeter(platform, installer);
  const { installationId } = await installMeter(platform, installer, {
    ...{ commandId: uuidv7(), usagePointId, meterNo, on: about.on, role: 'main' },
    ...{ values: [...(about.values ?? ['0'])], multiplier: about.multiplier ?? 1 },
  });
  const { accountNo } = present(made.accounts[0], 'account');
  return { customerId: customer.customerId, accountNo, accountId, usagePointId, installationId, meterNo };
}

/** The uses in force of an account as billing would sum them: from, to, Wh. */
export async function usesOf(platform: Platform, orgId: number, accountId: string) {
  const { rows } = await reading(platform.db, [orgId], (tx) =>
    runSql<{ from_on: string; to_on: string; wh: number; quality: string }>(
      tx,
      `select from_on, to_on, (select sum(e) from unnest(energy_wh) e)::bigint as wh, quality from metered_use
       where org_id = $1 and account_id = $2 and superseded_by is null order by to_on`,
      [orgId, accountId],
    ),
  );
  return rows.map((row) => [row.from_on, row.to_on, row.wh / 1000, row.quality]);
}
