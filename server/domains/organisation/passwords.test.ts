import { describe, expect, test } from 'vitest';
import { hashPassword, needsRehash, passwordFits } from './passwords.ts';

const cheap = { memoryKib: 64, passes: 1 };
const dear = { memoryKib: 128, passes: 1 };

describe('a stored password', () => {
  test('is made anew when guessing has become cheaper than it should be', async () => {
    const stored = await hashPassword('一个 很长的 口令', cheap);
    expect(needsRehash(stored, dear)).toBe(true);
    expect(needsRehash(stored, { ...cheap, passes: 2 })).toBe(true);
    expect(needsRehash(stored, cheap)).toBe(false);
    expect(needsRehash(await hashPassword('x', dear), cheap)).toBe(false);
  });

  test('of another kind is made anew, too', () => {
    expect(needsRehash('$argon2i$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA', cheap)).toBe(true);
    expect(needsRehash('', cheap)).toBe(true);
  });

  test('fits itself alone', async () => {
    const stored = await hashPassword('口令', cheap);
    expect([await passwordFits(stored, '口令'), await passwordFits(stored, '口令 ')]).toEqual([true, false]);
  });
});
