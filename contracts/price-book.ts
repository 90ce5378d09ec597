import { Type, type TSchema } from 'typebox';
import { useKinds } from '#domain/customers/use-kind.ts';
import { allVoltages } from '#domain/customers/voltage.ts';
import { componentKinds, type PriceBook } from '#domain/tariffs/price-book.ts';
import { periods } from '#domain/tariffs/period.ts';
import { rules2024 } from '#domain/tariffs/billing-rule-sets.ts';
import { CalendarDay, FilledLine, Line, OneOf, OrNull } from './shapes.ts';

/** The shape of a price book as it arrives; whether it can be billed by is for `bookFaults` to say. */
export const BookCode = Type.String({
  pattern: '^[a-z0-9][a-z0-9.-]{2,62}$',
  description: '编号,小写字母、数字、点和横线',
});

/** Prices are bounded so that every product with an energy stays exact; whole numbers are proved by the domain. */
const Price = Type.Number({ minimum: -1_000_000_000_000, maximum: 1_000_000_000_000 });
const Count = Type.Number({ minimum: 0, maximum: 1_000_000_000_000 });
const Prices = Type.Array(Price, { minItems: 1, maxItems: 10 });
const Code = Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-zA-Z0-9._-]+$' });
const Month = Type.Integer({ minimum: 1, maximum: 12 });

function byPeriod(of: TSchema) {
  return Type.Object(Object.fromEntries(periods.map((period) => [period, Type.Optional(of)])));
}

const SourceDocument = Type.Object({
  number: OrNull(Line(100)),
  title: FilledLine(200),
  source: Line(400),
  status: OneOf(['verified', 'unverified']),
  note: Type.Optional(Line(500)),
});

const Single = Type.Object({
  kind: Type.Literal('single'),
  priceNano: Price,
  periodPriceNano: Type.Optional(byPeriod(Price)),
});

const Tiered = Type.Object({
  kind: Type.Literal('tiered'),
  accumulation: OneOf(['month', 'year']),
  sets: Type.Array(
    Type.Object({
      months: Type.Array(Month, { maxItems: 12 }),
      upToWh: Type.Array(Count, { maxItems: 9 }),
      priceNano: Prices,
      timeOfUse: Type.Optional(
        Type.Object({
          priceNano: byPeriod(Prices),
          crossingSurchargeNano: Type.Optional(Type.Array(Price, { maxItems: 9 })),
        }),
      ),
    }),
    { minItems: 1, maxItems: 12 },
  ),
  household: OrNull(
    Type.Object({
      personsMin: Type.Integer({ minimum: 2, maximum: 100 }),
      shiftWhPerMonth: Count,
      compoundPersonsMin: OrNull(Type.Integer({ minimum: 2, maximum: 100 })),
    }),
  ),
  freeEnergy: OrNull(Type.Object({ whPerMonth: Count, engine: OneOf(['credit', 'before-tiers']) })),
});

const Composite = Type.Object({
  kind: Type.Literal('composite'),
  components: Type.Array(
    Type.Object({
      code: Code,
      kind: OneOf(componentKinds),
      title: FilledLine(100),
      priceNano: Price,
      floats: Type.Boolean(),
    }),
    { minItems: 1, maxItems: 30 },
  ),
  factorPpm: byPeriod(Count),
  publishedNano: Type.Optional(byPeriod(Price)),
});

const TariffShape = Type.Object({
  code: Code,
  title: FilledLine(100),
  useKind: OneOf(Object.keys(useKinds)),
  voltages: Type.Array(OneOf(allVoltages), { minItems: 1, maxItems: allVoltages.length }),
  energy: Type.Union([Single, Tiered, Composite]),
  basic: OrNull(Type.Object({ capacityNanoPerKva: Price, demandNanoPerKw: Price })),
  calendar: OrNull(Code),
  hasPowerFactor: Type.Boolean(),
});

const Calendar = Type.Object({
  code: Code,
  title: FilledLine(100),
  days: Type.Array(
    Type.Object({
      when: Type.Object({
        months: Type.Optional(Type.Array(Month, { maxItems: 12 })),
        weekdays: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7 })),
        dates: Type.Optional(Type.Array(CalendarDay, { maxItems: 366 })),
        isHoliday: Type.Optional(Type.Boolean()),
      }),
      spans: Type.Array(
        Type.Object({
          fromMinute: Type.Integer({ minimum: 0, maximum: 1440 }),
          toMinute: Type.Integer({ minimum: 0, maximum: 1440 }),
          period: OneOf(periods),
        }),
        { minItems: 1, maxItems: 96 },
      ),
    }),
    { minItems: 1, maxItems: 60 },
  ),
});

/** Words that a parameter of the rules may be, beside the one it has in the newest rules. */
const ruleWords: Readonly<Record<string, readonly string[]>> = {
  division: ['calendar', 'thirtieth'],
  capacityQuantity: ['exact', 'whole-kva'],
  changeDay: ['new', 'old'],
  mode: ['A', 'B', 'C'],
};
const nullable = new Set(['discount', 'minimumFen']);

/** The parameters of billing have the shape of the newest set: a field that is missing or unknown is refused. */
function shapeLike(value: unknown, name = ''): TSchema {
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([key, part]) => [key, shapeLike(part, key)] as const);
    const whole = Type.Object(Object.fromEntries(parts));
    return nullable.has(name) ? OrNull(whole) : whole;
  }
  if (nullable.has(name)) return OrNull(Type.Integer({ minimum: 0, maximum: 1_000_000 }));
  if (typeof value === 'boolean') return Type.Boolean();
  if (typeof value === 'string') {
    const words = ruleWords[name];
    return words === undefined ? FilledLine(60) : OneOf(words);
  }
  return Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
}

/** A whole book, checked for its shape; typed as the domain's own. */
export const PriceBookBody = Type.Unsafe<PriceBook>(
  Type.Object({
    id: BookCode,
    series: BookCode,
    title: FilledLine(200),
    region: FilledLine(60),
    validFrom: CalendarDay,
    validTo: OrNull(CalendarDay),
    document: SourceDocument,
    calendars: Type.Array(Calendar, { maxItems: 20 }),
    tariffs: Type.Array(TariffShape, { minItems: 1, maxItems: 60 }),
    rules: shapeLike(rules2024),
  }),
);

/** A book on its way out: it was checked when it came in. */
export const PriceBookAnswer = Type.Unsafe<PriceBook>(
  Type.Any({ description: '电价本，写法见 PUT 的请求体' }),
);
