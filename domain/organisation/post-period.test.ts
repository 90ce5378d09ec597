import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHeldAt, overlap, validatePost } from './post-period.ts';
import type { HeldPeriod } from './post-period.ts';

const clerk: HeldPeriod = {
  unitId: 'hall-1',
  unitKind: 'hall',
  post: 'hall-clerk',
  validFrom: '2026-01-01',
  validTo: null,
};

function codes(held: readonly HeldPeriod[], wanted: Partial<HeldPeriod>): readonly string[] {
  return validatePost(held, { ...clerk, ...wanted }).map(({ refused }) => refused);
}

describe('a post beside others', () => {
  test('the first is accepted', () => {
    expect(codes([], {})).toEqual([]);
  });

  test('the same post in the same unit is not held twice on a day', () => {
    expect(codes([clerk], { validFrom: '2026-05-01' })).toEqual(['staff.post-held']);
  });

  test('and again, once the first has ended the day before', () => {
    expect(codes([{ ...clerk, validTo: '2026-04-30' }], { validFrom: '2026-05-01' })).toEqual([]);
    expect(codes([{ ...clerk, validTo: '2026-05-01' }], { validFrom: '2026-05-01' })).toEqual([
      'staff.post-held',
    ]);
  });

  test('lines of work do not mix on one day (R-STAFF-08)', () => {
    const repairer = { unitKind: 'team', unitId: 'team-1', post: 'repairer' } as const;
    expect(codes([clerk], repairer)).toEqual(['organisation.posts-mixed']);
    expect(codes([{ ...clerk, validTo: '2026-03-31' }], { ...repairer, validFrom: '2026-04-01' })).toEqual(
      [],
    );
  });

  test('posts that never meet do not disturb a third that goes with both', () => {
    const held: readonly HeldPeriod[] = [
      { ...clerk, validTo: '2026-03-31' },
      { ...clerk, unitKind: 'team', unitId: 'team-1', post: 'repairer', validFrom: '2026-06-01' },
    ];
    expect(codes(held, { unitKind: 'station', unitId: 'station-1', post: 'station-head' })).toEqual([]);
  });

  test('a period that ends before it begins is refused', () => {
    expect(codes([], { validTo: '2025-12-31' })).toEqual(['staff.post-period']);
  });
});

test('two periods overlap in the same way from either side', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-02-${String(number).padStart(2, '0')}`);
  const period = fc
    .record({ validFrom: day, validTo: fc.option(day) })
    .map((dates) => ({ ...clerk, ...dates }));
  fc.assert(fc.property(period, period, (a, b) => overlap(a, b) === overlap(b, a)));
});

test('the first and the last day count, in the business zone', () => {
  const may = { validFrom: '2026-05-01', validTo: '2026-05-31' };
  expect(isHeldAt(may, Date.parse('2026-05-01T00:00:00+08:00'))).toBe(true);
  expect(isHeldAt(may, Date.parse('2026-04-30T23:59:59+08:00'))).toBe(false);
  expect(isHeldAt(may, Date.parse('2026-05-31T23:59:59+08:00'))).toBe(true);
  expect(isHeldAt(may, Date.parse('2026-06-01T00:00:00+08:00'))).toBe(false);
});
