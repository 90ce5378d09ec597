// A month from the meters to the ledger: runs in parts, holds, release, cancellation. Runs are worked on in this
// process, as a job or a thread does it.
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { merkleRoot } from '#domain/audit/merkle.ts';
import { computeBill } from '#domain/billing/compute-bill.ts';
import type { BillInput } from '#domain/billing/bill.ts';
import { decodeLines } from '#domain/billing/line-code.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { publishedBooks } from '#domain/tariffs/published-books.ts';
import { shelfOf } from '#domain/tariffs/price-shelf.ts';
import { reading } from '../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { callerIn } from '../customers/testing.ts';
import { balancesOf, verifyLedger } from '../ledger/index.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { cancelBill } from './correct/cancel-bill.ts';
import { decideHolds, type HoldDecision } from './holds/decide-holds.ts';
import { releaseRun } from './release/release-run.ts';
import { merkleRootOf } from './run/merkle-root.ts';
import { startRun } from './run/start-run.ts';
import { workRun } from './run/work-run.ts';
import { aMeteredAccount, behind, putBooksInForce, used, type Metered } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let month = '2023-12';

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  await putBooksInForce((sql, values) => behind(platform, sql, values), company.orgId);
});

afterAll(() => platform.close());

// Each test bills a month of its own.
beforeEach(() => {
  const [year = 0, last = 0] = month.split('-').map(Number);
  month = last === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(last + 1).padStart(2, '0')}`;
});

const caller = () => callerIn(company, 'billing');

async function household(kwh: number): Promise<Metered> {
  const metered = await aMeteredAccount(platform, company);
  await used(platform, company, { ...metered, month, kwh });
  return metered;
}

async function computed(scope: Parameters<typeof startRun>[2]['scope'] = { scope: 'unit' }): Promise<string> {
  const runId = uuidv7();
  await startRun(platform, caller(), { runId, month, scope });
  await workRun(platform, { orgId: company.orgId, runId });
  return runId;
}

async function release(runId: string): Promise<void> {
  await releaseRun(platform, caller(), { runId, dueOn: '2026-12-10' });
  await workRun(platform, { orgId: company.orgId, runId });
}

function billsOf(accountId: string) {
  return behind(platform, 'select * from bill where account_id = $1 order by bill_id', [accountId]);
}

async function owed(accountId: string): Promise<number | undefined> {
  const { orgId } = company;
  const found = await reading(platform.db, [orgId], (tx) =>
    balancesOf(tx, { orgId, accountIds: [accountId] }),
  );
  return found.get(accountId)?.receivableFen;
}

async function holdOf(accountId: string): Promise<string> {
  const rows = await behind(
    platform,
    `select hold_id from bill_hold where account_id = $1 and state = 'open'`,
    [accountId],
  );
  return String(rows[0]?.['hold_id']);
}

const decide = async (accountId: string, decision: HoldDecision) =>
  decideHolds(platform, caller(), { holdIds: [await holdOf(accountId)], decision, reason: '已核对' });

describe('a run', () => {
  test('bills what was used, with lines that its stored input gives again', async () => {
    const { accountId } = await household(300);
    const runId = await computed();
    const [bill] = await billsOf(accountId);
    expect(bill).toMatchObject({
      total_fen: 16140,
      energy_wh: 300000,
      state: 'ready',
      tier_used_wh: 300000,
    });
    const again = computeBill(JSON.parse(String(bill?.['input'])) as BillInput, shelfOf(publishedBooks));
    expect(isRefused(again) ? null : again.lines).toEqual(decodeLines(String(bill?.['lines'])));
    const [part] = await behind(platform, 'select root from billing_part where run_id = $1', [runId]);
    const hashes = await behind(
      platform,
      `select encode(hash, 'hex') as hash from bill where run_id = $1 order by account_id`,
      [runId],
    );
    expect(part?.['root']).toBe(merkleRoot(hashes.map(({ hash }) => String(hash))));
    expect(await owed(accountId)).toBe(0);
  });

  test('the second month goes on where the tiers stood', async () => {
    const metered = await household(2_700);
    await release(await computed());
    const [year, last] = [month.slice(0, 4), Number(month.slice(5))];
    month = `${year}-${String(last + 1).padStart(2, '0')}`;
    await used(platform, company, { ...metered, month, kwh: 100 });
    await computed();
    const [, second] = await billsOf(metered.accountId);
    expect(second).toMatchObject({ total_fen: 60 * 53.8 + 40 * 58.8, tier_used_wh: 2800000 });
  });

  test('asked twice, and two runs at once, bill nobody twice', async () => {
    const { accountId } = await household(200);
    const runId = uuidv7();
    const other = uuidv7();
    await startRun(platform, caller(), { runId, month, scope: { scope: 'unit' } });
    await startRun(platform, caller(), { runId, month, scope: { scope: 'unit' } });
    await startRun(platform, caller(), {
      runId: other,
      month,
      scope: { scope: 'accounts', accountIds: [accountId] },
    });
    const keys = [runId, other].map((id) => ({ orgId: company.orgId, runId: id }));
    await Promise.all([...keys, ...keys].map((key) => workRun(platform, key)));
    expect(await billsOf(accountId)).toHaveLength(1);
    await Promise.all(keys.map((key) => workRun(platform, key)));
    expect(await billsOf(accountId)).toHaveLength(1);
  });

  test('that breaks in the middle of a part leaves nothing of it, and goes on', async () => {
    const { accountId } = await household(200);
    const runId = uuidv7();
    await startRun(platform, caller(), { runId, month, scope: { scope: 'unit' } });
    // The event is the last write of a part: when it fails everything before it is taken back.
    await behind(
      platform,
      `create function broken() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$`,
    );
    await behind(
      platform,
      'create trigger broken before insert on event for each row execute function broken()',
    );
    await expect(workRun(platform, { orgId: company.orgId, runId })).rejects.toThrow('power cut');
    expect(await billsOf(accountId)).toHaveLength(0);
    await behind(platform, 'drop trigger broken on event');
    await workRun(platform, { orgId: company.orgId, runId });
    expect(await billsOf(accountId)).toHaveLength(1);
  });

  test('without anything to bill is refused', async () => {
    await expect(
      startRun(platform, caller(), { runId: uuidv7(), month: '2030-01', scope: { scope: 'unit' } }),
    ).rejects.toMatchObject({ code: 'billing.run-empty' });
  });
});

describe('a release', () => {
  test('makes the customer owe the bill, once, and the books stay whole', async () => {
    const { accountId } = await household(300);
    const runId = await computed();
    await release(runId);
    expect(await owed(accountId)).toBe(16_140);
    await release(runId);
    expect(await owed(accountId)).toBe(16_140);
    expect((await verifyLedger(platform, company.orgId)).findings).toEqual([]);
  });

  test('before the run is computed is refused', async () => {
    await household(100);
    const runId = uuidv7();
    await startRun(platform, caller(), { runId, month, scope: { scope: 'unit' } });
    await expect(releaseRun(platform, caller(), { runId, dueOn: '2026-12-10' })).rejects.toMatchObject({
      code: 'billing.run-not-ready',
    });
    await workRun(platform, { orgId: company.orgId, runId });
  });

  test('stops at a bill that was changed behind its back', async () => {
    const { accountId } = await household(300);
    const runId = await computed();
    await behind(platform, 'update bill set total_fen = 1, energy_fen = 1 where account_id = $1', [
      accountId,
    ]);
    await expect(release(runId)).rejects.toThrow('is not what was computed');
    expect(await owed(accountId)).toBe(0);
    await behind(platform, 'update bill set total_fen = 16140, energy_fen = 16140 where account_id = $1', [
      accountId,
    ]);
    await workRun(platform, { orgId: company.orgId, runId });
    expect(await owed(accountId)).toBe(16_140);
  });
});

describe('a held bill', () => {
  test('goes out only when it was accepted, also after the rest of the run', async () => {
    const { accountId } = await household(9_000);
    const runId = await computed();
    await release(runId);
    expect(await owed(accountId)).toBe(0);
    await decide(accountId, 'accept');
    await release(runId);
    expect(await owed(accountId)).toBeGreaterThan(300_000);
    expect((await verifyLedger(platform, company.orgId)).findings).toEqual([]);
  });

  test('that was left out leaves the month free for another run', async () => {
    const { accountId } = await household(9_000);
    await computed();
    await decide(accountId, 'exclude');
    await computed();
    const bills = await billsOf(accountId);
    expect(bills.map(({ state }) => state)).toEqual(['excluded', 'held']);
  });

  test('for want of terms is computed anew once they are there', async () => {
    const { accountId } = await household(100);
    await behind(platform, `update supply_terms set series = 'nowhere' where account_id = $1`, [accountId]);
    await computed();
    await expect(decide(accountId, 'accept')).rejects.toMatchObject({ code: 'billing.hold-not-computed' });
    await behind(platform, `update supply_terms set series = 'zhejiang-residential' where account_id = $1`, [
      accountId,
    ]);
    await decide(accountId, 'recompute');
    expect(await billsOf(accountId)).toMatchObject([{ state: 'accepted', total_fen: 5380 }]);
  });

  test('is decided once, by one of two who decide at the same moment', async () => {
    const { accountId } = await household(9_000);
    await computed();
    const holdIds = [await holdOf(accountId)];
    const both = await Promise.allSettled(
      (['accept', 'exclude'] as const).map((decision) =>
        decideHolds(platform, caller(), { holdIds, decision, reason: '核对' }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a cancelled bill', () => {
  test('is owed no more and stays readable; its successor names it', async () => {
    const metered = await household(300);
    await release(await computed());
    const [bill] = await billsOf(metered.accountId);
    const billId = String(bill?.['bill_id']);
    await behind(platform, `update metered_use set superseded_by = use_id where account_id = $1`, [
      metered.accountId,
    ]);
    await used(platform, company, { ...metered, month, kwh: 200 });
    const input = { billId, commandId: uuidv7(), reason: '示数录错', rebill: true };
    const done = await cancelBill(platform, caller(), input);
    expect(await cancelBill(platform, caller(), input)).toEqual(done);
    const bills = await billsOf(metered.accountId);
    expect(bills.map(({ state, total_fen: fen, corrects }) => [state, fen, corrects])).toEqual([
      ['cancelled', 16_140, null],
      ['released', 10_760, billId],
    ]);
    expect(await owed(metered.accountId)).toBe(10_760);
    expect((await verifyLedger(platform, company.orgId)).findings).toEqual([]);
  });

  test('cannot be cancelled again, nor one that has not gone out', async () => {
    const { accountId } = await household(100);
    const runId = await computed();
    const [bill] = await billsOf(accountId);
    const input = { billId: String(bill?.['bill_id']), reason: '错', rebill: false };
    const again = () => cancelBill(platform, caller(), { ...input, commandId: uuidv7() });
    await expect(again()).rejects.toMatchObject({ code: 'billing.bill-not-released' });
    await release(runId);
    await again();
    await expect(again()).rejects.toMatchObject({ code: 'billing.bill-not-released' });
    expect(await owed(accountId)).toBe(0);
  });
});

describe('the root of a part', () => {
  test('is that of the domain, whatever the number of bills', () => {
    const hashes = Array.from({ length: 9 }, (_, at) => String(at).repeat(64));
    for (let count = 0; count <= hashes.length; count += 1) {
      expect(merkleRootOf(hashes.slice(0, count))).toBe(merkleRoot(hashes.slice(0, count)));
    }
  });
});
