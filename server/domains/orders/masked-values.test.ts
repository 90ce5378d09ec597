// What a reader sees of an order's answers before asking to see more.
import { describe, expect, test } from 'vitest';
import { currentDefinitions } from '#domain/processes/definitions/index.ts';
import { sampleForm } from '#domain/processes/form.ts';
import { maskedValues, personalFields, withoutPersonal } from './masked-values.ts';

describe.each(currentDefinitions().map((definition) => [definition.kind, definition] as const))(
  '%s',
  (_, definition) => {
    const sample = sampleForm(definition.form);

    test('shows no personal answer whole, and every other one as it is', () => {
      const { values, masked } = maskedValues(definition, sample);
      const personal = personalFields(definition);
      expect(masked.sort()).toEqual(
        Object.keys(sample)
          .filter((name) => personal.has(name))
          .sort(),
      );
      for (const [name, value] of Object.entries(sample)) {
        if (typeof value !== 'string') continue;
        if (personal.has(name)) expect(values[name]).not.toBe(value);
        else expect(values[name]).toBe(value);
      }
    });

    test('without its personal part keeps the rest', () => {
      const open = withoutPersonal(definition, sample);
      const personal = personalFields(definition);
      expect(Object.keys(open).sort()).toEqual(
        Object.keys(sample)
          .filter((name) => !personal.has(name))
          .sort(),
      );
    });
  },
);

test('a masked identity number, phone and name can still be recognised', () => {
  const definition = currentDefinitions().find(({ kind }) => kind === 'residential-connection');
  if (definition === undefined) throw new Error('the residential connection is there');
  const { values } = maskedValues(definition, sampleForm(definition.form));
  expect(values['applicantPhone']).toBe('138****1234');
  expect(values['applicantName']).toMatch(/^王\*+$/);
  expect(values['identityNumber']).toMatch(/^3301\*+/);
});
