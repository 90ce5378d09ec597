import type pg from 'pg';

/** Rows are made this many at a time: enough to be quick, little enough for progress to be told. */
export const batchRows = 50_000;

/** What the seeding of one table is called with. */
export interface Batch {
  /** Serial numbers of the rows: `from` … `from + count - 1`, from 1. */
  readonly from: number;
  readonly count: number;
}

/** The batches of a range. */
export function* batches(first: number, last: number): Generator<Batch> {
  for (let from = first; from <= last; from += batchRows)
    yield { from, count: Math.min(batchRows, last - from + 1) };
}

/** A UUIDv7 made from an instant, a tag for the kind of row and its serial number: the same every time. */
export const idFunction = `
create or replace function bench_id(tag integer, serial bigint, at_ms bigint) returns uuid
  language sql immutable parallel safe
  return (lpad(to_hex(at_ms), 12, '0') || '7' || lpad(to_hex(tag), 3, '0') || '8000' || lpad(to_hex(serial), 12, '0'))::uuid`;

/** Loads without indexes, checks of foreign keys and durability; builds the indexes and gathers numbers afterwards. */
export async function loading(
  client: pg.Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made
     from pg_index i join pg_class t on t.oid = i.indrelid
     where t.relname = any ($1) and not i.indisprimary and not i.indisunique
       and not exists (select 1 from pg_inherits h where h.inhrelid = i.indexrelid)`,
    [tables],
  );
  await client.query(`set session_replication_role = replica; set synchronous_commit = off;
    set maintenance_work_mem = '1GB'; set work_mem = '256MB'`);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  for (const { made } of rows) await client.query(made);
  await client.query('set session_replication_role = origin');
  await client.query(`vacuum (analyze) ${tables.join(', ')}`);
}
