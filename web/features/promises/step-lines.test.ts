import { describe, expect, test } from 'vitest';
import { parseInstant } from '#domain/kernel/instant.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { statutoryCalendar } from '#domain/promises/calendar.ts';
import { dueAt } from '#domain/promises/due.ts';
import { limitOf } from '#domain/promises/limit.ts';
import { stepLines } from './step-lines.ts';

function ms(text: string): number {
  const at = parseInstant(`${text}+08:00`);
  if (isRefused(at)) throw new Error(`${text} is no instant`);
  return at;
}

function linesOf(from: string, limit: string, pauses: { fromMs: number; toMs: number | null }[] = []) {
  const due = dueAt({ fromMs: ms(from), limit: limitOf(limit), pauses, calendar: statutoryCalendar });
  return stepLines(due.explanation, 'zh');
}

describe('the explanation as rows', () => {
  test('sums the counted days up, holidays out', () => {
    const lines = linesOf('2026-09-30T16:40', '5wd');
    expect(lines[0]).toMatchObject({ from: '2026-09-30', name: '当日', counted: false, sum: null });
    expect(lines.find(({ name }) => name === '国庆节')).toMatchObject({ days: 7, counted: false });
    expect(lines.filter(({ counted }) => counted).map(({ sum }) => sum)).toContain(5);
    expect(lines.at(-1)?.sum).toBe(5);
  });

  test('shows running time with its pause by the minute', () => {
    const pause = { fromMs: ms('2026-09-30T17:00'), toMs: ms('2026-09-30T18:00') };
    expect(
      linesOf('2026-09-30T16:40', '2h', [pause]).map(({ from, to, counted }) => [from, to, counted]),
    ).toEqual([
      ['2026-09-30 16:40', '2026-09-30 17:00', true],
      ['2026-09-30 17:00', '2026-09-30 18:00', false],
      ['2026-09-30 18:00', '2026-09-30 19:40', true],
    ]);
  });

  test('ends with the pause that still lasts', () => {
    const lines = linesOf('2026-09-30T16:40', '24h', [{ fromMs: ms('2026-09-30T17:00'), toMs: null }]);
    expect(lines.at(-1)).toMatchObject({ reason: 'open-pause', to: null });
  });
});
