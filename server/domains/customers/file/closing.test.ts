// Editing, closing and giving back accounts, points and contacts; what was given can be cleared.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { CustomerPage } from '#contracts/customers.ts';
import { present } from '#domain/kernel/assert.ts';
import { businessDate, dayMs } from '#domain/kernel/instant.ts';
import type { Caller } from '../../../platform/caller.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { aContact, aCustomer, anAccount, callerIn } from '../testing.ts';
import { createCustomer } from './commands/create-customer.ts';
import { closeAccount, editAccount, reopenAccount } from './commands/edit-account.ts';
import { editCustomer } from './commands/edit-customer.ts';
import { editLocation } from './commands/edit-location.ts';
import { editPoint, removePoint, restorePoint } from './commands/edit-point.ts';
import { removeContact, restoreContact } from './commands/remove-contact.ts';
import { guardClosing } from './open-business.ts';

let platform: TestPlatform;
let company: Company;
let clerk: Caller;
let page: CustomerPage;
let openOrders: readonly string[] = [];

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  clerk = callerIn(company);
  guardClosing(platform, () => Promise.resolve(openOrders));
});
beforeEach(async () => {
  openOrders = [];
  const [point] = anAccount().points;
  const points = [
    present(point, 'a point'),
    { ...present(point, 'a point'), usagePointId: uuid(), meterNo: '330400123' },
  ];
  const contacts = [aContact(), aContact({ name: '李物业', phone: '13957109876' })];
  page = await createCustomer(platform, clerk, aCustomer({ contacts, accounts: [anAccount({ points })] }));
});
afterAll(() => platform.close());

const account = (of = page) => present(of.accounts[0], 'the account');
const point = (of = page, at = 0) => present(account(of).points[at], 'the point');
const step = () => ({ customerId: page.customerId, commandId: uuid(), reason: '客户申请' });
const today = () => businessDate(platform.now().getTime());
const onAccount = (of = page) => ({
  ...step(),
  accountId: account(of).accountId,
  revision: account(of).revision,
});
const onPoint = (of: CustomerPage, at = 0) => ({
  ...step(),
  usagePointId: point(of, at).usagePointId,
  revision: point(of, at).revision,
});

describe('closing an account', () => {
  const close = (about: object = {}, caller = clerk) =>
    closeAccount(platform, caller, { ...onAccount(), closedOn: today(), ...about });

  test('ends its points, keeps its history, and is given back with the same points', async () => {
    const closed = await close();
    expect(account(closed)).toMatchObject({ status: 'closed', closedOn: today() });
    expect(account(closed).points.map(({ status }) => status)).toEqual(['removed', 'removed']);
    expect(closed.history[0]?.words).toContain(`于 ${today()} 销户，原因：客户申请`);
    const back = await reopenAccount(platform, clerk, onAccount(closed));
    expect(account(back)).toMatchObject({ status: 'active', closedOn: null });
    expect(account(back).points.map(({ status }) => status)).toEqual(['active', 'active']);
  });

  test('is refused while orders are open, and says which', async () => {
    openOrders = ['330426112200017', '330426112200025'];
    await expect(close()).rejects.toMatchObject({
      code: 'customer.account-business-open',
      data: { orders: '330426112200017、330426112200025' },
    });
    await expect(removePoint(platform, clerk, onPoint(page))).rejects.toMatchObject({
      code: 'customer.account-business-open',
    });
  });

  test('is refused for tomorrow, before it was opened, twice, on an old state, to a neighbour', async () => {
    const impossible = { code: 'customer.account-day-impossible', field: 'closedOn' };
    await expect(close({ closedOn: '2999-01-01' })).rejects.toMatchObject(impossible);
    await expect(close({ closedOn: '1990-01-01' })).rejects.toMatchObject(impossible);
    await expect(close({ revision: 7 })).rejects.toMatchObject({ code: 'conflict.changed-meanwhile' });
    await expect(close({}, callerIn(company, 'clerk', 'other'))).rejects.toMatchObject({ code: 'not-found' });
    const closed = await close();
    await expect(close({ revision: account(closed).revision })).rejects.toMatchObject({
      code: 'customer.account-closed',
    });
  });

  test('is given back for thirty days only', async () => {
    const closed = await close();
    const late = { ...platform, now: () => new Date(platform.now().getTime() + 31 * dayMs) };
    await expect(reopenAccount(late, clerk, onAccount(closed))).rejects.toMatchObject({
      code: 'customer.account-reopen-late',
    });
    await expect(
      reopenAccount(platform, clerk, onAccount(await reopenAccount(platform, clerk, onAccount(closed)))),
    ).rejects.toMatchObject({ code: 'customer.account-open' });
  });

  test('its opening day and state can be corrected', async () => {
    const change = { commandId: uuid(), revision: 1, openedOn: '2019-05-01', status: 'suspended' } as const;
    const given = { customerId: page.customerId, accountId: account().accountId, change };
    const after = await editAccount(platform, clerk, given);
    expect(account(after)).toMatchObject({ openedOn: '2019-05-01', status: 'suspended', revision: 2 });
    expect(after.history[0]?.words).toContain('状态由“正常”改为“暂停用电”');
  });
});

