import type { FastifyInstance } from 'fastify';
import { signInContracts as contracts } from '#contracts/sign-in.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { publicRoute } from '../../platform/http/route.ts';
import type { Platform } from '../../platform/platform.ts';
import { enterBySingleSignOn } from './commands/enter-by-single-sign-on.ts';
import { letIn, visitorOf } from './sign-in-routes.ts';
import { openSingleSignOn, ticketMs, type SingleSignOn } from './single-sign-on.ts';

const ticketCookie = 'wanjia_single_sign_on';
const ticketPath = '/api/sign-in/single-sign-on';
const pages = { desk: '/', 'second-factor': '/sign-in?step=second-factor', 'change-password': '/' } as const;

function needed(provider: SingleSignOn | null): SingleSignOn {
  if (provider === null) throw new Refusal('sign-in.sso-off');
  return provider;
}

/** To the company's identity provider and back. A browser follows these, so a refusal goes to the sign-in page. */
export function singleSignOnRoutes(app: FastifyInstance, platform: Platform): void {
  const provider = openSingleSignOn(platform);
  const secure = platform.config.secureCookies;
  publicRoute(app, contracts.singleSignOn, async ({ reply }) => {
    const { url, ticket } = await needed(provider).begin();
    const maxAge = ticketMs / 1000;
    reply.setCookie(ticketCookie, ticket, {
      path: ticketPath,
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge,
    });
    return reply.redirect(url);
  });
  publicRoute(app, contracts.singleSignOnReturn, async ({ request, reply }) => {
    reply.clearCookie(ticketCookie, { path: ticketPath });
    try {
      const url = new URL(request.url, platform.config.publicUrl);
      const identity = await needed(provider).finish(url, request.cookies[ticketCookie] ?? '');
      const { next } = await letIn(
        platform,
        reply,
        await enterBySingleSignOn(platform, identity, visitorOf(request)),
      );
      return await reply.redirect(pages[next]);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return reply.redirect(`/sign-in?refused=${error.code}`);
    }
  });
}
