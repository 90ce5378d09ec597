// The case of `wanjia calc bill` as an outsider writes it: named and inline tariffs, every part of a bill, every slip.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calcBill } from './calc-bill.ts';
import type { CalcAnswer } from './calc-bill.ts';

const october = { from: '2026-10-01', to: '2026-11-01' };
const named = {
  ...october,
  book: 'zhejiang-residential-2023-08',
  tariff: 'tiered',
  energyKwh: 360,
  tiers: { usedBeforeKwh: 2600 },
};

function answered(value: unknown): CalcAnswer {
  const answer = calcBill(value);
  if ('error' in answer) throw new Error(JSON.stringify(answer.error));
  return answer;
}

const refused = (value: unknown) => {
  const answer = calcBill(value);
  return 'error' in answer ? [answer.status, answer.error.code, answer.error.field] : answer.total;
};

test('a named tariff: every line in decimals, with rule and document', () => {
  expect(answered(named)).toEqual({
    ...october,
    total: '203.68',
    totalFen: 20_368,
    energyKwh: '360',
    tierUsedKwh: '2960',
    powerFactor: null,
    unverified: [],
    lines: [
      {
        kind: 'tier',
        code: 'tier-1',
        title: '第一档',
        period: null,
        tier: 1,
        quantity: '160',
        unit: '千瓦时',
        price: '0.538',
        priceUnit: '元/千瓦时',
        monthDays: null,
        amount: '86.08',
        amountFen: 8608,
        rounding: 'fen-half-up',
        rule: 'RES-2',
        document: '浙江省居民生活用电价格表（2023-08）',
        ...october,
      },
      expect.objectContaining({ code: 'tier-2', quantity: '200', amount: '117.60' }),
    ],
  });
});

test('decimals may be text and are read exactly', () => {
  const bill = answered({ ...october, tariff: { price: '1.385001087' }, energyKwh: '10.76' });
  expect([bill.total, bill.lines[0]?.price]).toEqual(['14.90', '1.385001087']);
});

test('an unverified book is told', () => {
  const bill = answered({
    ...october,
    book: 'guiyang-residential',
    tariff: 'tiered',
    energyKwh: 1,
    tiers: {},
  });
  expect(bill.unverified).toEqual([{ book: 'guiyang-residential', note: '执行日期为假定' }]);
});

