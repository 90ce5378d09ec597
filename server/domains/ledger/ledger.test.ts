// Posting and verifying: what is posted moves the balances and is told by an event; whatever is changed behind the
// application's back is found.
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import type { Journal } from '#domain/ledger/journal.ts';
import * as legs from '#domain/ledger/postings.ts';
import { inTransaction, reading } from '../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { aCustomer, anAccount, callerIn, createCustomer } from '../customers/testing.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { balancesOf, postJournals, verifyLedger } from './index.ts';
import { aJournal, postTold } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let admin: pg.Client;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
});

afterAll(async () => {
  await admin.end();
  await platform.close();
});

async function accountOfACustomer(): Promise<string> {
  const accountId = uuidv7();
  await createCustomer(platform, callerIn(company), aCustomer({ accounts: [anAccount({ accountId })] }));
  return accountId;
}

function bill(accountId: string, fen: number): Journal {
  const amounts = { energyFen: fen, capacityFen: 0, powerFactorFen: 0, fundsFen: 0 };
  return aJournal(platform, { kind: 'bill', accountId, legs: legs.billLegs(amounts, 130) });
}

function receipt(accountId: string, settled: number, prepaid: number): Journal {
  return aJournal(platform, { kind: 'receipt', accountId, legs: legs.receiptLegs('cash', settled, prepaid) });
}

async function balance(accountId: string) {
  const { orgId } = company;
  const found = await reading(platform.db, [orgId], (tx) =>
    balancesOf(tx, { orgId, accountIds: [accountId] }),
  );
  return present(found.get(accountId), 'the account');
}

describe('posting', () => {
  test('a bill and its payment move what the customer owes and has paid ahead', async () => {
    const accountId = await accountOfACustomer();
    await postTold(platform, company.orgId, [bill(accountId, 10_000)]);
    expect(await balance(accountId)).toEqual({ receivableFen: 10_000, prepaymentFen: 0, depositFen: 0 });
    await postTold(platform, company.orgId, [receipt(accountId, 10_000, 500)]);
    expect(await balance(accountId)).toEqual({ receivableFen: 0, prepaymentFen: 500, depositFen: 0 });
  });

  test('an account without a journal owes nothing', async () => {
    const accountId = await accountOfACustomer();
    expect(await balance(accountId)).toEqual({ receivableFen: 0, prepaymentFen: 0, depositFen: 0 });
  });

  test('the same journal twice is refused by its key, and nothing moves', async () => {
    const accountId = await accountOfACustomer();
    const journal = bill(accountId, 700);
    await postTold(platform, company.orgId, [journal]);
    await expect(postTold(platform, company.orgId, [journal])).rejects.toThrow('ledger_journal');
    expect((await balance(accountId)).receivableFen).toBe(700);
  });

  test('many at once on the same accounts lose nothing and do not lock each other out', async () => {
    const accounts = [await accountOfACustomer(), await accountOfACustomer()];
    const both = (index: number) => (index % 2 === 0 ? accounts : accounts.toReversed());
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        postTold(
          platform,
          company.orgId,
          both(index).map((accountId) => bill(accountId, 100 + index)),
        ),
      ),
    );
    const each = 20 * 100 + (19 * 20) / 2;
    for (const accountId of accounts) expect((await balance(accountId)).receivableFen).toBe(each);
  });

  test('another unit can neither post to nor see the account', async () => {
    const accountId = await accountOfACustomer();
    await postTold(platform, company.orgId, [bill(accountId, 900)]);
    const other = company.other.orgId;
    const seen = await reading(platform.db, [other], (tx) =>
      balancesOf(tx, { orgId: company.orgId, accountIds: [accountId] }),
    );
    expect(seen.get(accountId)?.receivableFen).toBe(0);
    await expect(
      inTransaction(platform.db, [other], (tx) =>
        postJournals(tx, {
          orgId: company.orgId,
          caseId: uuidv7(),
          at: platform.now(),
          journals: [bill(accountId, 1)],
        }),
      ),
    ).rejects.toThrow('row-level security');
  });

  test('the database itself refuses a journal that does not sum to zero', async () => {
    await expect(
      admin.query(
        `insert into ledger_journal (org_id, journal_id, posting_id, place, kind, booked_on, source_id, codes, fen)
         values ($1, $2, $2, 0, 'banked', '2026-11-18', $2, '{1001,1002}', '{5,-4}')`,
        [company.orgId, uuidv7()],
      ),
    ).rejects.toThrow('check constraint');
  });

  test('the application can neither change nor delete a journal', async () => {
    for (const sql of [
      'update ledger_journal set place = 1',
      'delete from ledger_journal',
      'delete from ledger_posting',
    ]) {
      await expect(platform.db.pool.query(sql)).rejects.toThrow('permission denied');
    }
  });
});

