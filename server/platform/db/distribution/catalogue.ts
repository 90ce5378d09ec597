import type pg from 'pg';

/** A foreign key: columns in their order, and what they point to. */
export interface ForeignKey {
  readonly name: string;
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
}

/** What the check needs to know of a table; partitions belong to their parent. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly partitioned: boolean;
  /** Columns of the primary key; empty when there is none. */
  readonly primaryKey: readonly string[];
  /** Unique indexes and exclusion constraints besides it. */
  readonly uniques: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly triggers: readonly string[];
  /** Columns filled from a sequence. */
  readonly sequences: readonly string[];
}

/** Tables and functions of the schema `public`, those of extensions left out. */
export interface Catalogue {
  readonly database: string;
  readonly tables: readonly TableShape[];
  readonly functions: readonly { readonly name: string; readonly signature: string }[];
}

const names = (from: string, keys: string): string =>
  `array(select a.attname::text from unnest(${keys}) with ordinality as k(num, at)
     join pg_attribute a on a.attrelid = ${from} and a.attnum = k.num order by k.at)`;

const tablesSql = `
select c.relname as name, c.relkind = 'p' as partitioned,
  array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    order by a.attnum) as columns,
  coalesce((select ${names('c.oid', 'i.indkey::int2[]')} from pg_index i where i.indrelid = c.oid and i.indisprimary), '{}')
    as "primaryKey",
  coalesce((select json_agg(json_build_object('name', x.relname, 'columns', ${names('c.oid', 'i.indkey::int2[]')})
      order by x.relname)
    from pg_index i join pg_class x on x.oid = i.indexrelid
    where i.indrelid = c.oid and not i.indisprimary and (i.indisunique or i.indisexclusion)), '[]') as uniques,
  coalesce((select json_agg(json_build_object('name', f.conname, 'columns', ${names('c.oid', 'f.conkey')},
      'target', t.relname, 'targetColumns', ${names('f.confrelid', 'f.confkey')}) order by f.conname)
    from pg_constraint f join pg_class t on t.oid = f.confrelid
    where f.conrelid = c.oid and f.contype = 'f' and f.conparentid = 0), '[]') as "foreignKeys",
  array(select g.tgname::text from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal order by 1) as triggers,
  array(select a.attname::text from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like 'nextval(%') order by 1) as sequences
from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
order by c.relname`;

const functionsSql = `
select p.proname as name, p.oid::regprocedure::text as signature from pg_proc p
where p.pronamespace = 'public'::regnamespace
  and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
order by 2`;

/** Answers the rows of a question to the database. */
export type Ask = <Row extends pg.QueryResultRow>(sql: string) => Promise<readonly Row[]>;

/** Reads the live catalogue. */
export async function readCatalogue(ask: Ask): Promise<Catalogue> {
  const [here] = await ask<{ name: string }>('select quote_ident(current_database()) as name');
  const tables = await ask<TableShape & pg.QueryResultRow>(tablesSql);
  const functions = await ask<{ name: string; signature: string }>(functionsSql);
  return { database: here?.name ?? '', tables, functions };
}
