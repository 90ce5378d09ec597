// The search box: meter numbers, and who is meant exactly before who only contains the words.
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reading } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { createCustomer } from '../file/commands/create-customer.ts';
import { aContact, aCustomer, anAccount, callerIn } from '../testing.ts';
import { searchCustomers } from './queries.ts';

let platform: TestPlatform;
let company: Company;

const point = (meterNo: string) => ({
  usagePointId: uuid(),
  voltage: '220V' as const,
  capacityVa: 8000,
  useKind: 'residential' as const,
  meterNo,
});

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  const make = (name: string, meterNo: string, address: string) =>
    createCustomer(
      platform,
      callerIn(company),
      aCustomer({
        name,
        contacts: [aContact({ name: '钱多多' })],
        kind: 'enterprise',
        accounts: [anAccount({ address, points: [point(meterNo)] })],
      }),
    );
  await make('王伟', '3301000000000001', '诸暨市枫桥镇孝义路1号');
  await make('王伟明', '3301000000000002', '诸暨市枫桥镇孝义路1号院内');
  await make('王伟王伟商店', '3301990000000001', '诸暨市枫桥镇孝义路19号');
});

afterAll(() => platform.close());

async function namesFor(text: string): Promise<string[]> {
  const { orgId } = company;
  const found = await reading(platform.db, [orgId], (tx) =>
    searchCustomers(tx, platform.keys, { orgId, text }),
  );
  return found.items.map(({ name }) => name);
}

describe('the search box', () => {
  test('finds a usage point by its meter, and no other', async () => {
    expect(await namesFor('3301000000000002')).toEqual(['王伟明']);
    expect(await namesFor('3301 0000 0000 0001')).toEqual(['王伟']);
  });

  test('puts who is called exactly so first, though others are newer', async () => {
    expect((await namesFor('王伟'))[0]).toBe('王伟');
    expect((await namesFor('王伟')).length).toBe(3);
    expect((await namesFor('诸暨市枫桥镇孝义路1号'))[0]).toBe('王伟');
  });

  test('finds by initials and by two characters of the address', async () => {
    expect(await namesFor('wwm')).toEqual(['王伟明']);
    expect((await namesFor('孝义')).length).toBe(3);
  });
});
