// Volume: many customers stored fast, and a search that never reads the whole table. WANJIA_CUSTOMERS=100000 for
// the full size and its budget; 4,000 show the same plans in a few seconds.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pinyinKeys } from '#domain/customers/pinyin-keys.ts';
import { inTransaction, reading } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { actorOf } from '../file/case.ts';
import { insertCustomers } from '../file/commands/insert-customers.ts';
import { searchCustomers } from './queries.ts';
import { aContact, aCustomer, anAccount, callerIn } from '../testing.ts';

const count = Number(process.env['WANJIA_CUSTOMERS'] ?? '4000');
/** The budget of the full size; below it the machine may be busy with other tests. */
const budgetMs = count < 100_000 ? Number.POSITIVE_INFINITY : 60_000;

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'.split('');
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文斌海波俊峰'.split('');
const roads = [
  '人民路',
  '解放路',
  '中山路',
  '建设路',
  '和平路',
  '文化路',
  '步森大道',
  '滨江北路',
  '永进路',
  '西湖路',
];
const estates = ['兴城花园', '锦绣家园', '东盛嘉苑', '幸福里', '江南春晓', '金色港湾', '望江小区', '桂花苑'];

/** The same for the same number, spread as primes spread. */
const pick = <T>(list: readonly T[], number: number): T | string => list[number % list.length] ?? '';

function customer(at: number) {
  const name = `${pick(surnames, at * 7)}${pick(given, at * 11)}${pick(given, at * 13 + 5)}`;
  const phone = `139${String((at * 7919) % 100_000_000).padStart(8, '0')}`;
  const address =
    `浙江省绍兴市诸暨市暨阳街道${pick(roads, at * 3)}${String((at % 400) + 1)}号` +
    `${pick(estates, at * 5)}${String((at % 40) + 1)}幢${String((at % 30) + 1)}0${String((at % 4) + 1)}室`;
  const body = aCustomer({ name, contacts: [aContact({ name, phone })], accounts: [anAccount({ address })] });
  return { body, createdAt: new Date('2026-11-01T08:00:00+08:00'), demo: true };
}

function initialsOf(at: number): string {
  return pinyinKeys(customer(at).body.name).initials[0] ?? '';
}

let platform: TestPlatform;
let company: Company;
let storedMs = 0;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  const actor = actorOf(callerIn(company));
  const began = performance.now();
  for (let at = 0; at < count; at += 10_000) {
    const customers = Array.from({ length: Math.min(10_000, count - at) }, (_, index) =>
      customer(at + index),
    );
    await inTransaction(platform.db, [actor.orgId], (tx) =>
      insertCustomers(platform, tx, { actor, customers }),
    );
  }
  storedMs = performance.now() - began;
}, 240_000);
afterAll(() => platform.close());

async function asAdmin(sql: string, values: unknown[] = []): Promise<string> {
  const client = new pg.Client({ connectionString: platform.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, string>>(sql, values);
    return rows.flatMap((row) => Object.values(row)).join('\n');
  } finally {
    await client.end();
  }
}

const search = (text: string) =>
  reading(platform.db, [company.orgId], (tx) =>
    searchCustomers(tx, platform.keys, { orgId: company.orgId, text }),
  );

describe(`${count.toString()} customers`, () => {
  test('are stored, each with its chained event; 100,000 in less than a minute', async () => {
    const rate = count / (storedMs / 1000);
    console.log(
      `${count.toString()} customers in ${(storedMs / 1000).toFixed(1)} s, ${rate.toFixed(0)} a second`,
    );
    expect(storedMs).toBeLessThan(budgetMs);
    expect(await asAdmin('select count(*) from event_head where case_kind = $1', ['customer'])).toBe(
      count.toString(),
    );
  });

  test.each([
    ['a rare name', ['n王伟']],
    ['initials', ['pwwf']],
    ['the end of a phone', ['t0042']],
    ['a street that every tenth customer lives in', ['a步森', 'a森大', 'a大道']],
    ['a province', ['a浙江', 'a江省']],
  ])('%s is looked up by an index, never by reading the table', async (_, tokens) => {
    const plan = await planOfSearch(tokens);
    expect(plan).toMatch(/customer_search_(?:tokens|pkey)/);
    expect(plan).not.toContain('Seq Scan');
  });

  test.each(['王伟', '步森大道', '幸福里', initialsOf(5), '0042', '浙江省', '暨阳街道人民路', '王伟 人民路'])(
    '%s is answered at once',
    async (text) => {
      await search(text);
      const began = performance.now();
      const { items } = await search(text);
      const tookMs = performance.now() - began;
      console.log(`${text}: ${items.length.toString()} in ${tookMs.toFixed(1)} ms`);
      expect(items.length).toBeGreaterThan(0);
      expect(tookMs).toBeLessThan(1000);
    },
  );
});

/** The plan PostgreSQL makes inside `find_customers` for these tokens. */
async function planOfSearch(tokens: string[]): Promise<string> {
  const client = new pg.Client({ connectionString: platform.adminUrl });
  const notices: string[] = [];
  client.on('notice', ({ message }) => notices.push(message ?? ''));
  await client.connect();
  try {
    await client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0;
      set auto_explain.log_nested_statements = on; set client_min_messages = log;
      set app.orgs = '${company.orgId.toString()}'`);
    await client.query(`select * from find_customers($1, $2, null, '[]', null, 51)`, [company.orgId, tokens]);
    return notices.filter((notice) => notice.includes('customer_search')).join('\n');
  } finally {
    await client.end();
  }
}
