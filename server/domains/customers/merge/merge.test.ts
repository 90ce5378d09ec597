// Merging two files of one customer: nothing is lost, both histories tell, an undo puts everything back.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { CustomerPage, NewCustomerBody } from '#contracts/customers.ts';
import { mergeFields } from '#domain/customers/merge/merge.ts';
import { dayMs } from '#domain/kernel/instant.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { giveConsent } from '../care/commands/consents.ts';
import { customerCare } from '../care/care-page.ts';
import { createCustomer } from '../file/commands/create-customer.ts';
import { editContact } from '../file/commands/edit-contact.ts';
import { editCustomer } from '../file/commands/edit-customer.ts';
import { customerPage } from '../file/customer-page.ts';
import { customerForOrder } from '../order-subject.ts';
import { searchCustomers } from '../search/queries.ts';
import { aContact, aCustomer, anAccount, callerIn } from '../testing.ts';
import { mergeCustomers, type Merging } from './commands/merge-customers.ts';
import { undoMerge } from './commands/undo-merge.ts';
import { alikeTo, compareCustomers, mergeList } from './queries.ts';
import { customerIdsOf } from './resolve.ts';

let platform: TestPlatform;
let company: Company;
let clerk: Caller;
let colleague: Caller;
let neighbour: Caller;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  clerk = callerIn(company, 'contract');
  colleague = callerIn(company, 'supervisor');
  neighbour = callerIn(company, 'contract', 'other');
});
afterAll(() => platform.close());

const created = (about: Partial<NewCustomerBody> = {}): Promise<CustomerPage> =>
  createCustomer(platform, clerk, aCustomer(about));

const pageOf = (customerId: string): Promise<CustomerPage> =>
  reading(platform.db, [clerk.orgId], (tx) => customerPage(platform, tx, { orgId: clerk.orgId, customerId }));

const idsFor = async (text: string): Promise<string[]> => {
  const { items } = await reading(platform.db, [clerk.orgId], (tx) =>
    searchCustomers(tx, platform.keys, { orgId: clerk.orgId, text }),
  );
  return items.map(({ customerId }) => customerId);
};

function merging(survivor: CustomerPage, absorbed: CustomerPage, about: Partial<Merging> = {}): Merging {
  return {
    mergeId: uuid(),
    survivorCustomerId: survivor.customerId,
    survivorRevision: survivor.revision,
    absorbedCustomerId: absorbed.customerId,
    absorbedRevision: absorbed.revision,
    choice: {},
    reason: '同一客户重复建档',
    ...about,
  };
}

const merge = (survivor: CustomerPage, absorbed: CustomerPage, about: Partial<Merging> = {}) =>
  mergeCustomers(platform, clerk, merging(survivor, absorbed, about));

const undo = (mergeId: string, caller = clerk) =>
  undoMerge(platform, caller, { mergeId, commandId: uuid(), reason: '两位客户同名' });

/** Everything but what says when and how often it was touched. */
function substance({ history: _, changedAt: __, revision: ___, ...page }: CustomerPage) {
  return page;
}

