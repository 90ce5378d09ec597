// Requests taken while the server is away: kept, sent once, given back when refused (R-REQ-15).
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Parcel, ParcelStore } from '#web/lib/drafts/send-later.ts';
import { keepForLater, sendOutbox, takeOut, waitingOf } from './outbox.ts';
import { takenNow, type QueuedIntake } from './queued-intake.ts';

const orderId = '01a1f673-16a0-7493-be07-e978f2f28dda';
const nowMs = Date.parse('2026-11-20T01:00:00Z');

function memory(): ParcelStore & { parcels: Map<string, Parcel> } {
  const parcels = new Map<string, Parcel>();
  return {
    parcels,
    all: () => Promise.resolve([...parcels.values()]),
    put: (parcel) => Promise.resolve(void parcels.set(parcel.id, parcel)),
    remove: (id) => Promise.resolve(void parcels.delete(id)),
  };
}

function queued(more: Partial<QueuedIntake> = {}): QueuedIntake {
  return {
    kind: 'intake',
    staffId: 'clerk',
    title: '业务咨询 · 王小明',
    request: { orderId, kind: 'consultation', channel: 'counter', values: {}, documents: [], subject: {} },
    afterwards: [],
    kept: {},
    ...more,
  };
}

/** A server that answers what the test says; records what it was asked. */
function server(answer: (path: string) => { status: number; body: unknown } | 'away') {
  const asked: { path: string; body: unknown }[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    asked.push({ path, body });
    const said = answer(path);
    if (said === 'away') return Promise.reject(new TypeError('fetch failed'));
    return Promise.resolve(new Response(JSON.stringify(said.body), { status: said.status }));
  });
  return asked;
}

const accepted = { status: 200, body: { orderId, orderNo: '1', created: true } };

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a request kept for later', () => {
  test('carries the moment the customer was there, also when it is kept a second time', () => {
    const first = takenNow(queued(), nowMs);
    expect(first.request.takenAt).toBe('2026-11-20T01:00:00.000Z');
    expect(takenNow(first, nowMs + 60_000).request.takenAt).toBe(first.request.takenAt);
  });

  test('is sent when the server is back, and then gone', async () => {
    const store = memory();
    await keepForLater(queued(), nowMs, store);
    server(() => 'away');
    await sendOutbox('clerk', store);
    expect(await waitingOf('clerk', store)).toHaveLength(1);
    const asked = server(() => accepted);
    await sendOutbox('clerk', store);
    await sendOutbox('clerk', store);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.body).toMatchObject({ orderId, takenAt: '2026-11-20T01:00:00.000Z' });
    expect(store.parcels.size).toBe(0);
  });

  test('is sent again whole when what follows was cut off; the ids make it once', async () => {
    const store = memory();
    const command = { verb: 'attach' as const, attachmentIds: ['a'] };
    await keepForLater(queued({ afterwards: [{ commandId: orderId, command }] }), nowMs, store);
    server((path) => (path.endsWith('/commands') ? 'away' : accepted));
    await sendOutbox('clerk', store);
    const asked = server(() => accepted);
    await sendOutbox('clerk', store);
    expect(asked.map(({ path }) => path)).toEqual(['/api/requests', `/api/orders/${orderId}/commands`]);
    expect(store.parcels.size).toBe(0);
  });

  test('that the server refuses waits with the reason and is not sent again by itself', async () => {
    const store = memory();
    await keepForLater(queued(), nowMs, store);
    const asked = server(() => ({
      status: 422,
      body: { code: 'form.required', title: '请填写“咨询问题”。' },
    }));
    await sendOutbox('clerk', store);
    await sendOutbox('clerk', store);
    expect(asked).toHaveLength(1);
    expect((await waitingOf('clerk', store))[0]?.parcel.refusedBecause).toBe('请填写“咨询问题”。');
    await takeOut(orderId, store);
    expect(await waitingOf('clerk', store)).toEqual([]);
  });

  test('of another clerk on the same machine waits for that clerk', async () => {
    const store = memory();
    await keepForLater(queued({ staffId: 'other' }), nowMs, store);
    const asked = server(() => accepted);
    await sendOutbox('clerk', store);
    expect(asked).toEqual([]);
    expect(await waitingOf('other', store)).toHaveLength(1);
  });
});
