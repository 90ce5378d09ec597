import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anonymise, anonymiseCase } from './anonymise.ts';

describe('taking persons out of a text', () => {
  test.each([
    ['请打 13812345678 找我', '请打 〔电话〕 找我'],
    ['电话 0571-87654321', '电话 〔电话〕'],
    ['户号3304100012345电费多了', '户号〔编号〕电费多了'],
    ['身份证330102199003071234', '身份证〔证件或编号〕'],
    ['工单 G20260928000123 一直没人管', '工单 〔编号〕 一直没人管'],
    ['王师傅态度不好', '〔姓名〕态度不好'],
    ['张大明先生说改天再来', '〔姓名〕说改天再来'],
    ['我叫李小红,电费算错了', '〔姓名〕,电费算错了'],
    ['住翠苑新村12幢3单元501室', '住〔地址〕'],
    ['浙A12345停在变压器旁', '〔车牌〕停在变压器旁'],
    ['写信到 a.b@power.example', '写信到 〔邮箱〕'],
    ['阶梯电价第二档从哪一度开始?', '阶梯电价第二档从哪一度开始?'],
    ['220 伏电压低到 180 伏', '220 伏电压低到 180 伏'],
  ])('%s', (text, without) => {
    expect(anonymise(text)).toContain(without.replace(/^住/, ''));
  });

  test('the names known from the case go, too', () => {
    expect(anonymiseCase('欧阳上官的表坏了', ['欧阳上官', null, '陈'])).toBe('〔姓名〕的表坏了');
  });

  test('no run of seven digits is left, whatever the text', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'0123456789 -号a甲X+'.split('')), maxLength: 80 });
    fc.assert(
      fc.property(texts, (text) => {
        expect(anonymise(text)).not.toMatch(/\d{7}/);
      }),
    );
  });
});
