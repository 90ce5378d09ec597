import { describe, expect, test } from 'vitest';
import { ApiProblem } from '#web/lib/api/problem.ts';
import { accountNumberFaults } from './account-number-faults.ts';
import { failuresAt, failuresOf, failuresUnder } from './failures.ts';
import { revisionToSend, wasChanged } from './revision-to-send.ts';

describe('failures at their fields', () => {
  test('the first refusal of a field counts', () => {
    const refused = [
      { refused: 'customer.name-missing', field: 'name' },
      { refused: 'customer.name-characters', field: 'name' },
    ];
    expect(failuresOf(refused, 'zh')['name']).toContain('请填写客户名称');
  });

  test('a path is put in front and taken away again', () => {
    const failures = failuresAt('contacts.0.', { phone: 'x' });
    expect(failures).toEqual({ 'contacts.0.phone': 'x' });
    expect(failuresUnder({ ...failures, name: 'y' }, 'contacts.0.')).toEqual({ phone: 'x' });
  });

  test('of several paths the last wins', () => {
    expect(failuresUnder({ 'a.x': 'old', 'b.x': 'new' }, 'a.', 'b.')).toEqual({ x: 'new' });
  });
});

describe('an account number', () => {
  test('left empty is right', () => {
    expect(accountNumberFaults('  ', 'zh')).toEqual({});
  });

  test('with a wrong length is told with the right one', () => {
    expect(accountNumberFaults('123', 'zh')['accountNo']).toContain('13');
  });
});

describe('a file that somebody else changed meanwhile', () => {
  const conflict = new ApiProblem({ status: 409, code: 'conflict.changed-meanwhile', title: '已改动' });

  test('is told, not overwritten: the first try carries the revision that was on the screen', () => {
    expect(revisionToSend(3, 5, null)).toBe(3);
    expect(revisionToSend(3, 5, new Error('offline'))).toBe(3);
  });

  test('is saved knowingly on the newest revision after that', () => {
    expect(wasChanged(conflict)).toBe(true);
    expect(revisionToSend(3, 5, conflict)).toBe(5);
  });
});
