import { Type, type TSchema } from 'typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RouteContract, RouteTypes } from '#contracts/route.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { permissions, type Permission } from '#domain/organisation/permissions.ts';
import type { Caller } from '../caller.ts';
import { customerOf, type CustomerCaller } from './customer-sessions.ts';
import { callerOf } from './sessions.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    contract?: RouteContract;
  }
  interface FastifyInstance {
    /** Every route made from a contract, in the order of registration: for the matrix and the walk over all routes. */
    contracts: RouteContract[];
  }
}

/** What a handler of a staff route is given. */
export interface StaffCall<C extends RouteContract> extends RouteTypes<C> {
  readonly caller: Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What a handler of a public route is given: nobody is signed in. */
export type PublicCall<C extends RouteContract> = Omit<StaffCall<C>, 'caller'>;

/** What a handler of a customer's route is given: the customer who signed in on the online hall. */
export type CustomerCall<C extends RouteContract> = PublicCall<C> & { readonly customer: CustomerCaller };

type Answer<C extends RouteContract> = C extends { produces: string } ? unknown : RouteTypes<C>['response'];

/** Calls that a caller may make before the initial password is changed or the second factor passed. */
interface EarlyCalls {
  readonly beforePasswordChange?: boolean;
  readonly beforeSecondFactor?: boolean;
}

/** The schema with every object closed: a field nobody declared is an error, not silently dropped. */
function closed(schema: TSchema): TSchema {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
    const open =
      copy['type'] === 'object' &&
      copy['properties'] !== undefined &&
      copy['additionalProperties'] === undefined;
    return open ? { ...copy, additionalProperties: false } : copy;
  };
  return walk(schema) as TSchema;
}

function optionsOf(contract: RouteContract): object {
  const produces = contract.produces;
  return {
    method: contract.method,
    url: `/api${contract.path}`,
    config: {
      contract,
      ...(contract.ratePerMinute === undefined
        ? {}
        : { rateLimit: { max: contract.ratePerMinute, timeWindow: 60_000 } }),
    },
    schema: {
      summary: contract.title,
      tags: [contract.path.split('/')[1] ?? 'other'],
      ...(contract.params === undefined ? {} : { params: closed(contract.params) }),
      ...(contract.query === undefined ? {} : { querystring: closed(contract.query) }),
      ...(contract.body === undefined ? {} : { body: closed(contract.body) }),
      response: {
        '2xx':
          produces === undefined ? contract.response : { content: { [produces]: { schema: Type.Any() } } },
      },
    },
    ...(contract.bodyLimitBytes === undefined ? {} : { bodyLimit: contract.bodyLimitBytes }),
  };
}

function checkPermission(contract: RouteContract, caller: Caller): void {
  if (contract.access === 'signed-in' || contract.access === 'public') return;
  // A customer's route never takes a member of staff: it is registered by `customerRoute` alone.
  if (contract.access === 'customer') throw new Refusal('access.not-signed-in');
  if (caller.permissions.has(contract.access)) return;
  throw new Refusal('access.forbidden', {
    data: { permission: permissions[contract.access satisfies Permission] },
  });
}

function partsOf<C extends RouteContract>(request: FastifyRequest): RouteTypes<C> {
  // Checked against the contract's schemas before the handler runs.
  const { params, query, body } = request;
  const parts: unknown = { params, query, body };
  return parts as RouteTypes<C>;
}

type StaffHandler<C extends RouteContract> = (call: StaffCall<C>) => Promise<Answer<C>> | Answer<C>;

/** Registers a staff route: session, permission and shape are checked before `handle` runs. */
export function route<const C extends RouteContract>(
  app: FastifyInstance,
  contract: C,
  handle: StaffHandler<C>,
): void {
  earlyRoute(app, contract, { handle });
}

/** A staff route of the sign-in itself, open to a session that still owes a new password or the second factor. */
export function earlyRoute<const C extends RouteContract>(
  app: FastifyInstance,
  contract: C,
  { handle, ...allowed }: EarlyCalls & { readonly handle: StaffHandler<C> },
): void {
  app.route({
    ...(optionsOf(contract) as { method: C['method']; url: string }),
    preValidation: async (request) => {
      const caller = await callerOf(request, allowed);
      checkPermission(contract, caller);
      request.caller = caller;
    },
    handler: (request, reply) => {
      const { caller } = request;
      if (caller === null) throw new Refusal('access.not-signed-in');
      return handle({ ...partsOf<C>(request), caller, request, reply });
    },
  });
}

/** Registers a route that needs no sign-in; rate limits are declared in its contract. */
export function publicRoute<const C extends RouteContract & { access: 'public' }>(
  app: FastifyInstance,
  contract: C,
  handle: (call: PublicCall<C>) => Promise<Answer<C>> | Answer<C>,
): void {
  app.route({
    ...(optionsOf(contract) as { method: C['method']; url: string }),
    handler: (request, reply) => handle({ ...partsOf<C>(request), request, reply }),
  });
}

/** Registers a route of the signed-in customer; what it shows and changes is theirs alone. */
export function customerRoute<const C extends RouteContract & { access: 'customer' }>(
  app: FastifyInstance,
  contract: C,
  handle: (call: CustomerCall<C>) => Promise<Answer<C>> | Answer<C>,
): void {
  app.route({
    ...(optionsOf(contract) as { method: C['method']; url: string }),
    preValidation: async (request) => {
      request.customer = await customerOf(request);
    },
    handler: (request, reply) => {
      const { customer } = request;
      if (customer === null) throw new Refusal('access.not-signed-in');
      return handle({ ...partsOf<C>(request), customer, request, reply });
    },
  });
}
