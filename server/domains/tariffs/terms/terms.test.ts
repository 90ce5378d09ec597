// Terms of supply: dated, without overlap, with their history; by hand, and for many points by a job that may die.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuid } from 'uuid';
import { present } from '#domain/kernel/assert.ts';
import type { Caller } from '../../../platform/caller.ts';
import { inTransaction, reading, runSql } from '../../../platform/db/database.ts';
import { testPlatform, type TestPlatform } from '../../../platform/testing/test-platform.ts';
import { aCustomer, anAccount, callerIn, createCustomer } from '../../customers/testing.ts';
import { smallCompany, type Company } from '../../organisation/testing.ts';
import { anApprovedBook, pricePeople } from '../testing.ts';
import { askTermsBatch } from './ask-batch.ts';
import { batchList, termsOf } from './queries.ts';
import { runTermsBatch } from './run-batch.ts';
import { setTerms } from './set-terms.ts';
import { termsBetween } from './terms-between.ts';

let platform: TestPlatform;
let company: Company;
let writer: Caller;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  ({ writer } = pricePeople(company));
  await anApprovedBook(platform, company, 'zhejiang-residential-2023-08');
});
afterAll(() => platform.close());

async function aHome(about: Parameters<typeof anAccount>[0] = {}) {
  const customer = await createCustomer(
    platform,
    callerIn(company),
    aCustomer({ accounts: [anAccount(about)] }),
  );
  const { rows } = await reading(platform.db, [writer.orgId], (tx) =>
    runSql<{ usage_point_id: string; account_id: string }>(
      tx,
      `select p.usage_point_id, p.account_id from usage_point p join customer_account a using (org_id, account_id)
       where p.org_id = $1 and a.customer_id = $2`,
      [writer.orgId, customer.customerId],
    ),
  );
  const point = present(rows[0], 'a point');
  return {
    customerId: customer.customerId,
    usagePointId: point.usage_point_id,
    accountId: point.account_id,
  };
}

const series = 'zhejiang-residential';
const asked = (usagePointId: string, validFrom: string, about: object = {}) => ({
  ...{ termsId: uuid(), usagePointId, validFrom, series, tariff: 'tiered', isTimeOfUse: false, details: {} },
  ...{ reason: '客户申请', ...about },
});
const periodsOf = async (customerId: string) =>
  (await termsOf(platform, writer.orgId, customerId)).points.flatMap(({ periods }) =>
    periods.map(({ tariff, from, to, revoked }) => [tariff, from, to, revoked]),
  );

const eventsOf = async (customerId: string) => {
  const { rows } = await reading(platform.db, [writer.orgId], (tx) =>
    runSql<{ kind: string }>(
      tx,
      `select kind from event where org_id = $1 and case_id = $2 and kind like 'terms.%' order by seq`,
      [writer.orgId, customerId],
    ),
  );
  return rows.map(({ kind }) => kind);
};

