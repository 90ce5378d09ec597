import { describe, expect, test } from 'vitest';
import { promiseRefusals } from '#domain/promises/refusals.ts';
import { parseLimit } from '#domain/promises/limit.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { refusedText } from './refused-text.ts';

describe('what a rule refused in the browser', () => {
  const refused = parseLimit('0d');
  if (!isRefused(refused)) throw new Error('0d is refused');

  test('reads as the server would say it, placeholders filled, in both languages', () => {
    expect(refusedText(refused, promiseRefusals, 'zh')).toBe('时限“0d”为零，请填写大于零的整数。');
    expect(refusedText(refused, promiseRefusals, 'en')).toContain('"0d" is zero');
  });

  test('shows a code it has no words for', () => {
    expect(refusedText({ refused: 'later.version' }, promiseRefusals, 'zh')).toBe('later.version');
  });
});
