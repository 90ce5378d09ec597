import pg from 'pg';
import type { JobBook } from './jobs/worker.ts';
import type { Keys } from './keys.ts';
import type { Platform } from './platform.ts';

/** Where sealed texts lie. A column `…_sealed` that is missing here is found by server/security/reseal.test.ts. */
export interface SealedColumn {
  readonly table: string;
  readonly key: readonly string[];
  readonly column: string;
  /** What stands before the sealed text. */
  readonly prefix?: string;
}

export const sealedColumns: readonly SealedColumn[] = [
  { table: 'customer', key: ['org_id', 'customer_id'], column: 'document_sealed' },
  { table: 'portal_session', key: ['org_id', 'token_hash'], column: 'phone_sealed' },
  { table: 'portal_code', key: ['org_id', 'code_id'], column: 'subject_sealed' },
  { table: 'portal_code', key: ['org_id', 'code_id'], column: 'code_sealed' },
  { table: 'sign_in', key: ['login'], column: 'totp_secret' },
  { table: 'notice', key: ['org_id', 'notice_id'], column: 'body', prefix: 'sealed:' },
];

const batchMax = 500;

interface SealedRow {
  readonly key: readonly string[];
  readonly text: string;
}

/** The next rows of a column in the order of their key. */
async function next(
  client: pg.Client,
  { table, key, column, prefix = '' }: SealedColumn,
  after: readonly string[] | null,
): Promise<SealedRow[]> {
  const names = key.map((name) => `"${name}"`).join(', ');
  const places = key.map((_, at) => `$${(at + 3).toString()}`).join(', ');
  const { rows } = await client.query<SealedRow>(
    `select array[${key.map((name) => `"${name}"::text`).join(', ')}] as key, "${column}" as text from ${table}
     where "${column}" is not null and starts_with("${column}", $2) ${after === null ? '' : `and (${names}) > (${places})`}
     order by ${names} limit $1`,
    [batchMax, prefix, ...(after ?? [])],
  );
  return rows;
}

/** Writes the text sealed anew, unless somebody changed it meanwhile. */
async function replace(
  client: pg.Client,
  { table, key, column }: SealedColumn,
  { row, text }: { row: SealedRow; text: string },
): Promise<number> {
  const same = key.map((name, at) => `"${name}"::text = $${(at + 3).toString()}`).join(' and ');
  const { rowCount } = await client.query(
    `update ${table} set "${column}" = $1 where "${column}" = $2 and ${same}`,
    [text, row.text, ...row.key],
  );
  return rowCount ?? 0;
}

/** What a pass found and did. */
export interface Resealed {
  readonly table: string;
  readonly column: string;
  readonly seen: number;
  readonly resealed: number;
  /** Sealed with a key that is not known here, or damaged. */
  readonly unreadable: number;
}

async function resealColumn(
  client: pg.Client,
  keys: Keys,
  { column, write }: { column: SealedColumn; write: boolean },
): Promise<Resealed> {
  const prefix = column.prefix ?? '';
  const counts = { seen: 0, resealed: 0, unreadable: 0 };
  let after: readonly string[] | null = null;
  for (;;) {
    const rows: SealedRow[] = await next(client, column, after);
    for (const row of rows) {
      counts.seen += 1;
      const sealed = row.text.slice(prefix.length);
      if (keys.isCurrent(sealed)) continue;
      try {
        const plain = keys.decrypt(sealed);
        counts.resealed += write
          ? await replace(client, column, { row, text: prefix + keys.encrypt(plain) })
          : 1;
      } catch (error) {
        if (error instanceof pg.DatabaseError) throw error;
        counts.unreadable += 1;
      }
    }
    after = rows.at(-1)?.key ?? null;
    if (rows.length < batchMax || after === null) break;
  }
  return { table: column.table, column: column.column, ...counts };
}

/**
 * Seals anew whatever was sealed with an older key, batch by batch, while everybody works; run twice it does nothing.
 * `write: false` only counts. Works as the owner of the tables: it is about all units.
 */
export async function reseal(
  { db, keys }: Pick<Platform, 'db' | 'keys'>,
  { write }: { readonly write: boolean } = { write: true },
): Promise<Resealed[]> {
  const client = new pg.Client({ connectionString: db.url, application_name: 'wanjia-reseal' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('set row_security = off');
    const done: Resealed[] = [];
    for (const column of sealedColumns) done.push(await resealColumn(client, keys, { column, write }));
    return done;
  } finally {
    await client.end();
  }
}

/** Every start seals anew what a rotation left: where machines share their keys, it is begun by a restart. */
export const resealJobs: JobBook = {
  jobs: {
    'reseal-fields': async (platform) => {
      await reseal(platform);
    },
  },
  timetable: [{ job: 'reseal-fields', match: '50 18 * * *' }],
  atStart: ['reseal-fields'],
};
