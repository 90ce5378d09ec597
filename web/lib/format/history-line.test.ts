import { describe, expect, test } from 'vitest';
import { historyLine } from './history-line.ts';

const english: Readonly<Record<string, string>> = {
  原因: 'Reason',
  用电性质: 'Use',
  居民生活: 'household',
  材料: 'Papers',
  身份证明: 'proof of identity',
  勘查: 'Survey',
  '{title}，应于 {due} 前完成': '{title}, due by {due}',
  '{label}：{value}': '{label}: {value}',
};
const t = (text: string, values: Readonly<Record<string, string | number>> = {}) =>
  (english[text] ?? text).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

describe('a line of a history in English', () => {
  test('has its label and the words of the trade translated', () => {
    expect(historyLine('用电性质:居民生活', t)).toBe('Use: household');
    expect(historyLine('材料:身份证明、其他', t)).toBe('Papers: proof of identity、其他');
    expect(historyLine('勘查，应于 2026-11-18 18:00 前完成', t)).toBe('Survey, due by 2026-11-18 18:00');
  });

  test('tells a time as people read it, not as machines write it', () => {
    expect(historyLine('发现时间:2026-11-22T11:09', t)).toBe('发现时间: 2026-11-22 11:09');
  });

  test('leaves what people wrote alone, braces and all', () => {
    expect(historyLine('原因:居民生活', t)).toBe('Reason: 居民生活');
    expect(historyLine('用电性质:{x}', t)).toBe('Use: {x}');
    expect(historyLine('没有标签的一句话', t)).toBe('没有标签的一句话');
    expect(historyLine('{x}:y', t)).toBe('{x}:y');
  });
});