describe('a tariff written into the case', () => {
  const tiers = {
    limitsKwh: [2760, 4800],
    prices: [0.538, 0.588, 0.838],
    timeOfUse: { peak: [0.568, 0.618, 0.868], valley: [0.288, 0.338, 0.588] },
    household: { persons: 5, shiftKwhPerMonth: 100, compoundPersons: 7 },
    free: { kwhPerMonth: 15, engine: 'credit' },
  };

  test('has tiers with time of use, household and free energy', () => {
    const bill = answered({
      ...october,
      tariff: { tiers },
      timeOfUse: true,
      energyKwh: { peak: 210, valley: 150 },
      tiers: { usedBeforeKwh: 3900, persons: 5, needy: true },
    });
    expect(bill.lines.map(({ code, amount }) => [code, amount])).toEqual([
      ['tier-1.peak', '119.28'],
      ['tier-1.valley', '43.20'],
      ['tier-2', '15.00'],
      ['free', '-8.07'],
    ]);
  });

  test('has tiers by season', () => {
    const sets = [
      { months: [5, 6, 7, 8, 9, 10], limitsKwh: [260, 600], prices: [0.6, 0.65, 0.9] },
      { months: [1, 2, 3, 4, 11, 12], limitsKwh: [200, 400], prices: [0.6, 0.65, 0.9] },
    ];
    const bill = answered({
      ...october,
      tariff: { tiers: { accumulation: 'month', sets } },
      energyKwh: 261,
      tiers: {},
    });
    expect(bill.lines.map(({ quantity }) => quantity)).toEqual(['260', '1']);
  });

  test('has components, capacity and demand prices, and its own rules', () => {
    const bill = answered({
      ...october,
      tariff: {
        components: [
          { code: 'purchase', price: 0.4389, floats: true },
          { code: 'fund.water', title: '水利', price: 0.002 },
        ],
        factors: { peak: 1.58 },
        capacityPrice: 25,
        demandPrice: 40,
      },
      energyKwh: { peak: 1000, flat: 1000 },
      demand: { lines: [{ contractKw: 1000, actualKw: 1300 }] },
      powerFactor: { standard: 0.9, reactiveKvarh: 1500 },
      rules: { demandMode: 'B', fundsInPowerFactor: true },
    });
    expect(bill.lines.map(({ title, amount }) => [title, amount])).toEqual([
      ['purchase 高峰', '693.46'],
      ['purchase 平段', '438.90'],
      ['水利', '4.00'],
      ['需量电费', '42000.00'],
      ['需量电费 超约定部分', '20000.00'],
      ['功率因数调整电费', '3156.82'],
    ]);
    expect(bill.powerFactor).toEqual({
      cos: '0.80',
      standard: '0.90',
      ratePercent: '5.00',
      base: '63136.36',
    });
  });

  test('has capacity by units and days, by the rules of 1996', () => {
    const bill = answered({
      from: '2002-04-01',
      to: '2002-05-01',
      tariff: { price: 0, capacityPrice: 20 },
      energyKwh: 0,
      capacity: {
        units: [
          { name: 'a', kva: 400 },
          { name: 'b', kva: 200, from: '2002-04-14' },
        ],
      },
      rules: { set: '1996' },
    });
    expect([bill.total, bill.lines[1]?.quantity, bill.lines[1]?.monthDays]).toEqual(['10266.67', '3400', 30]);
  });

  test('that cannot be billed by is refused with the field of the case', () => {
    const wrong = (tariff: unknown) => refused({ ...october, tariff, energyKwh: 1, tiers: {} });
    expect(wrong({ tiers: { limitsKwh: [0, 10], prices: [1, 2, 3] } })).toEqual([
      422,
      'tariffs.tier-start',
      'tariff.sets[0].upToWh',
    ]);
    const components = [{ code: 'purchase', price: 0.5, floats: true }];
    expect(wrong({ components, factors: { peak: 1.5 }, published: { peak: 0.76 } })).toEqual([
      422,
      'tariffs.composite-sum',
      'tariff.publishedNano.peak',
    ]);
  });
});

test('parts at two prices, a branch outside of the power factor, and a correction', () => {
  const bill = answered({
    from: '2025-06-01',
    to: '2025-07-01',
    parts: [
      { to: '2025-06-11', tariff: { price: 0.588 }, energyKwh: 3000 },
      { from: '2025-06-11', tariff: { price: 0.56 }, energyKwh: 6000, inPowerFactor: false },
    ],
    powerFactor: { standard: '0.90', reactiveKvarh: 2250, reverseKvarh: -10 },
    corrections: [
      {
        reason: 'meter-error',
        amount: '-95.76',
        energyKwh: -178,
        price: 0.538,
        rule: 'MET-1',
        document: '7',
      },
    ],
  });
  expect(bill.lines.map(({ amount, rule }) => [amount, rule])).toEqual([
    ['1764.00', 'RES-7'],
    ['3360.00', 'RES-7'],
    ['88.20', 'PF-10'],
    ['-95.76', 'MET-1'],
  ]);
});

test('losses of a meter on the low side enter energy and power factor', () => {
  const bill = answered({
    ...october,
    tariff: { price: 0.6155 },
    energyKwh: 18_640,
    losses: { ironKwh: 461, ironKvarh: 1440, copperPercent: 1.5, k: 2 },
    powerFactor: { standard: 0.9, reactiveKvarh: 5120 },
  });
  expect([bill.energyKwh, bill.powerFactor?.cos, bill.total]).toEqual(['19381', '0.94', '11857.44']);
});

test('who sells the energy: back from the market, or by contract', () => {
  const tariff = { components: [{ code: 'purchase', price: 0.4, floats: true }] };
  const total = (purchase: unknown) => answered({ ...october, tariff, energyKwh: 100, purchase }).total;
  expect(total('left-market')).toBe('60.00');
  expect(total({ price: 0.3, document: 'x' })).toBe('30.00');
  expect(total({ price: 0.3, periodPrices: { flat: 0.2 } })).toBe('20.00');
});

