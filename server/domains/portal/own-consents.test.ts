// Consents of the signed-in customer: read in the words agreed to, given and taken back online (PIPL 15).
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import type { TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs } from '../organisation/testing.ts';
import { visitHall, type MadeCustomer, openOwnHall, type OwnHall } from './testing.ts';

let hall: OwnHall;
let platform: TestPlatform;
let app: FastifyInstance;
let admin: pg.Client;
let lin: MadeCustomer;
let cookie: string;

vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  hall = await openOwnHall();
  ({ platform, app, admin, customer: lin, cookie } = hall);
});

afterAll(() => hall.close());

const get = (path: string) => visitHall(app).get(path, cookie);
const post = (path: string, payload: object) => visitHall(app).post(path, payload, cookie);

interface ConsentItem {
  readonly purpose: string;
  readonly offered: { readonly version: string; readonly text: string };
  readonly inForce: { readonly consentId: string; readonly text: string } | null;
  readonly earlier: readonly { readonly withdrawnChannel: string; readonly withdrawnAt: string }[];
}

const itemOf = (body: Readonly<Record<string, unknown>>, purpose: string): ConsentItem =>
  present(
    (body['items'] as readonly ConsentItem[]).find((item) => item.purpose === purpose),
    purpose,
  );

async function agree(purpose: string): Promise<ConsentItem> {
  const { offered } = itemOf((await get('/portal/me/consents')).body, purpose);
  const wish = { commandId: uuidv7(), consentId: uuidv7(), purpose, version: offered.version };
  const answer = await post('/portal/me/consents', wish);
  expect([answer.status, answer.body['code']]).toEqual([200, undefined]);
  const again = await post('/portal/me/consents', wish);
  expect(again.body).toEqual(answer.body);
  return itemOf(answer.body, purpose);
}

describe('a consent', () => {
  test('is given to the words on the screen, taken back, and given again; each once however often it is sent', async () => {
    const given = await agree('energy-advice');
    expect(given.inForce?.text).toBe(given.offered.text);
    const path = `/portal/me/consents/${given.inForce?.consentId ?? ''}/withdraw`;
    const wish = { commandId: uuidv7() };
    const first = await post(path, wish);
    expect((await post(path, wish)).body).toEqual(first.body);
    const over = itemOf(first.body, 'energy-advice');
    expect(over.inForce).toBeNull();
    expect(over.earlier).toMatchObject([
      { withdrawnChannel: 'online', withdrawnAt: platform.now().toISOString() },
    ]);
    expect((await post(path, { commandId: uuidv7() })).body['code']).toBe('customer.consent-withdrawn');
    expect((await agree('energy-advice')).earlier).toHaveLength(1);
    const { rows } = await admin.query(
      `select kind, actor_kind, source from event
       where case_id = $1 and kind like 'customer.consent-%' order by seq`,
      [lin.customerId],
    );
    const byCustomer = { actor_kind: 'customer', source: 'portal' };
    expect(rows).toEqual([
      { kind: 'customer.consent-given', ...byCustomer },
      { kind: 'customer.consent-withdrawn', ...byCustomer },
      { kind: 'customer.consent-given', ...byCustomer },
    ]);
  });

  test('stands at the desk with channel and time, and nobody of the staff as the one who took it down', async () => {
    const staff = await signInAs(app, 'clerk');
    const response = await app.inject({
      url: `/api/customers/${lin.customerId}/care`,
      headers: { cookie: staff.cookie },
    });
    const { consents } = response.json<{ consents: readonly object[] }>();
    expect(consents).toContainEqual(
      expect.objectContaining({
        purpose: 'energy-advice',
        givenChannel: 'online',
        givenTo: null,
        withdrawnChannel: 'online',
        withdrawnTo: null,
        withdrawnAt: platform.now().toISOString(),
      }),
    );
  });

  test('is not given to words that are no longer those of today, nor twice', async () => {
    const wish = { commandId: uuidv7(), consentId: uuidv7(), purpose: 'paperless', version: '2025-1' };
    expect((await post('/portal/me/consents', wish)).body['code']).toBe('portal.consent-text-changed');
    const { offered } = await agree('paperless');
    const twice = { ...wish, commandId: uuidv7(), version: offered.version };
    expect((await post('/portal/me/consents', twice)).body['code']).toBe('customer.consent-given');
  });
});
