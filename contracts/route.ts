import type { Static, TObject, TSchema } from 'typebox';
import type { Permission } from '#domain/organisation/permissions.ts';

/**
 * Who may call a route: a permission that follows the post, `signed-in` for what every member of
 * staff may do to themselves, `customer` for whoever signed in on the online hall, `public` for its open pages and
 * the probes.
 */
export type Access = Permission | 'signed-in' | 'customer' | 'public';

/** One HTTP route as a value: the server, the web client, OpenAPI and the permission matrix read it. */
export interface RouteContract {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Fastify path with `:params`, under `/api`. */
  readonly path: string;
  /** What it does, in Chinese, for OpenAPI and the permission matrix. */
  readonly title: string;
  readonly access: Access;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  readonly response: TSchema;
  /** Refusal codes beyond the common ones (shape, sign-in, permission, not found). */
  readonly refusals?: readonly string[];
  /** What the answer is when it is not JSON. */
  readonly produces?:
    | 'application/pdf'
    | 'text/csv'
    | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    | 'application/octet-stream'
    | 'text/event-stream';
  /** What the body is when it is not JSON. */
  readonly consumes?: 'multipart/form-data';
  /** Largest body in bytes; 1 MiB when left out. */
  readonly bodyLimitBytes?: number;
  /** Calls a minute from one address, for public routes. */
  readonly ratePerMinute?: number;
}

type Of<T> = T extends TSchema ? Static<T> : undefined;

/** Types of a contract's parts, for handlers and for the web client. */
export interface RouteTypes<C extends RouteContract> {
  params: Of<C['params']>;
  query: Of<C['query']>;
  body: Of<C['body']>;
  response: Static<C['response']>;
}

/** Declares a route; identity, kept for the literal types. */
export function defineRoute<const C extends RouteContract>(contract: C): C {
  return contract;
}
