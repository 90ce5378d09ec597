// Intake while the system was down (R-REQ-15): what waits is sent once, in order, and nothing is lost on the way.
import { describe, expect, test } from 'vitest';
import { ApiProblem, NetworkFailure } from '../api/problem.ts';
import { sendWaiting, type Parcel, type ParcelStore } from './send-later.ts';

function storeOf(parcels: readonly Parcel[]): ParcelStore & { kept: Map<string, Parcel> } {
  const kept = new Map(parcels.map((parcel) => [parcel.id, parcel]));
  return {
    kept,
    all: () => Promise.resolve([...kept.values()]),
    put: (parcel) => Promise.resolve(void kept.set(parcel.id, parcel)),
    remove: (id) => Promise.resolve(void kept.delete(id)),
  };
}

const parcel = (id: string, queuedAtMs: number): Parcel => ({ id, queuedAtMs, tries: 0, content: id });
const three = [parcel('second', 2), parcel('third', 3), parcel('first', 1)];

describe('what waits', () => {
  test('is sent oldest first and forgotten', async () => {
    const store = storeOf(three);
    const sent: string[] = [];
    const result = await sendWaiting(store, ({ id }) => Promise.resolve(void sent.push(id)));
    expect(sent).toEqual(['first', 'second', 'third']);
    expect(result).toEqual({ sent: ['first', 'second', 'third'], refused: [], waiting: [] });
    expect(store.kept.size).toBe(0);
  });

  test('waits on when the server is not reached, and the rest is not tried', async () => {
    const store = storeOf(three);
    let tries = 0;
    const result = await sendWaiting(store, () => {
      tries += 1;
      return Promise.reject(new NetworkFailure('cut'));
    });
    expect(tries).toBe(1);
    expect(result.waiting).toEqual(['second', 'third', 'first']);
    expect(store.kept.get('first')?.tries).toBe(1);
  });

  test('refused stays with its reason for a person to look at, and the next is sent', async () => {
    const store = storeOf(three);
    const no = new ApiProblem({ status: 422, code: 'x', title: '户号不存在' });
    const send = ({ id }: Parcel) => (id === 'first' ? Promise.reject(no) : Promise.resolve());
    expect(await sendWaiting(store, send)).toEqual({
      sent: ['second', 'third'],
      refused: ['first'],
      waiting: [],
    });
    expect(store.kept.get('first')).toMatchObject({ refusedBecause: '户号不存在' });
    expect(await sendWaiting(store, send)).toEqual({ sent: [], refused: [], waiting: [] });
  });

  test.each([401, 429, 503])('answered with %i is not refused: it waits', async (status) => {
    const store = storeOf([parcel('first', 1)]);
    const result = await sendWaiting(store, () =>
      Promise.reject(new ApiProblem({ status, code: 'x', title: '' })),
    );
    expect(result).toEqual({ sent: [], refused: [], waiting: ['first'] });
  });

  test('whose sending failed for a reason of our own waits, too: nothing typed is lost', async () => {
    const store = storeOf([parcel('first', 1)]);
    await sendWaiting(store, () => Promise.reject(new TypeError('bug')));
    expect(store.kept.has('first')).toBe(true);
  });
});
