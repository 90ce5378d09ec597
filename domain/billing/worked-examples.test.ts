// The 100 worked examples of the reference, one by one, through the public functions; skipped without the shared data
// folder next to the checkout. Figures must agree to the last digit printed; docs/worked-examples.md lists the rest.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Inputs } from './testing/example.ts';
import type { Example } from './testing/example.ts';
import { topics } from './testing/topics.ts';

const file = new URL('../../../shared/reference/worked-examples.json', import.meta.url);
const isPresent = existsSync(file);
if (!isPresent) console.warn('skipped: the shared data folder (worked examples) is not next to the checkout');

const examples = isPresent
  ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly items: readonly Example[] }).items
  : [];

/** Half of the last digit the examples print beside the engine's whole fen. */
const tolerance = 0.000_051;

describe.skipIf(!isPresent)('the worked examples', () => {
  test('are a hundred', () => {
    expect(examples).toHaveLength(100);
  });

  test.each(examples.map((example) => ({ ...example, name: `${example.id} ${example.title}` })))(
    '$name',
    ({ topic, inputs, expected }) => {
      const answer = topics[topic];
      expect(answer, `no answer for the topic ${topic}`).toBeDefined();
      const computed = answer?.(new Inputs(inputs)) ?? {};
      const wanted = [
        ...expected.lines.map(({ name, value }) => [name, value] as const),
        ...Object.entries(expected.answer),
      ];
      for (const [name, value] of wanted) {
        const found = computed[name];
        if (typeof value === 'number' && typeof found === 'number') {
          expect(Math.abs(found - value), `${name}: ${String(found)} for ${String(value)}`).toBeLessThan(
            tolerance,
          );
        } else {
          expect(found, name).toBe(value);
        }
      }
    },
  );
});
