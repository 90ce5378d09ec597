import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldPinyin, pinyinKeys, pinyinTokens } from './pinyin-keys.ts';
import {
  addressQueryTokens,
  addressTokens,
  bigrams,
  nameQueryTokens,
  nameTokens,
  normaliseText,
  pinyinQueryToken,
} from './search-text.ts';

function finds(query: string, name: string): boolean {
  const tokens = new Set(nameTokens(name));
  const wanted = nameQueryTokens(query);
  return wanted.length > 0 && wanted.every((token) => tokens.has(token));
}

function findsByLetters(typed: string, name: string): boolean {
  const token = pinyinQueryToken(typed);
  return token !== null && nameTokens(name).includes(token);
}

describe('one form for text and query', () => {
  test('full width, case, spaces and punctuation do not matter', () => {
    expect(normaliseText('ＡＢＣ 有限公司（杭州）')).toBe('abc有限公司杭州');
    expect(normaliseText('')).toBe('');
  });

  test('pairs of neighbours, each once, whole characters also outside the basic plane', () => {
    expect(bigrams('张三丰')).toEqual(['张三', '三丰']);
    expect(bigrams('aaa')).toEqual(['aa']);
    expect(bigrams('𠮷田')).toEqual(['𠮷田']);
    expect(bigrams('张')).toEqual([]);
  });
});

describe('finding by characters', () => {
  test('two characters find, wherever they stand; one finds a name', () => {
    expect(finds('三丰', '张三丰')).toBe(true);
    expect(finds('丰', '张三丰')).toBe(true);
    expect(finds('张丰', '张三丰')).toBe(false);
    expect(finds(' ', '张三丰')).toBe(false);
  });

  test('an address needs two characters', () => {
    expect(addressQueryTokens('路')).toEqual([]);
    expect(addressTokens('古翠路80号')).toEqual(expect.arrayContaining([...addressQueryTokens('翠路80')]));
  });

  test('every part of a text finds the text', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('张三丰李四电力公司ABab12 ·（ＡＢ。')),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
        const normalised = [...normaliseText(whole)];
        const [from, to] = [a % (normalised.length + 1), b % (normalised.length + 1)];
        const part = normalised.slice(Math.min(from, to), Math.max(from, to)).join('');
        const tokens = new Set(nameTokens(whole));
        for (const token of nameQueryTokens(part)) expect(tokens.has(token)).toBe(true);
        const ofAddress = new Set(addressTokens(whole));
        for (const token of addressQueryTokens(part)) expect(ofAddress.has(token)).toBe(true);
      }),
    );
  });
});

describe('finding by letters', () => {
  test.each([
    ['zs', '张三'],
    ['ZS', '张三丰'],
    ['zsf', '张三丰'],
    ['zhangsan', '张三丰'],
    ['zhang san', '张三丰'],
    ['zhangsf', '张三丰'],
    ['zhang', '张三'],
    ['sxx', '单雄信'],
    ['shanxiong', '单雄信'],
    ['dx', '单雄信'],
    ['qy', '仇英'],
    ['zgf', '曾国藩'],
    ['zengguo', '曾国藩'],
    ['lb', '吕布'],
    ['lvbu', '吕布'],
    ['lyubu', '吕布'],
    ['lübu', '吕布'],
    ['zswj', '长孙无忌'],
    ['hzyh', '杭州银行'],
    ['yk', '乐凯'],
    ['lk', '乐凯'],
    ['abcdl', 'ABC电力'],
  ])('%s finds %s', (typed, name) => {
    expect(findsByLetters(typed, name)).toBe(true);
  });

  test.each([
    ['z', '张三'],
    ['sz', '张三'],
    ['zhangsi', '张三'],
    ['', '张三'],
  ])('“%s” does not find %s', (typed, name) => {
    expect(findsByLetters(typed, name)).toBe(false);
  });

  test('a character with several readings gives several initials, the surname’s first', () => {
    expect(pinyinKeys('单立').initials[0]).toBe('sl');
    expect(pinyinKeys('单立').initials).toEqual(expect.arrayContaining(['sl', 'dl', 'cl']));
  });

  test('a long name of many readings keeps its keys bounded', () => {
    const name = '长乐重行单曾解查盖朴'.repeat(5);
    expect(pinyinKeys(name).syllables.length).toBeLessThanOrEqual(16);
    expect(pinyinTokens(name).length).toBeLessThan(1500);
  });

  test('letters, v and ü are folded, digits kept', () => {
    expect(foldPinyin('LÜ bu-2')).toBe('lvbu2');
    expect(pinyinKeys('···')).toEqual({ initials: [], syllables: [] });
  });
});
