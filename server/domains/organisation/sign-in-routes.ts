import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signInContracts as contracts } from '#contracts/sign-in.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { reading } from '../../platform/db/database.ts';
import { earlyRoute, publicRoute, route } from '../../platform/http/route.ts';
import { giveToken, takeTokenBack, tokenOf } from '../../platform/http/cookies.ts';
import { sessionCookie, tokenHash } from '../../platform/http/sessions.ts';
import type { Platform } from '../../platform/platform.ts';
import { beginSecondFactor } from './commands/begin-second-factor.ts';
import { changePassword } from './commands/change-password.ts';
import { confirmSecondFactor } from './commands/confirm-second-factor.ts';
import { endSessionsOf } from './commands/end-sessions.ts';
import { firstOrg, redeemFirstAdministrator } from './commands/first-administrator.ts';
import { passSecondFactor } from './commands/pass-second-factor.ts';
import { removeSecondFactor } from './commands/remove-second-factor.ts';
import { renewRecoveryCodes } from './commands/renew-recovery-codes.ts';
import { resetPassword } from './commands/reset-password.ts';
import { signIn, type SignedIn } from './commands/sign-in.ts';
import { signOut } from './commands/sign-out.ts';
import { liveLink } from './links.ts';
import { me, secondFactorOf, sessionsOf } from './me.ts';
import type { Visitor } from './sessions.ts';

const early = { beforePasswordChange: true };
const earliest = { beforePasswordChange: true, beforeSecondFactor: true };

/** Where a request comes from. */
export function visitorOf(request: FastifyRequest): Visitor {
  return { address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
}

/** Hands the token to the browser; the session it came with, if any, is over (ASVS 7.2.4). */
export async function letIn(
  platform: Platform,
  reply: FastifyReply,
  { token, next }: SignedIn,
): Promise<{ next: SignedIn['next'] }> {
  const before = tokenOf(reply.request, sessionCookie);
  if (before !== null) {
    await platform.db.pool.query('delete from session where token_hash = $1', [tokenHash(platform, before)]);
  }
  giveToken(reply, sessionCookie, token);
  return { next };
}

/** Signing in and out, and what everybody does to their own account. */
export function signInRoutes(app: FastifyInstance, platform: Platform): void {
  publicRoute(app, contracts.options, () => ({
    password: true,
    singleSignOn: platform.config.oidc !== null,
    demo: platform.config.demo,
  }));
  publicRoute(app, contracts.signIn, async ({ body, request, reply }) =>
    letIn(platform, reply, await signIn(platform, body, visitorOf(request))),
  );
  earlyRoute(app, contracts.secondFactor, {
    ...earliest,
    handle: async ({ caller, body, reply }) =>
      letIn(platform, reply, await passSecondFactor({ platform, caller }, body)),
  });
  earlyRoute(app, contracts.signOut, {
    ...earliest,
    handle: async ({ caller, reply }) => {
      await signOut({ platform, caller });
      takeTokenBack(reply, sessionCookie);
      return {};
    },
  });
  linkRoutes(app, platform);
  ownRoutes(app, platform);
}

function linkRoutes(app: FastifyInstance, platform: Platform): void {
  publicRoute(app, contracts.checkLink, ({ body }) =>
    reading(platform.db, [], async (tx) => {
      const { purpose, login, expires_at } = await liveLink(platform, tx, body.token);
      const org = purpose === 'first-administrator' ? await firstOrg(tx) : null;
      return { purpose, login, org, expiresAt: expires_at.toISOString() };
    }),
  );
  publicRoute(app, contracts.firstAdministrator, async ({ body, request, reply }) =>
    letIn(platform, reply, await redeemFirstAdministrator(platform, body, visitorOf(request))),
  );
  publicRoute(app, contracts.resetPassword, async ({ body }) => {
    await resetPassword(platform, body);
    return {};
  });
}

function ownRoutes(app: FastifyInstance, platform: Platform): void {
  earlyRoute(app, contracts.me, { ...early, handle: ({ caller }) => me({ platform, caller }) });
  earlyRoute(app, contracts.changePassword, {
    ...early,
    handle: async ({ caller, body }) => {
      await changePassword({ platform, caller }, body);
      return {};
    },
  });
  route(app, contracts.mySessions, ({ caller }) =>
    reading(platform.db, [caller.orgId], (tx) => sessionsOf({ platform, caller }, tx, caller.staffId)),
  );
  route(app, contracts.endMySession, async ({ caller, params }) => {
    if (params.sessionId === caller.sessionId) throw new Refusal('not-found', { data: { what: '其他会话' } });
    await endSessionsOf({ platform, caller }, { staffId: caller.staffId, only: params.sessionId });
    return {};
  });
  route(app, contracts.endMyOtherSessions, async ({ caller }) => ({
    ended: await endSessionsOf({ platform, caller }, { staffId: caller.staffId, except: caller.sessionId }),
  }));
  route(app, contracts.beginSecondFactor, ({ caller, body }) =>
    beginSecondFactor({ platform, caller }, body),
  );
  route(app, contracts.readSecondFactor, ({ caller }) =>
    reading(platform.db, [caller.orgId], (tx) => secondFactorOf(tx, caller)),
  );
  route(app, contracts.confirmSecondFactor, async ({ caller, body }) => ({
    recoveryCodes: await confirmSecondFactor({ platform, caller }, body),
  }));
  route(app, contracts.renewRecoveryCodes, async ({ caller, body }) => ({
    recoveryCodes: await renewRecoveryCodes({ platform, caller }, body),
  }));
  route(app, contracts.removeSecondFactor, async ({ caller, body }) => {
    await removeSecondFactor({ platform, caller }, body);
    return {};
  });
}
