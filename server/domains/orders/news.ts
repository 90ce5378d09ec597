import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/caller.ts';
import { may } from '../../platform/caller.ts';
import type { News } from '../../platform/live/live-feed.ts';
import type { Platform } from '../../platform/platform.ts';
import { reading } from '../../platform/db/database.ts';
import { orderRow } from './queries/order-rows.ts';

const heartbeatMs = 15_000;

/** Whether a piece of news is the caller's business: their unit, and their team, task, supervision or open page. */
function concerns(caller: Caller, news: News, orderId: string | null): boolean {
  if (news.orgId !== caller.orgId) return false;
  if (news.id === orderId) return true;
  if (may(caller, 'order.supervise') || (news.teamIds === undefined && news.staffIds === undefined))
    return true;
  const units = new Set(caller.posts.map((held) => held.unitId));
  return (
    news.staffIds?.includes(caller.staffId) === true || news.teamIds?.some((team) => units.has(team)) === true
  );
}

/** The order whose page is open, if it is one the caller may view; of another nothing is told, not even that it is. */
async function watched(
  platform: Platform,
  caller: Caller,
  orderId: string | undefined,
): Promise<string | null> {
  if (orderId === undefined || !may(caller, 'order.view')) return null;
  const key = { orgId: caller.orgId, orderId };
  const order = await reading(platform.db, [caller.orgId], (tx) => orderRow(tx, key));
  return order === null ? null : orderId;
}

/**
 * Keeps a stream open to a screen (server-sent events). Only ids travel; the screen reads what it may see. A slow
 * reader is cut off and reconnects, so that nobody's buffer grows.
 */
export async function streamNews(
  platform: Platform,
  caller: Caller,
  { request, reply, orderId }: { request: FastifyRequest; reply: FastifyReply; orderId?: string | undefined },
): Promise<void> {
  const open = await watched(platform, caller, orderId);
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 2000\n\n');
  const send = (text: string): void => {
    if (!raw.write(text)) raw.destroy();
  };
  const unsubscribe = platform.live.subscribe((item) => {
    if (concerns(caller, item, open))
      send(`event: news\ndata: ${JSON.stringify({ kind: item.kind, id: item.id, detail: item.detail })}\n\n`);
  });
  const heartbeat = setInterval(() => {
    send(': still here\n\n');
  }, heartbeatMs);
  request.raw.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
