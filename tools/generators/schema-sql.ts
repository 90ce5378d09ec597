import pg from 'pg';

/**
 * The schema as text, from the catalogue: tables with columns, constraints, indexes and policies, functions.
 * Partitions are left out (they come and go by month). Written to be the same on PostgreSQL 15 to 18.
 */
const queries = {
  columns: `
    select c.relname as owner,
      format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end,
        case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
             when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end) as line
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname, a.attnum`,
  constraints: `
    select c.relname as owner, format('  constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = 'public'::regnamespace and not c.relispartition and k.contype <> 'n' and k.conparentid = 0
    order by c.relname, k.contype, k.conname`,
  partitioned: `
    select c.relname as owner, pg_get_partkeydef(c.oid) as line from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'p' order by 1`,
  indexes: `
    select t.relname as owner, pg_get_indexdef(i.indexrelid) || ';' as line
    from pg_index i join pg_class t on t.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    where t.relnamespace = 'public'::regnamespace and not t.relispartition
      and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
    order by t.relname, x.relname`,
  policies: `
    select p.tablename as owner,
      format('create policy %I on %I using (%s) with check (%s);', p.policyname, p.tablename, p.qual, p.with_check) as line
    from pg_policies p where p.schemaname = 'public' order by 1, 2`,
  functions: `
    select p.proname as owner, pg_get_functiondef(p.oid) || ';' as line
    from pg_proc p where p.pronamespace = 'public'::regnamespace
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by p.proname, pg_get_function_identity_arguments(p.oid)`,
  grants: `
    select g.table_name as owner,
      format('grant %s on %I to wanjia_app;', string_agg(distinct lower(g.privilege_type), ', ' order by lower(g.privilege_type)), g.table_name) as line
    from information_schema.role_table_grants g join pg_class c on c.relname = g.table_name and c.relnamespace = 'public'::regnamespace
    where g.grantee = 'wanjia_app' and g.table_schema = 'public' and not c.relispartition
    group by g.table_name order by 1`,
} as const;

type Part = keyof typeof queries;
type Lines = ReadonlyMap<string, readonly string[]>;

async function linesOf(client: pg.Client, part: Part): Promise<Lines> {
  const { rows } = await client.query<{ owner: string; line: string }>(queries[part]);
  const groups = Map.groupBy(rows, (row) => row.owner);
  return new Map([...groups].map(([owner, found]) => [owner, found.map(({ line }) => line)]));
}

function tableText(name: string, parts: Readonly<Record<Part, Lines>>): string {
  const of = (part: Part): readonly string[] => parts[part].get(name) ?? [];
  const partition = of('partitioned')[0];
  const body = [...of('columns'), ...of('constraints')].join(',\n');
  const head = `create table ${name} (\n${body}\n)${partition === undefined ? '' : ` partition by ${partition}`};`;
  return [head, ...of('indexes'), ...of('policies'), ...of('grants')].join('\n');
}

/** The schema of a migrated database. */
export async function schemaSql(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const entries: [Part, Lines][] = [];
    for (const part of Object.keys(queries) as Part[]) entries.push([part, await linesOf(client, part)]);
    const parts = Object.fromEntries(entries) as Record<Part, Lines>;
    const tables = [...parts.columns.keys()].map((name) => tableText(name, parts));
    const functions = [...parts.functions.values()].flat();
    return ['-- Generated from the migrations; do not edit.', ...functions, ...tables].join('\n\n') + '\n';
  } finally {
    await client.end();
  }
}
