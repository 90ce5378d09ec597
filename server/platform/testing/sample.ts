import fc from 'fast-check';

/** The parts of JSON Schema that contracts use. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly minimum?: number;
}

/** Answers the id to use for a field or parameter of that name. */
export type IdOf = (name: string) => string;

const texts = [
  ...['样例', '3304', 'sample', 'sample-1', '13800000000', '123456', 'a'.repeat(43), '1', '样例'.repeat(6)],
  ...['2026-11-18', '2026-11-18T10:00:00+08:00'],
];
const formats: Readonly<Record<string, string>> = {
  date: '2026-11-18',
  'date-time': '2026-11-18T10:00:00+08:00',
  email: 'sample@power.example',
  uri: 'https://power.example/',
};

function textOf(shape: Shape): string {
  const { format, pattern, minLength = 0, maxLength = 10_000 } = shape;
  if (format !== undefined) return formats[format] ?? 'sample';
  const fits = (text: string): boolean =>
    text.length >= minLength &&
    text.length <= maxLength &&
    (pattern === undefined || new RegExp(pattern, 'u').test(text));
  const found = texts.find(fits);
  if (found !== undefined) return found;
  const regex = new RegExp(pattern ?? `^[a-z]{${minLength.toString()}}$`, 'u');
  return fc.sample(fc.stringMatching(regex), { numRuns: 1, seed: 1 })[0] ?? '';
}

/** A value that a contract's schema accepts; ids come from `idOf` by the name of their field. */
export function sampleOf(schema: unknown, idOf: IdOf, name = ''): unknown {
  const shape = schema as Shape;
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  if (shape.anyOf !== undefined) return sampleOf(shape.anyOf[0], idOf, name);
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(shape.properties ?? {}).map(([key, part]) => [key, sampleOf(part, idOf, key)]),
      );
    case 'array':
      return Array.from({ length: Math.max(1, shape.minItems ?? 0) }, () =>
        sampleOf(shape.items, idOf, name),
      );
    case 'string':
      return shape.format === 'uuid' ? idOf(name) : textOf(shape);
    case 'integer':
    case 'number':
      return shape.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return null;
  }
}
