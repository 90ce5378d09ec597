import { expect, test } from 'vitest';
import { organisationRefusals } from './refusals.ts';

test('every refusal says in both languages the same placeholders', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  for (const { zh, en } of Object.values(organisationRefusals))
    expect(placeholders(zh)).toEqual(placeholders(en));
});
