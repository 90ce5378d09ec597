import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeSize, differenceOf, type Piece } from './difference.ts';

const side = (pieces: readonly Piece[], without: Piece['kind']): string =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

describe('the difference of two versions', () => {
  test('names the characters that changed inside a Chinese sentence', () => {
    expect(differenceOf('受理后五个工作日内送电。', '受理后三个工作日内送电。')).toEqual([
      { kind: 'same', text: '受理后' },
      { kind: 'removed', text: '五' },
      { kind: 'added', text: '三' },
      { kind: 'same', text: '个工作日内送电。' },
    ]);
  });

  test('a number changes as a whole', () => {
    const pieces = differenceOf('电压 220 V', '电压 250 V');
    expect(pieces).toContainEqual({ kind: 'removed', text: '220' });
    expect(changeSize(pieces)).toEqual({ added: 3, removed: 3 });
  });

  test('a new line is added without touching its neighbours', () => {
    expect(differenceOf('甲\n丙\n', '甲\n乙\n丙\n')).toEqual([
      { kind: 'same', text: '甲\n' },
      { kind: 'added', text: '乙\n' },
      { kind: 'same', text: '丙\n' },
    ]);
  });

  test('the same text has no difference', () => {
    expect(differenceOf('甲', '甲')).toEqual([{ kind: 'same', text: '甲' }]);
    expect(differenceOf('', '')).toEqual([]);
  });

  test('both versions can be read from it', () => {
    const texts = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', 'a', '1', '\n', ' '), maxLength: 80 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pieces = differenceOf(before, after);
        expect([side(pieces, 'added'), side(pieces, 'removed')]).toEqual([before, after]);
      }),
    );
  });

  test('two long texts without a character in common are compared in under a second', () => {
    const before = Array.from({ length: 30_000 }, (_, at) => String.fromCodePoint(0x4e00 + (at % 3000))).join(
      '',
    );
    const after = Array.from({ length: 30_000 }, (_, at) => String.fromCodePoint(0x6e00 + (at % 3000))).join(
      '',
    );
    const began = performance.now();
    expect(differenceOf(before, after)).toHaveLength(2);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
