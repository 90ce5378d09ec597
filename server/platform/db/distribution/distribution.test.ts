// The live schema is fit to be spread by supply unit; and the check notices a table that is not.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testPlatform, type TestPlatform } from '../../testing/test-platform.ts';
import { readCatalogue, type Ask, type Catalogue, type TableShape } from './catalogue.ts';
import { placeOf, unfitParts } from './fitness.ts';
import { placedTables } from './placement.ts';
import { distributionPlan } from './statements.ts';

let platform: TestPlatform;
let client: pg.Client;
let catalogue: Catalogue;

const ask: Ask = async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql)).rows;

beforeAll(async () => {
  platform = await testPlatform();
  client = new pg.Client({ connectionString: platform.adminUrl });
  await client.connect();
  catalogue = await readCatalogue(ask);
});

afterAll(async () => {
  await client.end();
  await platform.close();
});

/** The catalogue after a change of the schema that is taken back. */
async function after(sql: string): Promise<Catalogue> {
  await client.query('begin');
  try {
    await client.query(sql);
    return await readCatalogue(ask);
  } finally {
    await client.query('rollback');
  }
}

const complaints = async (sql: string): Promise<string[]> =>
  unfitParts(await after(sql)).map(({ what, zh }) => `${what}：${zh}`);

describe('the schema', () => {
  test('can be distributed by unit, table by table, function by function', () => {
    expect(unfitParts(catalogue)).toEqual([]);
    expect(catalogue.tables.length).toBeGreaterThan(50);
  });

  test.each([
    ['without the unit', 'create table t (id uuid primary key)', 't：没有 org_id，也没有列入不分布的表'],
    ['without a primary key', 'create table t (org_id integer)', 't：主键不以 org_id 开头'],
    [
      'whose primary key begins elsewhere',
      'create table t (org_id integer, id uuid, primary key (id, org_id))',
      't：主键不以 org_id 开头',
    ],
    [
      'unique across units',
      'create table t (org_id integer, id uuid, code text unique, primary key (org_id, id))',
      't：唯一约束 t_code_key 不含 org_id',
    ],
    [
      'that points into another unit',
      `create table t (org_id integer, id uuid, other integer, order_id uuid, primary key (org_id, id),
         foreign key (other, order_id) references work_order (org_id, order_id))`,
      't：外键 t_other_order_id_fkey 不在同一单位内（缺 org_id）',
    ],
    [
      'that points to a table of the coordinator',
      'create table t (org_id integer, id uuid, run uuid references backup_run (run_id), primary key (org_id, id))',
      't：外键 t_run_fkey 指向只在协调节点的 backup_run',
    ],
    [
      'numbered by a sequence',
      'create table t (org_id integer, id bigserial, primary key (org_id, id))',
      't：列 id 取自序列，跨节点不唯一',
    ],
    [
      'with a trigger',
      `create table t (org_id integer, id uuid, primary key (org_id, id));
       create trigger g before update on t for each row execute function suppress_redundant_updates_trigger()`,
      't：有触发器 g',
    ],
  ])('a table %s is noticed', async (_, sql, complaint) => {
    expect(await complaints(sql)).toEqual([complaint]);
  });

  test('a function that nobody placed is noticed, and an entry whose table is gone', async () => {
    expect(await complaints('create function f() returns integer language sql return 1')).toEqual([
      'f()：函数没有列入分布清单',
    ]);
    expect(await complaints('drop table backup_run')).toEqual(['backup_run：列在分布清单里，数据库里却没有']);
  });
});

describe('the plan', () => {
  test('names every table once: a statement, or the reason why there is none', () => {
    const { steps, open } = distributionPlan(catalogue);
    const placed = steps.flatMap(
      ({ sql }) => /create_(?:reference|distributed)_table\('(\w+)'/.exec(sql)?.[1] ?? [],
    );
    const stay = Object.entries(placedTables).flatMap(([name, { placement }]) =>
      placement === 'local' ? [name] : [],
    );
    expect([...placed, ...stay].sort()).toEqual(catalogue.tables.map(({ name }) => name).sort());
    for (const name of stay) expect(open.map(({ what }) => what)).toContain(name);
  });

  test('places a table after all it points to, the reference tables first, all units of one shard together', () => {
    const order = distributionPlan(catalogue).steps.flatMap(
      ({ sql }) => /_table\('(\w+)'/.exec(sql)?.[1] ?? [],
    );
    const at = (name: string): number => order.indexOf(name);
    const pointsAhead = (table: TableShape) =>
      table.foreignKeys.filter(({ target }) => target !== table.name && at(target) > at(table.name));
    expect(catalogue.tables.filter((table) => placeOf(table) !== 'local').flatMap(pointsAhead)).toEqual([]);
    const together = distributionPlan(catalogue).steps.filter(({ sql }) =>
      sql.includes("colocate_with => 'none'"),
    );
    expect(together).toHaveLength(1);
  });
});