describe('a merge', () => {
  test('moves accounts and contacts, keeps the chosen values, and both histories tell of it', async () => {
    const [a, b] = [
      await created({ name: '王晓明' }),
      await created({ name: '王小明', specialNeeds: ['elderly'] }),
    ];
    const after = await merge(a, b, { choice: { name: 'absorbed' } });
    expect(after).toMatchObject({ name: '王小明', specialNeeds: ['elderly'], customerId: a.customerId });
    expect(after.accounts).toHaveLength(2);
    expect(after.contacts).toHaveLength(2);
    expect(after.history[0]?.words).toContain('并入重复档案“王小明”：户号 1 个、联系人 1 位');
    const absorbed = await pageOf(b.customerId);
    expect(absorbed).toMatchObject({
      status: 'merged',
      mergedInto: a.customerId,
      accounts: [],
      contacts: [],
    });
    expect(absorbed.history[0]?.words).toContain('档案并入客户“王小明”');
  });

  test('the survivor is found by the absorbed name, the absorbed file no more', async () => {
    const [a, b] = [await created({ name: '欧阳明远' }), await created({ name: '欧阳鸣远' })];
    await merge(a, b);
    expect(await idsFor('鸣远')).toEqual([a.customerId]);
    expect(await idsFor('明远')).toEqual([a.customerId]);
  });

  test('an order that names the absorbed customer is told the survivor, and found through it', async () => {
    const [a, b] = [await created(), await created()];
    await merge(a, b);
    await reading(platform.db, [clerk.orgId], async (tx) => {
      const subject = await customerForOrder(tx, clerk.orgId, b.customerId);
      expect(subject?.subject.customerId).toBe(a.customerId);
      for (const customerId of [a.customerId, b.customerId])
        expect(new Set(await customerIdsOf(tx, { orgId: clerk.orgId, customerId }))).toEqual(
          new Set([a.customerId, b.customerId]),
        );
    });
  });

  test('consents change hands', async () => {
    const [a, b] = [await created(), await created()];
    const consent = {
      commandId: uuid(),
      consentId: uuid(),
      purpose: 'paperless',
      channel: 'counter',
    } as const;
    await giveConsent(platform, clerk, { customerId: b.customerId, ...consent });
    await merge(a, b);
    const care = await reading(platform.db, [clerk.orgId], (tx) =>
      customerCare(tx, { orgId: clerk.orgId, customerId: a.customerId, now: platform.now() }),
    );
    expect(care.consents.map(({ consentId }) => consentId)).toEqual([consent.consentId]);
  });

  test('nothing is lost and an undo restores both, whatever was chosen', async () => {
    const side = fc.constantFrom('survivor' as const, 'absorbed' as const);
    const file = fc.record({
      accounts: fc.integer({ min: 0, max: 2 }),
      contacts: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        file,
        file,
        fc.dictionary(fc.constantFrom(...mergeFields), side),
        async (first, second, choice) => {
          const [a, b] = [await created(filled(first)), await created({ ...filled(second), name: '张小雯' })];
          const given = merging(a, b, { choice });
          const after = await mergeCustomers(platform, clerk, given);
          expect(after.accounts).toHaveLength(first.accounts + second.accounts);
          expect(after.contacts).toHaveLength(first.contacts + second.contacts);
          await undo(given.mergeId);
          expect(substance(await pageOf(a.customerId))).toEqual(substance(a));
          expect(substance(await pageOf(b.customerId))).toEqual(substance(b));
        },
      ),
      { numRuns: 12 },
    );
  });

  test('sent twice, merged once; of two clerks with opposite wishes one wins and the other is told', async () => {
    const [a, b] = [await created(), await created()];
    const given = merging(a, b);
    const [first, again] = [
      await mergeCustomers(platform, clerk, given),
      await mergeCustomers(platform, clerk, given),
    ];
    expect(again).toEqual(first);
    const [c, d] = [await created(), await created()];
    const outcomes = await Promise.allSettled([
      merge(c, d),
      mergeCustomers(platform, colleague, merging(d, c)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'customer.merged' } });
  });

  test('a file that somebody changed meanwhile is not merged unseen; nothing moves', async () => {
    const [a, b] = [await created(), await created()];
    const change = { commandId: uuid(), revision: b.revision, name: '张晓文' };
    await editCustomer(platform, clerk, { customerId: b.customerId, change });
    await expect(merge(a, b)).rejects.toMatchObject({ code: 'conflict.changed-meanwhile' });
    expect((await pageOf(a.customerId)).accounts).toHaveLength(1);
  });

  test('refused: with itself, into a merged file, a paper that does not suit, of another unit', async () => {
    const [a, b, c] = [await created(), await created(), await created()];
    await expect(merge(a, a)).rejects.toMatchObject({ code: 'customer.merge-same' });
    await expect(mergeCustomers(platform, neighbour, merging(a, b))).rejects.toMatchObject({
      code: 'not-found',
    });
    const merged = merging(a, b);
    await mergeCustomers(platform, clerk, merged);
    await expect(merge(await pageOf(b.customerId), c)).rejects.toMatchObject({ code: 'customer.merged' });
    const firm = await created({ kind: 'enterprise', name: '甲厂', keyGrade: 'first' });
    await expect(merge(c, firm, { choice: { keyGrade: 'absorbed' } })).rejects.toMatchObject({
      code: 'customer.key-grade-person',
    });
  });

  test('a merged file takes no more changes and says where to go', async () => {
    const [a, b] = [await created({ name: '李一一' }), await created()];
    await merge(a, b);
    const change = { commandId: uuid(), revision: b.revision + 1, name: '张三' };
    await expect(editCustomer(platform, clerk, { customerId: b.customerId, change })).rejects.toMatchObject({
      code: 'customer.merged',
      data: { name: '李一一' },
    });
  });
});

const filled = (count: { accounts: number; contacts: number }): Partial<NewCustomerBody> => ({
  accounts: Array.from({ length: count.accounts }, () => anAccount()),
  contacts: Array.from({ length: count.contacts }, () => aContact()),
});

