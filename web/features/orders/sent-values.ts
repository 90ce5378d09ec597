import type { FormValues } from '#domain/processes/field.ts';

type Sent = Record<string, string | number | boolean | string[]>;

/** Form values as the contract takes them: the same, with lists of their own. */
export function sentValues(values: FormValues): Sent {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
  );
}
