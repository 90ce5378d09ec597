import { describe, expect, test } from 'vitest';
import { customerPage } from '../testing.ts';
import { comparedRows, startChoice } from './compared-rows.ts';

const t = (text: string): string => text;
const a = customerPage();
const b = customerPage({
  name: '王玮',
  documentKind: null,
  documentNumber: null,
  managerStaffId: 'm',
  managerName: '李',
});

describe('two files side by side', () => {
  test('lines that differ are marked, the others not', () => {
    const rows = comparedRows(a, b, { t, sameDocument: false });
    expect(rows.filter(({ differs }) => differs).map(({ title }) => title)).toEqual([
      '名称',
      '证件',
      '客户经理',
    ]);
  });

  test('two numbers that look the same behind the mask differ unless the server says they are the same', () => {
    const document = (sameDocument: boolean) =>
      comparedRows(a, a, { t, sameDocument }).find(({ field }) => field === 'document')?.differs;
    expect([document(true), document(false)]).toEqual([false, true]);
  });

  test('the only value there is, is chosen to begin with', () => {
    expect(startChoice(a, b)).toMatchObject({
      name: 'survivor',
      document: 'survivor',
      managerStaffId: 'absorbed',
    });
    expect(startChoice(b, a)).toMatchObject({ document: 'absorbed', managerStaffId: 'survivor' });
  });
});
