// The written answer to an account query, printed from the order: whole for who may see the customer, and on record.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { buildApp } from '../../app.ts';
import { bare, readPages } from '../../platform/pdf/testing/read-pdf.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { anAccountNo } from '../customers/testing.ts';
import { signInAs, smallCompany, type Company } from '../organisation/testing.ts';
import { acceptRequest } from '../requests/index.ts';
import { clerkOf, playerOf, sampleRequest } from '../requests/testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let admin: pg.Client;
let orderId: string;

beforeAll(async () => {
  platform = await testPlatform('2026-11-18T10:00:00+08:00');
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  const accountNo = await anAccountNo(platform, company);
  ({ orderId } = await acceptRequest(
    platform,
    clerkOf(company),
    sampleRequest('information-query', { accountNo }),
  ));
});

afterAll(async () => {
  await admin.end();
  await app.close();
  await platform.close();
});

async function print(role: RoleCode, of = orderId) {
  const response = await app.inject({
    method: 'POST',
    url: `/api/orders/${of}/answer-letter.pdf`,
    headers: await signInAs(app, role),
    payload: {},
  });
  return response;
}

const textOf = async (pdf: Buffer): Promise<string> =>
  (await readPages(new Uint8Array(pdf))).map(({ text }) => text).join('');

async function looks(): Promise<number> {
  const { rows } = await admin.query<{ count: number }>(
    `select count(*)::int as count from event where case_id = $1 and kind = 'unmasked'`,
    [orderId],
  );
  return rows[0]?.count ?? -1;
}

describe('the answer letter', () => {
  test('is refused while no answer is written, and for a business without letters; nothing is recorded', async () => {
    expect((await print('clerk')).json()).toMatchObject({ code: 'order.no-letter' });
    const other = await acceptRequest(platform, clerkOf(company), sampleRequest('consultation'));
    expect((await print('clerk', other.orderId)).statusCode).toBe(409);
    expect(await looks()).toBe(0);
  });

  test('carries customer, address, question, answer and the day it was written; the look is on record', async () => {
    platform.setNow('2026-11-19T09:00:00+08:00');
    await playerOf(platform, company, admin).playToTheEnd(orderId);
    platform.setNow('2026-12-01T09:00:00+08:00');
    const response = await print('clerk');
    expect(response.statusCode).toBe(200);
    const text = await textOf(response.rawPayload);
    for (const words of [
      '书面答复函',
      '王小明',
      '丰收路 18 号',
      '查询内容：用电量',
      '2026 年 1 至 9 月用电 2,316 千瓦时',
      '2026年11月19日',
    ])
      expect(text).toContain(bare(words));
    expect(await looks()).toBe(1);
  });

  test('without the permission to see customers both stay masked, and no look is recorded', async () => {
    const before = await looks();
    const response = await print('manager');
    expect(response.statusCode).toBe(200);
    const text = await textOf(response.rawPayload);
    expect(text).not.toContain('王小明');
    expect(text).not.toContain(bare('丰收路 18 号'));
    expect(await looks()).toBe(before);
  });
});
