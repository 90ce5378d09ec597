import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { qualified, quoted, type TablePlan } from './catalogue.ts';
import type { TableBackup } from './manifest.ts';
import { putStream, type Written } from './pieces.ts';
import type { Repository } from './repository.ts';

/** What a stream of rows amounts to. */
export interface Sum {
  rows: number;
  bytes: number;
  sha256: string;
}

function copyOut({ schema, name, columns, order }: TablePlan): string {
  const list = columns.map(quoted).join(', ');
  return `copy (select ${list} from ${qualified({ schema, name })} order by ${order}) to stdout`;
}

/** The rows of a table as text; `sum` is complete when the stream has ended. */
async function* rowsOf(client: pg.Client, table: TablePlan, sum: Sum): AsyncGenerator<Uint8Array> {
  const stream = client.query(copyTo(copyOut(table)));
  const hash = createHash('sha256');
  for await (const part of stream as AsyncIterable<Buffer>) {
    hash.update(part);
    sum.bytes += part.length;
    yield part;
  }
  sum.rows = stream.rowCount;
  sum.sha256 = hash.digest('hex');
}

const nothing = (): Sum => ({ rows: 0, bytes: 0, sha256: '' });

/** Stores the rows of a table. */
export async function storeTable(
  from: { readonly client: pg.Client; readonly table: TablePlan },
  repository: Repository,
  written: Written,
): Promise<TableBackup> {
  const { client, table } = from;
  const sum = nothing();
  const pieces = await putStream(repository, rowsOf(client, table, sum), written);
  return { schema: table.schema, name: table.name, columns: table.columns, ...sum, pieces };
}

/** What the rows of a table amount to now, for comparing. */
export async function sumOf(client: pg.Client, table: TablePlan): Promise<Sum> {
  const sum = nothing();
  for await (const _ of rowsOf(client, table, sum));
  return sum;
}

/** Fills a table from its text. */
export async function fillTable(
  client: pg.Client,
  { schema, name, columns }: Pick<TableBackup, 'schema' | 'name' | 'columns'>,
  text: AsyncIterable<Uint8Array>,
): Promise<void> {
  const list = columns.map(quoted).join(', ');
  await pipeline(
    Readable.from(text, { objectMode: false }),
    client.query(copyFrom(`copy ${qualified({ schema, name })} (${list}) from stdin`)),
  );
}
