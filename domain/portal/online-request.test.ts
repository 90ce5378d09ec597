import { describe, expect, test } from 'vitest';
import { present } from '../kernel/assert.ts';
import { currentDefinitions } from '../processes/definitions/index.ts';
import { sampleForm } from '../processes/form.ts';
import { isOnline, needsAccount, onlineForm, phoneCheck, phoneInForm } from './online-request.ts';

const all = currentDefinitions();
const of = (kind: string) =>
  present(
    all.find((definition) => definition.kind === kind),
    kind,
  );

describe('what can be done online', () => {
  test('is every business that lists the web among its doors', () => {
    expect(all.filter(isOnline).length).toBe(all.length);
    expect(isOnline({ ...of('complaint'), channels: ['counter'] })).toBe(false);
  });

  test('is not what asks for a name out of the staff list', () => {
    const form = [
      { name: 'who', label: '经办人', type: 'staff' as const, required: true as const, sample: 'x' },
    ];
    expect(isOnline({ ...of('complaint'), form })).toBe(false);
  });

  test('leaves out questions only staff can answer', () => {
    expect(of('praise').form.map(({ type }) => type)).toContain('org-unit');
    expect(onlineForm(of('praise')).map(({ type }) => type)).not.toContain('org-unit');
  });

  test('a meter test is for those who have an account, a report for anybody', () => {
    expect(needsAccount(of('meter-test'))).toBe(true);
    expect(needsAccount(of('report'))).toBe(false);
  });
});

describe('the phone', () => {
  test('need not be verified for a fault, and there is none in an anonymous report', () => {
    expect(phoneCheck(of('fault-report'), {})).toBe('optional');
    expect(phoneCheck(of('report'), { anonymous: true })).toBe('none');
    expect(phoneCheck(of('report'), { anonymous: false, reporterPhone: '13800001234' })).toBe('required');
    expect(phoneCheck(of('praise'), {})).toBe('none');
  });

  test('must be verified for everything else, whatever the form claims', () => {
    const others = all.filter(({ family, subject }) => family !== 'fault' && subject !== 'anonymous-allowed');
    for (const definition of others) {
      expect(phoneCheck(definition, { anonymous: true })).toBe('required');
    }
  });

  test('is found in the form of each business that asks for one', () => {
    for (const definition of all) {
      const values = sampleForm(definition.form);
      const asks = definition.form.some(
        ({ type, visibleWhen }) => type === 'phone' && visibleWhen === undefined,
      );
      if (asks) expect(phoneInForm(values)).toMatch(/^1\d{10}$/);
    }
    expect(phoneInForm({})).toBeNull();
  });
});
