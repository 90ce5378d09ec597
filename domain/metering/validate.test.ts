// The rules of validation, one by one, and that an ordinary reading passes all of them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { estimateReading, type WholeUse } from './estimate.ts';
import { register, registerSets, spanOf } from './register.ts';
import { startingRules, type Rule, type Rules } from './rules.ts';
import { totalWh, useBetween } from './use.ts';
import { validate, type ReadingFacts } from './validate.ts';

const energy = register('active-import', 'total', { digits: 6, decimals: 2 });
const readOn = calendarDate('2026-11-05');
const kWh = (value: number): number => Math.round(value * 100);

/** Uses of 30 days each, newest first, in kWh. */
function past(monthly: readonly number[], quality: WholeUse['quality'] = 'actual'): WholeUse[] {
  return monthly.map((each, at) => ({
    fromOn: addDays(readOn, -30 * (at + 2)),
    toOn: addDays(readOn, -30 * (at + 1)),
    wh: each * 1000,
    quality,
    energyWh: [0, 0, each * 1000, 0, 0],
    forwardVarh: 0,
    reverseVarh: 0,
  }));
}

const usual: ReadingFacts = {
  registers: [energy],
  multiplier: 1,
  counts: [kWh(5200)],
  readOn,
  quality: 'actual',
  last: { on: addDays(readOn, -30), counts: [kWh(5000)] },
  dueOn: readOn,
  history: past([200, 210, 190, 180, 200, 220, 240, 260, 230, 200, 190, 210, 205]),
  useKind: 'residential',
  capacityVa: 8000,
};
const rulesFound = (facts: Partial<ReadingFacts>, rules: Rules = startingRules): readonly Rule[] =>
  validate({ ...usual, ...facts }, rules).findings.map(({ rule }) => rule);
const shows = (value: number): Partial<ReadingFacts> => ({ counts: [kWh(value)] });

describe('a reading', () => {
  test('as it usually is passes, and its use is known', () => {
    const { use, findings, isHeld } = validate(usual, startingRules);
    expect(findings).toEqual([]);
    expect(isHeld).toBe(false);
    expect(use === null ? 0 : totalWh(use)).toBe(200_000);
  });

  test('that is the first of its meter has no use and nothing to compare', () => {
    expect(validate({ ...usual, last: null, history: [] }, startingRules)).toEqual({
      use: null,
      findings: [],
      isHeld: false,
    });
  });

  test.each<readonly [string, Partial<ReadingFacts>, Rule, boolean]>([
    ['below the last without roll-over', shows(4900), 'below-last', true],
    [
      'over the end of the register',
      { ...shows(100), last: { on: addDays(readOn, -30), counts: [kWh(999_900)] } },
      'rolled-over',
      false,
    ],
    ['without any use', shows(5000), 'zero', false],
    ['above what the capacity can give', shows(12_000), 'spike', true],
    ['far above the own average', { ...shows(5900), history: past([200, 210, 190]) }, 'high', true],
    ['far below the own average', { ...shows(5020), history: past([200, 210, 190]) }, 'low', true],
    [
      'far above last year alone',
      { ...shows(5300), history: past([280, 280, 280, 200, 200, 200, 200, 200, 200, 200, 200, 100, 100]) },
      'season-high',
      false,
    ],
    [
      'far below last year alone',
      { ...shows(5150), history: past([160, 160, 160, 200, 200, 200, 200, 200, 200, 200, 600, 600, 600]) },
      'season-low',
      false,
    ],
    ['of the day of the last one', { last: { on: readOn, counts: [kWh(5000)] } }, 'duplicate', true],
    [
      'of a day before the last one',
      { last: { on: addDays(readOn, 3), counts: [kWh(5000)] } },
      'wrong-date',
      true,
    ],
    ['a week from its scheduled day', { dueOn: addDays(readOn, -7) }, 'wrong-date', false],
    [
      'estimated for the third time in a row',
      { quality: 'estimated', history: past([200, 200], 'estimated') },
      'prolonged-estimate',
      true,
    ],
  ])('%s is found', (...[, facts, rule, isHeld]) => {
    const validated = validate({ ...usual, ...facts }, startingRules);
    expect(validated.findings.map((each) => each.rule)).toEqual([rule]);
    expect(validated.isHeld).toBe(isHeld);
  });

  test('whose periods do not add up to the total is held', () => {
    const { registers } = registerSets['time-of-use'];
    const facts = {
      registers,
      counts: [20_000, 8000, 6000, 5000],
      last: { on: addDays(readOn, -30), counts: [0, 0, 0, 0] },
    };
    expect(rulesFound(facts)).toEqual(['sum-check']);
    expect(rulesFound({ ...facts, counts: [20_000, 8000, 6000, 5999] })).toEqual([]);
  });

  test('that jumps with the season, as last year, is no exception', () => {
    const cold = past([200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 850, 850]);
    expect(rulesFound({ ...shows(5900), history: cold })).toEqual([]);
  });

  test('is measured by the thresholds of its class, and an unknown class as commercial', () => {
    const doubled = shows(5500);
    expect(rulesFound({ ...doubled, useKind: 'farm' })).toEqual([]);
    const big = { ...shows(10_000), history: past([1600, 1600, 1600]), capacityVa: 100_000 };
    expect(rulesFound({ ...big, useKind: 'commercial' })).toEqual(['high']);
    expect(rulesFound({ ...big, useKind: 'of-tomorrow' })).toEqual(['high']);
  });

  test('is not held by a rule that is switched off', () => {
    const off: Rules = { ...startingRules, severity: { ...startingRules.severity, high: 'off' } };
    expect(validate({ ...usual, ...shows(5900), history: past([200]) }, off)).toMatchObject({
      findings: [],
      isHeld: false,
    });
  });

  test('out of order is held whatever the rules say: no use can be derived', () => {
    const off: Rules = { ...startingRules, severity: { ...startingRules.severity, duplicate: 'off' } };
    const same = { ...usual, last: { on: readOn, counts: [0] } };
    expect(validate(same, off)).toMatchObject({ use: null, isHeld: true });
  });
});

