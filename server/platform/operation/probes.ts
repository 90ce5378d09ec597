import { timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { Refusal } from '#domain/kernel/refusal.ts';
import { openMetrics } from './metrics.ts';

/** How a process stands, for the probes and the shutdown. */
export interface Operation {
  /** Set when the process is about to stop: it is healthy, but must get no new requests. */
  draining: boolean;
  /** Answers that stay open until somebody ends them (server-sent events). */
  readonly streams: ReadonlySet<ServerResponse>;
  /** Domains add their gauges here. */
  readonly registry: Registry;
}

declare module 'fastify' {
  interface FastifyInstance {
    operation: Operation;
  }
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Metrics tell how busy a company is: this machine reads them, others with the token. */
function mayReadMetrics(request: FastifyRequest): boolean {
  const token = request.server.platform.config.metricsToken;
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token ?? ''}`);
  if (token !== null) return given.length === wanted.length && timingSafeEqual(given, wanted);
  return loopback.has(request.ip);
}

function watchRequests(
  app: FastifyInstance,
  seconds: ReturnType<typeof openMetrics>['seconds'],
): Set<ServerResponse> {
  const streams = new Set<ServerResponse>();
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.contract?.produces === 'text/event-stream') {
      streams.add(reply.raw);
      reply.raw.once('close', () => streams.delete(reply.raw));
    }
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'none';
    const status = reply.statusCode;
    seconds.observe({ method, route, status }, reply.elapsedTime / 1000);
    request.log.info({ method, route, status, ms: Math.round(reply.elapsedTime) }, 'answered');
    done();
  });
  return streams;
}

/**
 * Probes and metrics for the operator: `/healthz` (the process lives), `/readyz` (it takes requests and the
 * database answers), `/metrics` (Prometheus). Request logs carry the route's pattern, never the address with
 * its ids and queries.
 */
export function registerOperation(app: FastifyInstance): void {
  const { registry, seconds } = openMetrics(app.platform);
  const streams = watchRequests(app, seconds);
  app.decorate('operation', { draining: false, streams, registry });
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    if (app.operation.draining) return reply.code(503).send({ status: 'draining' });
    try {
      await app.platform.db.pool.query('select 1');
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'database-unavailable' });
    }
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request)) throw new Refusal('not-found', { data: { what: '/metrics' } });
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
