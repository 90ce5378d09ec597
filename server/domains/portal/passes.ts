import { passLifeMs } from '#domain/portal/one-time-code.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Platform } from '../../platform/platform.ts';

/** What a right code opened: a phone that is theirs, or a case. Sealed, so that the browser carries it unread. */
export type Pass =
  | { readonly opens: 'contact'; readonly orgId: number; readonly phone: string }
  | { readonly opens: 'follow'; readonly orgId: number; readonly orderId: string };

type SealedPass = Pass & { readonly untilMs: number };

export function sealPass(platform: Platform, pass: Pass): { pass: string; expiresAt: string } {
  const untilMs = platform.now().getTime() + passLifeMs;
  const sealed: SealedPass = { ...pass, untilMs };
  return {
    pass: platform.keys.encrypt(JSON.stringify(sealed)),
    expiresAt: new Date(untilMs).toISOString(),
  };
}

function unsealed(platform: Platform, text: string): SealedPass | null {
  try {
    const parsed: unknown = JSON.parse(platform.keys.decrypt(text));
    // Only what we sealed ourselves opens; other sealed texts have no `opens`.
    return parsed as SealedPass;
  } catch {
    return null;
  }
}

/** The pass in a sealed text; refuses a forged, an old one, and one that opens something else. */
export function openPass<K extends Pass['opens']>(
  platform: Platform,
  text: string,
  opens: K,
): Extract<Pass, { opens: K }> {
  const pass = unsealed(platform, text);
  if (pass?.opens !== opens || platform.now().getTime() >= pass.untilMs)
    throw new Refusal('portal.pass-expired');
  return pass as Extract<SealedPass, { opens: K }>;
}
