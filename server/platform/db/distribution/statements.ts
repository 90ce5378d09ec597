import type { Catalogue, TableShape } from './catalogue.ts';
import { placeOf } from './fitness.ts';
import { placedFunctions, placedTables } from './placement.ts';

/** One statement, and why it stands where it stands. */
export interface Step {
  readonly sql: string;
  readonly because: string;
}

/** What has to be done by hand, or is not possible yet. */
export interface Open {
  readonly what: string;
  readonly zh: string;
}

export interface Plan {
  readonly steps: readonly Step[];
  readonly open: readonly Open[];
}

/** Tables in an order in which each comes after those its foreign keys point to; by name where that is free. */
function afterTheirTargets(tables: readonly TableShape[]): TableShape[] {
  const known = new Map(tables.map((table) => [table.name, table]));
  const sorted = new Set<TableShape>();
  const visit = (table: TableShape): void => {
    if (sorted.has(table)) return;
    for (const { target } of table.foreignKeys) {
      const before = known.get(target);
      if (before !== undefined && before !== table) visit(before);
    }
    sorted.add(table);
  };
  for (const table of tables) visit(table);
  return [...sorted];
}

function functionSteps({ functions }: Catalogue): Step[] {
  return functions
    .filter(({ name }) => placedFunctions[name]?.place === 'every-node')
    .map(({ name, signature }) => ({
      sql: `select create_distributed_function('${signature}');`,
      because: placedFunctions[name]?.because ?? '',
    }));
}

function referenceSteps(tables: readonly TableShape[]): Step[] {
  return tables.map(({ name }) => ({
    sql: `select create_reference_table('${name}');`,
    because: placedTables[name]?.because ?? '',
  }));
}

function distributedSteps(tables: readonly TableShape[]): Step[] {
  const [first] = tables;
  return tables.map((table) => ({
    sql:
      table === first
        ? `select create_distributed_table('${table.name}', 'org_id', colocate_with => 'none');`
        : `select create_distributed_table('${table.name}', 'org_id', colocate_with => '${first?.name ?? ''}');`,
    because: table.partitioned ? '按单位分布，各月分区随之' : '按单位分布，同一单位的表放在一起',
  }));
}

/** Works for no table in particular: what an operator must know before the first statement. */
const always: readonly Open[] = [
  { what: 'roles', zh: '角色 wanjia_app 与扩展（pg_trgm、btree_gist 等）须由管理员在每个节点建好' },
  { what: 'graphile_worker', zh: '作业队列整个留在协调节点；受理与作业仍在一个事务里，由两阶段提交保证' },
  { what: 'LISTEN', zh: '实时消息只在协调节点传递：各应用进程都连协调节点' },
];

/** The statements that spread a fit database over the nodes, in their order, and what is left open. */
export function distributionPlan(catalogue: Catalogue): Plan {
  const tables = afterTheirTargets(catalogue.tables);
  const at = (place: string): TableShape[] => tables.filter((table) => placeOf(table) === place);
  return {
    steps: [
      { sql: 'create extension if not exists citus;', because: '每个节点都要有' },
      {
        sql: `alter database ${catalogue.database} set citus.propagate_set_commands = 'local';`,
        because: '行级安全的 SET LOCAL app.orgs 要传到各节点',
      },
      ...functionSteps(catalogue),
      ...referenceSteps(at('reference')),
      ...distributedSteps(at('distributed')),
    ],
    open: [
      ...always,
      ...at('local').map(({ name }) => ({
        what: name,
        zh: `留在协调节点：${placedTables[name]?.because ?? ''}`,
      })),
      ...catalogue.functions.flatMap(({ name, signature }) => {
        const notYet = placedFunctions[name]?.notYet;
        return notYet === undefined ? [] : [{ what: signature, zh: `还不行：${notYet}` }];
      }),
    ],
  };
}
