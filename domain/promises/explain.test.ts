import { describe, expect, test } from 'vitest';
import { clockDueCommand } from './cli-case.ts';

function sentences(from: string, limit: string, pauses: string[] = []): readonly [string, string] {
  const answer = clockDueCommand({ from: `${from}+08:00`, limit, pauses });
  if ('error' in answer) throw new Error(answer.error.en);
  return [answer.explanation.zh, answer.explanation.en];
}

describe('a due time tells how it came about', () => {
  test('over National Day, with the make-up Saturday', () => {
    expect(sentences('2026-09-30T16:40', '5wd')).toEqual([
      '自 2026-09-30（周三）次日起算 5 个工作日；10-01 至 10-07 国庆节不计，10-10 调休上班计入，周末 1 天不计；' +
        '至 2026-10-13 24:00 止',
      '5 working days counted from the day after 2026-09-30 (Wed); 10-01 to 10-07 National Day, not counted, ' +
        '10-10 make-up working day, counted, 1 weekend day not counted; until 2026-10-13 24:00',
    ]);
  });

  test('without anything special', () => {
    expect(sentences('2026-10-12T10:00', '2wd')[0]).toBe(
      '自 2026-10-12（周一）次日起算 2 个工作日；至 2026-10-14 24:00 止',
    );
  });

  test('across the year the other year is written out', () => {
    expect(sentences('2025-12-31T10:00', '1wd')[0]).toBe(
      '自 2025-12-31（周三）次日起算 1 个工作日；2026-01-01 至 2026-01-03 元旦不计，2026-01-04 调休上班计入；' +
        '至 2026-01-04 24:00 止',
    );
  });

  test('a calendar-day limit that is moved on says why (CLK-2)', () => {
    expect(sentences('2026-09-28T10:00', '5d')).toEqual([
      '自 2026-09-28（周一）次日起算 5 个自然日；末日 10-03 为国庆节，顺延至 2026-10-08（周四）；至 2026-10-08 24:00 止',
      '5 calendar days counted from the day after 2026-09-28 (Mon); the last day 10-03 is a day off (National Day), ' +
        'moved to 2026-10-08 (Thu); until 2026-10-08 24:00',
    ]);
  });

  test('with a pause of whole days and one of running time', () => {
    expect(sentences('2026-10-12T10:00', '2wd', ['2026-10-13T00:00+08:00/2026-10-15T00:00+08:00'])[0]).toBe(
      '自 2026-10-12（周一）次日起算 2 个工作日；10-13 至 10-14 中止不计；至 2026-10-16 24:00 止',
    );
    // Days off within a pause belong to it.
    expect(sentences('2026-10-15T10:00', '2wd', ['2026-10-16T00:00+08:00/2026-10-20T00:00+08:00'])[0]).toBe(
      '自 2026-10-15（周四）次日起算 2 个工作日；10-16 至 10-19 中止不计；至 2026-10-21 24:00 止',
    );
    expect(sentences('2026-10-12T10:00', '45min', ['2026-10-12T10:10+08:00/2026-10-12T10:20+08:00'])).toEqual(
      [
        '自 2026-10-12 10:00 起连续计时 45 分钟；2026-10-12 10:10 至 2026-10-12 10:20 中止不计；至 2026-10-12 10:55 止',
        '45 minutes running from 2026-10-12 10:00; 2026-10-12 10:10 to 2026-10-12 10:20 paused, not counted; ' +
          'until 2026-10-12 10:55',
      ],
    );
  });

  test('while a pause is open', () => {
    expect(sentences('2026-10-12T10:00', '5wd', ['2026-10-13T09:00+08:00/'])).toEqual([
      '自 2026-10-12（周一）次日起算 5 个工作日；2026-10-13 09:00 起中止，尚未恢复；恢复后另行推算到期时间',
      '5 working days counted from the day after 2026-10-12 (Mon); paused since 2026-10-13 09:00, not resumed yet; ' +
        'the due time is computed when it resumes',
    ]);
  });

  test('before an event, at an agreed time, on an agreed date', () => {
    expect(sentences('2026-10-15T08:00', '7d-before')[0]).toBe(
      '以 2026-10-15 08:00 为准提前 7 个自然日，向前推算；最迟 2026-10-08 00:00',
    );
    expect(sentences('2026-10-15T08:00', 'at')).toEqual([
      '约定时间为 2026-10-15 08:00；至 2026-10-15 08:00 止',
      'Agreed for 2026-10-15 08:00; until 2026-10-15 08:00',
    ]);
    expect(sentences('2026-10-15T08:00', 'on-day')).toEqual([
      '约定日期为 2026-10-15（周四），当日内完成；至 2026-10-15 24:00 止',
      'Agreed for 2026-10-15 (Thu), within that day; until 2026-10-15 24:00',
    ]);
  });

  test('an hour limit that happens to end at midnight is an instant, not the end of a day', () => {
    expect(sentences('2026-10-12T23:00', '1h')[0]).toContain('至 2026-10-13 00:00 止');
  });
});
