import type { QueryResult } from 'pg';
import { assert } from '#domain/kernel/assert.ts';
import { runPrepared, type Prepared, type Tx } from './database.ts';

/** New rows of one table; every row gives a value for every column, JSON as text. */
export interface Insertion {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** A function called for its effect in the same statement, once for each list of arguments. */
export interface Call {
  readonly function: string;
  readonly calls: readonly (readonly unknown[])[];
}

// As many shapes as there are numbers of tasks, clocks, events and notices that an acceptance starts with.
const shapesMax = 500;
const shapes = new Map<string, Prepared>();

/** Placeholders are counted through the whole statement: each value stands once. */
class Placeholders {
  private count = 0;

  list(length: number): string {
    const from = this.count + 1;
    this.count += length;
    return Array.from({ length }, (_, at) => `$${(from + at).toString()}`).join(', ');
  }
}

function textOf(insertions: readonly Insertion[], { function: name, calls }: Call): string {
  const places = new Placeholders();
  const inserts = insertions.map(({ table, columns, rows }) => {
    const values = rows.map((row) => `(${places.list(row.length)})`).join(', ');
    return `insert into ${table} (${columns.join(', ')}) values ${values}`;
  });
  const called = calls.map((values) => `${name}(${places.list(values.length)})`);
  const beside = called.length === 0 ? inserts.slice(0, -1) : inserts;
  const parts = beside.map((insert, at) => `i${at.toString()} as (${insert})`);
  const main = called.length === 0 ? (inserts.at(-1) ?? '') : `select ${called.join(', ')}`;
  return `${parts.length === 0 ? '' : `with ${parts.join(', ')} `}${main}`;
}

/** The shape decides the text: made and prepared once. */
function preparedFor(insertions: readonly Insertion[], call: Call): Prepared {
  const tables = insertions.map(({ table, columns, rows }) => `${table}:${columns.length}:${rows.length}`);
  const shape = [...tables, `${call.function}:${call.calls.length}`].join(' ');
  const known = shapes.get(shape);
  if (known !== undefined) return known;
  const text = textOf(insertions, call);
  // Beyond them a statement is planned for the one time it runs: connections keep what they have prepared.
  if (shapes.size >= shapesMax) return { name: '', text };
  const made = { name: `insert_${shapes.size.toString()}`, text };
  shapes.set(shape, made);
  return made;
}

/**
 * Writes new rows of several tables, and calls a function for its effect, by one prepared statement: parameters cost
 * the database a third of what the same rows cost as JSON. Tables without rows are left out; a table named twice would
 * need the same columns both times.
 */
export function insertRows(
  tx: Tx,
  insertions: readonly Insertion[],
  call: Call = { function: '', calls: [] },
): Promise<QueryResult> {
  const filled = insertions.filter(({ rows }) => rows.length > 0);
  assert(filled.length > 0, 'something is inserted');
  const values = [...filled.flatMap(({ rows }) => rows.flat()), ...call.calls.flat()];
  return runPrepared(tx, preparedFor(filled, call), values);
}
