import type pg from 'pg';
import { assert } from '#domain/kernel/assert.ts';

/** Tables an acceptance writes, the order's own first; `of` finds the rows of one order. */
const tables = [
  { name: 'work_order', of: 'order_id = $1' },
  { name: 'order_search', of: 'order_id = $1' },
  { name: 'order_task', of: 'order_id = $1' },
  { name: 'order_clock', of: 'order_id = $1' },
  { name: 'event', of: 'case_id = $1' },
  { name: 'event_head', of: 'case_id = $1' },
  { name: 'notice', of: 'case_id = $1' },
  {
    name: 'graphile_worker._private_jobs',
    of: `payload ->> 'noticeId' in (select notice_id::text from notice where case_id = $1)`,
  },
] as const;

async function columnsOf(client: pg.Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''
     order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** A literal in which pgbench finds no variable: it takes every `:word` for one, also inside quotes. */
function literal(text: string | null): string {
  if (text === null) return 'null';
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "''")
    .replaceAll(':', String.raw`\x3a`);
  return `E'${escaped}'`;
}

/** What must differ from one acceptance to the next; all else is written as it stands. */
function fresh(column: string, value: string | null, orderId: string): string {
  if (value === orderId) return 'n.id';
  if (column === 'notice_id') return 'uuidv7()';
  if (column === 'order_no') return `(100000000000000000 + floor(random() * 8e17)::bigint)::text`;
  if (column === 'key' && value !== null) return `'notice' || uuidv7()`;
  return literal(value);
}

/**
 * One statement that writes the rows an accepted order has, under a new id: what the database itself can commit when
 * nobody thinks about what to write.
 */
export async function sameRowsSql(client: pg.Client, orderId: string): Promise<string> {
  const inserts: string[] = [];
  for (const { name, of } of tables) {
    const columns = await columnsOf(client, name);
    const { rows } = await client.query<{ row: (string | null)[] }>(
      `select array[${columns.map((column) => `${column}::text`).join(', ')}] as row from ${name} where ${of}`,
      [orderId],
    );
    if (rows.length === 0) continue;
    const selects = rows.map(
      ({ row }) =>
        `select ${row.map((value, at) => fresh(columns[at] ?? '', value, orderId)).join(', ')} from n`,
    );
    // One insert a row: in a union the literals would lose the type of their column.
    for (const select of selects) inserts.push(`insert into ${name} (${columns.join(', ')}) ${select}`);
  }
  const last = inserts.at(-1);
  assert(last !== undefined, 'an accepted order has rows');
  const parts = inserts.slice(0, -1).map((insert, at) => `r${at.toString()} as (${insert})`);
  return `with n as materialized (select uuidv7() as id), ${parts.join(',\n')}\n${last};`;
}