describe('a slip is told with its field', () => {
  test.each<[string, unknown, readonly [number, string, string]]>([
    ['no object', [], [400, 'billing.field-type', 'case']],
    ['nothing', null, [400, 'billing.field-type', 'case']],
    ['no dates', {}, [400, 'billing.field-missing', 'from']],
    ['a date that does not exist', { ...named, to: '2026-02-30' }, [400, 'billing.field-type', 'to']],
    ['dates the wrong way', { ...named, to: '2026-10-01' }, [422, 'billing.period-reversed', 'to']],
    ['a misspelt field', { ...named, energyKWh: 1 }, [400, 'billing.field-unknown', 'energyKWh']],
    [
      'a misspelt inner field',
      { ...named, tiers: { used: 1 } },
      [400, 'billing.field-unknown', 'tiers.used'],
    ],
    ['a misspelt period', { ...named, energyKwh: { pek: 1 } }, [400, 'billing.field-type', 'energyKwh.pek']],
    ['energy in words', { ...named, energyKwh: 'much' }, [400, 'billing.field-type', 'energyKwh']],
    [
      'energy below zero',
      { ...named, energyKwh: -1 },
      [422, 'billing.energy-malformed', 'parts[0].energyWh.flat'],
    ],
    ['too many decimals', { ...named, energyKwh: 0.0001 }, [400, 'billing.field-type', 'energyKwh']],
    [
      'more money than an integer holds',
      { ...october, tariff: { price: 9_000_000 }, energyKwh: 9_000_000_000_000 },
      [422, 'billing.too-large', ''],
    ],
    ['no book', { ...named, book: undefined }, [400, 'billing.field-missing', 'book']],
    ['an unknown book', { ...named, book: 'x' }, [422, 'billing.tariff-unknown', 'parts[0].tariff']],
    ['no counter', { ...named, tiers: undefined }, [422, 'billing.tiers-missing', 'tiers']],
    [
      'a standard that does not exist',
      { ...named, powerFactor: { standard: 0.95, reactiveKvarh: 1 } },
      [400, 'billing.field-type', 'powerFactor.standard'],
    ],
    ['a flag that is a word', { ...named, timeOfUse: 'yes' }, [400, 'billing.field-type', 'timeOfUse']],
    [
      'a word that is a number',
      { ...named, rules: { demandMode: 1 } },
      [400, 'billing.field-type', 'rules.demandMode'],
    ],
    [
      'a word nobody knows',
      { ...named, rules: { demandMode: 'D' } },
      [400, 'billing.field-type', 'rules.demandMode'],
    ],
    ['a list that is none', { ...named, corrections: {} }, [400, 'billing.field-type', 'corrections']],
    [
      'a list beyond measure',
      { ...named, corrections: Array.from({ length: 201 }, () => ({})) },
      [422, 'billing.too-many', 'corrections'],
    ],
    [
      'an entry of a list without its amount',
      { ...named, corrections: [{ reason: 'x' }] },
      [400, 'billing.field-missing', 'corrections[0].amount'],
    ],
  ])('%s', (_, value, expected) => {
    expect(refused(value)).toEqual(expected);
  });

  test('in Chinese and English, with the placeholders filled', () => {
    const answer = calcBill({ ...named, book: 'x' });
    expect('error' in answer && answer.error).toMatchObject({
      zh: expect.stringContaining('“x”') as string,
      en: expect.stringContaining('"tiered"') as string,
    });
  });

  test('whatever is given, it never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (some, inner, last) => {
        expect(calcBill(some)).toBeDefined();
        expect(calcBill({ ...named, energyKwh: some, tiers: inner, rules: last })).toBeDefined();
        expect(
          calcBill({ ...october, tariff: { tiers: some, components: inner, price: last }, energyKwh: 1 }),
        ).toBeDefined();
        expect(calcBill({ ...named, capacity: some, demand: inner, powerFactor: last })).toBeDefined();
      }),
    );
  });
});