describe('an estimate', () => {
  const known = {
    registers: [energy],
    multiplier: 1,
    last: { on: addDays(readOn, -30), counts: [kWh(5000)] },
    readOn,
  };

  test('goes by the same period of last year', () => {
    const answer = estimateReading({
      ...known,
      history: past([200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 120, 120]),
    });
    expect(answer).toMatchObject({ way: 'last-year', counts: [kWh(5120)], dailyWh: 4000 });
  });

  test('without one goes by the average of the last three, estimates left out', () => {
    const history = [...past([900], 'estimated'), ...past([0, 210, 180, 240]).slice(1)];
    expect(estimateReading({ ...known, history })).toMatchObject({
      way: 'average-of-three',
      counts: [kWh(5210)],
    });
  });

  test('needs something to go by', () => {
    expect(estimateReading({ ...known, history: past([200], 'estimated') })).toMatchObject({
      refused: 'metering.no-history',
    });
  });

  test('fills the periods in their shares and leaves the demand as it was', () => {
    const { registers } = registerSets.commercial;
    const [use] = past([300]);
    const history =
      use === undefined ? [] : [{ ...use, energyWh: [0, 90_000, 120_000, 90_000, 0], forwardVarh: 30_000 }];
    const last = { on: addDays(readOn, -30), counts: registers.map(() => 0) };
    expect(estimateReading({ ...known, registers, last, multiplier: 10, history })).toMatchObject({
      counts: [3000, 0, 900, 1200, 900, 0, 300, 0, 0],
    });
  });

  test('stays within the lowest and the highest day it rests on, over the end of a register too', () => {
    const days = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(
        fc.array(fc.nat(3000), { minLength: 1, maxLength: 12 }),
        days,
        fc.nat(),
        (monthly, gap, start) => {
          const last = { on: addDays(readOn, -gap), counts: [start % spanOf(energy)] };
          const history = past(monthly);
          const answer = estimateReading({ ...known, last, history });
          if (isRefused(answer)) throw new Error(answer.refused);
          const use = useBetween({
            registers: [energy],
            from: last.counts,
            to: answer.counts,
            multiplier: 1,
          });
          const daily = monthly.map((each) => (each * 1000) / 30);
          // The last digit of the register is ten Wh.
          expect(totalWh(use)).toBeGreaterThanOrEqual(Math.min(...daily) * gap - 10);
          expect(totalWh(use)).toBeLessThanOrEqual(Math.max(...daily) * gap + 10);
        },
      ),
    );
  });
});
