import { describe, expect, test } from 'vitest';
import { calcDifference } from './calc-difference.ts';

const october = { from: '2026-10-01', to: '2026-11-01', tariff: { price: 0.5 }, energyKwh: 310 };
const november = { from: '2026-11-01', to: '2026-12-01', tariff: { price: 0.6 }, energyKwh: 330 };

test('two cases with tariffs of their own: days, use and price', () => {
  const answer = calcDifference({ before: october, after: november });
  expect(answer).toMatchObject({ before: '155.00', after: '198.00', difference: '43.00' });
  const shares = 'causes' in answer ? answer.causes.filter(({ amountFen }) => amountFen !== 0) : [];
  expect(shares.map(({ title, amount }) => [title, amount])).toEqual([
    ['天数', '-5.00'],
    ['用电量', '15.00'],
    ['电价', '33.00'],
  ]);
});

describe('a slip is told with the case it is in', () => {
  test.each<[object, string]>([
    [{ before: october }, 'after'],
    [{ before: october, after: { ...november, energyKwh: 'x' } }, 'after.energyKwh'],
    [{ before: { ...october, energyKwh: -1 }, after: november }, 'before.parts[0].energyWh.flat'],
    [{ before: october, after: november, between: 1 }, 'between'],
  ])('%j', (value, field) => {
    expect(calcDifference(value)).toMatchObject({ error: { field } });
  });
});
