// What a clerk, a customer or a hostile caller may type, and what the form says to it: every fault, its field, at once.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allDefinitions } from './definitions/index.ts';
import type { Field } from './field.ts';
import { checkForm, sampleForm, splitPersonal } from './form.ts';
import { capacityVa, choice, field, paragraph, yesNo } from './parts/make.ts';
import { morningMs } from './testing.ts';

const name = field('applicantName', '姓名', { type: 'person-name', personal: true, sample: '王小明' });
const note = paragraph('note', '备注', '无', { required: false, maxLength: 20 });
const agentAsked = yesNo('byAgent', '代办');
const agentName = field('agentName', '代办人', {
  type: 'text',
  visibleWhen: { field: 'byAgent', is: true },
  sample: '赵明',
});
const capacity = capacityVa('capacityVa', '容量', 10_000, { min: 1000, max: 500_000 });
const kind = choice('kind', '种类', { a: '甲', b: '乙' });
const born = field('bornOn', '日期', { type: 'date', when: 'past', sample: '2000-01-01' });
const visit = field('visitAt', '时间', { type: 'datetime', when: 'future', sample: '2026-10-12T09:30' });
const reading = field('reading', '示数', { type: 'decimal', decimals: 2, min: 0, sample: '1.25' });

function codes(fields: readonly Field[], given: unknown): readonly string[] {
  return checkForm(fields, given, { nowMs: morningMs }).faults.map((fault) => fault.refused);
}

describe('a form', () => {
  test.each([
    ['missing', name, undefined, 'form.required'],
    ['blank', name, '  \u3000 ', 'form.required'],
    ['null', name, null, 'form.required'],
    ['a number for a name', name, 5, 'form.wrong-type'],
    ['over-long', name, '长'.repeat(51), 'form.too-long'],
    ['a null byte', name, '王\u0000小明', 'form.control-characters'],
    ['text turned around', name, '王\u202E小明', 'form.control-characters'],
    ['half a surrogate pair', name, '王\uD83D', 'form.control-characters'],
    ['a line break in one line', name, '王\n小明', 'form.control-characters'],
    ['a numeral as text', capacity, '10', 'form.wrong-type'],
    ['a fraction', capacity, 1000.5, 'form.wrong-type'],
    ['not a number', capacity, Number.NaN, 'form.wrong-type'],
    ['beyond safe integers', capacity, 2 ** 60, 'form.wrong-type'],
    ['one below the least', capacity, 999, 'form.too-small'],
    ['one above the most', capacity, 500_001, 'form.too-large'],
    ['a choice nobody offered', kind, 'c', 'form.not-an-option'],
    ['a choice by inheritance', kind, 'toString', 'form.not-an-option'],
    ['30 February', born, '2026-02-30', 'form.impossible-date'],
    ['a day that is not over', born, '2026-10-01', 'form.not-in-past'],
    ['an hour that does not exist', visit, '2026-10-12T24:00', 'form.impossible-date'],
    ['a visit in the past', visit, '2026-09-30T09:00', 'form.not-in-future'],
    ['three decimals', reading, '1.255', 'form.wrong-type'],
    ['a reading below zero', reading, '-1', 'form.too-small'],
    ['a list for a decimal', reading, ['1'], 'form.wrong-type'],
  ] as const)('refuses %s and names the field', (...[, asked, value, code]) => {
    const { faults } = checkForm([asked], { [asked.name]: value }, { nowMs: morningMs });
    expect(faults.map((fault) => [fault.refused, fault.field])).toEqual([[code, `form.${asked.name}`]]);
  });

  test('tells all faults at once', () => {
    expect(codes([name, capacity, kind], { capacityVa: 1, kind: 'x' })).toEqual([
      'form.too-small',
      'form.not-an-option',
      'form.required',
    ]);
  });

  test('keeps emoji, HTML and SQL as the text they are', () => {
    const text = "😀<b>'; drop";
    expect(checkForm([note], { note: text }).values).toEqual({ note: text });
  });

  test('counts characters as people do, not code units', () => {
    expect(codes([note], { note: '😀'.repeat(20) })).toEqual([]);
    expect(codes([note], { note: '😀'.repeat(21) })).toEqual(['form.too-long']);
  });

  test('refuses fields that are not asked: unknown ones and hidden ones', () => {
    expect(codes([agentAsked, agentName], { byAgent: false, agentName: '赵明' })).toEqual(['form.not-asked']);
    expect(codes([note], { hacked: 1 })).toEqual(['form.unknown-field']);
    expect(codes([note], JSON.parse('{"__proto__": {"note": "x"}}'))).toEqual(['form.unknown-field']);
  });

  test('asks a field once its condition holds', () => {
    expect(codes([agentAsked, agentName], { byAgent: true })).toEqual(['form.required']);
  });

  test.each([null, undefined, 'text', 7, [1]])('refuses %j in place of a form', (given) => {
    expect(codes([note], given)).toEqual(['form.not-an-object']);
  });

  test('tells a hostile caller no more than a hundred faults', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`f${String(at)}`, 1]));
    expect(codes([note], many)).toHaveLength(100);
  });

  test('never throws, whatever is given', () => {
    const fields = allDefinitions.flatMap((definition) => definition.form);
    fc.assert(
      fc.property(fc.anything(), fc.integer({ min: 0, max: fields.length - 1 }), (value, at) => {
        const asked = fields[at];
        if (asked === undefined) return;
        const { values, faults } = checkForm([asked], { [asked.name]: value }, { nowMs: morningMs });
        expect(faults.length > 0 || Object.keys(values).length <= 1).toBe(true);
      }),
    );
  });

  test('what it has stored, it accepts again and stores alike', () => {
    for (const { form } of allDefinitions) {
      const first = checkForm(form, sampleForm(form));
      expect(first.faults).toEqual([]);
      expect(checkForm(form, first.values)).toEqual(first);
    }
  });

  test('personal values go to the erasable part', () => {
    const parts = splitPersonal([name, capacity], { applicantName: '王小明', capacityVa: 1 });
    expect(parts).toEqual({ open: { capacityVa: 1 }, personal: { applicantName: '王小明' } });
  });
});
