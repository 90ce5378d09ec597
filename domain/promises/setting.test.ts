import { describe, expect, test } from 'vitest';
import { calendarDate } from '#domain/kernel/calendar-date.ts';
import { checkSetting, settingFor } from './setting.ts';
import type { PromiseSetting, UncheckedSetting } from './setting.ts';

const row = (part: Partial<PromiseSetting>): PromiseSetting => ({
  promiseId: 'R-PROM-10',
  region: 'any',
  validFrom: calendarDate('2026-01-01'),
  limit: '60min',
  warnPercent: 80,
  measure: 'each',
  ...part,
});
const on = (date: string, region: 'urban' | 'rural' = 'rural', promiseId = 'R-PROM-10') => ({
  promiseId,
  region,
  date: calendarDate(date),
});

describe('the setting of a promise', () => {
  const rows = [
    row({}),
    row({ region: 'rural', validFrom: calendarDate('2026-06-01'), limit: '80min' }),
    row({ region: 'rural', validFrom: calendarDate('2026-03-01'), limit: '70min' }),
    row({ region: 'any', validFrom: calendarDate('2026-09-01'), limit: '50min' }),
    row({ promiseId: 'R-PROM-06', limit: '3wd' }),
  ];

  test.each([
    ['2025-12-31', '90min', 'R-PROM-10/rural@catalogue-1'],
    ['2026-01-01', '60min', 'R-PROM-10/any@2026-01-01'],
    ['2026-03-01', '70min', 'R-PROM-10/rural@2026-03-01'],
    ['2026-05-31', '70min', 'R-PROM-10/rural@2026-03-01'],
    ['2026-06-01', '80min', 'R-PROM-10/rural@2026-06-01'],
    // The region's own row wins over a later one for any region.
    ['2026-09-01', '80min', 'R-PROM-10/rural@2026-06-01'],
  ])('on %s in a rural region is %s', (date, limit, version) => {
    expect(settingFor(on(date), rows)).toMatchObject({ limit, version, region: 'rural' });
  });

  test('for any region holds where the region has none', () => {
    expect(settingFor(on('2026-09-01', 'urban'), rows)).toMatchObject({
      limit: '50min',
      warnPercent: 80,
      measure: 'each',
    });
  });

  test('of the catalogue holds where the unit has set nothing', () => {
    expect(settingFor(on('2026-09-01', 'urban'), [])).toEqual({
      promiseId: 'R-PROM-10',
      region: 'urban',
      limit: '45min',
      warnPercent: 75,
      measure: 'mean',
      version: 'R-PROM-10/urban@catalogue-1',
    });
  });

  test('of a promise without a limit is a bug', () => {
    expect(() => settingFor(on('2026-09-01', 'urban', 'R-PROM-20'), [])).toThrow('limit of R-PROM-20');
    expect(() => settingFor(on('2026-09-01', 'urban', 'R-PROM-99'), [])).toThrow('promise R-PROM-99');
  });
});

describe('a new setting', () => {
  const good: UncheckedSetting = { ...row({ region: 'remote' }) };

  test('is taken as it is', () => {
    expect(checkSetting(good, [row({})])).toEqual(good);
  });

  test.each([
    [{ promiseId: 'R-PROM-99' }, 'promiseId', 'promises.unknown'],
    [{ promiseId: 'R-PROM-20' }, 'promiseId', 'promises.not-a-clock'],
    [{ region: 'moon' }, 'region', 'promises.setting-region'],
    [{ validFrom: '2026-02-30' }, 'validFrom', 'kernel.date-malformed'],
    [{ limit: '0min' }, 'limit', 'promises.limit-zero'],
    [{ limit: 'soon' }, 'limit', 'promises.limit-malformed'],
    [{ limit: '7d-before' }, 'limit', 'promises.setting-kind'],
    [{ promiseId: 'R-REQ-07', limit: '1h' }, 'limit', 'promises.setting-kind'],
    [{ warnPercent: 0 }, 'warnPercent', 'promises.setting-warn-percent'],
    [{ warnPercent: 100 }, 'warnPercent', 'promises.setting-warn-percent'],
    [{ warnPercent: 50.5 }, 'warnPercent', 'promises.setting-warn-percent'],
    [{ warnPercent: Number.NaN }, 'warnPercent', 'promises.setting-warn-percent'],
    [{ measure: 'median' }, 'measure', 'promises.setting-measure'],
  ])('with %j is refused', (part, field, refused) => {
    expect(checkSetting({ ...good, ...part }, [])).toMatchObject({ refused, field });
  });

  test('beside one of the same promise, region and date is refused', () => {
    expect(checkSetting(good, [row({ region: 'remote', limit: '99min' })])).toEqual({
      refused: 'promises.setting-duplicate',
      field: 'validFrom',
      data: { validFrom: '2026-01-01' },
    });
  });

  test('may change the unit of the limit', () => {
    expect(checkSetting({ ...good, promiseId: 'R-PROM-02', limit: '5wd' }, [])).toMatchObject({
      limit: '5wd',
    });
  });
});