describe('verifying', () => {
  const found = async () => (await verifyLedger(platform, company.orgId)).findings;

  /** Tampers, sees what is found, and puts everything back. */
  async function after(sql: string, values: readonly unknown[] = []) {
    await admin.query('create table if not exists kept_journal as table ledger_journal with no data');
    await admin.query('create table if not exists kept_posting as table ledger_posting with no data');
    await admin.query('create table if not exists kept_balance as table account_balance with no data');
    const tables = [
      ['ledger_journal', 'kept_journal'],
      ['ledger_posting', 'kept_posting'],
      ['account_balance', 'kept_balance'],
    ] as const;
    for (const [from, to] of tables) await admin.query(`truncate ${to}; insert into ${to} table ${from}`);
    await admin.query(sql, [...values]);
    const findings = await found();
    for (const [to, from] of tables) await admin.query(`truncate ${to}; insert into ${to} table ${from}`);
    expect(await found()).toEqual([]);
    return findings.map(({ kind }) => kind);
  }

  test('finds nothing in books that nobody touched, and counts them', async () => {
    const report = await verifyLedger(platform, company.orgId);
    expect(report.findings).toEqual([]);
    expect(report.postings).toBeGreaterThan(20);
    expect(report.journals).toBeGreaterThan(report.postings);
    expect(report.balances).toBeGreaterThan(3);
  });

  test('finds an amount that was changed on both sides', async () => {
    expect(
      await after(
        `update ledger_journal set fen = array(select 2 * f from unnest(fen) f) where kind = 'receipt'`,
      ),
    ).toContain('posting-changed');
  });

  test('finds a journal taken away, with the balance that no longer follows', async () => {
    const kinds = await after(`delete from ledger_journal where kind = 'receipt'`);
    expect(kinds).toContain('posting-changed');
    expect(kinds).toContain('balance-wrong');
  });

  test('finds a posting taken away with all its journals', async () => {
    expect(
      await after(`with gone as (delete from ledger_posting where journal_count = 2 returning posting_id)
        delete from ledger_journal where posting_id in (select posting_id from gone)`),
    ).toContain('posting-removed');
  });

  test('finds a posting slipped in that no event tells of', async () => {
    const accountId = await accountOfACustomer();
    const { orgId } = company;
    const at = platform.now();
    await inTransaction(platform.db, [orgId], (tx) =>
      postJournals(tx, { orgId, caseId: uuidv7(), at, journals: [bill(accountId, 77)] }),
    );
    expect((await found()).map(({ kind }) => kind)).toEqual(['posting-untold']);
    await admin.query(
      `with gone as (delete from ledger_journal where account_id = $1 returning posting_id)
       delete from ledger_posting where posting_id in (select posting_id from gone)`,
      [accountId],
    );
    await admin.query('delete from account_balance where account_id = $1', [accountId]);
  });

  test('finds a balance that was changed', async () => {
    expect(await after('update account_balance set fen = fen + 1')).toEqual(
      expect.arrayContaining(['balance-wrong']),
    );
  });

  test('finds totals that were changed', async () => {
    expect(
      await after(`update ledger_posting set debit_fen = array(select f + 1 from unnest(debit_fen) f),
        credit_fen = array(select f + 1 from unnest(credit_fen) f)`),
    ).toContain('totals-wrong');
  });
});
