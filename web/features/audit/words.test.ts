import { describe, expect, test } from 'vitest';
import { allKinds, casePage, checkPercent, checkTone, isEnded, kindTitle, type Check } from './words.ts';

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

describe('the kinds of records', () => {
  test('have words, of orders, staff and settings alike', () => {
    expect(['accepted', 'post.assigned', 'promise.set', 'customer.unmasked'].map(kindTitle)).toEqual([
      '受理',
      '任命岗位',
      '设置服务承诺',
      '查看敏感信息',
    ]);
    expect(allKinds.filter(({ title }) => title === '')).toEqual([]);
  });

  test('show themselves where they are newer than this page', () => {
    expect(kindTitle('of.tomorrow')).toBe('of.tomorrow');
    expect(kindTitle('constructor')).toBe('constructor');
  });
});

describe('the page of a case', () => {
  test('asks for the permission that opens it', () => {
    expect(casePage('order', 'x')).toEqual({ to: '/orders/x', access: 'order.view' });
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
