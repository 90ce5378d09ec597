// The data check of a unit: rounds in batches, findings that open, close by themselves, are let pass and come back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { Finding } from '#contracts/customer-quality.ts';
import type { CustomerPage, NewCustomerBody } from '#contracts/customers.ts';
import { present } from '#domain/kernel/assert.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, reading, runSql } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { actorOf } from '../file/case.ts';
import { createCustomer } from '../file/commands/create-customer.ts';
import { editContact } from '../file/commands/edit-contact.ts';
import { insertCustomers } from '../file/commands/insert-customers.ts';
import { customerJobs } from '../jobs.ts';
import { mergeCustomers } from '../merge/commands/merge-customers.ts';
import { candidateList } from '../merge/queries.ts';
import { aContact, aCustomer, anAccount, callerIn } from '../testing.ts';
import { askCheck } from './commands/ask-check.ts';
import { ignoreFinding, reopenFinding } from './commands/close-finding.ts';
import { findingList, findingsOfCustomer, qualitySummary } from './queries.ts';
import { checkUnit } from './round.ts';

let platform: TestPlatform;
let company: Company;
let clerk: Caller;
let neighbour: Caller;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  clerk = callerIn(company);
  neighbour = callerIn(company, 'clerk', 'other');
});
afterAll(() => platform.close());

let serial = 0;
/** A file that only lacks what the case is about: phone and place are its own. */
function about(given: Partial<NewCustomerBody> = {}): NewCustomerBody {
  serial += 1;
  const [contact, account] = [
    aContact({ phone: `139571${String(20_000 + serial * 7)}` }),
    anAccount({ address: `暨阳街道市南路${serial.toString()}号` }),
  ];
  return aCustomer({ contacts: [contact], accounts: [account], ...given });
}

const created = (given: Partial<NewCustomerBody> = {}): Promise<CustomerPage> =>
  createCustomer(platform, clerk, about(given));

const findings = async ({ customerId }: CustomerPage): Promise<Finding[]> => {
  const { items } = await reading(platform.db, [clerk.orgId], (tx) =>
    findingsOfCustomer(tx, { orgId: clerk.orgId, customerId }),
  );
  return items;
};

const rulesOf = async (page: CustomerPage): Promise<string[]> =>
  (await findings(page))
    .filter(({ status }) => status === 'open')
    .map(({ rule }) => rule)
    .sort();

const findingOf = async (page: CustomerPage, rule: string): Promise<Finding> =>
  present(
    (await findings(page)).find((finding) => finding.rule === rule),
    rule,
  );

const check = () => checkUnit(platform, clerk.orgId);
const usual = ['document-missing', 'station-missing'];

describe('a round through the unit', () => {
  test('finds what is wrong, tells where in masked words, and counts what it looked at', async () => {
    const page = await created({ contacts: [aContact({ phone: '13888888888' })] });
    await check();
    expect(await rulesOf(page)).toEqual([...usual, 'phone-made-up'].sort());
    const finding = await findingOf(page, 'phone-made-up');
    expect(finding.about).toBe('张晓雯 138****8888');
    const { run, rules } = await reading(platform.db, [clerk.orgId], (tx) => qualitySummary(tx, clerk.orgId));
    expect(run).toMatchObject({ checked: run?.total });
    expect(run?.finishedAt).not.toBeNull();
    expect(rules.find(({ rule }) => rule === 'phone-made-up')).toMatchObject({ open: 1, fixed: 0 });
  });

  test('goes through more customers than a batch holds, and none twice', async () => {
    const customers = Array.from({ length: 450 }, () => ({
      body: about(),
      createdAt: platform.now(),
      demo: true,
    }));
    const actor = actorOf(clerk);
    await inTransaction(platform.db, [clerk.orgId], (tx) =>
      insertCustomers(platform, tx, { actor, customers }),
    );
    await check();
    const { run } = await reading(platform.db, [clerk.orgId], (tx) => qualitySummary(tx, clerk.orgId));
    expect(run).toMatchObject({ checked: run?.total });
    expect(run?.total).toBeGreaterThanOrEqual(450);
  });

  test('two that begin at the same instant begin one; the job brings it to its end', async () => {
    const [first, second] = await Promise.all([askCheck(platform, clerk), askCheck(platform, clerk)]);
    expect(second.startedAt).toBe(first.startedAt);
    expect(first.finishedAt).toBeNull();
    await present(customerJobs.jobs['check-customers-of-unit'], 'the job')(platform, { orgId: clerk.orgId });
    const { run } = await reading(platform.db, [clerk.orgId], (tx) => qualitySummary(tx, clerk.orgId));
    expect(run).toMatchObject({ startedAt: first.startedAt });
    expect(run?.finishedAt).not.toBeNull();
  });

  test('the night asks for a round and a plan of visits in every unit', async () => {
    await present(customerJobs.jobs['look-after-customers'], 'the job')(platform, {});
    const { rows } = await reading(platform.db, [], (tx) =>
      runSql<{ count: number }>(tx, 'select count(*) from org', []),
    );
    expect(rows[0]?.count).toBe(2);
  });
});

