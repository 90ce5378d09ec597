// Open screens hear of changes and of missed promises at once, and only of what concerns them.
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany, type Company } from '../organisation/testing.ts';
import { acceptRequest } from '../requests/index.ts';
import { clerkOf, doerOf, doTo, sampleRequest } from '../requests/testing.ts';
import { startSweeping } from './sweep.ts';

let platform: TestPlatform;
let company: Company;
let app: FastifyInstance;
let address: string;

const morning = '2026-11-18T10:00:00+08:00';

beforeAll(async () => {
  platform = await testPlatform(morning);
  company = await smallCompany(platform);
  await platform.db.refreshOrgs();
  app = await buildApp(platform);
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});

afterAll(async () => {
  app.server.closeAllConnections();
  await app.close();
  await platform.close();
});

beforeEach(() => {
  platform.setNow(morning);
});

interface Heard {
  readonly kind: string;
  readonly id: string;
  readonly detail?: string;
}

/** A screen that listens: what it heard so far, and a promise of the first news that fits. */
async function screen(
  role: 'supervisor' | 'clerk' | 'crew' | 'admin',
  { side = 'home', orderId }: { side?: 'home' | 'other'; orderId?: string } = {},
) {
  const headers = await signInAs(app, role, side);
  const abort = new AbortController();
  const response = await fetch(`${address}/api/news${orderId === undefined ? '' : `?orderId=${orderId}`}`, {
    headers,
    signal: abort.signal,
  });
  const heard: Heard[] = [];
  const waiting: { fits: (news: Heard) => boolean; tell: (news: Heard) => void }[] = [];
  const read = async (): Promise<void> => {
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const data = /^data: (.*)$/m.exec(message)?.[1];
        if (data === undefined) continue;
        const news = JSON.parse(data) as Heard;
        heard.push(news);
        for (const each of waiting) if (each.fits(news)) each.tell(news);
      }
    }
  };
  void read().catch(() => undefined);
  return {
    heard,
    first: (fits: (news: Heard) => boolean) => new Promise<Heard>((tell) => waiting.push({ fits, tell })),
    close: () => {
      abort.abort();
    },
  };
}

describe('the supervisor', () => {
  test('hears of a missed promise when its time has come, without asking', async () => {
    const { orderId } = await acceptRequest(platform, clerkOf(company), sampleRequest('complaint'));
    const open = await screen('supervisor');
    const stop = startSweeping(platform);
    const breach = open.first((news) => news.id === orderId && news.detail?.startsWith('breach') === true);
    platform.setNow('2026-12-30T00:00:00+08:00');
    expect(await breach).toMatchObject({ kind: 'clock', id: orderId });
    await stop();
    open.close();
  });
});

describe('the unit next door', () => {
  test('hears nothing of it', async () => {
    const neighbour = await screen('supervisor', { side: 'other' });
    const home = await screen('supervisor');
    const told = home.first((news) => news.kind === 'order');
    await acceptRequest(platform, clerkOf(company), sampleRequest('consultation'));
    await told;
    expect(neighbour.heard).toEqual([]);
    neighbour.close();
    home.close();
  });
});

describe('the page of an order', () => {
  const attend = async (orderId: string): Promise<void> => {
    const doer = doerOf(company, 'clerk', ['hall']);
    await doTo(platform, { orgId: company.orgId, orderId, doer }, { verb: 'remark', text: '补充说明' });
  };

  test('hears of every change, also for a reader outside the teams that hold it', async () => {
    const { orderId } = await acceptRequest(platform, clerkOf(company), sampleRequest('consultation'));
    const reader = await screen('crew', { orderId });
    const elsewhere = await screen('crew');
    const told = reader.first((news) => news.id === orderId);
    await attend(orderId);
    expect(await told).toMatchObject({ kind: 'order', id: orderId });
    expect(elsewhere.heard.filter(({ id }) => id === orderId)).toEqual([]);
    reader.close();
    elsewhere.close();
  });

  test('is followed by nobody who may not view it: another unit, or without the permission', async () => {
    const { orderId } = await acceptRequest(platform, clerkOf(company), sampleRequest('consultation'));
    const neighbour = await screen('supervisor', { side: 'other', orderId });
    const outsider = await screen('admin', { orderId });
    const reader = await screen('crew', { orderId });
    const told = reader.first((news) => news.id === orderId);
    await attend(orderId);
    await told;
    expect([...neighbour.heard, ...outsider.heard].filter(({ id }) => id === orderId)).toEqual([]);
    for (const each of [neighbour, outsider, reader]) each.close();
  });
});

describe('a stream', () => {
  test('is not for those who have not signed in', async () => {
    expect((await app.inject({ url: '/api/news' })).statusCode).toBe(401);
  });
});
