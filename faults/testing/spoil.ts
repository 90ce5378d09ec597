/** The parts of JSON Schema that tell what a field takes. */
interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

type Path = readonly string[];

/** One wrong or nasty value in one place of an otherwise good input. */
export interface Spoiled {
  readonly what: string;
  readonly field: string;
  readonly input: unknown;
}

const depthMax = 5;

/** Texts that have broken programs before. */
export const nastyTexts: Readonly<Record<string, string>> = {
  'a null character': '王\u0000小明',
  'control characters': '\u0007\u001b[31m\u0008红',
  'half a character pair': '半\ud83d',
  emoji: '停电了😱👨‍👩‍👧‍👦𠮷',
  SQL: `'; drop table work_order; --`,
  HTML: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  'a formula': '=HYPERLINK("http://x","y")',
  'a date that does not exist': '2026-02-30',
  'a moment that does not exist': '2026-02-30T25:61:00+08:00',
  'a year beyond the calendar': '275760-09-14T00:00:00Z',
  'a far future': '9999-12-31',
  'the last day that counts': '2199-12-31',
  'nothing but blanks': ' \u3000 ',
  'an empty text': '',
  'a path': '../../etc/passwd',
  'template marks': '{unit} ${process.env} #include %s %00',
  'a number as text': '99999999999999999999',
  'an id of nobody': '00000000-0000-7000-8000-000000000000',
  'an over-long text': '长'.repeat(20_000),
};

const wrongValues: readonly (readonly [string, unknown])[] = [
  ['nothing', null],
  ['a number', 12],
  ['a number beyond whole numbers', 1e300],
  ['a negative number', -1],
  ['a broken number', 0.1],
  ['a number beyond 32 bits', 2_147_483_648],
  ['a yes', true],
  ['a list', [[]]],
  ['an object', { toString: 'x', length: 1 }],
];

function withAt(input: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(input)) {
    const items = input as readonly unknown[];
    return items.map((item, index) => (index.toString() === key ? withAt(item, rest, value) : item));
  }
  const object = (typeof input === 'object' && input !== null ? input : {}) as Readonly<
    Record<string, unknown>
  >;
  if (rest.length > 0) return { ...object, [key]: withAt(object[key], rest, value) };
  const { [key]: _, ...others } = object;
  return value === undefined ? others : { ...others, [key]: value };
}

function at(input: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
    input,
  );
}

/** Every place of a schema that the sample has a value for. */
function places(shape: Shape, sample: unknown, path: Path): readonly { path: Path; shape: Shape }[] {
  if (path.length > depthMax || sample === undefined) return [];
  const own = { path, shape };
  if (shape.anyOf !== undefined)
    return [own, ...shape.anyOf.slice(0, 1).flatMap((one) => places(one, sample, path).slice(1))];
  const inner = [
    ...Object.entries(shape.properties ?? {}).flatMap(([key, part]) =>
      places(part, at(sample, [key]), [...path, key]),
    ),
    ...(shape.items !== undefined && Array.isArray(sample) && sample.length > 0
      ? places(shape.items, sample[0], [...path, '0'])
      : []),
  ];
  return [own, ...inner];
}

/** The sample with one thing wrong or nasty about it, for every place and every kind of wrong. */
export function spoil(schema: unknown, sample: unknown): readonly Spoiled[] {
  const body = places(schema as Shape, sample, []).flatMap(({ path }) => {
    const field = path.join('.');
    const values: (readonly [string, unknown])[] = [...wrongValues, ...Object.entries(nastyTexts)];
    return values
      .map(([what, value]) => ({ what, field, input: withAt(sample, path, value) }))
      .concat(
        path.length === 0 ? [] : [{ what: 'nothing at all', field, input: withAt(sample, path, undefined) }],
      );
  });
  const extra = { what: 'a field of nobody', field: 'isAdmin', input: withAt(sample, ['isAdmin'], true) };
  return typeof sample === 'object' && sample !== null && !Array.isArray(sample) ? [...body, extra] : body;
}
