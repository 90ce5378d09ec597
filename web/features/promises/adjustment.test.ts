import { describe, expect, test } from 'vitest';
import { isRefused } from '#domain/kernel/refusal.ts';
import { checkLevels } from '#domain/promises/warning-level.ts';
import { promiseCatalogue } from '#domain/promises/catalogue.ts';
import type { PromiseDefinition } from '#domain/promises/promise.ts';
import { regions } from '#domain/promises/promise.ts';
import { adjustmentOf, isComplete, withLevel } from './adjustment.ts';
import type { PromiseItem } from './words.ts';

function itemOf(found: PromiseDefinition | undefined): PromiseItem {
  if (found?.limits === undefined || found.limits === null)
    throw new Error('a promise with limits is asked for');
  const { limits } = found;
  return {
    promiseId: found.id,
    title: { zh: found.zh, en: found.en },
    concerns: found.concerns,
    starts: found.starts,
    stops: found.stops,
    source: found.source,
    unverified: false,
    others: [],
    inForce: regions.map((region) => ({
      region,
      limit: limits[region],
      limitText: { zh: '', en: '' },
      warnPercent: 60,
      measure: 'mean',
      levels: [],
      version: '1',
      own: false,
    })),
  };
}

const alike = itemOf(promiseCatalogue.find(({ limits }) => limits?.urban === '5wd'));
const byRegion = itemOf(
  promiseCatalogue.find(({ limits }) => limits !== null && limits.urban !== limits.rural),
);

describe('the form of a promise', () => {
  test('begins with what holds today, from today on, without a reason', () => {
    expect(adjustmentOf(alike, '2026-11-18')).toEqual({
      region: 'any',
      validFrom: '2026-11-18',
      limit: '5wd',
      warnPercent: 60,
      measure: 'mean',
      levels: [],
      reason: '',
    });
  });

  test('is about one region where regions differ', () => {
    expect(adjustmentOf(byRegion, '2026-11-18').region).toBe('urban');
  });

  test('can be sent once it gives a reason and a limit of the right kind', () => {
    const draft = { ...adjustmentOf(alike, '2026-11-18'), reason: '按新文件' };
    expect(isComplete(draft, alike.promiseId)).toBe(true);
    expect(isComplete({ ...draft, reason: '  ' }, alike.promiseId)).toBe(false);
    expect(isComplete({ ...draft, limit: '5 wd' }, alike.promiseId)).toBe(false);
    expect(isComplete({ ...draft, limit: '5d-before' }, alike.promiseId)).toBe(false);
    expect(isComplete({ ...draft, validFrom: '' }, alike.promiseId)).toBe(false);
  });

  test('offers the usual levels first, never the same point twice, and no more than the rules take', () => {
    let levels: ReturnType<typeof withLevel> = [];
    for (let count = 0; count < 8; count += 1) levels = withLevel(levels);
    expect(levels).toHaveLength(6);
    expect(levels[0]).toMatchObject({ amount: 90, to: 'team-lead' });
    expect(new Set(levels.map(({ by, amount }) => `${by} ${amount.toString()}`)).size).toBe(6);
    expect(isRefused(checkLevels(levels))).toBe(false);
  });
});
