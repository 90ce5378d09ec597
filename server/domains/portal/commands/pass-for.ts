import { Refusal } from '#domain/kernel/refusal.ts';
import { reading } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { TakenCode } from '../codes.ts';
import { sealPass } from '../passes.ts';
import { resolve } from '../subjects.ts';

/** The pass that a right code gives: to the phone it went to, or to the case it was asked for. */
export async function passFor(
  platform: Platform,
  orgId: number,
  taken: TakenCode,
): Promise<{ pass: string; expiresAt: string }> {
  if (taken.purpose === 'contact')
    return sealPass(platform, { opens: 'contact', orgId, phone: taken.subject });
  const found = await reading(platform.db, [orgId], (tx) => resolve(tx, orgId, taken));
  // The code went nowhere, so nobody could know it; only a demonstration, which shows it, comes here.
  const orderId = found?.orderId ?? null;
  if (orderId === null) throw new Refusal('portal.code-wrong', { field: 'code' });
  return sealPass(platform, { opens: 'follow', orgId, orderId });
}
