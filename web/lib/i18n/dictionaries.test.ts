// Every text of the web application can be read in English: the sources are searched for t('…') and zh('…').
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { placeholdersOf, textsOf } from './texts-of.ts';

const web = path.resolve(import.meta.dirname, '../..');
const files = globSync('**/*.{ts,tsx}', { cwd: web }).filter((file) => !file.includes('.test.'));
const dictionaries = globSync(['lib/i18n/en.json', 'features/*/en.json'], { cwd: web });

function read(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path.join(web, file), 'utf8')) as Record<string, string>;
}

const english = new Map(dictionaries.flatMap((file) => Object.entries(read(file))));

describe('the English dictionaries', () => {
  test('know every text of the pages', () => {
    const missing = files.flatMap((file) =>
      textsOf(readFileSync(path.join(web, file), 'utf8'))
        .filter((text) => !english.has(text))
        .map((text) => `${file}: ${text}`),
    );
    expect(missing).toEqual([]);
  });

  test('keep the placeholders', () => {
    const wrong = [...english].filter(
      ([zh, en]) => String(placeholdersOf(zh)) !== String(placeholdersOf(en)),
    );
    expect(wrong).toEqual([]);
  });

  test('say one text one way', () => {
    const said = new Map<string, string>();
    const twice = dictionaries.flatMap((file) =>
      Object.entries(read(file)).flatMap(([zh, en]) => {
        const before = said.get(zh);
        said.set(zh, en);
        return before === undefined || before === en ? [] : [`${file}: ${zh}`];
      }),
    );
    expect(twice).toEqual([]);
  });
});

describe('the search for texts', () => {
  test('finds calls and marks, in any quotes, over line breaks', () => {
    expect(textsOf("t('受理') + zh('归档') + t(\n  '工单',\n) + t(`挂起`) + t(\"恢复\", { a: 1 })")).toEqual([
      '受理',
      '归档',
      '工单',
      '挂起',
      '恢复',
    ]);
  });

  test('leaves comments alone', () => {
    expect(textsOf("/** `t('受理')` */\n  // t('归档')\nt('工单')")).toEqual(['工单']);
  });

  test('leaves other calls and computed texts alone', () => {
    expect(textsOf("set('x'); at('y'); i18n.t('z'); t(title); t(`${a}天`)")).toEqual([]);
  });
});
