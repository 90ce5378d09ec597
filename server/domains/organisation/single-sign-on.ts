import * as client from 'openid-client';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { OidcConfig } from '../../platform/config.ts';
import type { Platform } from '../../platform/platform.ts';

/** Whom the provider vouches for. */
export interface Identity {
  /** Issuer and subject: only together are they one person for ever. */
  readonly subject: string;
  readonly username: string | null;
}

/** What has to be remembered between leaving for the provider and coming back; kept encrypted in a cookie. */
interface Ticket {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly madeAtMs: number;
}

export interface SingleSignOn {
  begin(): Promise<{ url: string; ticket: string }>;
  /** `url` is the address the provider sent the browser back to. */
  finish(url: URL, ticket: string): Promise<Identity>;
}

const returnPath = '/api/sign-in/single-sign-on/return';
const timeoutSeconds = 10;
/** Time to type a password and a code at the provider. */
export const ticketMs = 10 * 60_000;

function isLoopback(issuer: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
}

/** The provider's own description; over plain HTTP only on the same machine. */
function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<client.Configuration> {
  const address = new URL(issuer);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; a provider on this machine only
  const execute = address.protocol === 'http:' && isLoopback(address) ? [client.allowInsecureRequests] : [];
  return client.discovery(address, clientId, clientSecret, undefined, { execute, timeout: timeoutSeconds });
}

function readTicket(platform: Platform, sealed: string): Ticket {
  const ticket = JSON.parse(platform.keys.decrypt(sealed)) as Ticket;
  if (platform.now().getTime() - ticket.madeAtMs > ticketMs) throw new Error('the ticket has expired');
  return ticket;
}

/** Whatever goes wrong with a provider is a fault of the outside world: logged, and told without detail. */
async function orRefuse<T>(platform: Platform, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    platform.log.warn({ err: error }, 'single sign-on failed');
    throw new Refusal('sign-in.sso-failed');
  }
}

/** Single sign-on by OpenID Connect: authorization code with PKCE, state and nonce. Null when not configured. */
export function openSingleSignOn(platform: Platform): SingleSignOn | null {
  const { oidc, publicUrl } = platform.config;
  if (oidc === null) return null;
  let discovered: Promise<client.Configuration> | undefined;
  const provider = (): Promise<client.Configuration> => {
    // A provider that was away at the first try is asked again at the next.
    discovered ??= discover(oidc).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };
  return {
    begin: () =>
      orRefuse(platform, async () => begin(platform, await provider(), `${publicUrl}${returnPath}`)),
    finish: (url, sealed) =>
      orRefuse(platform, async () => finish(await provider(), url, readTicket(platform, sealed))),
  };
}

async function begin(
  platform: Platform,
  provider: client.Configuration,
  redirectUri: string,
): Promise<{ url: string; ticket: string }> {
  const ticket: Ticket = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    madeAtMs: platform.now().getTime(),
  };
  const url = client.buildAuthorizationUrl(provider, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: ticket.state,
    nonce: ticket.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(ticket.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, ticket: platform.keys.encrypt(JSON.stringify(ticket)) };
}

async function finish(provider: client.Configuration, url: URL, ticket: Ticket): Promise<Identity> {
  const tokens = await client.authorizationCodeGrant(provider, url, {
    pkceCodeVerifier: ticket.verifier,
    expectedState: ticket.state,
    expectedNonce: ticket.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('the provider sent no identity');
  const username = await usernameOf(provider, tokens.access_token, claims);
  return { subject: `${claims.iss} ${claims.sub}`, username };
}

/** Providers name the login in the identity token or only when asked for more. */
async function usernameOf(
  provider: client.Configuration,
  accessToken: string,
  claims: client.IDToken,
): Promise<string | null> {
  const named = claims['preferred_username'];
  if (typeof named === 'string') return named;
  if (provider.serverMetadata().userinfo_endpoint === undefined) return null;
  const more = await client.fetchUserInfo(provider, accessToken, claims.sub);
  return more.preferred_username ?? null;
}
