// What the screens are shown: runs with their progress, holds, bills with lines and differences, over HTTP.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BillHold, BillingRun, BillPage, BillRow } from '#contracts/billing.ts';
import { buildApp } from '../../app.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../organisation/testing.ts';
import { aReleasedBill } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  await aReleasedBill(platform, company);
});

afterAll(async () => {
  await app.close();
  await platform.close();
});

interface Listed<T> {
  readonly items: readonly T[];
}

async function get<T>(path: string): Promise<T> {
  const answer = await app.inject({ url: `/api${path}`, headers: await signInAs(app, 'billing') });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
}

describe('the desk', () => {
  test('sees the runs, the newest month first, and which bills wait in them', async () => {
    const { items } = await get<Listed<BillingRun>>('/billing-runs');
    expect(items.map(({ month, state, openHolds, bills }) => [month, state, openHolds, bills])).toEqual([
      ['2026-10', 'review', 1, 1],
      ['2026-09', 'released', 0, 1],
    ]);
    const { items: holds } = await get<Listed<BillHold>>('/billing-holds?reason=jump-up');
    expect(holds).toMatchObject([{ month: '2026-10', energyWh: 9_000_000, lastEnergyWh: 300_000 }]);
  });

  test('reads a bill line by line, and why it differs from the last, to the fen', async () => {
    const { items } = await get<Listed<BillRow>>('/bills?month=2026-10');
    const bill = await get<BillPage>(`/bills/${items[0]?.billId ?? ''}`);
    expect(bill.lines.map(({ title, quantity, price }) => [title, quantity, price])).toEqual([
      ['第一档', '2460 千瓦时', '0.538 元/千瓦时'],
      ['第二档', '2040 千瓦时', '0.588 元/千瓦时'],
      ['第三档', '4500 千瓦时', '0.838 元/千瓦时'],
    ]);
    const sum = bill.difference?.causes.reduce((all, { fen }) => all + fen, 0);
    expect(sum).toBe(bill.totalFen - 16_140);
  });

  test('finds bills by state and account, and reads two years of a customer', async () => {
    const { items } = await get<Listed<BillRow>>('/bills?state=released');
    expect(items.map(({ month, dueOn }) => [month, dueOn])).toEqual([['2026-09', '2026-10-20']]);
    const { items: own } = await get<Listed<BillRow>>(`/bills?accountNo=${items[0]?.accountNo ?? ''}`);
    expect(own).toHaveLength(2);
    const { items: history } = await get<Listed<BillRow>>(`/customers/${items[0]?.customerId ?? ''}/bills`);
    expect(history.map(({ month }) => month)).toEqual(['2026-10', '2026-09']);
  });

  test('takes the bills out as a workbook', async () => {
    const headers = await signInAs(app, 'billing');
    const answer = await app.inject({ url: '/api/bills/export?month=2026-09', headers });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-disposition']).toContain('bills-2026-09.xlsx');
  });
});
