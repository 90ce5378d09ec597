// `wanjia calc charge`: each kind with the figures of a worked example, and what it says to slips.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calcCharge, chargeKinds } from './calc-charge.ts';

test.each<[string, object, object]>([
  [
    'a firm late across the new year',
    { kind: 'late-charge', amount: 1000, lastPayDay: '2024-12-20', paidOn: '2025-01-15' },
    { days: 26, crossYearDays: 15, amount: '67.00' },
  ],
  [
    'a household late, by the rules of 1996',
    {
      kind: 'late-charge',
      amount: 58.3,
      household: true,
      lastPayDay: '2025-03-10',
      paidOn: '2025-03-18',
      rules: '1996',
    },
    { days: 8, crossYearDays: 0, amount: '1.00' },
  ],
  [
    'theft of unknown time',
    { kind: 'theft', capacityKw: 1.5, price: 0.5 },
    {
      days: 180,
      hoursPerDay: 12,
      energyKwh: '3240',
      backCharge: '1620.00',
      penalty: '4860.00',
      total: '6480.00',
    },
  ],
  [
    'theft past a three-phase meter, of known time, at twice the charge',
    {
      kind: 'theft',
      currentA: 1.5,
      phases: 3,
      ctRatio: 30,
      days: 10,
      hoursPerDay: 8,
      price: 1,
      penaltyTimes: 2,
    },
    { energyKwh: '2376', backCharge: '2376.00', penalty: '4752.00' },
  ],
  [
    'a shop at the price of households',
    { kind: 'breach', breach: 'price-class', energyKwh: 1860, paidPrice: 0.538, duePrice: 0.6955 },
    { backCharge: '292.95', penalty: '585.90', rule: 'BRE-1' },
  ],
  [
    'a transformer too many',
    {
      kind: 'breach',
      breach: 'over-capacity-two-part',
      kva: 315,
      capacityPrice: 20,
      months: ['2008-08', '2008-09'],
      from: '2008-08-25',
      to: '2008-10-01',
      rules: '1996',
    },
    { backCharge: '7770.00', penalty: '23310.00' },
  ],
  ['a moved meter', { kind: 'breach', breach: 'metering', household: true }, { penalty: '500.00' }],
  ['power passed on', { kind: 'breach', breach: 'outside-supply', kw: 20 }, { penalty: '10000.00' }],
  [
    'a slow meter',
    { kind: 'meter-error', recordedKwh: 19_000, errorPercent: -5, price: 0.45 },
    { adjustKwh: '500', amount: '225.00' },
  ],
  [
    'a meter error without price',
    { kind: 'meter-error', recordedKwh: 90_000, errorPercent: -10 },
    { adjustKwh: '5000' },
  ],
  [
    'a wrong multiplier',
    { kind: 'wrong-wiring', recordedKwh: 42_000, right: 150, wrong: 200, price: 0.712 },
    { adjustKwh: '-10500', amount: '-7476.00' },
  ],
  [
    'one larger transformer',
    {
      kind: 'wrong-wiring',
      recordedKwh: 3000,
      phases: [{ filed: 300 }, { filed: 300 }, { filed: 300, fitted: 400 }],
      stepKwh: 0.01,
      price: 0.45,
    },
    { adjustKwh: '272.73', amount: '122.73' },
  ],
  [
    'an outage of thirty hours',
    { kind: 'outage', normalKwh: 30_000, normalHours: 720, outageMinutes: 1800, price: 0.4 },
    { lostKwh: '1250', times: 4, amount: '2000.00' },
  ],
  ['bad voltage', { kind: 'quality', of: 'voltage', badHoursKwh: 1000, price: 0.5 }, { amount: '100.00' }],
  [
    'a broken television',
    { kind: 'appliance', of: 'electronics', invoice: 3600, usedMonths: 48 },
    { amount: '2160.00' },
  ],
])('%s', (_, value, answer) => {
  expect(calcCharge(value)).toMatchObject(answer);
});

describe('a slip is told with its field', () => {
  test.each<[object, string, string]>([
    [{}, 'billing.field-missing', 'kind'],
    [
      { kind: 'theft', capacityKw: 900_000_000_000, days: 10_000, hoursPerDay: 24, price: 1 },
      'billing.too-large',
      '',
    ],
    [{ kind: 'bribe' }, 'billing.field-type', 'kind'],
    [{ kind: 'late-charge', amount: -1 }, 'billing.field-type', 'amount'],
    [{ kind: 'meter-error', recordedKwh: 1, errorPercent: -100 }, 'billing.error-too-large', 'errorPercent'],
    [{ kind: 'meter-error', recordedKwh: 1, errorPercent: 1, hours: 1 }, 'billing.field-unknown', 'hours'],
    [{ kind: 'wrong-wiring', recordedKwh: 1, right: 1, wrong: 0 }, 'billing.field-type', 'wrong'],
    [
      { kind: 'wrong-wiring', recordedKwh: 1, phases: [{ filed: 0 }] },
      'billing.field-type',
      'phases[0].fitted',
    ],
    [{ kind: 'outage', normalHours: 0 }, 'billing.field-type', 'normalHours'],
    [
      { kind: 'breach', breach: 'sealed-two-part', capacityPrice: 1, months: ['2008-13'] },
      'billing.field-type',
      'months',
    ],
  ])('%j', (value, code, field) => {
    expect(calcCharge(value)).toMatchObject({ error: { code, field } });
  });

  test('whatever is given, it never throws', () => {
    const figures = fc.record(
      {
        kind: fc.constantFrom(...chargeKinds),
        amount: fc.anything(),
        recordedKwh: fc.double({ min: -1000, max: 1000 }),
        errorPercent: fc.integer({ min: -200, max: 200 }),
        right: fc.integer({ min: -5, max: 5 }),
        wrong: fc.integer({ min: -5, max: 5 }),
        price: fc.integer({ min: -1, max: 5 }),
        of: fc.anything(),
        breach: fc.anything(),
      },
      { requiredKeys: ['kind'] },
    );
    fc.assert(
      fc.property(figures, (value) => {
        expect(calcCharge(value)).toBeDefined();
      }),
    );
  });
});
