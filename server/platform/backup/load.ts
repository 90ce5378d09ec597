import pg from 'pg';
import { BackupError } from './backup-error.ts';
import { asEverywhere, fillOrder, qualified, tablesOf, type TablePlan } from './catalogue.ts';
import type { Manifest, TableBackup } from './manifest.ts';
import { getStream } from './pieces.ts';
import type { Repository } from './repository.ts';
import { fillTable, sumOf } from './rows.ts';

const keyOf = ({ schema, name }: { schema: string; name: string }): string => `${schema}.${name}`;

async function makePartitions(client: pg.Client, { partitions }: Manifest): Promise<void> {
  for (const partition of partitions) {
    const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
      qualified(partition),
    ]);
    // The bound is PostgreSQL's own text, sealed with the backup.
    if (rows[0]?.there !== true)
      await client.query(
        `create table ${qualified(partition)} partition of ${partition.parent} ${partition.bound}`,
      );
  }
}

async function setSequences(client: pg.Client, { sequences }: Manifest): Promise<void> {
  for (const sequence of sequences) {
    await client.query('select setval($1::regclass, $2::bigint, true)', [
      qualified(sequence),
      sequence.lastValue,
    ]);
  }
}

/** The tables of the target by name; the structure must be the one the rows were taken from. */
function matched(plans: readonly TablePlan[], manifest: Manifest): [TablePlan, TableBackup][] {
  const stored = new Map(manifest.tables.map((table) => [keyOf(table), table]));
  const pairs = plans.flatMap((plan): [TablePlan, TableBackup][] => {
    const table = stored.get(keyOf(plan));
    stored.delete(keyOf(plan));
    return table === undefined ? [] : [[plan, table]];
  });
  if (stored.size === 0) return pairs;
  throw new BackupError(
    'backup.unknown-version',
    `备份里有本版本没有的数据表：${[...stored.keys()].join('、')}。请用备份时的版本恢复。`,
  );
}

/** Whoever was signed in then is not any more, and jobs that were being worked on then are free. */
async function settle(client: pg.Client): Promise<void> {
  await client.query('delete from session');
  await client.query('delete from portal_session');
  await client.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null');
  await client.query('update graphile_worker._private_job_queues set locked_at = null, locked_by = null');
}

/**
 * Fills a freshly migrated database, in one transaction: when it fails, it is as empty as before. Every table is
 * read again and compared with the backup before the commit. Answers how many rows there are.
 */
export async function loadDatabase(
  url: string,
  repository: Repository,
  { manifest, tell }: { readonly manifest: Manifest; readonly tell: (line: string) => void },
): Promise<number> {
  const client = new pg.Client({ connectionString: url, application_name: 'wanjia-restore' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await asEverywhere(client);
    await makePartitions(client, manifest);
    const plans = await tablesOf(client);
    const pairs = matched(await fillOrder(client, plans), manifest);
    // A partition alone cannot be emptied where others refer to its table; `root` is PostgreSQL's own quoted name.
    await client.query(`truncate ${[...new Set(plans.map(({ root }) => root))].join(', ')}`);
    for (const [at, [, table]] of pairs.entries()) {
      await fillTable(client, table, getStream(repository, table.pieces));
      if (table.bytes > 16 * 1_048_576 || at === pairs.length - 1) {
        tell(
          `写入 ${(at + 1).toString()} / ${pairs.length.toString()}：${table.name}，${table.rows.toString()} 行`,
        );
      }
    }
    await setSequences(client, manifest);
    for (const [plan, table] of pairs) {
      const sum = await sumOf(client, { ...plan, columns: table.columns });
      if (sum.sha256 === table.sha256 && sum.rows === table.rows) continue;
      throw new BackupError(
        'backup.not-restored',
        `数据表 ${table.name} 恢复后与备份不一致，已撤回。请把运行记录发给支持人员。`,
      );
    }
    await settle(client);
    await client.query('commit');
    await client.query('analyze');
    return pairs.reduce((sum, [, { rows }]) => sum + rows, 0);
  } finally {
    await client.end();
  }
}
