// Every change of a file: what it stores and records, whom it refuses, and that a retry changes nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { CustomerPage } from '#contracts/customers.ts';
import { present } from '#domain/kernel/assert.ts';
import { identityCheckCharacter } from '#domain/customers/identity-number.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading } from '../../../platform/db/database.ts';
import { chainOf } from '../../../platform/events/read-chain.ts';
import { verifySealedChain } from '#domain/audit/verify-chain.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { addAccount } from './commands/add-account.ts';
import { addContact } from './commands/add-contact.ts';
import { addUsagePoint } from './commands/add-usage-point.ts';
import { createCustomer } from './commands/create-customer.ts';
import { editContact } from './commands/edit-contact.ts';
import { editCustomer } from './commands/edit-customer.ts';
import { editLocation } from './commands/edit-location.ts';
import { unmaskCustomer } from './commands/unmask-customer.ts';
import { customerPage } from './customer-page.ts';
import { searchCustomers } from '../search/queries.ts';
import { aContact, aCustomer, anAccount, callerIn } from '../testing.ts';

let platform: TestPlatform;
let company: Company;
let clerk: Caller;
let contractOfficer: Caller;
let neighbour: Caller;
let page: CustomerPage;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  clerk = callerIn(company);
  contractOfficer = callerIn(company, 'contract');
  neighbour = callerIn(company, 'clerk', 'other');
});
beforeEach(async () => {
  page = await createCustomer(platform, clerk, aCustomer());
});
afterAll(() => platform.close());

const now = (): Promise<CustomerPage> =>
  reading(platform.db, [clerk.orgId], (tx) =>
    customerPage(platform, tx, { orgId: clerk.orgId, customerId: page.customerId }),
  );

const idsFor = async (text: string): Promise<string[]> => {
  const found = await reading(platform.db, [clerk.orgId], (tx) =>
    searchCustomers(tx, platform.keys, { orgId: clerk.orgId, text }),
  );
  return found.items.map(({ customerId }) => customerId);
};

const edit = (change: object, caller = clerk) =>
  editCustomer(platform, caller, {
    customerId: page.customerId,
    change: { commandId: uuid(), revision: page.revision, ...change },
  });

describe('editing a customer', () => {
  test('changes what was given, keeps the rest, and tells the history', async () => {
    const after = await edit({ name: '张晓文', specialNeeds: ['hard-of-hearing'] });
    expect(after).toMatchObject({ name: '张晓文', specialNeeds: ['hard-of-hearing'], revision: 2 });
    expect(after.history[0]).toMatchObject({
      kind: 'customer.edited',
      actor: '本clerk',
      words: '修改客户：名称由“张晓雯”改为“张晓文”；特殊服务需求由空改为听力障碍',
    });
    expect(await idsFor('晓文')).toContain(page.customerId);
  });

  test('an edit of an old state is refused and says who was faster; nothing changes', async () => {
    await edit({ keyGrade: null, name: '张晓霞' }, contractOfficer);
    await expect(edit({ name: '张晓云' })).rejects.toMatchObject({
      code: 'conflict.changed-meanwhile',
      data: { who: '本contract' },
    });
    expect((await now()).name).toBe('张晓霞');
  });

  test('two at the same instant: one wins, the other is told', async () => {
    const outcomes = await Promise.allSettled([
      edit({ name: '张一一' }),
      edit({ name: '张二二' }, contractOfficer),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await now()).revision).toBe(2);
  });

  test('sent twice, changed once; the same command id with another content is refused', async () => {
    const commandId = uuid();
    const first = await edit({ commandId, name: '张二' });
    expect(await edit({ commandId, name: '张二' })).toEqual(first);
    await expect(edit({ commandId, name: '张三' })).rejects.toMatchObject({ code: 'conflict.id-reused' });
    expect((await now()).revision).toBe(2);
  });

  test('nothing different: no event, no new revision', async () => {
    const after = await edit({ name: page.name });
    expect(after.revision).toBe(1);
    expect(after.history).toHaveLength(1);
  });

  test('a person becomes no key customer, and their card does not suit an enterprise', async () => {
    await expect(edit({ keyGrade: 'first' })).rejects.toMatchObject({ code: 'customer.key-grade-person' });
    const digits = '33068119850312003';
    const number = digits + identityCheckCharacter(digits);
    const withCard = await edit({ documentKind: 'identity-card', documentNumber: number });
    await expect(edit({ kind: 'enterprise', revision: withCard.revision })).rejects.toMatchObject({
      code: 'customer.document-kind-unknown',
      field: 'documentKind',
    });
  });

  test('a clerk of another unit finds no such customer', async () => {
    await expect(edit({ name: '外人' }, neighbour)).rejects.toMatchObject({ code: 'not-found' });
    expect((await now()).name).toBe('张晓雯');
  });
});