describe('a usage point', () => {
  test('is corrected field by field; null clears', async () => {
    const change = { commandId: uuid(), revision: 1, capacityVa: 12_000, meterNo: null };
    const { usagePointId } = point(page, 1);
    const after = await editPoint(platform, clerk, { customerId: page.customerId, usagePointId, change });
    const changed = account(after).points.find((one) => one.usagePointId === usagePointId);
    expect(changed).toMatchObject({ capacityVa: 12_000, meterNo: null, voltage: '220V', revision: 2 });
  });

  test('is removed and given back; the last one only with its account', async () => {
    const without = await removePoint(platform, clerk, onPoint(page));
    expect(point(without).status).toBe('removed');
    await expect(removePoint(platform, clerk, onPoint(without, 1))).rejects.toMatchObject({
      code: 'customer.point-last',
    });
    const back = await restorePoint(platform, clerk, onPoint(without));
    expect(point(back).status).toBe('active');
    await expect(restorePoint(platform, clerk, onPoint(back))).rejects.toMatchObject({
      code: 'customer.point-present',
    });
  });
});

describe('a contact', () => {
  const removal = (of: CustomerPage, name: string) => {
    const contact = present(
      of.contacts.find((one) => one.name === name),
      name,
    );
    return { ...step(), contactId: contact.contactId, revision: contact.revision };
  };

  test('is removed with a reason, and given back as it was', async () => {
    const given = removal(page, '李物业');
    const without = await removeContact(platform, clerk, given);
    expect(without.contacts.map(({ name }) => name)).toEqual(['张晓雯']);
    expect(without.history[0]?.words).toBe('删除联系人李物业（139****9876），原因：客户申请');
    const back = await restoreContact(platform, clerk, { ...step(), contactId: given.contactId });
    expect(back.contacts.find(({ name }) => name === '李物业')).toMatchObject({
      phone: '139****9876',
      channel: 'sms',
    });
  });

  test('the last one with a phone stays', async () => {
    const without = await removeContact(platform, clerk, removal(page, '李物业'));
    await expect(removeContact(platform, clerk, removal(without, '张晓雯'))).rejects.toMatchObject({
      code: 'customer.contact-last',
    });
  });
});

describe('what was given can be cleared', () => {
  test('division and station of a place', async () => {
    const { locationId } = point().location;
    const change = { commandId: uuid(), revision: 1, divisionCode: null, stationUnitId: null };
    const after = await editLocation(platform, clerk, { customerId: page.customerId, locationId, change });
    expect(point(after).location).toMatchObject({ divisionCode: null, stationUnitId: null });
  });

  test('the document, kind and number together', async () => {
    const paper = {
      commandId: uuid(),
      revision: 1,
      documentKind: 'passport',
      documentNumber: 'E12345678',
    } as const;
    const added = await editCustomer(platform, clerk, { customerId: page.customerId, change: paper });
    expect(added.documentKind).toBe('passport');
    const change = { commandId: uuid(), revision: 2, documentNumber: null };
    const after = await editCustomer(platform, clerk, { customerId: page.customerId, change });
    expect(after).toMatchObject({ documentKind: null, documentNumber: null });
  });
});