describe('terms of one point', () => {
  test('are split at the day of a change, later ones replaced, nothing forgotten', async () => {
    const { customerId, usagePointId } = await aHome();
    await setTerms(platform, writer, asked(usagePointId, '2026-01-01'));
    await setTerms(platform, writer, asked(usagePointId, '2027-06-01', { tariff: 'compound' }));
    const change = asked(usagePointId, '2027-01-01', { tariff: 'compound' });
    await setTerms(platform, writer, change);
    await setTerms(platform, writer, change);
    expect(await periodsOf(customerId)).toEqual([
      ['compound', '2027-06-01', null, true],
      ['compound', '2027-01-01', null, false],
      ['tiered', '2026-01-01', '2027-01-01', false],
    ]);
    expect(await eventsOf(customerId)).toEqual([
      'terms.set',
      'terms.set',
      'terms.danger',
      'terms.set',
      'terms.danger',
    ]);
  });

  test('that change the household alone are no danger point', async () => {
    const { customerId, usagePointId } = await aHome();
    await setTerms(platform, writer, asked(usagePointId, '2026-01-01'));
    await setTerms(platform, writer, asked(usagePointId, '2026-02-01', { details: { persons: 5 } }));
    expect(await eventsOf(customerId)).toEqual(['terms.set', 'terms.set']);
  });

  test('are refused with every reason, and nothing is written', async () => {
    const { customerId, usagePointId } = await aHome();
    const bad = asked(usagePointId, '2026-01-01', {
      tariff: 'compound',
      isTimeOfUse: true,
      details: { basis: 'capacity' },
    });
    await expect(setTerms(platform, writer, bad)).rejects.toThrow(
      'tariffs.terms-time-of-use, tariffs.terms-basis',
    );
    await expect(setTerms(platform, writer, asked(usagePointId, '2020-01-01'))).rejects.toMatchObject({
      code: 'tariffs.terms-series',
    });
    await expect(
      setTerms(platform, writer, asked(usagePointId, '2026-01-01', { tariff: 'none' })),
    ).rejects.toMatchObject({ code: 'tariffs.terms-tariff' });
    expect(await periodsOf(customerId)).toEqual([]);
  });

  test('never overlap, the database sees to it', async () => {
    const { usagePointId, accountId } = await aHome();
    await setTerms(platform, writer, asked(usagePointId, '2026-01-01'));
    const second = inTransaction(platform.db, [writer.orgId], (tx) =>
      runSql(
        tx,
        `insert into supply_terms (org_id, terms_id, usage_point_id, account_id, valid, series, tariff, reason, set_at)
         values ($1, $2, $3, $4, '[2026-05-01,)', 'a', 'b', 'c', now())`,
        [writer.orgId, uuid(), usagePointId, accountId],
      ),
    );
    await expect(second).rejects.toThrow(/exclusion constraint/);
  });

  test('of another supply unit are not found', async () => {
    const { customerId, usagePointId } = await aHome();
    const neighbour = callerIn(company, 'pricing', 'other');
    await expect(setTerms(platform, neighbour, asked(usagePointId, '2026-01-01'))).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(termsOf(platform, neighbour.orgId, customerId)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('terms of many points', () => {
  const batch = (about: object = {}) => ({
    ...{
      batchId: uuid(),
      validFrom: '2026-03-01',
      series,
      tariff: 'tiered',
      isTimeOfUse: false,
      details: {},
    },
    selection: { useKind: 'residential' as const, voltages: [], onlyWithout: true },
    ...{ reason: '初始化计价条款', ...about },
  });

  test('are set by a job, those that cannot take them are told, a second run changes nothing', async () => {
    const home = await aHome();
    const point = { usagePointId: uuid(), capacityVa: 50_000, useKind: 'residential' as const };
    const high = await aHome({ points: [{ ...point, voltage: '10kV' }] });
    const body = batch();
    const { total } = await askTermsBatch(platform, writer, body);
    expect(await askTermsBatch(platform, writer, body)).toEqual({ batchId: body.batchId, total });
    const id = { orgId: writer.orgId, batchId: body.batchId };
    await runTermsBatch(platform, id);
    await runTermsBatch(platform, id);
    const { items } = await batchList(platform, writer.orgId);
    expect(items[0]).toMatchObject({ status: 'done', done: total - 1, skipped: 1 });
    expect(items[0]?.faults.map(({ code }) => code)).toEqual(['tariffs.terms-voltage']);
    expect(await periodsOf(home.customerId)).toEqual([['tiered', '2026-03-01', null, false]]);
    expect(await periodsOf(high.customerId)).toEqual([]);
    const accountIds = [home.accountId, high.accountId];
    const rows = await reading(platform.db, [writer.orgId], (tx) =>
      termsBetween(tx, { orgId: writer.orgId, accountIds, from: '2026-02-01', to: '2026-04-01' }),
    );
    expect(rows.map(({ account_id, valid_from, tariff }) => [account_id, valid_from, tariff])).toEqual([
      [home.accountId, '2026-03-01', 'tiered'],
    ]);
  });

  test('are refused when no point fits', async () => {
    const selection = { useKind: 'farm' as const, voltages: [], onlyWithout: false };
    await expect(askTermsBatch(platform, writer, batch({ selection }))).rejects.toMatchObject({
      code: 'tariffs.batch-empty',
    });
  });
});
