/**
 * A book as tables of cells to type in: each cell knows its place in the book, so that typing, pasting a block from a
 * spreadsheet and adding a tier are all the same kind of change. Nothing is rounded: what does not fit is not taken.
 */
import { decimalToInteger, nanoScale } from '#domain/kernel/decimal.ts';
import { periods } from '#domain/tariffs/period.ts';
import type { PriceBook, Tariff, TieredPrice, TierSet } from '#domain/tariffs/price-book.ts';

export type Place = readonly (string | number)[];

export interface Cell {
  readonly place: Place;
  readonly value: number;
  /** Decimals of the unit it is typed in. */
  readonly scale: number;
}

export interface GridColumn {
  /** `limit`, `price`, a period, the code of a component, `capacity`, `demand`. */
  readonly kind: string;
  readonly title: string;
}

export interface GridRow {
  readonly title: string;
  /** One a column; null where the row has no such value. */
  readonly cells: readonly (Cell | null)[];
}

export interface Grid {
  readonly kind: 'tiers' | 'singles' | 'composites' | 'printed';
  readonly title: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** Place of the set of tiers, where tiers may be added. */
  readonly set?: Place;
}

const kwhScale = 3;

function price(place: Place, value: number | undefined): Cell | null {
  return value === undefined ? null : { place, value, scale: nanoScale };
}

const named = (kind: string): GridColumn => ({ kind, title: '' });

/** Every price and limit of the book as tables, in the order of the book. */
export function gridsOf(book: PriceBook): readonly Grid[] {
  const tariffs = book.tariffs.map((tariff, at) => ({ tariff, at }));
  const tiers = tariffs.flatMap(({ tariff, at }) =>
    tariff.energy.kind === 'tiered' ? tierGrids(tariff, tariff.energy, at) : [],
  );
  const singles = tariffs.filter(({ tariff }) => tariff.energy.kind === 'single');
  const composites = tariffs.filter(({ tariff }) => tariff.energy.kind === 'composite');
  return [
    ...tiers,
    ...(singles.length === 0 ? [] : [singleGrid(singles)]),
    ...(composites.length === 0 ? [] : [compositeGrid(composites), printedGrid(composites)]),
  ];
}

interface Placed {
  readonly tariff: Tariff;
  readonly at: number;
}

function tierGrids(tariff: Tariff, energy: TieredPrice, at: number): readonly Grid[] {
  return energy.sets.map((set, setAt): Grid => {
    const place: Place = ['tariffs', at, 'energy', 'sets', setAt];
    const shown = periods.filter((period) => set.timeOfUse?.priceNano[period] !== undefined);
    const months = energy.sets.length === 1 ? '' : ` (${set.months.join(', ')})`;
    return {
      ...{ kind: 'tiers', title: `${tariff.title}${months}`, set: place },
      columns: [named('limit'), named('price'), ...shown.map(named)],
      rows: set.priceNano.map((own, tier) => ({
        title: String(tier + 1),
        cells: [
          limitCell(place, set, tier),
          price([...place, 'priceNano', tier], own),
          ...shown.map((period) =>
            price(
              [...place, 'timeOfUse', 'priceNano', period, tier],
              set.timeOfUse?.priceNano[period]?.[tier],
            ),
          ),
        ],
      })),
    };
  });
}

function limitCell(place: Place, { upToWh }: TierSet, tier: number): Cell | null {
  const limit = upToWh[tier];
  return limit === undefined ? null : { place: [...place, 'upToWh', tier], value: limit, scale: kwhScale };
}

function basicCells({ tariff, at }: Placed): readonly (Cell | null)[] {
  const { basic } = tariff;
  return [
    price(['tariffs', at, 'basic', 'capacityNanoPerKva'], basic?.capacityNanoPerKva),
    price(['tariffs', at, 'basic', 'demandNanoPerKw'], basic?.demandNanoPerKw),
  ];
}

const basicColumns = (tariffs: readonly Placed[]): readonly GridColumn[] =>
  tariffs.some(({ tariff }) => tariff.basic !== null) ? [named('capacity'), named('demand')] : [];

function singleGrid(tariffs: readonly Placed[]): Grid {
  const shown = periods.filter((period) =>
    tariffs.some(
      ({ tariff: { energy } }) => energy.kind === 'single' && energy.periodPriceNano?.[period] !== undefined,
    ),
  );
  const basic = basicColumns(tariffs);
  return {
    ...{ kind: 'singles', title: '' },
    columns: [named('price'), ...shown.map(named), ...basic],
    rows: tariffs.map((each) => {
      const { energy, title } = each.tariff;
      const place: Place = ['tariffs', each.at, 'energy'];
      const own = energy.kind === 'single' ? energy : null;
      return {
        title,
        cells: [
          price([...place, 'priceNano'], own?.priceNano),
          ...shown.map((period) =>
            price([...place, 'periodPriceNano', period], own?.periodPriceNano?.[period]),
          ),
          ...(basic.length === 0 ? [] : basicCells(each)),
        ],
      };
    }),
  };
}

