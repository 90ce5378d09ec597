// The words that rules and processes say on the screen can be read in English: whoever adds an event, a step or a
// field adds its English to a dictionary of the web.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { caseTitles } from '#domain/audit/case-titles.ts';
import { caseFindingWords, dayFindingWords } from '#domain/audit/report.ts';
import { qualityRules } from '#domain/customers/quality/rules.ts';
import { eventTitle, eventTitles } from '#domain/event-titles.ts';
import { permissions } from '#domain/organisation/permissions.ts';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { channelTitles, familyTitles, outcomeTitles, statusTitles } from '#domain/processes/titles.ts';

const web = path.resolve(import.meta.dirname, '../..');
const english = new Set(
  globSync(['lib/i18n/en.json', 'features/*/en.json'], { cwd: web }).flatMap((file) =>
    Object.keys(JSON.parse(readFileSync(path.join(web, file), 'utf8')) as Record<string, string>),
  ),
);
const chinese = /\p{Script=Han}/u;

/** Written by or for customers, and for machines: never sent through the dictionary. */
const notShown = new Set(['sample', 'pattern', 'why']);

/** Every Chinese text of a piece of data, wherever it stands. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return chinese.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (notShown.has(name) ? [] : wordsIn(part)));
}

const missingIn = (value: unknown): readonly string[] => [
  ...new Set(wordsIn(value).filter((word) => !english.has(word))),
];

describe('in English', () => {
  test('every kind of event has a name', () => {
    expect(missingIn(eventTitles)).toEqual([]);
  });

  test('so have cases, findings, permissions, data checks, states and channels', () => {
    const words = [caseTitles, caseFindingWords, dayFindingWords, permissions, qualityRules];
    expect(missingIn([...words, channelTitles, familyTitles, outcomeTitles, statusTitles])).toEqual([]);
  });

  test.each(currentDefinitions().map((definition) => [definition.title, definition] as const))(
    '%s can be followed from the form to the end',
    (_title, definition) => {
      expect(missingIn(definition)).toEqual([]);
    },
  );
});

describe('a kind of event', () => {
  test('has a title, whatever domain records it', () => {
    expect(Object.entries(eventTitles).filter(([, title]) => title.trim() === '')).toEqual([]);
    expect(['accepted', 'post.assigned', 'promise.set', 'customer.unmasked'].map(eventTitle)).toEqual([
      '受理',
      '任命岗位',
      '设置服务承诺',
      '查看敏感信息',
    ]);
  });

  test('of a later version shows itself', () => {
    expect(eventTitle('of.tomorrow')).toBe('of.tomorrow');
    expect(eventTitle('constructor')).toBe('constructor');
  });
});