describe('undoing a merge', () => {
  test('keeps what was changed since: an edited contact goes back as it is now, an edited name stays', async () => {
    const [a, b] = [await created({ name: '赵甲甲' }), await created({ name: '赵乙乙' })];
    const given = merging(a, b, { choice: { name: 'absorbed' } });
    const after = await mergeCustomers(platform, clerk, given);
    const [contact] = b.contacts;
    const change = { commandId: uuid(), revision: 1, phone: '13957109876' };
    await editContact(platform, clerk, {
      customerId: a.customerId,
      contactId: contact?.contactId ?? '',
      change,
    });
    const renamed = { commandId: uuid(), revision: after.revision, name: '赵丙丙' };
    await editCustomer(platform, clerk, { customerId: a.customerId, change: renamed });
    await undo(given.mergeId);
    expect((await pageOf(a.customerId)).name).toBe('赵丙丙');
    expect((await pageOf(b.customerId)).contacts[0]?.phone).toBe('139****9876');
    expect(await idsFor('赵乙乙')).toEqual([b.customerId]);
  });

  test('a file into which another had gone takes it along and gets it back', async () => {
    const [a, b, c] = [await created(), await created(), await created()];
    await merge(b, c);
    const given = merging(a, await pageOf(b.customerId));
    await mergeCustomers(platform, clerk, given);
    expect((await pageOf(c.customerId)).mergedInto).toBe(a.customerId);
    await undo(given.mergeId);
    expect((await pageOf(c.customerId)).mergedInto).toBe(b.customerId);
  });

  test('not while the survivor has itself gone into another, not twice, not by a neighbour', async () => {
    const [a, b, c] = [await created(), await created(), await created({ name: '钱多多' })];
    const [first, second] = [merging(a, b), uuid()];
    const after = await mergeCustomers(platform, clerk, first);
    await mergeCustomers(platform, clerk, merging(c, after, { mergeId: second }));
    await expect(undo(first.mergeId)).rejects.toMatchObject({
      code: 'customer.merge-covered',
      data: { name: '钱多多' },
    });
    await expect(undo(first.mergeId, neighbour)).rejects.toMatchObject({ code: 'not-found' });
    await undo(second);
    await undo(first.mergeId);
    await expect(undo(first.mergeId)).rejects.toMatchObject({ code: 'customer.merge-undone' });
  });

  test('for thirty days; the record says so and names who did it', async () => {
    const [a, b] = [await created(), await created()];
    const given = merging(a, b);
    await mergeCustomers(platform, clerk, given);
    const listed = (nowMs: number) =>
      reading(platform.db, [clerk.orgId], (tx) =>
        mergeList(tx, { orgId: clerk.orgId, cursor: undefined, limit: 20, now: new Date(nowMs) }),
      );
    const nowMs = platform.now().getTime();
    expect((await listed(nowMs)).items[0]).toMatchObject({
      mergeId: given.mergeId,
      undoable: true,
      mergedBy: '本contract',
    });
    expect((await listed(nowMs + 31 * dayMs)).items[0]).toMatchObject({ undoable: false });
    const late = { ...platform, now: () => new Date(nowMs + 31 * dayMs) };
    await expect(
      undoMerge(late, clerk, { mergeId: given.mergeId, commandId: uuid(), reason: '晚了' }),
    ).rejects.toMatchObject({ code: 'customer.merge-undo-late' });
  });
});

describe('looking for duplicates', () => {
  test('the same phone under a similar name is alike, under another name not', async () => {
    const phone = '13657100001';
    const contacts = () => [aContact({ phone })];
    const a = await created({ name: '孙晓光', contacts: contacts(), accounts: [] });
    const b = await created({ name: '孙小光', contacts: contacts(), accounts: [] });
    await created({ name: '吴天天', contacts: contacts(), accounts: [] });
    const { items } = await reading(platform.db, [clerk.orgId], (tx) =>
      alikeTo(platform, tx, { orgId: clerk.orgId, customerId: a.customerId }),
    );
    expect(items.map(({ because, customer }) => [because, customer.customerId])).toEqual([
      ['phone-and-name', b.customerId],
    ]);
    expect(JSON.stringify(items)).not.toContain(phone);
  });

  test('a comparison says whether the papers are the same behind the mask', async () => {
    const paper = { documentKind: 'passport' as const, documentNumber: 'E12345678' };
    const [a, b, c] = [await created(paper), await created(paper), await created()];
    const same = async (first: CustomerPage, second: CustomerPage) => {
      const compared = await reading(platform.db, [clerk.orgId], (tx) =>
        compareCustomers(platform, tx, {
          orgId: clerk.orgId,
          firstCustomerId: first.customerId,
          secondCustomerId: second.customerId,
        }),
      );
      return compared.sameDocument;
    };
    expect([await same(a, b), await same(a, c)]).toEqual([true, false]);
  });
});
