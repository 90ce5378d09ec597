import { describe, expect, test } from 'vitest';
import { heldLines, promisesFor } from './in-force.ts';
import type { PromiseItem } from './words.ts';

type Held = PromiseItem['inForce'][number];

const limitTexts: Readonly<Record<string, string>> = {
  '45min': '45 分钟',
  '90min': '90 分钟',
  '2h': '2 小时',
};

function held(region: Held['region'], limit: string, rest: Partial<Held> = {}): Held {
  const limitText = { zh: limitTexts[limit] ?? limit, en: limit };
  return {
    region,
    limit,
    limitText,
    warnPercent: 75,
    measure: 'each',
    levels: [],
    version: region,
    own: false,
    ...rest,
  };
}

function promise(promiseId: string, rest: Partial<PromiseItem> = {}): PromiseItem {
  return {
    promiseId,
    title: { zh: '抢修到达现场', en: 'Crew on site' },
    concerns: 'order',
    starts: '受理报修',
    stops: '到达现场',
    source: 'commitment 3',
    unverified: false,
    others: [],
    inForce: [],
    ...rest,
  };
}

describe('what holds', () => {
  test('is told once when all regions are alike, whatever their versions are called', () => {
    const lines = heldLines([held('urban', '2h'), held('rural', '2h'), held('remote', '2h')]);
    expect(lines.map(({ limit, regions }) => [limit, regions])).toEqual([['2h', []]]);
  });

  test('names the regions that differ, and groups those that agree', () => {
    const lines = heldLines([held('urban', '45min'), held('rural', '90min'), held('remote', '90min')]);
    expect(lines.map(({ limit, regions }) => [limit, regions])).toEqual([
      ['45min', ['urban']],
      ['90min', ['rural', 'remote']],
    ]);
  });

  test.each<Partial<Held>>([{ warnPercent: 50 }, { measure: 'mean' }, { own: true }])(
    'keeps a region apart that differs in %j',
    (rest) => {
      expect(heldLines([held('urban', '2h'), held('rural', '2h', rest)])).toHaveLength(2);
    },
  );

  test('of a promise without a limit is nothing', () => {
    expect(heldLines([])).toEqual([]);
  });
});

describe('the catalogue narrowed', () => {
  const all = [
    promise('R-PROM-10'),
    promise('R-PROM-01', { concerns: 'call', title: { zh: '人工接听', en: 'Answered' } }),
  ];

  test('finds by title, number and wording, all words together', () => {
    expect(promisesFor(all, { q: '抢修 现场' }).map(({ promiseId }) => promiseId)).toEqual(['R-PROM-10']);
    expect(promisesFor(all, { q: 'r-prom-01' }).map(({ promiseId }) => promiseId)).toEqual(['R-PROM-01']);
    expect(promisesFor(all, { q: '抢修 接听' })).toEqual([]);
  });

  test('keeps to the concern asked for', () => {
    expect(promisesFor(all, { concerns: 'call' })).toHaveLength(1);
    expect(promisesFor(all, {})).toHaveLength(2);
  });
});
