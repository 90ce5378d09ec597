import { describe, expect, test } from 'vitest';
import { limitInLanguage } from './limit-text.ts';

describe('a limit that the server wrote in Chinese', () => {
  test('is told in English to who reads English', () => {
    expect(limitInLanguage('5 个工作日', 'en')).toBe('5 working days');
    expect(limitInLanguage('提前 1 小时', 'en')).toBe('1 hour before');
    expect(limitInLanguage('约定时间', 'en')).toBe('at the agreed time');
  });

  test('stays as it is in Chinese, and where nobody knows it', () => {
    expect(limitInLanguage('5 个工作日', 'zh')).toBe('5 个工作日');
    expect(limitInLanguage('当面商定', 'en')).toBe('当面商定');
  });
});
