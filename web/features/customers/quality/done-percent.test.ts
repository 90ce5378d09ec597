import { describe, expect, test } from 'vitest';
import { donePercent } from './done-percent.ts';

describe('how far the check list is', () => {
  test('counts what was mended and what was let pass', () => {
    expect(donePercent({ open: 2, fixed: 1, ignored: 1 })).toBe(50);
    expect(donePercent({ open: 0, fixed: 3, ignored: 0 })).toBe(100);
    expect(donePercent({ open: 0, fixed: 0, ignored: 0 })).toBe(100);
  });

  test('is never done while one is open', () => {
    expect(donePercent({ open: 1, fixed: 100_000, ignored: 0 })).toBe(99);
  });
});
