// Calls by contract against a fetch in the hand: what goes out, what comes back, what a refusal and a cut line become.
import { Type } from 'typebox';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { defineRoute } from '#contracts/route.ts';
import { isReached, noteReached } from '../live/connection.ts';
import { call } from './call.ts';
import { ApiProblem, NetworkFailure } from './problem.ts';
import { onSignedOut } from './sign-in-again.ts';

const change = defineRoute({
  method: 'PUT',
  path: '/things/:thingId',
  title: '修改',
  access: 'signed-in',
  params: Type.Object({ thingId: Type.String() }),
  query: Type.Object({ dry: Type.Optional(Type.String()) }),
  body: Type.Object({ name: Type.String() }),
  response: Type.Object({ done: Type.Boolean() }),
});
const input = { params: { thingId: 'a/b' }, body: { name: '表箱' } };

const ok = () => Response.json({ done: true });
const refused = (status: number, code: string, more: object = {}) =>
  Response.json({ status, code, title: '不行', ...more }, { status });

function answering(...answers: readonly (() => Response | Promise<Response>)[]) {
  const queue = [...answers];
  const fake = vi.fn(async (_address: string, _init: RequestInit) => {
    const next = queue.shift();
    if (next === undefined) throw new Error('no answer left');
    return next();
  });
  vi.stubGlobal('fetch', fake);
  return fake;
}

afterEach(() => {
  vi.unstubAllGlobals();
  noteReached(true);
});

describe('a call', () => {
  test('goes to the address of the contract with its body as JSON', async () => {
    const fake = answering(ok);
    expect(await call(change, { ...input, query: { dry: 'yes' } })).toEqual({ done: true });
    const [address, init] = fake.mock.calls[0] ?? [];
    expect(address).toBe('/api/things/a%2Fb?dry=yes');
    expect(init).toMatchObject({ method: 'PUT', body: '{"name":"表箱"}', credentials: 'same-origin' });
  });

  test('refused for its fields tells each of them', async () => {
    const fields = [{ field: 'name', code: 'shape.too-long', title: '太长' }];
    answering(() => refused(400, 'shape.too-long', { field: 'name', fields }));
    const problem = await call(change, input).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ status: 400, code: 'shape.too-long', title: '不行', fields });
  });

  test('answered with a page of some proxy is a problem, too', async () => {
    answering(() => new Response('<html>Bad gateway</html>', { status: 502 }));
    await expect(call(change, input)).rejects.toMatchObject({ status: 502, code: 'fault.unreadable' });
  });

  test('that does not come through is no refusal, and the page knows that the line is cut', async () => {
    answering(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(call(change, input)).rejects.toBeInstanceOf(NetworkFailure);
    expect(isReached()).toBe(false);
  });

  test('that comes through says that the line is mended', async () => {
    noteReached(false);
    answering(ok);
    await call(change, input);
    expect(isReached()).toBe(true);
  });
});

describe('when the session has ended', () => {
  const signedOut = () => refused(401, 'access.not-signed-in');

  test('the user signs in and the same call goes out again', async () => {
    const stop = onSignedOut(() => Promise.resolve(true));
    const fake = answering(signedOut, ok);
    expect(await call(change, input)).toEqual({ done: true });
    expect(fake.mock.calls[1]).toEqual(fake.mock.calls[0]);
    stop();
  });

  test('several calls wait for one dialog', async () => {
    const ask = vi.fn(() => Promise.resolve(true));
    const stop = onSignedOut(ask);
    answering(signedOut, signedOut, ok, ok);
    await Promise.all([call(change, input), call(change, input)]);
    expect(ask).toHaveBeenCalledTimes(1);
    stop();
  });

  test('a user who does not want to is told why nothing happened', async () => {
    const stop = onSignedOut(() => Promise.resolve(false));
    answering(signedOut);
    await expect(call(change, input)).rejects.toMatchObject({ code: 'access.not-signed-in' });
    stop();
  });

  test('the sign-in itself never asks to sign in', async () => {
    const ask = vi.fn(() => Promise.resolve(true));
    const stop = onSignedOut(ask);
    answering(signedOut);
    await expect(call(change, input, { mayAskToSignIn: false })).rejects.toBeInstanceOf(ApiProblem);
    expect(ask).not.toHaveBeenCalled();
    stop();
  });
});
