/** What a line is called on the bill, in Chinese; units and rules of the display alone. */
import { periodTitles } from '#domain/tariffs/period.ts';
import type { PriceShelf } from '#domain/tariffs/price-shelf.ts';
import type { BillLine, LineKind, QuantityUnit } from './bill.ts';

const kindTitles: Readonly<Record<LineKind, string>> = {
  energy: '电度电费',
  tier: '阶梯电费',
  surcharge: '阶梯加价',
  free: '免费电量',
  component: '电度电费',
  fund: '政府性基金及附加',
  capacity: '容量电费',
  demand: '需量电费',
  'power-factor': '功率因数调整电费',
  correction: '退补',
};

const tierTitles = ['', '第一档', '第二档', '第三档', '第四档'];

/** Titles of the components of every book on the shelf, by code. */
export function componentTitles({ books }: PriceShelf): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  for (const { energy } of books.flatMap(({ tariffs }) => tariffs)) {
    if (energy.kind !== 'composite') continue;
    for (const { code, title } of energy.components) titles.set(code, title);
  }
  return titles;
}

/** The title of a line: `第二档 高峰`, `输配电价`, `容量电费`. */
export function lineTitle(line: BillLine, components: ReadonlyMap<string, string> = new Map()): string {
  const { kind, code, tier, period } = line;
  const parts = [
    components.get(code) ?? (kind === 'tier' ? '' : kindTitles[kind]),
    kind === 'demand' && code.startsWith('demand-over') ? '超约定部分' : '',
    tier === null ? '' : (tierTitles[tier] ?? `第${String(tier)}档`),
    period === null ? '' : periodTitles[period],
  ];
  return parts.filter((part) => part !== '').join(' ');
}

export interface UnitText {
  /** Unit of the quantity as printed. */
  readonly quantity: string;
  /** Decimals the stored integer keeps of it. */
  readonly scale: number;
  /** Unit of the price as printed. */
  readonly price: string;
}

/** How quantities and prices are printed. */
export const unitTexts: Readonly<Record<QuantityUnit, UnitText>> = {
  Wh: { quantity: '千瓦时', scale: 3, price: '元/千瓦时' },
  W: { quantity: '千瓦', scale: 3, price: '元/千瓦·月' },
  VA: { quantity: '千伏安', scale: 3, price: '元/千伏安·月' },
  'VA-day': { quantity: '千伏安·天', scale: 3, price: '元/千伏安·月' },
  'W-day': { quantity: '千瓦·天', scale: 3, price: '元/千瓦·月' },
  fen: { quantity: '元', scale: 2, price: '比例' },
};
