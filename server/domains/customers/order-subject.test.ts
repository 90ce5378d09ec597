// The door for orders, intake and imports: what they learn of a customer.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { CustomerPage } from '#contracts/customers.ts';
import { reading, type Tx } from '../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { createCustomer } from './file/commands/create-customer.ts';
import { accountForOrder, customerForOrder } from './order-subject.ts';
import { aContact, aCustomer, anAccount, callerIn } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let page: CustomerPage;
let accountNo: string;

const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => reading(platform.db, [company.orgId], work);

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  const location = {
    ...anAccount().location,
    region: 'rural' as const,
    stationUnitId: company.unit('330402'),
  };
  const body = aCustomer({
    name: '宋之问',
    contacts: [
      aContact({ name: '值班室', purposes: ['emergency'], phone: '13800030001' }),
      aContact({ name: '宋之问', purposes: ['business'], phone: '0571-87654321转8001', channel: 'phone' }),
    ],
    accounts: [anAccount({ location })],
  });
  page = await createCustomer(platform, callerIn(company), body);
  accountNo = page.accounts[0]?.accountNo ?? '';
});
afterAll(() => platform.close());

describe('what an order learns', () => {
  test('of an account: place, station, region and whom to call about business, in clear', async () => {
    const found = await read((tx) => accountForOrder(tx, company.orgId, accountNo));
    expect(found).toMatchObject({
      unitId: company.unit('330402'),
      region: 'rural',
      voltage: '220V',
      capacityVa: 8000,
      subject: {
        customerId: page.customerId,
        accountId: page.accounts[0]?.accountId,
        usagePointId: page.accounts[0]?.points[0]?.usagePointId,
        contactName: '宋之问',
        contactPhone: '057187654321',
        address: '浙江省绍兴市诸暨市暨阳街道市南路85号兴城花园10幢502室',
      },
    });
  });

  test('an account number with spaces is the same; one that nobody has is none', async () => {
    const spaced = `${accountNo.slice(0, 4)} ${accountNo.slice(4)}`;
    expect(await read((tx) => accountForOrder(tx, company.orgId, spaced))).not.toBeNull();
    expect(await read((tx) => accountForOrder(tx, company.orgId, '3304000000000'))).toBeNull();
    expect(await read((tx) => accountForOrder(tx, company.orgId, `' or 1=1`))).toBeNull();
  });

  test('of a customer without an account: name and phone', async () => {
    const bare = await createCustomer(
      platform,
      callerIn(company),
      aCustomer({ name: '陈子昂', accounts: [] }),
    );
    const found = await read((tx) => customerForOrder(tx, company.orgId, bare.customerId));
    expect(found).toMatchObject({ unitId: null, subject: { accountId: null, contactPhone: '13857101234' } });
    expect(await read((tx) => customerForOrder(tx, company.orgId, uuid()))).toBeNull();
  });

  test('the neighbouring unit learns nothing', async () => {
    const { orgId } = company.other;
    const found = await reading(platform.db, [orgId], (tx) => accountForOrder(tx, company.orgId, accountNo));
    expect(found).toBeNull();
  });
});
