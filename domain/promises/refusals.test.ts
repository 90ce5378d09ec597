import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { kernelRefusals } from '#domain/kernel/refusals.ts';
import { promiseRefusals } from './refusals.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'refusals.ts')
  .map((name) => readFileSync(`${folder}${name}`, 'utf8'))
  .join('\n');

test('every refusal says in both languages what is wrong and what to do, with the same data', () => {
  const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/gu) ?? [])].toSorted();
  for (const [code, { zh, en }] of Object.entries({ ...kernelRefusals, ...promiseRefusals })) {
    expect(zh, code).toMatch(/。$/u);
    // A pattern of the right form is worth more in one language than its placeholder in both.
    if (code !== 'promises.pause-malformed') expect(placeholders(en), code).toEqual(placeholders(zh));
  }
});

test('every code is used, and every code used is declared', () => {
  const used = new Set(sources.match(/promises\.[a-z]+(?:-[a-z]+)+|promises\.unknown/gu) ?? []);
  expect([...used].toSorted()).toEqual(Object.keys(promiseRefusals).toSorted());
});
