// A customer's file from nothing: what is stored, refused, kept apart from other units, and done only once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { isRefused, Refusal } from '#domain/kernel/refusal.ts';
import { identityCheckCharacter } from '#domain/customers/identity-number.ts';
import { parseAccountNumber } from '#domain/customers/account-number.ts';
import { reading } from '../../../../platform/db/database.ts';
import { FormRefusal } from '../../../../platform/http/problem.ts';
import { testPlatform, type TestPlatform } from '../../../../platform/testing/test-platform.ts';
import { customerPage } from '../customer-page.ts';
import { smallCompany, type Company } from '../../../organisation/testing.ts';
import type { Caller } from '../../../../platform/caller.ts';
import { aContact, aCustomer, anAccount, callerIn } from '../../testing.ts';
import { createCustomer } from './create-customer.ts';

let platform: TestPlatform;
let company: Company;
let clerk: Caller;
let neighbour: Caller;
let scope: number[];

const identity = (digits: string): string => digits + identityCheckCharacter(digits);
const idNumber = identity('33068119850312001');

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  clerk = callerIn(company);
  neighbour = callerIn(company, 'clerk', 'other');
  scope = [clerk.orgId];
});
afterAll(() => platform.close());

async function refusalOf(work: Promise<unknown>): Promise<Refusal | FormRefusal> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal || error instanceof FormRefusal) return error;
  throw new Error('expected a refusal', { cause: error });
}

async function rowsOf(customerId: string): Promise<Record<string, number>> {
  return reading(platform.db, [clerk.orgId, neighbour.orgId], async (tx) => {
    const count = async (table: 'customer' | 'contact' | 'customer_account' | 'customer_search') => {
      const row = await tx
        .selectFrom(table)
        .select((on) => on.fn.countAll<number>().as('count'))
        .where('customer_id', '=', customerId)
        .executeTakeFirstOrThrow();
      return row.count;
    };
    const events = await tx
      .selectFrom('event')
      .select((on) => on.fn.countAll<number>().as('count'))
      .where('case_id', '=', customerId)
      .executeTakeFirstOrThrow();
    return {
      customer: await count('customer'),
      contact: await count('contact'),
      account: await count('customer_account'),
      search: await count('customer_search'),
      event: events.count,
    };
  });
}

describe('creating a customer', () => {
  test('stores file, account, place and point in one go and masks what it answers', async () => {
    const body = aCustomer({
      documentKind: 'identity-card',
      documentNumber: idNumber,
      specialNeeds: ['elderly'],
      accounts: [anAccount({ location: { ...anAccount().location, stationUnitId: company.unit('330401') } })],
    });
    const page = await createCustomer(platform, clerk, body);
    expect(page).toMatchObject({
      name: '张晓雯',
      documentNumber: '3306************' + idNumber.slice(-2),
      specialNeeds: ['elderly'],
      revision: 1,
      contacts: [{ phone: '138****1234' }],
    });
    const point = page.accounts[0]?.points[0];
    expect(point?.location).toMatchObject({
      address: '浙江省绍兴市诸暨市暨阳街道市南路***',
      divisionName: '浙江省绍兴市诸暨市',
      stationName: '3304供电01所',
    });
    expect(JSON.stringify(page)).not.toContain('13857101234');
    expect(JSON.stringify(page)).not.toContain(idNumber);
    expect(JSON.stringify(page)).not.toContain('502室');
  });

  test('gives each account the unit’s next number, right by its check digit', async () => {
    const page = await createCustomer(platform, clerk, aCustomer({ accounts: [anAccount(), anAccount()] }));
    const numbers = page.accounts.map(({ accountNo }) => parseAccountNumber(accountNo));
    expect(numbers.map((number) => (isRefused(number) ? number : number.unitCode))).toEqual(['3304', '3304']);
    const serials = numbers.map((number) => (isRefused(number) ? 0 : number.serial));
    expect((serials[1] ?? 0) - (serials[0] ?? 0)).toBe(1);
  });

  test('keeps the document number sealed: the database holds it nowhere in clear', async () => {
    const number = identity('33068119900101002');
    const body = aCustomer({ documentKind: 'identity-card', documentNumber: number });
    await createCustomer(platform, clerk, body);
    const found = await reading(platform.db, scope, (tx) =>
      tx
        .selectFrom('customer')
        .selectAll()
        .where('customer_id', '=', body.customerId)
        .executeTakeFirstOrThrow(),
    );
    const events = await reading(platform.db, scope, (tx) =>
      tx.selectFrom('event').selectAll().where('case_id', '=', body.customerId).execute(),
    );
    expect(JSON.stringify([found, events])).not.toContain(number);
    expect(platform.keys.decrypt(found.document_sealed ?? '')).toBe(number);
  });

  test('records who created it, names and numbers in the part that can be erased', async () => {
    const body = aCustomer({ name: '欧阳锦程' });
    await createCustomer(platform, clerk, body);
    const [event, ...others] = await reading(platform.db, scope, (tx) =>
      tx.selectFrom('event').selectAll().where('case_id', '=', body.customerId).execute(),
    );
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      case_kind: 'customer',
      kind: 'customer.created',
      actor_id: clerk.staffId,
      personal: { name: '欧阳锦程' },
    });
    expect(JSON.stringify(event?.data)).not.toContain('欧阳');
  });

  test('sent twice it makes one customer and gives the same answer', async () => {
    const body = aCustomer();
    const first = await createCustomer(platform, clerk, body);
    const second = await createCustomer(platform, clerk, body);
    expect(second).toEqual(first);
    expect(await rowsOf(body.customerId)).toEqual({
      customer: 1,
      contact: 1,
      account: 1,
      search: 1,
      event: 1,
    });
  });

  test('sent twice at the same instant it makes one customer', async () => {
    const body = aCustomer();
    const answers = await Promise.all([1, 2, 3].map(() => createCustomer(platform, clerk, body)));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await rowsOf(body.customerId)).toMatchObject({ customer: 1, event: 1 });
  });

  test('the same id for another customer is refused', async () => {
    const body = aCustomer();
    await createCustomer(platform, clerk, body);
    const refused = await refusalOf(createCustomer(platform, clerk, { ...body, name: '李四' }));
    expect(refused).toMatchObject({ code: 'conflict.id-reused' });
  });

  test('numbers of accounts created together are all different', async () => {
    const bodies = Array.from({ length: 8 }, () => aCustomer());
    const pages = await Promise.all(bodies.map((body) => createCustomer(platform, clerk, body)));
    const numbers = pages.flatMap(({ accounts }) => accounts.map(({ accountNo }) => accountNo));
    expect(new Set(numbers).size).toBe(8);
  });
});

