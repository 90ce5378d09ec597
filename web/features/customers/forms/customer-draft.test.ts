import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { customerPage } from '../testing.ts';
import {
  customerChanges,
  customerDraft,
  customerFaults,
  customerFields,
  documentKindsFor,
  emptyCustomer,
  withKind,
} from './customer-draft.ts';

const today = calendarDate('2026-11-22');
const person = { ...emptyCustomer, name: '王伟' };
// A made-up number with a right check digit.
const number = '11010519491231002X';

describe('what is wrong with a customer', () => {
  test('a wrong check digit is told at the field', () => {
    const faults = customerFaults({ ...person, documentNumber: '110105194912310021' }, today);
    expect(faults).toEqual([{ refused: 'customer.identity-number-check', field: 'documentNumber' }]);
  });

  test('a right number and an empty one are both accepted', () => {
    expect(customerFaults({ ...person, documentNumber: number }, today)).toEqual([]);
    expect(customerFaults(person, today)).toEqual([]);
  });

  test('a credit code is checked where the kind has one', () => {
    const enterprise = { ...withKind(person, 'enterprise'), documentNumber: '91330681MA2BQ5XJ00' };
    expect(customerFaults(enterprise, today).map(({ refused }) => refused)).toEqual([
      'customer.credit-code-check',
    ]);
  });

  test('a customer without a name is told so', () => {
    expect(customerFaults(emptyCustomer, today).map(({ field }) => field)).toEqual(['name']);
  });
});

describe('another kind of customer', () => {
  test('takes the usual document of the kind, and the number of the other paper is gone', () => {
    const changed = withKind({ ...person, documentNumber: number }, 'enterprise');
    expect(changed.documentKind).toBe('credit-code');
    expect(changed.documentNumber).toBe('');
  });

  test('keeps a document that suits both', () => {
    const enterprise = { ...withKind(person, 'enterprise'), documentNumber: '91330681MA2BQ5XJ0X' };
    expect(withKind(enterprise, 'public-body').documentNumber).toBe('91330681MA2BQ5XJ0X');
  });

  test('a person has no key-customer grade', () => {
    expect(withKind({ ...person, kind: 'enterprise', keyGrade: 'first' }, 'person').keyGrade).toBe('');
  });

  test('each kind has its own papers', () => {
    expect(documentKindsFor('public-body')).toEqual(['credit-code', 'registration-certificate']);
  });
});

describe('what is sent', () => {
  test('without a number no document is named', () => {
    expect(customerFields(person)).toEqual({
      kind: 'person',
      name: '王伟',
      keyGrade: null,
      specialNeeds: [],
      managerStaffId: null,
    });
  });

  test('an opened file that nobody touched changes nothing', () => {
    const opened = customerDraft(customerPage(), null);
    expect(customerChanges(opened, opened)).toEqual({});
  });

  test('only what was changed is sent, the masked number not at all', () => {
    const opened = customerDraft(customerPage(), null);
    expect(customerChanges(opened, { ...opened, name: '王玮', specialNeeds: [] })).toEqual({
      name: '王玮',
      specialNeeds: [],
    });
  });

  test('a new number goes with its kind', () => {
    const opened = customerDraft(customerPage(), null);
    expect(customerChanges(opened, { ...opened, documentNumber: number })).toEqual({
      documentKind: 'identity-card',
      documentNumber: number,
    });
  });

  test('a grade and a manager are taken away by null', () => {
    const page = customerPage({ kind: 'enterprise', keyGrade: 'first', managerStaffId: 'x' });
    const opened = customerDraft(page, null);
    expect(customerChanges(opened, { ...opened, keyGrade: '', managerStaffId: '' })).toEqual({
      keyGrade: null,
      managerStaffId: null,
    });
  });
});
