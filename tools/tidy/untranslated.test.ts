import { describe, expect, test } from 'vitest';
import { untranslated } from './untranslated.ts';

const found = (text: string) => untranslated('page.tsx', text);

describe('Chinese texts outside t()', () => {
  test('a bare text, an attribute and a template are found with their line', () => {
    expect(found('export const a = <p>客户</p>;')).toEqual(['page.tsx:1: 客户']);
    expect(found('\nconst a = <Input title="电话" />;')).toEqual(['page.tsx:2: 电话']);
    expect(found('const a = `共${n}条`;')).toEqual(['page.tsx:1: 共', 'page.tsx:1: 条']);
  });

  test('what goes through t() or zh(), comments and other languages pass', () => {
    expect(found("const a = <p>{t('客户')}</p>; // 说明")).toEqual([]);
    expect(found("const title = zh('户号');")).toEqual([]);
    expect(found("const a = t(open ? '开' : '关', { n });")).toEqual([]);
    expect(found('const a = <p>Wanjia</p>;')).toEqual([]);
  });
});
