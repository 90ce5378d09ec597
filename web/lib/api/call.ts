import type { RouteContract, RouteTypes } from '#contracts/route.ts';
import { currentLanguage } from '../i18n/language.ts';
import { noteServerTime } from '../clock/use-now.ts';
import { noteReached } from '../live/connection.ts';
import { addressOf } from './address.ts';
import { isSignedOut, NetworkFailure, problemOf } from './problem.ts';
import { signInAgain } from './sign-in-again.ts';

type Given<Name extends string, T> = undefined extends T
  ? unknown
  : Partial<T> extends T
    ? Partial<Record<Name, T>>
    : Record<Name, T>;

/** What a call of this contract needs: its params, query and body, where it has any. */
export type CallInput<C extends RouteContract> = Given<'params', RouteTypes<C>['params']> &
  Given<'query', RouteTypes<C>['query']> &
  Given<'body', RouteTypes<C>['body']>;

export interface LooseInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** The input of any contract, as the few places see it that handle all of them. */
export function looseInput(input: unknown): LooseInput {
  // CallInput has these three parts and no other.
  return input as LooseInput;
}

interface CallOptions {
  readonly signal?: AbortSignal;
  /** False for the sign-in itself: a wrong password must not open the sign-in dialog. */
  readonly mayAskToSignIn?: boolean;
}

/**
 * Calls a route of the server. Throws `ApiProblem` when refused and `NetworkFailure` when the call did not come
 * through. When the session has ended the user signs in over the page, then the same call goes out again.
 */
export async function call<C extends RouteContract>(
  contract: C,
  input: CallInput<C>,
  options: CallOptions = {},
): Promise<RouteTypes<C>['response']> {
  try {
    return await send(contract, looseInput(input), options);
  } catch (error) {
    if (options.mayAskToSignIn === false || !isSignedOut(error) || !(await signInAgain())) throw error;
    return send(contract, looseInput(input), options);
  }
}

async function send<C extends RouteContract>(
  contract: C,
  input: LooseInput,
  options: CallOptions,
): Promise<RouteTypes<C>['response']> {
  const response = await reach(addressOf(contract.path, input.params, input.query), {
    method: contract.method,
    headers: {
      accept: 'application/json, application/problem+json',
      'accept-language': currentLanguage(),
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const body: unknown = await bodyOf(response);
  if (!response.ok) throw problemOf(response.status, body);
  // The server answers by the contract's response schema, and drops what is not in it.
  return body as RouteTypes<C>['response'];
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(address, { ...init, credentials: 'same-origin' });
    noteReached(true);
    const serverMs = Date.parse(response.headers.get('date') ?? '');
    if (Number.isFinite(serverMs)) noteServerTime(serverMs);
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    noteReached(false);
    throw new NetworkFailure('the server was not reached', { cause: error });
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
