// The search box over a handful of customers: what finds whom, and what stays hidden.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { CustomerHit, NewCustomerBody } from '#contracts/customers.ts';
import { identityCheckCharacter } from '#domain/customers/identity-number.ts';
import { inTransaction, reading, runSql } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { actorOf } from '../file/case.ts';
import { insertCustomers } from '../file/commands/insert-customers.ts';
import { duplicatesOf, searchCustomers } from './queries.ts';
import { aContact, aCustomer, anAccount, callerIn } from '../testing.ts';

let platform: TestPlatform;
let company: Company;
let orgId: number;

const digits = '33068119850312005';
const idNumber = digits + identityCheckCharacter(digits);

const people: readonly NewCustomerBody[] = [
  person('单雄信', '13800010001', '浙江省绍兴市诸暨市枫桥镇步森大道419号2幢301室'),
  person('欧阳锦程', '13800010002', '浙江省绍兴市诸暨市暨阳街道西湖路7号'),
  person('买买提·吐尔逊', '13800010003', '诸暨市店口镇中央路88弄6号'),
  {
    ...person('王西湖', '0571-87654321', '诸暨市大唐街道永进路20号'),
    documentKind: 'identity-card',
    documentNumber: idNumber,
  },
  {
    ...person('诸暨市西湖饭店有限公司', '13800010005', '诸暨市暨阳街道人民中路1号'),
    kind: 'enterprise',
  },
];

function person(name: string, phone: string, address: string): NewCustomerBody {
  return aCustomer({
    name,
    contacts: [aContact({ name, phone, channel: 'phone' })],
    accounts: [anAccount({ address })],
  });
}

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  orgId = company.orgId;
  await store(people);
});
afterAll(() => platform.close());

async function store(bodies: readonly NewCustomerBody[]): Promise<void> {
  const customers = bodies.map((body) => ({ body, createdAt: platform.now(), demo: true }));
  await inTransaction(platform.db, [orgId], (tx) =>
    insertCustomers(platform, tx, { actor: actorOf(callerIn(company)), customers }),
  );
}

const search = (text: string, page: { after?: string; limit?: number } = {}) =>
  reading(platform.db, [orgId], (tx) => searchCustomers(tx, platform.keys, { orgId, text, ...page }));

const namesFor = async (text: string): Promise<string[]> =>
  (await search(text)).items.map(({ name }) => name).sort();

describe('one box finds by', () => {
  test.each([
    ['two characters of a name', '锦程', ['欧阳锦程']],
    ['one character of a name', '雄', ['单雄信']],
    ['initials', 'oyjc', ['欧阳锦程']],
    ['either reading of a surname', 'sxx', ['单雄信']],
    ['the other reading', 'dxx', ['单雄信']],
    ['full pinyin', 'ouyangjincheng', ['欧阳锦程']],
    ['a name with a dot', '吐尔逊', ['买买提·吐尔逊']],
    ['two characters of an address', '枫桥', ['单雄信']],
    ['a part of an address with its number', '步森大道419号', ['单雄信']],
    ['the end of a phone', '0002', ['欧阳锦程']],
    ['a whole phone', '138 0001 0003', ['买买提·吐尔逊']],
    ['a landline without its area code', '87654321', ['王西湖']],
    ['an identity number', idNumber, ['王西湖']],
    ['a name and an address part', '单雄信 枫桥', ['单雄信']],
    ['an address part and a name', '枫桥 雄信', ['单雄信']],
  ])('%s: %s', async (_, text, expected) => {
    expect(await namesFor(text)).toEqual(expected);
  });

  test('a name before an address, each customer once', async () => {
    const { items } = await search('西湖');
    expect(items).toHaveLength(3);
    expect(items[2]?.name).toBe('欧阳锦程');
  });

  test('an account number, whole and by its end', async () => {
    const accountNo = (await search('雄信')).items[0]?.accounts[0]?.accountNo ?? '';
    expect(await namesFor(accountNo)).toEqual(['单雄信']);
    expect(await namesFor(accountNo.slice(-7))).toEqual(['单雄信']);
  });

  test.each(['程锦', '步森419', '龙王', '9999', 'zzz', '13800019999', ' ', '%', "' or '1'='1", '_'])(
    'nothing by %s',
    async (text) => {
      expect(await namesFor(text)).toEqual([]);
    },
  );
});

