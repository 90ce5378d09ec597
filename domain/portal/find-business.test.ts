import { expect, test } from 'vitest';
import { currentDefinitions } from '../processes/definitions/index.ts';
import { findBusinesses } from './find-business.ts';

const all = currentDefinitions();
const kinds = (typed: string) => findBusinesses(all, typed).map(({ kind }) => kind);

test('two characters find a business by its title or what it is about', () => {
  expect(kinds('报修')).toContain('fault-report');
  expect(kinds('窃电')).toContain('report');
  expect(kinds('产权')).toContain('residential-connection');
});

test('so do the initials and the pinyin, whole or in part', () => {
  expect(kinds('gzbx')).toEqual(['fault-report']);
  expect(kinds('guzhang')).toContain('fault-report');
  expect(kinds('TS')).toContain('complaint');
});

test('several words all have to be there; nothing typed shows everything', () => {
  expect(kinds('居民 新装')).toContain('residential-connection');
  expect(kinds('居民 投诉')).toEqual([]);
  expect(kinds(' ')).toHaveLength(all.length);
});
