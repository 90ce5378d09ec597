import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/caller.ts';
import { may } from '../../platform/caller.ts';
import type { News } from '../../platform/live/live-feed.ts';
import type { Platform } from '../../platform/platform.ts';

const heartbeatMs = 15_000;

/** Whether a piece of news is the caller's business: their unit, and their team, task or supervision. */
function concerns(caller: Caller, news: News): boolean {
  if (news.orgId !== caller.orgId) return false;
  if (may(caller, 'order.supervise') || (news.teamIds === undefined && news.staffIds === undefined))
    return true;
  const units = new Set(caller.posts.map((held) => held.unitId));
  return (
    news.staffIds?.includes(caller.staffId) === true || news.teamIds?.some((team) => units.has(team)) === true
  );
}

/**
 * Keeps a stream open to a screen (server-sent events). Only ids travel; the screen reads what it may see. A slow
 * reader is cut off and reconnects, so that nobody's buffer grows.
 */
export function streamNews(
  platform: Platform,
  caller: Caller,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): void {
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
    if (concerns(caller, item))
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