describe('refused, and nothing written', () => {
  test('an identity number with a wrong check digit: field, reason and remedy', async () => {
    const wrong = idNumber.slice(0, 17) + (idNumber.endsWith('0') ? '1' : '0');
    const body = aCustomer({ documentKind: 'identity-card', documentNumber: wrong });
    const refused = await refusalOf(createCustomer(platform, clerk, body));
    expect(refused).toMatchObject({ code: 'customer.identity-number-check', field: 'documentNumber' });
    expect(await rowsOf(body.customerId)).toMatchObject({ customer: 0, event: 0 });
  });

  test('everything that is wrong is told at once', async () => {
    const body = aCustomer({
      name: '张3',
      contacts: [aContact({ phone: '87654321', channel: 'phone' })],
      accounts: [
        anAccount({ location: { ...anAccount().location, divisionCode: '999999', stationUnitId: uuid() } }),
      ],
    });
    const refused = await refusalOf(createCustomer(platform, clerk, body));
    expect(refused).toBeInstanceOf(FormRefusal);
    const fields = refused instanceof FormRefusal ? refused.refusals.map(({ field }) => field) : [];
    expect(fields).toEqual([
      'name',
      'contacts.0.phone',
      'accounts.0.location.divisionCode',
      'accounts.0.location.stationUnitId',
    ]);
    expect(await rowsOf(body.customerId)).toMatchObject({ customer: 0, contact: 0, event: 0 });
  });

  test('an account number of another unit, and one that is taken', async () => {
    const page = await createCustomer(platform, clerk, aCustomer());
    const accountNo = page.accounts[0]?.accountNo ?? '';
    const body = aCustomer({ accounts: [anAccount({ accountNo })] });
    expect(await refusalOf(createCustomer(platform, clerk, body))).toMatchObject({
      code: 'customer.account-number-taken',
      field: 'accountNo',
      data: { number: accountNo },
    });
    expect(await rowsOf(body.customerId)).toMatchObject({ customer: 0 });
    expect(await refusalOf(createCustomer(platform, neighbour, body))).toMatchObject({
      code: 'customer.account-number-foreign',
    });
  });

  test('a station of another unit', async () => {
    const location = { ...anAccount().location, stationUnitId: company.other.unitIds.get('330501') ?? '' };
    const refused = await refusalOf(
      createCustomer(platform, clerk, aCustomer({ accounts: [anAccount({ location })] })),
    );
    expect(refused).toMatchObject({ code: 'customer.station-unknown' });
  });
});

describe('the second wall', () => {
  test('a customer of another unit is not found', async () => {
    const body = aCustomer();
    await createCustomer(platform, clerk, body);
    const seen = reading(platform.db, [neighbour.orgId], (tx) =>
      customerPage(platform, tx, { orgId: clerk.orgId, customerId: body.customerId }),
    );
    expect(await refusalOf(seen)).toMatchObject({ code: 'not-found' });
  });

  test('two units may use the same id, each for its own customer', async () => {
    const body = aCustomer();
    await createCustomer(platform, clerk, body);
    const page = await createCustomer(platform, neighbour, { ...body, name: '沈从文' });
    expect(page.name).toBe('沈从文');
  });
});

describe('texts of every kind', () => {
  const hostile = [
    `Robert'); drop table customer;--`,
    '<script>alert(1)</script>',
    '${jndi:ldap://x}',
    '%_\\',
    '👨‍👩‍👧 一家三口',
    'ﾊﾝｶｸ　全角',
    '𠮷野家',
  ];
  test.each(hostile)('%s is kept as it was typed where words are free', async (text) => {
    const body = aCustomer({
      kind: 'enterprise',
      name: text,
      contacts: [aContact({ name: text.slice(0, 40), address: text })],
      accounts: [anAccount({ address: text })],
    });
    const page = await createCustomer(platform, clerk, body);
    expect(page.name).toBe(text.normalize('NFKC').replaceAll(/\s+/g, ' '));
    const row = await reading(platform.db, scope, (tx) =>
      tx
        .selectFrom('service_location')
        .select('address')
        .where('location_id', '=', body.accounts[0]?.location.locationId ?? '')
        .executeTakeFirstOrThrow(),
    );
    expect(row.address).toBe(text);
  });
});