function compositeGrid(tariffs: readonly Placed[]): Grid {
  const codes = new Map<string, string>();
  for (const { tariff } of tariffs) {
    if (tariff.energy.kind !== 'composite') continue;
    for (const { code, title } of tariff.energy.components) codes.set(code, title);
  }
  const basic = basicColumns(tariffs);
  return {
    ...{ kind: 'composites', title: '' },
    columns: [...[...codes].map(([kind, title]) => ({ kind, title })), ...basic],
    rows: tariffs.map((each) => ({
      title: each.tariff.title,
      cells: [
        ...[...codes.keys()].map((code) => componentCell(each, code)),
        ...(basic.length === 0 ? [] : basicCells(each)),
      ],
    })),
  };
}

function componentCell({ tariff: { energy }, at }: Placed, code: string): Cell | null {
  if (energy.kind !== 'composite') return null;
  const index = energy.components.findIndex((each) => each.code === code);
  return price(
    ['tariffs', at, 'energy', 'components', index, 'priceNano'],
    energy.components[index]?.priceNano,
  );
}

/** The sums as the authority printed them, which the components must add up to. */
function printedGrid(tariffs: readonly Placed[]): Grid {
  const shown = periods.filter((period) =>
    tariffs.some(
      ({ tariff: { energy } }) => energy.kind === 'composite' && energy.publishedNano?.[period] !== undefined,
    ),
  );
  return {
    ...{ kind: 'printed', title: '' },
    columns: shown.map(named),
    rows: tariffs.map(({ tariff: { title, energy }, at }) => ({
      title,
      cells: shown.map((period) =>
        energy.kind === 'composite'
          ? price(['tariffs', at, 'energy', 'publishedNano', period], energy.publishedNano?.[period])
          : null,
      ),
    })),
  };
}

function withAt(value: unknown, place: Place, next: unknown): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return next;
  if (Array.isArray(value))
    return value.map((each: unknown, at) => (at === key ? withAt(each, rest, next) : each));
  const own = value as Readonly<Record<string, unknown>>;
  return { ...own, [key]: withAt(own[key], rest, next) };
}

/** The book with another value at a place that a grid of it gave. */
export function withValue(book: PriceBook, place: Place, value: number): PriceBook {
  return withAt(book, place, value) as PriceBook;
}

/** What is typed in a cell as its stored integer; null where it is no number or has too many decimals. */
export function typedValue(text: string, scale: number): number | null {
  return decimalToInteger(text.trim().replaceAll(',', ''), scale);
}

/**
 * A block pasted from a spreadsheet, its upper left value into the cell of row and column; what lies outside the grid
 * is left. Null where one of the values cannot be taken: then nothing is.
 */
export function withPasted(
  book: PriceBook,
  { rows }: Grid,
  { row, column, text }: { row: number; column: number; text: string },
): PriceBook | null {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  let pasted = book;
  for (const [down, line] of lines.entries()) {
    for (const [right, word] of line.split('\t').entries()) {
      const cell = rows[row + down]?.cells[column + right] ?? null;
      if (cell === null || word.trim() === '') continue;
      const value = typedValue(word, cell.scale);
      if (value === null) return null;
      pasted = withValue(pasted, cell.place, value);
    }
  }
  return pasted;
}

/** One more tier behind the last, at its prices; the last limit doubled is only a beginning. */
export function withMoreTier(book: PriceBook, place: Place): PriceBook {
  return changeSet(book, place, (set) => {
    const last = set.upToWh[set.upToWh.length - 1] ?? 0;
    const repeat = (prices: readonly number[]) => [...prices, prices[prices.length - 1] ?? 0];
    return resized({ ...set, upToWh: [...set.upToWh, last === 0 ? 100_000 : last * 2] }, repeat);
  });
}

/** Without the last tier; one tier always stays. */
export function withoutTier(book: PriceBook, place: Place): PriceBook {
  return changeSet(book, place, (set) =>
    set.upToWh.length === 0
      ? set
      : resized({ ...set, upToWh: set.upToWh.slice(0, -1) }, (prices) => prices.slice(0, -1)),
  );
}

function resized(set: TierSet, resize: (prices: readonly number[]) => readonly number[]): TierSet {
  const { timeOfUse, ...rest } = set;
  const sized = { ...rest, priceNano: resize(set.priceNano) };
  if (timeOfUse === undefined) return sized;
  const { crossingSurchargeNano: crossing } = timeOfUse;
  const priceNano = Object.fromEntries(
    Object.entries(timeOfUse.priceNano).map(([period, prices]) => [period, resize(prices)]),
  );
  return {
    ...sized,
    timeOfUse: {
      priceNano,
      ...(crossing === undefined ? {} : { crossingSurchargeNano: resize(crossing) }),
    },
  };
}

function changeSet(book: PriceBook, place: Place, change: (set: TierSet) => TierSet): PriceBook {
  const [, tariffAt, , , setAt] = place;
  return {
    ...book,
    tariffs: book.tariffs.map((tariff, at) =>
      at !== tariffAt || tariff.energy.kind !== 'tiered'
        ? tariff
        : {
            ...tariff,
            energy: {
              ...tariff.energy,
              sets: tariff.energy.sets.map((set, index) => (index === setAt ? change(set) : set)),
            },
          },
    ),
  };
}
