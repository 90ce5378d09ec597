import type pg from 'pg';
import { BackupError } from './backup-error.ts';
import type { PartitionBackup, SequenceBackup } from './manifest.ts';

/** A table that holds rows itself: a plain one or a partition. */
export interface TablePlan {
  readonly schema: string;
  readonly name: string;
  /** The table that others refer to: of a partition its parent, else itself; `schema.name`. */
  readonly root: string;
  /** Without generated columns: they come by themselves. */
  readonly columns: readonly string[];
  /** SQL that orders the rows the same way wherever they are. */
  readonly order: string;
}

/** Ours, and the job queue's. */
export const schemas = ['public', 'graphile_worker'] as const;

/** What the queue's own migrations write; they run again at a restore. */
const queueMigrations = 'graphile_worker.migrations';

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export const qualified = ({ schema, name }: { schema: string; name: string }): string =>
  `${quoted(schema)}.${quoted(name)}`;

interface TableRow {
  readonly schema: string;
  readonly name: string;
  readonly root: string;
  readonly columns: string[];
  readonly key: { name: string; text: boolean }[] | null;
}

/** Texts are compared byte by byte: what a server's language puts first differs from machine to machine. */
function orderOf({ columns, key }: TableRow): string {
  if (key === null) return columns.map((name) => `${quoted(name)}::text collate "C"`).join(', ');
  return key.map(({ name, text }) => quoted(name) + (text ? ' collate "C"' : '')).join(', ');
}

/** Every table with rows of its own, in the order of their names. */
export async function tablesOf(client: pg.Client): Promise<TablePlan[]> {
  const { rows } = await client.query<TableRow>(
    `select n.nspname as schema, c.relname as name,
       case when c.relispartition then pg_partition_root(c.oid)::regclass::text else c.oid::regclass::text end as root,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select json_agg(json_build_object('name', a.attname, 'text', a.attcollation <> 0) order by k.at)
        from pg_index i cross join lateral unnest(i.indkey) with ordinality as k(attnum, at)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary) as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind = 'r'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by n.nspname, c.relname`,
    [schemas],
  );
  return rows
    .filter(({ schema, name }) => `${schema}.${name}` !== queueMigrations)
    .map((row) => ({
      schema: row.schema,
      name: row.name,
      root: row.root,
      columns: row.columns,
      order: orderOf(row),
    }));
}

export async function partitionsOf(client: pg.Client): Promise<PartitionBackup[]> {
  const { rows } = await client.query<PartitionBackup>(
    `select n.nspname as schema, c.relname as name, i.inhparent::regclass::text as parent,
       pg_get_expr(c.relpartbound, c.oid) as bound
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits i on i.inhrelid = c.oid
     where n.nspname = any ($1) and c.relispartition and c.relkind = 'r' order by n.nspname, c.relname`,
    [schemas],
  );
  return rows;
}

export async function sequencesOf(client: pg.Client): Promise<SequenceBackup[]> {
  const { rows } = await client.query<SequenceBackup>(
    `select schemaname as schema, sequencename as name, last_value::text as "lastValue"
     from pg_sequences where schemaname = any ($1) and last_value is not null order by 1, 2`,
    [schemas],
  );
  return rows;
}

/** Roots in an order in which each comes after all it refers to. */
async function rootsInOrder(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `select distinct f.conrelid::regclass::text as from, f.confrelid::regclass::text as to
     from pg_constraint f where f.contype = 'f' and f.conparentid = 0 and f.conrelid <> f.confrelid`,
  );
  const waits = new Map<string, Set<string>>();
  for (const { from, to } of rows) waits.set(from, (waits.get(from) ?? new Set<string>()).add(to));
  const ordered = new Set<string>();
  const visit = (root: string, path: readonly string[]): void => {
    if (path.includes(root)) throw new Error(`foreign keys go in a circle: ${[...path, root].join(' → ')}`);
    for (const next of waits.get(root) ?? []) visit(next, [...path, root]);
    ordered.add(root);
  };
  for (const root of waits.keys()) visit(root, []);
  return [...ordered];
}

/** The tables in an order in which they can be filled. */
export async function fillOrder(client: pg.Client, tables: readonly TablePlan[]): Promise<TablePlan[]> {
  const roots = await rootsInOrder(client);
  // Those that refer to nothing and are referred to by nothing come first, in their own order.
  return [...tables].sort((a, b) => roots.indexOf(a.root) - roots.indexOf(b.root));
}

/** The same words for the same value on every server, and no row hidden from us. */
export async function asEverywhere(client: pg.Client): Promise<void> {
  const settings = [
    `timezone = 'UTC'`,
    `datestyle = 'ISO, YMD'`,
    `intervalstyle = 'postgres'`,
    `bytea_output = 'hex'`,
    `extra_float_digits = 1`,
    `client_encoding = 'UTF8'`,
    `statement_timeout = 0`,
    `lock_timeout = 0`,
    `row_security = off`,
    `search_path = 'public'`,
  ];
  for (const setting of settings) await client.query(`set local ${setting}`);
}

/** Row-level security hides rows from everybody but the owner of the tables: half a backup would look whole. */
export async function checkOwner(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind in ('r', 'p') and not pg_has_role(c.relowner, 'usage') limit 3`,
    [schemas],
  );
  if (rows.length === 0) return;
  throw new BackupError(
    'backup.not-owner',
    `DATABASE_URL 的账号不是数据表（${rows.map(({ name }) => name).join('、')}……）的所有者，读不全数据。请改用建库的账号备份。`,
  );
}
