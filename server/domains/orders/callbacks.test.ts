// Calls promised to customers: listed for who promised, for the team that has the work, and gone once made (R-REQ-07).
import type { FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { buildApp } from '../../app.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../organisation/testing.ts';
import { acceptRequest } from '../requests/index.ts';
import { clerkOf, sampleRequest } from '../requests/testing.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;

const morning = '2026-11-18T10:00:00+08:00';

beforeAll(async () => {
  platform = await testPlatform(morning);
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
});

afterAll(async () => {
  await app.close();
  await platform.close();
});

beforeEach(() => {
  platform.setNow(morning);
});

interface Line {
  readonly callbackId: string;
  readonly orderId: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly question: string;
  readonly promisedBy: string;
  readonly dueAt: string;
}

async function list(role: RoleCode, query: string): Promise<{ items: Line[]; next: string | null }> {
  const headers = await signInAs(app, role);
  const response = await app.inject({ url: `/api/desk/callbacks?${query}`, headers });
  expect(response.statusCode).toBe(200);
  return response.json();
}

async function command(role: RoleCode, orderId: string, verb: object): Promise<number> {
  const response = await app.inject({
    method: 'POST',
    url: `/api/orders/${orderId}/commands`,
    headers: await signInAs(app, role),
    payload: { commandId: uuidv7(), command: verb },
  });
  return response.statusCode;
}

/** A consultation with a call promised by the clerk for so many hours from now. */
async function promised(
  hours: number,
  kind = 'consultation',
): Promise<{ orderId: string; callbackId: string }> {
  const { orderId } = await acceptRequest(platform, clerkOf(company), sampleRequest(kind));
  const callbackId = uuidv7();
  const dueAtMs = Date.parse(morning) + hours * 3_600_000;
  const done = await command('clerk', orderId, {
    verb: 'promise-callback',
    callbackId,
    dueAtMs,
    question: '分时电价怎么办理',
  });
  expect(done).toBe(200);
  return { orderId, callbackId };
}

const idsOf = (page: { items: Line[] }): string[] => page.items.map(({ callbackId }) => callbackId);

describe('promised calls', () => {
  test('stand in the list of who promised, by time, with the customer masked', async () => {
    const late = await promised(5);
    const soon = await promised(1);
    const { items } = await list('clerk', 'scope=mine');
    const ours = items.filter(({ callbackId }) => [late.callbackId, soon.callbackId].includes(callbackId));
    expect(ours.map(({ callbackId }) => callbackId)).toEqual([soon.callbackId, late.callbackId]);
    expect(ours[0]).toMatchObject({
      orderId: soon.orderId,
      question: '分时电价怎么办理',
      promisedBy: '本clerk',
      dueAt: '2026-11-18T03:00:00.000Z',
    });
    expect(JSON.stringify(ours)).not.toMatch(/王小明|13800001234/);
  });

  test('are counted as listed', async () => {
    await promised(2);
    const headers = await signInAs(app, 'clerk');
    const counts = (await app.inject({ url: '/api/desk/counts', headers })).json<{ callbacksDue: number }>();
    expect(counts.callbacksDue).toBe(idsOf(await list('clerk', 'scope=mine&size=100')).length);
  });

  test('are the team’s, too, and nobody else’s; the unit’s are for supervisors', async () => {
    const { callbackId } = await promised(3);
    expect(idsOf(await list('clerk', 'scope=team'))).toContain(callbackId);
    expect(idsOf(await list('crew', 'scope=team'))).not.toContain(callbackId);
    expect(idsOf(await list('crew', 'scope=mine'))).not.toContain(callbackId);
    expect(idsOf(await list('supervisor', 'scope=unit'))).toContain(callbackId);
    const headers = await signInAs(app, 'crew');
    expect((await app.inject({ url: '/api/desk/callbacks?scope=unit', headers })).statusCode).toBe(403);
  });

  test('are narrowed to those past their time, to today’s, to a business', async () => {
    const soon = await promised(1);
    const tomorrow = await promised(26, 'suggestion');
    platform.setNow('2026-11-18T12:00:00+08:00');
    const overdue = idsOf(await list('clerk', 'scope=mine&due=overdue'));
    expect(overdue).toContain(soon.callbackId);
    expect(overdue).not.toContain(tomorrow.callbackId);
    expect(idsOf(await list('clerk', 'scope=mine&due=today'))).not.toContain(tomorrow.callbackId);
    expect(idsOf(await list('clerk', 'scope=mine&kind=suggestion'))).toEqual([tomorrow.callbackId]);
  });

  test('are gone once made', async () => {
    const { orderId, callbackId } = await promised(1);
    expect(await command('clerk', orderId, { verb: 'keep-callback', callbackId, result: '已答复客户' })).toBe(
      200,
    );
    expect(idsOf(await list('clerk', 'scope=mine'))).not.toContain(callbackId);
  });

  test('come page after page', async () => {
    const { orderId } = await promised(6);
    for (let at = 1; at <= 20; at += 1) {
      const dueAtMs = Date.parse(morning) + (6 * 60 + Math.ceil(at / 3)) * 60_000;
      await command('clerk', orderId, {
        verb: 'promise-callback',
        callbackId: uuidv7(),
        dueAtMs,
        question: '再问一次',
      });
    }
    const all = idsOf(await list('clerk', 'scope=mine&size=100'));
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = await list('clerk', `scope=mine&size=20${cursor}`);
      paged.push(...idsOf(page));
      cursor = page.next === null ? '' : `&cursor=${encodeURIComponent(page.next)}`;
    } while (cursor !== '');
    expect(paged.length).toBeGreaterThan(20);
    expect(paged).toEqual(all);
  });
});
