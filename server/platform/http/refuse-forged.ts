import type { FastifyRequest } from 'fastify';
import { Refusal } from '#domain/kernel/refusal.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether an address of a header is one of ours: the one that is set, or the one that was called. */
function isOurs(address: string, request: FastifyRequest): boolean {
  const from = URL.parse(address);
  if (from === null) return false;
  const set = URL.parse(request.server.platform.config.publicUrl);
  return from.host === set?.host || from.host === request.headers.host;
}

/**
 * A page of another site cannot set these headers without leave, and cookies are SameSite=Lax besides: together they
 * keep forged requests out without a token to carry around. Browsers from before 2023 do not send `Sec-Fetch-Site`;
 * they tell the origin, or at least where they come from. What tells nothing is a program, which has no cookies of
 * somebody else.
 */
export function refuseForged(request: FastifyRequest): void {
  if (safeMethods.has(request.method) || !request.url.startsWith('/api/')) return;
  const { 'sec-fetch-site': site, origin, referer } = request.headers;
  const ours =
    site === undefined
      ? isOurs(origin ?? referer ?? request.server.platform.config.publicUrl, request)
      : site === 'same-origin' || site === 'none';
  if (!ours) throw new Refusal('access.cross-site');
}
