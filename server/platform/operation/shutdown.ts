import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

const patienceMs = 10_000;

/**
 * Closes the web side in order: `/readyz` says `draining` for `lameDuckMs`, so that a load balancer looks away;
 * nothing new is accepted; open screens are let go (they reconnect elsewhere); requests under way get ten
 * seconds, then their connections are cut. Their transactions roll back.
 */
export async function closeHttp(
  app: FastifyInstance,
  options: { lameDuckMs?: number; patienceMs?: number } = {},
): Promise<void> {
  app.operation.draining = true;
  if (options.lameDuckMs !== undefined && options.lameDuckMs > 0) await delay(options.lameDuckMs);
  const closed = app.close();
  for (const stream of app.operation.streams) stream.end();
  const cut = setTimeout(() => {
    app.log.warn('requests still under way were cut');
    app.server.closeAllConnections();
  }, options.patienceMs ?? patienceMs);
  try {
    await closed;
  } finally {
    clearTimeout(cut);
  }
}
