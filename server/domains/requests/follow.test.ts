// What a customer sees of a case without signing in: their own, and nothing that could be tried out.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { smallCompany, type Company } from '../organisation/testing.ts';
import { acceptRequest } from './commands/accept-request.ts';
import { clerkOf, sampleRequest } from './testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let caller = 0;

beforeAll(async () => {
  platform = await testPlatform();
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
});

afterAll(async () => {
  await app.close();
  await platform.close();
});

async function follow(payload: object, address?: string) {
  caller += 1;
  const remoteAddress = address ?? `10.1.${Math.floor(caller / 250).toString()}.${(caller % 250).toString()}`;
  const response = await app.inject({ method: 'POST', url: '/api/follow', payload, remoteAddress });
  return { status: response.statusCode, body: response.json<Record<string, unknown>>() };
}

describe('a case', () => {
  test('is shown for the token of the receipt, with steps, promise and contact but no personal data', async () => {
    const input = sampleRequest('consultation');
    const accepted = await acceptRequest(platform, clerkOf(company), input);
    const token = accepted.followUrl.split('#')[1] ?? '';
    const found = await follow({ token });
    expect(found).toMatchObject({
      status: 200,
      body: { orderNo: accepted.orderNo, title: '业务咨询', contact: { name: '本clerk' } },
    });
    expect(JSON.stringify(found.body)).not.toContain('13800001234');
    expect(JSON.stringify(found.body)).not.toContain('王小明');
  });

  test('answers a forged token and no case alike', async () => {
    const accepted = await acceptRequest(platform, clerkOf(company), sampleRequest('consultation'));
    const token = accepted.followUrl.split('#')[1] ?? '';
    const changed = `${token.slice(0, -1)}${token.endsWith('x') ? 'y' : 'x'}`;
    const answers = await Promise.all([changed, 'nothing'].map((tried) => follow({ token: tried })));
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 404, body: { code: 'request.follow-unknown' } });
  });

  test('is not shown for its number alone, nor with the end of a phone number: both can be tried out', async () => {
    const { orderNo } = await acceptRequest(platform, clerkOf(company), sampleRequest('consultation'));
    expect(await follow({ orderNo, phoneTail: '1234' })).toMatchObject({ status: 400 });
    expect(await follow({ token: orderNo })).toMatchObject({ status: 404 });
  });

  test('cannot be tried out: an address is slowed down', async () => {
    const answers = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      answers.push((await follow({ token: '261118330400000019' }, '10.9.9.9')).status);
    }
    expect(answers.slice(-2)).toEqual([429, 429]);
  });
});
