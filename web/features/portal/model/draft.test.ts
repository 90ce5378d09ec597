import { describe, expect, test } from 'vitest';
import { forgetForm, loadForm, saveForm } from './draft.ts';

const at = { unit: '3304', kind: 'complaint' };
const dayMs = 24 * 3_600_000;
const form = { orderId: '0199', values: { text: '灯暗', urgent: true, list: ['a'] }, savedAtMs: 1000 };

function store() {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
    kept,
  };
}

describe('a form that was not sent', () => {
  test('is found again as it was left, under its own business and unit alone', () => {
    const here = store();
    saveForm(here, at, form);
    expect(loadForm(here, { ...at, nowMs: 2000 })).toEqual(form);
    expect(loadForm(here, { ...at, kind: 'praise', nowMs: 2000 })).toBeNull();
    expect(loadForm(here, { ...at, unit: '3305', nowMs: 2000 })).toBeNull();
  });

  test('is gone after a day, and when it was sent', () => {
    const here = store();
    saveForm(here, at, form);
    expect(loadForm(here, { ...at, nowMs: 1000 + dayMs })).toBeNull();
    expect(here.kept.size).toBe(0);
    saveForm(here, at, form);
    forgetForm(here, at);
    expect(loadForm(here, { ...at, nowMs: 2000 })).toBeNull();
  });

  test.each(['', 'nonsense', '[]', '{"orderId":1}', '{"orderId":"1","savedAtMs":1,"values":{"a":{}}}'])(
    'that lies there as %s is no form',
    (text) => {
      const here = store();
      here.setItem('wanjia.portal-form.3304.complaint', text);
      expect(loadForm(here, { ...at, nowMs: 2 })).toBeNull();
    },
  );

  test('does not stop the page where the browser stores nothing', () => {
    const closed = {
      getItem: () => {
        throw new Error('closed');
      },
      setItem: () => {
        throw new Error('closed');
      },
      removeItem: () => {
        throw new Error('closed');
      },
    };
    expect(() => saveForm(closed, at, form)).not.toThrow();
    expect(loadForm(closed, { ...at, nowMs: 1 })).toBeNull();
    expect(() => forgetForm(closed, at)).not.toThrow();
  });
});
