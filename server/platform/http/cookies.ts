import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/**
 * Session cookies: out of reach of scripts and other sites, gone when the browser closes. Over https they carry the
 * prefix `__Host-`: a browser then takes them from this very host alone, and no neighbour below the same domain can
 * plant one of its own (ASVS 3.3.3).
 */
export type CookieName = 'wanjia_session' | 'wanjia_customer';

/** The name under which the browser knows the cookie. */
export function cookieName(name: CookieName, { secureCookies }: Pick<Config, 'secureCookies'>): string {
  return secureCookies ? `__Host-${name}` : name;
}

/** The token that a request brings; null without one. */
export function tokenOf(request: FastifyRequest, name: CookieName): string | null {
  return request.cookies[cookieName(name, request.server.platform.config)] ?? null;
}

export function giveToken(reply: FastifyReply, name: CookieName, token: string): void {
  const { config } = reply.server.platform;
  reply.setCookie(cookieName(name, config), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.secureCookies,
  });
}

export function takeTokenBack(reply: FastifyReply, name: CookieName): void {
  const { config } = reply.server.platform;
  reply.clearCookie(cookieName(name, config), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.secureCookies,
  });
}
