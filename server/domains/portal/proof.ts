import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import type { portalChallenge, Proof } from '#contracts/portal.ts';
import { bitsFor, challengeLifeMs, isSolution } from '#domain/portal/proof-of-work.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Platform } from '../../platform/platform.ts';
import { countUp } from './counters.ts';

const saltBytes = 16;

/** What is sealed into a challenge: nobody can make one, harden it for others or keep it for long. */
interface Sealed {
  readonly salt: string;
  readonly bits: number;
  readonly untilMs: number;
}

/** A fresh challenge, as hard as the traffic of the last ten minutes asks for. */
export async function newChallenge(
  platform: Platform,
  address: string,
): Promise<Static<(typeof portalChallenge)['response']>> {
  const [ofAddress = 0, ofAll = 0] = await countUp(platform, [
    { key: `challenge:${address}`, windowMs: challengeLifeMs },
    { key: 'challenge', windowMs: challengeLifeMs },
  ]);
  const untilMs = platform.now().getTime() + challengeLifeMs;
  const sealed: Sealed = {
    salt: randomBytes(saltBytes).toString('base64url'),
    bits: bitsFor({ ofAddress, ofAll }),
    untilMs,
  };
  return {
    challenge: platform.keys.encrypt(JSON.stringify(sealed)),
    salt: sealed.salt,
    bits: sealed.bits,
    expiresAt: new Date(untilMs).toISOString(),
  };
}

function opened(platform: Platform, challenge: string): Sealed | null {
  try {
    const parsed: unknown = JSON.parse(platform.keys.decrypt(challenge));
    // Only what we sealed ourselves opens.
    return parsed as Sealed;
  } catch {
    return null;
  }
}

/** Takes a proof; refuses one that is wrong, old, or was used before. */
export async function takeProof(platform: Platform, proof: Static<typeof Proof>): Promise<void> {
  const sealed = opened(platform, proof.challenge);
  const isGood =
    sealed !== null &&
    typeof sealed.salt === 'string' &&
    platform.now().getTime() < sealed.untilMs &&
    isSolution(sealed, proof.nonce);
  if (!isGood) throw new Refusal('portal.proof-missing');
  const [uses = 1] = await countUp(platform, [
    { key: `proof:${sealed.salt}`, windowMs: 2 * challengeLifeMs },
  ]);
  if (uses > 1) throw new Refusal('portal.proof-missing');
}