describe('a finding', () => {
  test('closes by itself as soon as it is mended, and names who did it', async () => {
    const page = await created({ contacts: [aContact({ phone: '13888888888' })] });
    await check();
    const { findingId } = await findingOf(page, 'phone-made-up');
    const [contact] = page.contacts;
    await editContact(platform, clerk, {
      customerId: page.customerId,
      contactId: contact?.contactId ?? '',
      change: { commandId: uuid(), revision: 1, phone: '13957104321' },
    });
    expect(await rulesOf(page)).toEqual(usual);
    const { items } = await reading(platform.db, [clerk.orgId], (tx) =>
      findingList(tx, { orgId: clerk.orgId, query: { status: 'fixed', rule: 'phone-made-up' }, limit: 20 }),
    );
    expect(items.find((finding) => finding.findingId === findingId)).toMatchObject({ closedBy: '本clerk' });
  });

  test('let pass with a reason it stays away, until the value is another one', async () => {
    const page = await created({ contacts: [aContact({ phone: '13888888888' })] });
    await check();
    const { findingId } = await findingOf(page, 'phone-made-up');
    const ignored = { findingId, commandId: uuid(), reason: '客户本人确认是吉祥号' };
    expect(await ignoreFinding(platform, clerk, ignored)).toMatchObject({
      status: 'ignored',
      closedBy: '本clerk',
    });
    await check();
    expect(await rulesOf(page)).not.toContain('phone-made-up');
    const [contact] = page.contacts;
    await editContact(platform, clerk, {
      customerId: page.customerId,
      contactId: contact?.contactId ?? '',
      change: { commandId: uuid(), revision: 1, phone: '13666666666' },
    });
    await check();
    expect(await rulesOf(page)).toContain('phone-made-up');
  });

  test('is let pass once, taken back once, both in the history; a retry changes nothing', async () => {
    const page = await created();
    await check();
    const { findingId } = await findingOf(page, 'document-missing');
    const step = { findingId, commandId: uuid(), reason: '军人家属,证件暂缺' };
    const first = await ignoreFinding(platform, clerk, step);
    expect(await ignoreFinding(platform, clerk, step)).toEqual(first);
    await expect(ignoreFinding(platform, clerk, { ...step, commandId: uuid() })).rejects.toMatchObject({
      code: 'customer.finding-closed',
    });
    expect(await reopenFinding(platform, clerk, { findingId, commandId: uuid() })).toMatchObject({
      status: 'open',
      reason: null,
    });
    await expect(ignoreFinding(platform, neighbour, { ...step, commandId: uuid() })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('suspected duplicates', () => {
  test('stand on both files, once in the list of pairs, and go with the merge', async () => {
    const contacts = () => [aContact({ phone: '13957109999' })];
    const [a, b] = [
      await created({ name: '陈晓东', contacts: contacts() }),
      await created({ name: '陈小东', contacts: contacts() }),
    ];
    await check();
    expect((await findingOf(a, 'duplicate-suspected')).otherCustomerId).toBe(b.customerId);
    expect((await findingOf(b, 'duplicate-suspected')).about).toBe('与“陈晓东” · 电话相同、名称相近');
    const pairs = () =>
      reading(platform.db, [clerk.orgId], (tx) =>
        candidateList(platform, tx, { orgId: clerk.orgId, query: {}, limit: 20 }),
      );
    const namesOf = async () =>
      (await pairs()).items.map(({ first, second }) => `${first.name} ${second.name}`);
    expect((await namesOf()).filter((names) => names.includes('陈'))).toEqual(['陈晓东 陈小东']);
    await mergeCustomers(platform, callerIn(company, 'contract'), {
      mergeId: uuid(),
      survivorCustomerId: a.customerId,
      survivorRevision: 1,
      absorbedCustomerId: b.customerId,
      absorbedRevision: 1,
      choice: {},
      reason: '同一人',
    });
    expect((await namesOf()).filter((names) => names.includes('陈'))).toEqual([]);
    expect(await rulesOf(a)).not.toContain('duplicate-suspected');
  });
});
