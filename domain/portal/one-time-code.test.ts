import { expect, test } from 'vitest';
import { codeLifeMs, codeText, codeTriesMax, isOpen } from './one-time-code.ts';

const fresh = { expiresAtMs: codeLifeMs, tries: 1, isUsed: false };

test('a code is open for five minutes and five tries, once', () => {
  expect(isOpen(fresh, 0)).toBe(true);
  expect(isOpen(fresh, codeLifeMs - 1)).toBe(true);
  expect(isOpen(fresh, codeLifeMs)).toBe(false);
  expect(isOpen({ ...fresh, tries: codeTriesMax }, 0)).toBe(true);
  expect(isOpen({ ...fresh, tries: codeTriesMax + 1 }, 0)).toBe(false);
  expect(isOpen({ ...fresh, isUsed: true }, 0)).toBe(false);
});

test('a code has six digits whatever the number', () => {
  expect(codeText(7)).toBe('000007');
  expect(codeText(999_999)).toBe('999999');
});