describe('a line of the result', () => {
  test('hides phone and house, and shows what tells customers apart', async () => {
    const [hit] = (await search('雄信')).items;
    expect(hit).toMatchObject({
      name: '单雄信',
      phone: '138****0001',
      accounts: [{ address: '浙江省绍兴市诸暨市枫桥镇步森大道***', voltage: '220V', capacityVa: 8000 }],
    });
  });

  test('the neighbouring unit finds nobody of it', async () => {
    const { orgId: theirs } = company.other;
    const found = await reading(platform.db, [theirs], (tx) =>
      searchCustomers(tx, platform.keys, { orgId: theirs, text: '西湖' }),
    );
    expect(found.items).toEqual([]);
  });
});

describe('the function behind the search, which runs as the owner,', () => {
  const found = async (scope: number[]): Promise<number> => {
    const sql = `select * from find_customers($1, $2, null, '[]', null, 50)`;
    const { rows } = await reading(platform.db, scope, (tx) => runSql(tx, sql, [orgId, ['n雄']]));
    return rows.length;
  };

  test('answers for a unit in the scope of the transaction only', async () => {
    expect(await found([orgId])).toBe(1);
    expect(await found([company.other.orgId])).toBe(0);
    expect(await found([])).toBe(0);
  });
});

describe('pages', () => {
  test('go through readings without a gap or a double, newest first', async () => {
    await store(
      Array.from({ length: 23 }, (_, at) =>
        person(`赵页码${at % 2 === 0 ? '甲' : '乙'}`, '13800020000', '页码路1号'),
      ),
    );
    await store([person('钱某', '13800020001', '页码路2号')]);
    const seen: CustomerHit[] = [];
    let after: string | undefined;
    do {
      const page = await search('页码', { limit: 10, ...(after === undefined ? {} : { after }) });
      seen.push(...page.items);
      after = page.next ?? undefined;
    } while (after !== undefined);
    const ids = seen.map(({ customerId }) => customerId);
    expect(ids).toHaveLength(24);
    expect(new Set(ids).size).toBe(24);
    expect(seen.at(-1)?.name).toBe('钱某');
    expect(ids.slice(0, 23)).toEqual(ids.slice(0, 23).toSorted().reverse());
  });

  test('a cursor nobody gave out is refused', async () => {
    await expect(search('西湖', { after: 'x' })).rejects.toMatchObject({
      code: 'shape.invalid',
      field: 'after',
    });
  });
});

describe('who may be the same', () => {
  const alike = (likeness: object) =>
    reading(platform.db, [orgId], (tx) => duplicatesOf(tx, platform.keys, { orgId, ...likeness }));

  test('the same document, however it is written', async () => {
    const spaced = `${idNumber.slice(0, 6)} ${idNumber.slice(6).toLowerCase()}`;
    const found = await alike({ documentNumber: spaced, name: '王西湖', phones: ['057187654321'] });
    expect(found).toEqual([{ customerId: people[3]?.customerId, because: 'document' }]);
  });

  test('the same phone under the same name, but not the phone alone', async () => {
    const found = await alike({ name: '单雄信', phones: ['+86 138-0001-0001'] });
    expect(found).toEqual([{ customerId: people[0]?.customerId, because: 'phone-and-name' }]);
    expect(await alike({ name: '单雄', phones: ['13800010001'] })).toEqual([]);
    expect(await alike({})).toEqual([]);
  });
});

const shared = path.resolve(import.meta.dirname, '../../../../../shared/data/text');

describe.skipIf(!existsSync(shared))(
  'on the real addresses and surnames of the shared data folder (skipped when it is absent)',
  () => {
    test('every 80th address and each of the first 100 surnames is found again', async () => {
      const addresses = gunzipSync(readFileSync(path.join(shared, 'addresses.csv.gz')))
        .toString('utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.trim().replaceAll('"', ''))
        .filter((line) => line !== '' && line.length <= 200)
        .filter((_, at) => at % 80 === 0);
      const surnames = readFileSync(path.join(shared, 'surnames.txt'), 'utf8')
        .trim()
        .split(/\s+/)
        .slice(0, 100);
      const bodies = addresses.map((address, at) => {
        const name = `${surnames[at % surnames.length] ?? '王'}试名`;
        return { ...person(name, `139${String(10_000_000 + at)}`, address), customerId: uuid() };
      });
      await store(bodies);
      const missed: string[] = [];
      for (const body of bodies) {
        const address = body.accounts[0]?.location.address ?? '';
        const found = await search(address);
        if (!found.items.some(({ customerId }) => customerId === body.customerId)) missed.push(address);
      }
      for (const { name, customerId } of bodies.slice(0, surnames.length)) {
        const found = await search(name);
        if (!found.items.some((item) => item.customerId === customerId)) missed.push(name);
      }
      expect(addresses.length).toBeGreaterThan(100);
      expect(missed).toEqual([]);
    }, 120_000);
  },
);
