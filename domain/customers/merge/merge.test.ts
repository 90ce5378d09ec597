import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayMs } from '#domain/kernel/instant.ts';
import { similarNames } from './likeness.ts';
import {
  differingFields,
  isUndoable,
  mergedValues,
  mergeFields,
  undoneValues,
  type MergeValues,
} from './merge.ts';

const base: MergeValues = {
  name: '王晓明',
  kind: 'person',
  document: 'a',
  keyGrade: null,
  managerStaffId: null,
  specialNeeds: [],
};

const text = fc.constantFrom('a', 'b', 'c');
const values: fc.Arbitrary<MergeValues> = fc.record({
  name: text,
  kind: text,
  document: fc.option(text),
  keyGrade: fc.option(text),
  managerStaffId: fc.option(text),
  specialNeeds: fc.uniqueArray(fc.constantFrom('elderly', 'disabled', 'hard-of-hearing')),
});
const choices = fc.dictionary(
  fc.constantFrom(...mergeFields),
  fc.constantFrom('survivor' as const, 'absorbed' as const),
);

describe('merging values', () => {
  test('the chosen value stays, also when it is none', () => {
    const other = { ...base, name: '王小明', document: null };
    expect(mergedValues(base, other, { name: 'absorbed' })).toMatchObject({ name: '王小明', document: 'a' });
    expect(mergedValues(base, other, { document: 'absorbed' }).document).toBeNull();
  });

  test('without a choice what only one of them has is kept', () => {
    expect(mergedValues({ ...base, document: null }, base, {}).document).toBe('a');
  });

  test('every value of the result comes from one of the two, and no need is lost', () => {
    fc.assert(
      fc.property(values, values, choices, (survivor, absorbed, choice) => {
        const merged = mergedValues(survivor, absorbed, choice);
        for (const field of mergeFields) expect([survivor[field], absorbed[field]]).toContain(merged[field]);
        for (const need of [...survivor.specialNeeds, ...absorbed.specialNeeds])
          expect(merged.specialNeeds).toContain(need);
      }),
    );
  });

  test('undone at once, everything is as before', () => {
    fc.assert(
      fc.property(values, values, choices, (before, absorbed, choice) => {
        const after = mergedValues(before, absorbed, choice);
        const undone = undoneValues({ before, after, present: after });
        expect({ ...undone, specialNeeds: undone.specialNeeds.toSorted() }).toEqual({
          ...before,
          specialNeeds: before.specialNeeds.toSorted(),
        });
      }),
    );
  });

  test('what was changed after the merge stays when the merge is undone', () => {
    const after = mergedValues(base, { ...base, name: '王小明' }, { name: 'absorbed' });
    expect(undoneValues({ before: base, after, present: { ...after, name: '王肖明' } }).name).toBe('王肖明');
    expect(undoneValues({ before: base, after, present: after }).name).toBe('王晓明');
  });

  test('somebody must look where both have a value and they differ', () => {
    expect(differingFields(base, { ...base, name: '王小明', document: null })).toEqual(['name']);
  });

  test('thirty days to think it over', () => {
    expect(isUndoable(0, 30 * dayMs)).toBe(true);
    expect(isUndoable(0, 30 * dayMs + 1)).toBe(false);
  });
});

describe('names that may be the same', () => {
  test.each([
    ['王晓明', '王小明'],
    ['王 伟', '王伟'],
    ['诸暨市兴达纺织有限公司', '诸暨市兴达纺织有限责任公司'],
    ['兴达纺织厂', '诸暨市兴达纺织厂'],
  ])('%s and %s', (a, b) => {
    expect(similarNames(a, b)).toBe(true);
    expect(similarNames(b, a)).toBe(true);
  });

  test.each([
    ['王伟', '王芳'],
    ['王伟', '李伟'],
    ['王晓明', '李小明'],
    ['甲公司', '乙公司'],
  ])('not %s and %s', (a, b) => {
    expect(similarNames(a, b)).toBe(false);
  });
});