describe('contacts', () => {
  test('a new contact is found by the end of its number at once', async () => {
    const contact = aContact({ name: '李春梅', phone: '0571-87654321转8001', channel: 'phone' });
    const after = await addContact(platform, clerk, {
      customerId: page.customerId,
      commandId: uuid(),
      contact,
    });
    expect(after.contacts).toHaveLength(2);
    expect(await idsFor('654321')).toContain(page.customerId);
    expect(after.history[0]?.words).toBe('增加联系人李春梅（0571****4321）');
  });

  test('a contact that cannot be reached in the wished way is refused with its field', async () => {
    const contact = aContact({ phone: '0571-87654321', channel: 'sms' });
    const adding = addContact(platform, clerk, {
      customerId: page.customerId,
      commandId: uuid(),
      contact,
    });
    await expect(adding).rejects.toMatchObject({
      code: 'customer.contact-channel-needs-mobile',
      field: 'channel',
    });
    expect((await now()).contacts).toHaveLength(1);
  });

  test('a corrected phone replaces the old one, in the search too', async () => {
    const contactId = page.contacts[0]?.contactId ?? '';
    const change = { commandId: uuid(), revision: 1, phone: '13666660042' };
    const after = await editContact(platform, clerk, { customerId: page.customerId, contactId, change });
    expect(after.contacts[0]).toMatchObject({ phone: '136****0042', revision: 2 });
    expect(await idsFor('13666660042')).toEqual([page.customerId]);
    expect(await idsFor('13857101234')).not.toContain(page.customerId);
    const stale = { commandId: uuid(), revision: 1, phone: '13666660043' };
    await expect(
      editContact(platform, clerk, { customerId: page.customerId, contactId, change: stale }),
    ).rejects.toMatchObject({ code: 'conflict.changed-meanwhile' });
  });

  test('a contact of another customer is not found', async () => {
    const other = await createCustomer(platform, clerk, aCustomer());
    const change = { commandId: uuid(), revision: 1, name: '错' };
    await expect(
      editContact(platform, clerk, {
        customerId: page.customerId,
        contactId: other.contacts[0]?.contactId ?? '',
        change,
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('accounts, points and places', () => {
  test('a second account with two points, and a third point at a place of its own', async () => {
    const first = present(anAccount().points[0], 'a point');
    const account = anAccount({
      points: [first, { ...first, usagePointId: uuid(), meterNo: '3301000098765' }],
    });
    const added = await addAccount(platform, clerk, {
      customerId: page.customerId,
      commandId: uuid(),
      account,
    });
    expect(added.accounts.map(({ points: own }) => own.length)).toEqual([1, 2]);
    expect(await idsFor('3301000098765')).toEqual([page.customerId]);
    const after = await addUsagePoint(platform, clerk, {
      customerId: page.customerId,
      accountId: account.accountId,
      commandId: uuid(),
      location: { locationId: uuid(), address: '诸暨市枫桥镇步森大道419号', region: 'rural' },
      point: { usagePointId: uuid(), voltage: '10kV', capacityVa: 315_000, useKind: 'large-industry' },
    });
    expect(after.accounts[1]?.points).toHaveLength(3);
    expect(await idsFor('步森大道')).toContain(page.customerId);
  });

  test('an account of another customer takes no point', async () => {
    const other = await createCustomer(platform, clerk, aCustomer());
    const adding = addUsagePoint(platform, clerk, {
      customerId: page.customerId,
      accountId: other.accounts[0]?.accountId ?? '',
      commandId: uuid(),
      location: anAccount().location,
      point: { usagePointId: uuid(), voltage: '220V', capacityVa: 8000, useKind: 'residential' },
    });
    await expect(adding).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a corrected address is found, the wrong one no more; the division is checked', async () => {
    const locationId = page.accounts[0]?.points[0]?.location.locationId ?? '';
    const change = {
      commandId: uuid(),
      revision: 1,
      address: '诸暨市陶朱街道滨江北路76号',
      region: 'rural' as const,
    };
    const after = await editLocation(platform, clerk, { customerId: page.customerId, locationId, change });
    expect(after.accounts[0]?.points[0]?.location).toMatchObject({ region: 'rural', revision: 2 });
    expect(await idsFor('滨江北路76号')).toEqual([page.customerId]);
    expect(await idsFor('兴城花园')).not.toContain(page.customerId);
    const wrong = { commandId: uuid(), revision: 2, divisionCode: '339999' };
    await expect(
      editLocation(platform, clerk, { customerId: page.customerId, locationId, change: wrong }),
    ).rejects.toMatchObject({ code: 'customer.division-unknown', field: 'divisionCode' });
  });
});

describe('looking at personal data', () => {
  const look = (given: object = {}, caller = clerk) =>
    unmaskCustomer(platform, caller, {
      customerId: page.customerId,
      commandId: uuid(),
      fields: ['contacts', 'locations'],
      reason: '核对停电影响范围',
      ...given,
    });

  test('shows what was asked for and nothing else, and leaves a record with the reason and the task', async () => {
    const orderId = uuid();
    const clear = await look({ orderId });
    expect(clear.contacts?.[0]?.phone).toBe('138 5710 1234');
    expect(clear.locations?.[0]?.address).toContain('502室');
    expect(clear).not.toHaveProperty('documentNumber');
    expect((await now()).history[0]).toMatchObject({
      kind: 'customer.unmasked',
      actor: '本clerk',
      words: '查看敏感信息（联系方式、用电地址），原因：核对停电影响范围',
    });
    const event = await reading(platform.db, [clerk.orgId], (tx) =>
      tx
        .selectFrom('event')
        .select('data')
        .where('case_id', '=', page.customerId)
        .where('kind', '=', 'customer.unmasked')
        .executeTakeFirstOrThrow(),
    );
    expect(event.data).toMatchObject({ orderId, fields: ['contacts', 'locations'] });
  });

  test('every look is recorded, a retry of the same look once', async () => {
    const commandId = uuid();
    await look({ commandId });
    await look({ commandId });
    await look();
    const looks = (await now()).history.filter(({ kind }) => kind === 'customer.unmasked');
    expect(looks).toHaveLength(2);
  });

  test('a clerk of another unit sees nothing and leaves nothing', async () => {
    await expect(look({}, neighbour)).rejects.toMatchObject({ code: 'not-found' });
    expect((await now()).history).toHaveLength(1);
  });
});

test('the events of a file stand in one unbroken chain', async () => {
  await edit({ name: '张大' });
  await addContact(platform, clerk, {
    customerId: page.customerId,
    commandId: uuid(),
    contact: aContact({ name: '邻居' }),
  });
  const { events, head } = await reading(platform.db, [clerk.orgId], (tx) =>
    chainOf(tx, clerk.orgId, page.customerId),
  );
  expect(events.map(({ kind }) => kind)).toEqual([
    'customer.created',
    'customer.edited',
    'customer.contact-added',
  ]);
  expect(verifySealedChain(events, present(head, 'the head'), platform.keys.seal)).toEqual([]);
});
