import { describe, expect, test } from 'vitest';
import { findPromise, isOrderClock, orderClocks, promiseCatalogue, promiseOf } from './catalogue.ts';
import { limitText, parseLimit } from './limit.ts';
import { regions } from './promise.ts';

describe('the catalogue of promises', () => {
  test('has R-PROM-01 to R-PROM-26, each once', () => {
    const ids = promiseCatalogue.map(({ id }) => id).filter((id) => id.startsWith('R-PROM-'));
    const expected = Array.from({ length: 26 }, (_, index) => `R-PROM-${String(index + 1).padStart(2, '0')}`);
    expect(ids.toSorted()).toEqual(expected);
  });

  test('the promises that are clocks on an order are these', () => {
    const ids = orderClocks.map(({ id }) => id).filter((id) => id.startsWith('R-PROM-'));
    expect(ids).toEqual(
      ['02', '03', '06', '07', '09', '10', '11', '12', '13', '16'].map((no) => `R-PROM-${no}`),
    );
    expect(isOrderClock(promiseOf('R-PROM-01'))).toBe(false);
    expect(isOrderClock(promiseOf('R-PROM-20'))).toBe(false);
  });

  // Default limits as requirements.md and regulations.md give them.
  test.each([
    ['R-PROM-02', '5d'],
    ['R-PROM-03', '10d'],
    ['R-PROM-06', '5wd'],
    ['R-PROM-07', '5wd'],
    ['R-PROM-09', '1wd'],
    ['R-PROM-10', '45min 90min 120min'],
    ['R-PROM-11', '1h'],
    ['R-PROM-12', '2wd'],
    ['R-PROM-13', '1wd'],
    ['R-PROM-14', '7d-before'],
    ['R-PROM-16', '24h'],
    ['PLN-1', '3wd'],
    ['PLN-2', '3wd'],
    ['PLN-3', '10wd'],
    ['PLN-4', '20wd'],
    ['PLN-9', '10wd'],
    ['PLN-10', '5wd'],
    ['PLN-11', '5wd'],
    ['PLN-12-household', '3wd'],
    ['PLN-12-low', '5wd'],
    ['PLN-12-high', '5wd'],
    ['MET-7', '5wd'],
    ['TEN-7-reading', '5wd'],
    ['SRV-2', '3h 4h 4h'],
    ['SRV-3-contact', '24h'],
    ['SRV-13', '24h'],
    ['CMP-6', '24h'],
    ['DESK-01', '2min'],
    ['DESK-02', '3min'],
    ['R-REQ-07', 'at'],
  ])('%s has the limit %s', (id, expected) => {
    const { limits } = promiseOf(id);
    const texts = [...new Set(regions.map((region) => limits?.[region]))];
    expect(texts.join(' ')).toBe([...new Set(expected.split(' '))].join(' '));
  });

  test('only the fault arrival and the restoration after it are promises on the mean (CLK-6)', () => {
    expect(promiseCatalogue.filter(({ measure }) => measure === 'mean').map(({ id }) => id)).toEqual([
      'R-PROM-10',
      'SRV-2',
    ]);
  });

  test('a figure from memory is marked unverified, and only such a one', () => {
    for (const promise of promiseCatalogue) {
      const isFromMemory = /\[mem\]|unknown/u.test(promise.source);
      expect([promise.id, promise.unverified]).toEqual([promise.id, isFromMemory]);
    }
  });

  test.each(promiseCatalogue.map((promise) => [promise.id, promise] as const))(
    '%s is complete',
    (_, promise) => {
      const texts = [...Object.values(promise.limits ?? {}), ...promise.others.map(({ limit }) => limit)];
      for (const text of texts) {
        const limit = parseLimit(text);
        expect('refused' in limit ? limit.refused : limitText(limit)).toBe(text);
      }
      expect(promise.zh).not.toBe('');
      expect(promise.en).not.toBe('');
      expect(promise.source).not.toBe('');
      expect(promise.warnPercent).toBeGreaterThan(0);
      expect(promise.limits === null).toBe(promise.concerns === 'indicator');
      if (promise.limits !== null) expect(promise.starts.length * promise.stops.length).toBeGreaterThan(0);
    },
  );

  test('an unknown promise is not found, and a bug where it is named in the program', () => {
    expect(findPromise('R-PROM-99')).toBeUndefined();
    expect(() => promiseOf('R-PROM-99')).toThrow('promise R-PROM-99 is missing');
  });
});
