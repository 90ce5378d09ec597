import { expect, test } from 'vitest';
import { periodsOf, tierRows } from './tier-rows.ts';

const set = {
  months: [1],
  upToWh: [2_760_000, 4_800_000],
  priceNano: [538_000_000, 588_000_000, 838_000_000],
  timeOfUse: { priceNano: { valley: [288, 338, 588], peak: [568, 618, 868] } },
};

test('each tier begins where the one before ends, the last is open', () => {
  expect(tierRows(set).map(({ tier, fromWh, toWh }) => [tier, fromWh, toWh])).toEqual([
    [1, 0, 2_760_000],
    [2, 2_760_000, 4_800_000],
    [3, 4_800_000, null],
  ]);
});

test('prices by period stand in the order of the trade, whatever order they were written in', () => {
  expect(periodsOf(set)).toEqual(['peak', 'valley']);
  expect(tierRows(set)[1]?.byPeriod).toEqual([
    { period: 'peak', priceNano: 618 },
    { period: 'valley', priceNano: 338 },
  ]);
});

test('without time of use there are no columns for it', () => {
  const { timeOfUse: _, ...plain } = set;
  expect(periodsOf(plain)).toEqual([]);
  expect(tierRows(plain)[0]?.byPeriod).toEqual([]);
});
