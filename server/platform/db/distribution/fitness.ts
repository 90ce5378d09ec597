import type { Catalogue, ForeignKey, TableShape } from './catalogue.ts';
import { placedFunctions, placedTables, type Placement } from './placement.ts';

/** What keeps something from being spread over machines. */
export interface Unfit {
  readonly what: string;
  readonly zh: string;
}

const unit = 'org_id';

/** Where a table stands: by the list, else by its columns; null when neither tells. */
export function placeOf(table: TableShape): Placement | 'distributed' | null {
  const placed = placedTables[table.name];
  if (placed !== undefined) return placed.placement;
  return table.columns.includes(unit) ? 'distributed' : null;
}

function unfitKey(table: TableShape, key: ForeignKey, target: TableShape | undefined): string | null {
  const place = target === undefined ? null : placeOf(target);
  if (place === 'reference') return null;
  if (place !== 'distributed') return `外键 ${key.name} 指向只在协调节点的 ${key.target}`;
  const at = key.columns.indexOf(unit);
  if (placeOf(table) !== 'distributed') return `外键 ${key.name} 从不分布的表指向分布式表 ${key.target}`;
  return at >= 0 && key.targetColumns[at] === unit ? null : `外键 ${key.name} 不在同一单位内（缺 ${unit}）`;
}

function faultsOfDistributed(table: TableShape): string[] {
  return [
    ...(table.primaryKey[0] === unit ? [] : [`主键不以 ${unit} 开头`]),
    ...table.uniques
      .filter(({ columns }) => !columns.includes(unit))
      .map(({ name }) => `唯一约束 ${name} 不含 ${unit}`),
    ...table.triggers.map((name) => `有触发器 ${name}`),
    ...table.sequences.map((column) => `列 ${column} 取自序列，跨节点不唯一`),
  ];
}

function faultsOf(table: TableShape, tables: ReadonlyMap<string, TableShape>): string[] {
  const place = placeOf(table);
  if (place === null) return [`没有 ${unit}，也没有列入不分布的表`];
  const keys = table.foreignKeys.filter(
    ({ target }) => place !== 'local' || placeOf(tables.get(target) ?? table) !== 'local',
  );
  return [
    ...(place === 'distributed' ? faultsOfDistributed(table) : []),
    ...keys.flatMap((key) => unfitKey(table, key, tables.get(key.target)) ?? []),
  ];
}

function strayEntries({ tables, functions }: Catalogue): Unfit[] {
  const there = new Set(tables.map(({ name }) => name));
  const called = new Set(functions.map(({ name }) => name));
  return [
    ...Object.keys(placedTables).filter((name) => !there.has(name)),
    ...Object.keys(placedFunctions).filter((name) => !called.has(name)),
  ].map((what) => ({ what, zh: '列在分布清单里，数据库里却没有' }));
}

/**
 * Proves from the catalogue that every table can be distributed by unit, or is listed with its reason: primary, unique
 * and foreign keys carry the unit, no trigger, no sequence. Answers what is not so; empty when all is well.
 */
export function unfitParts(catalogue: Catalogue): Unfit[] {
  const tables = new Map(catalogue.tables.map((table) => [table.name, table]));
  const inTables = catalogue.tables.flatMap((table) =>
    faultsOf(table, tables).map((zh) => ({ what: table.name, zh })),
  );
  const inFunctions = catalogue.functions
    .filter(({ name }) => placedFunctions[name] === undefined)
    .map(({ signature }) => ({ what: signature, zh: '函数没有列入分布清单' }));
  return [...inTables, ...inFunctions, ...strayEntries(catalogue)];
}
