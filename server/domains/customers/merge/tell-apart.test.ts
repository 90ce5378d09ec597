// Two files found to be two customers: remembered, so that the pair is proposed no more, until somebody takes it back.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { CustomerPage } from '#contracts/customers.ts';
import type { Caller } from '../../../platform/caller.ts';
import { reading } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { clearDocument } from '../file/commands/clear-document.ts';
import { createCustomer } from '../file/commands/create-customer.ts';
import { customerPage } from '../file/customer-page.ts';
import { checkUnit } from '../quality/round.ts';
import { aContact, aCustomer, callerIn } from '../testing.ts';
import { suspectAgain, tellApart } from './commands/tell-apart.ts';
import { alikeTo, candidateList, compareCustomers } from './queries.ts';

let platform: TestPlatform;
let company: Company;
let clerk: Caller;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  clerk = callerIn(company, 'contract');
});
afterAll(() => platform.close());

let phones = 0;

async function alikePair(): Promise<readonly [CustomerPage, CustomerPage]> {
  phones += 1;
  const contacts = () => [aContact({ phone: `1365720000${phones.toString()}` })];
  const made = (name: string) =>
    createCustomer(platform, clerk, aCustomer({ name, contacts: contacts(), accounts: [] }));
  return [await made('孙晓光'), await made('孙小光')];
}

const orgId = () => clerk.orgId;
const stepOf = ([first, second]: readonly [CustomerPage, CustomerPage]) => ({
  commandId: uuid(),
  firstCustomerId: first.customerId,
  secondCustomerId: second.customerId,
});
const alike = async ({ customerId }: CustomerPage): Promise<number> => {
  const { items } = await reading(platform.db, [orgId()], (tx) =>
    alikeTo(platform, tx, { orgId: orgId(), customerId }),
  );
  return items.length;
};
const proposed = async (ids: readonly string[]): Promise<number> => {
  const { items } = await reading(platform.db, [orgId()], (tx) =>
    candidateList(platform, tx, { orgId: orgId(), query: {}, limit: 100 }),
  );
  return items.filter(({ first }) => ids.includes(first.customerId)).length;
};
const page = (customerId: string) =>
  reading(platform.db, [orgId()], (tx) => customerPage(platform, tx, { orgId: orgId(), customerId }));

describe('two files found to be two customers', () => {
  test('are proposed no more, whatever the next check finds; both histories tell of it', async () => {
    const pair = await alikePair();
    const ids = pair.map(({ customerId }) => customerId);
    await checkUnit(platform, orgId());
    expect([await alike(pair[0]), await proposed(ids)]).toEqual([1, 1]);
    const step = { ...stepOf(pair), reason: '父子二人，同住一处' };
    await tellApart(platform, clerk, step);
    await tellApart(platform, clerk, step);
    expect([await alike(pair[0]), await alike(pair[1]), await proposed(ids)]).toEqual([0, 0, 0]);
    await checkUnit(platform, orgId());
    expect(await proposed(ids)).toBe(0);
    for (const customerId of ids) {
      const { history } = await page(customerId);
      const told = history.filter(({ words }) => words.includes('不是同一客户'));
      expect(told.map(({ words }) => words)).toEqual([expect.stringContaining('父子二人') as string]);
    }
    const compared = await reading(platform.db, [orgId()], (tx) =>
      compareCustomers(platform, tx, { orgId: orgId(), ...stepOf([pair[1], pair[0]]) }),
    );
    expect(compared.toldApart).toMatchObject({ reason: '父子二人，同住一处' });
  });

  test('told apart twice, the second is told so; taken back, they are proposed again', async () => {
    const pair = await alikePair();
    const reason = '两位客户';
    await tellApart(platform, clerk, { ...stepOf(pair), reason });
    const again = tellApart(platform, clerk, { ...stepOf([pair[1], pair[0]]), reason });
    await expect(again).rejects.toMatchObject({ code: 'customer.finding-closed' });
    await suspectAgain(platform, clerk, stepOf(pair));
    expect(await alike(pair[0])).toBe(1);
    await expect(suspectAgain(platform, clerk, stepOf(pair))).rejects.toMatchObject({
      code: 'customer.finding-closed',
    });
  });

  test('are not one and the same file, nor one of a neighbour', async () => {
    const [first, second] = await alikePair();
    const self = { ...stepOf([first, first]), reason: '错选' };
    await expect(tellApart(platform, clerk, self)).rejects.toMatchObject({ code: 'customer.merge-same' });
    const neighbour = callerIn(company, 'contract', 'other');
    const foreign = tellApart(platform, neighbour, { ...stepOf([first, second]), reason: '错选' });
    await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a document recorded wrongly', () => {
  test('is taken off the file with the reason; the history keeps it masked', async () => {
    const paper = { documentKind: 'passport' as const, documentNumber: 'E12345678' };
    const { customerId, revision } = await createCustomer(platform, clerk, aCustomer(paper));
    const step = { customerId, revision, commandId: uuid(), reason: '录成了他人的护照' };
    const cleared = await clearDocument(platform, clerk, step);
    expect(cleared).toMatchObject({ documentKind: null, documentNumber: null });
    expect((await clearDocument(platform, clerk, step)).revision).toBe(cleared.revision);
    const texts = cleared.history.map(({ words }) => words).join('\n');
    expect(texts).toContain('原因：录成了他人的护照');
    expect(texts).not.toContain('E12345678');
    const none = { ...step, commandId: uuid(), revision: cleared.revision };
    await expect(clearDocument(platform, clerk, none)).rejects.toMatchObject({
      code: 'customer.document-none',
    });
  });

  test('stays when somebody changed the file meanwhile', async () => {
    const paper = { documentKind: 'passport' as const, documentNumber: 'E87654321' };
    const { customerId, revision } = await createCustomer(platform, clerk, aCustomer(paper));
    const stale = { customerId, revision: revision + 1, commandId: uuid(), reason: '录错' };
    await expect(clearDocument(platform, clerk, stale)).rejects.toMatchObject({
      code: 'conflict.changed-meanwhile',
    });
    expect((await page(customerId)).documentKind).toBe('passport');
  });
});
