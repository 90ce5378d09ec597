import { describe, expect, test } from 'vitest';
import { promiseCatalogue } from '#domain/promises/catalogue.ts';
import { sourceText } from './source-text.ts';

describe('where a figure comes from', () => {
  test('no English word is left for a Chinese reader, in the whole catalogue', () => {
    const sources = promiseCatalogue.flatMap(({ source, others }) => [
      source,
      ...others.map((other) => other.source),
    ]);
    const left = sources
      .map((source) => sourceText(source, 'zh'))
      .filter((text) => /\b[a-z]{2,}/u.test(text));
    expect(left).toEqual([]);
  });

  test('a clause keeps its number, a publisher gets its name', () => {
    expect(sourceText('SRV-1 regulator, remote [mem]', 'zh')).toBe('SRV-1 监管机构，边远 [待核对原文]');
    expect(sourceText('R-PROM-09; S2-2 十(二)4', 'zh')).toBe('R-PROM-09；S2-2 十(二)4');
  });

  test('the English reader sees the source as it was written', () => {
    expect(sourceText('SRV-7 State Grid [S9]', 'en')).toBe('SRV-7 State Grid [S9]');
  });
});
