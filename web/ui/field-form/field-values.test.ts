import { describe, expect, test } from 'vitest';
import type { Field } from '#domain/processes/field.ts';
import { askedSections, failuresByField, givenValues, valueText } from './field-values.ts';

const t = (text: string) => text;

const capacity: Field = {
  name: 'capacityVa',
  label: '申请容量',
  type: 'integer',
  section: 'capacity',
  unit: 'kVA',
  scale: 1000,
  required: true,
  sample: 8000,
};
const use: Field = {
  name: 'use',
  label: '用电类别',
  type: 'choice',
  section: 'use',
  required: true,
  options: [
    { value: 'home', title: '居民生活' },
    { value: 'trade', title: '工商业' },
  ],
  sample: 'home',
};
const trade: Field = {
  name: 'trade',
  label: '行业',
  type: 'text',
  section: 'use',
  required: true,
  visibleWhen: { field: 'use', is: 'trade' },
  sample: '餐饮',
};
const fields = [use, trade, capacity];

describe('what is asked', () => {
  test('stands in the order of asking, capacity before use', () => {
    expect(askedSections(fields, {}).map(({ section }) => section)).toEqual(['capacity', 'use']);
  });

  test('puts a field that names no section into the one reached before it', () => {
    const phone: Field = {
      name: 'phone',
      label: '电话',
      type: 'phone',
      required: true,
      sample: '13800001234',
    };
    expect(askedSections([phone, use, { ...phone, name: 'second' }], {})).toMatchObject([
      { section: null, fields: [{ name: 'phone' }] },
      { section: 'use', fields: [{ name: 'use' }, { name: 'second' }] },
    ]);
  });

  test('depends on the answers so far, those of earlier steps included', () => {
    const names = (values: object, known: object) =>
      askedSections(fields, { ...values }, { ...known }).flatMap((part) =>
        part.fields.map(({ name }) => name),
      );
    expect(names({ use: 'home' }, {})).not.toContain('trade');
    expect(names({ use: 'trade' }, {})).toContain('trade');
    expect(names({}, { use: 'trade' })).toContain('trade');
  });
});

describe('what goes out', () => {
  test('leaves behind what was typed into a field that is hidden now', () => {
    expect(givenValues(fields, { use: 'home', trade: '餐饮' })).toEqual({ use: 'home' });
  });

  test('leaves out what is empty, keeps zero and no', () => {
    const yes: Field = { name: 'agreed', label: '同意', type: 'yes-no', required: false, sample: true };
    expect(givenValues([...fields, yes], { use: ' ', capacityVa: 0, agreed: false })).toEqual({
      capacityVa: 0,
      agreed: false,
    });
  });
});

describe('a stored value is read', () => {
  test('in its shown unit', () => {
    expect(valueText(capacity, 12_500, t)).toBe('12.5 kVA');
  });

  test('by the title of the option, or as it is where the option is gone', () => {
    expect(valueText(use, 'trade', t)).toBe('工商业');
    expect(valueText(use, 'farm', t)).toBe('farm');
  });

  test('as yes or no', () => {
    expect(valueText({ ...use, type: 'yes-no' }, false, t)).toBe('否');
  });

  test('a date with its time without the T', () => {
    expect(valueText({ ...use, type: 'datetime' }, '2026-11-21T09:30', t)).toBe('2026-11-21 09:30');
  });
});

test("the server's failures reach their fields, others do not", () => {
  expect(failuresByField({ 'form.capacityVa': '太大', 'subject.contactName': '缺少' })).toEqual({
    capacityVa: '太大',
  });
});
