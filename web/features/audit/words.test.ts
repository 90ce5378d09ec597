import { describe, expect, test } from 'vitest';
import {
  casePage,
  checkPercent,
  checkTone,
  findingText,
  isEnded,
  type Check,
  type Finding,
} from './words.ts';

function check(rest: Partial<Check>): Check {
  return {
    checkId: '019a9b5e-1381-7123-8123-138123412345',
    status: 'running',
    requestedBy: '王敏',
    requestedAt: '2026-11-18T02:00:00.000Z',
    from: null,
    casesDone: 0,
    casesTotal: 0,
    eventsDone: 0,
    finishedAt: null,
    findingCount: 0,
    findings: [],
    ...rest,
  };
}

describe('the page of a case', () => {
  test('asks for the permission that opens it', () => {
    expect(casePage('order', 'x')).toEqual({
      to: '/orders/x',
      access: 'order.view',
      link: '打开工单',
    });
    expect(casePage('staff', 'x')?.access).toBe('staff.manage');
    expect(casePage('setting', 'x')).toBeNull();
  });
});

describe('the progress of a verification', () => {
  test('is the share of the cases, whole only at the end', () => {
    expect(checkPercent(check({}))).toBe(0);
    expect(checkPercent(check({ casesDone: 999, casesTotal: 1000 }))).toBe(99);
    expect(checkPercent(check({ casesDone: 12, casesTotal: 10 }))).toBe(100);
    expect(checkPercent(check({ status: 'done' }))).toBe(100);
  });

  test('is not told in green when it found something', () => {
    expect(checkTone(check({ status: 'done' }))).toBe('good');
    expect(checkTone(check({ status: 'done', findingCount: 1 }))).toBe('bad');
  });

  test('ends done or failed', () => {
    expect([check({}), check({ status: 'waiting' })].some(isEnded)).toBe(false);
    expect([check({ status: 'done' }), check({ status: 'failed' })].every(isEnded)).toBe(true);
  });
});

describe('a finding', () => {
  const t = (text: string, values: Readonly<Record<string, string | number>> = {}) =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  const of = (rest: Partial<Finding>): Finding => ({ about: 'case', kind: 'removed', text: '', ...rest });

  test('names the case by its title and says what is wrong', () => {
    expect(findingText(of({ caseKind: 'customer', seq: 3 }), t)).toBe('客户档案 第 3 条被删除');
    expect(findingText(of({ about: 'day', kind: 'unsealed', day: '2026-11-18' }), t)).toBe(
      '2026-11-18：有记录而没有封存',
    );
  });
});
