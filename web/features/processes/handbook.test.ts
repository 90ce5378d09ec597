import { describe, expect, test } from 'vitest';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { residentialConnection } from '#domain/processes/definitions/residential-connection.ts';
import { clockFacts } from './clock-facts.ts';
import { byFamily, matching } from './families.ts';

const t = (text: string) => (text === '复电' ? 'Reconnection' : text);
const all = currentDefinitions();

describe('finding a business', () => {
  test('by a part of its name, in either language', () => {
    expect(matching(all, '居民', t).map(({ kind }) => kind)).toContain('residential-connection');
    expect(matching(all, 'reconn', t).map(({ kind }) => kind)).toContain('reconnection');
  });

  test('every word must be found; nothing typed finds everything', () => {
    expect(matching(all, '高压 新装', t).map(({ kind }) => kind)).toEqual(['high-voltage-connection']);
    expect(matching(all, ' ', t)).toHaveLength(all.length);
    expect(matching(all, '没有这种业务', t)).toEqual([]);
  });
});

test('each business stands in one family, none is lost', () => {
  const placed = byFamily(all).flatMap(({ definitions }) => definitions);
  expect(placed.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual(
    all.toSorted((a, b) => a.kind.localeCompare(b.kind)),
  );
});

describe('the promises of a business', () => {
  test("tell the limit in the reader's language, and what starts and stops it", () => {
    const [connection] = clockFacts(residentialConnection, 'zh');
    expect(connection).toMatchObject({ starts: '受理', limits: [{ region: null, text: '5 个工作日' }] });
    expect(clockFacts(residentialConnection, 'en')[0]?.limits[0]?.text).toBe('5 working days');
  });

  test('tell each region where the limits differ', () => {
    const facts = all.flatMap((definition) => clockFacts(definition, 'zh'));
    const regional = facts.filter(({ limits }) => limits.length > 1);
    expect(regional.length).toBeGreaterThan(0);
    for (const { limits } of regional)
      expect(limits.map(({ region }) => region)).toEqual(['urban', 'rural', 'remote']);
  });
});
