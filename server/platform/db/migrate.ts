import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runMigrations as migrateJobs } from 'graphile-worker';
import pg from 'pg';
import { applicationRole } from './database.ts';

const folder = path.join(import.meta.dirname, '../../migrations');
// Any constant: it only has to be the same for every process that migrates this database.
const migrationLock = 7_301_951;
const supportedMajors = { min: 15, max: 18 } as const;

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** The numbered migrations of the project, in order. */
export function migrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({
      number: Number(file.slice(0, 4)),
      name: file,
      sql: readFileSync(path.join(folder, file), 'utf8'),
    }));
}

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number }>(
    `select current_setting('server_version_num')::int / 10000 as number`,
  );
  const major = rows[0]?.number ?? 0;
  if (major < supportedMajors.min || major > supportedMajors.max) {
    throw new Error(`需要 PostgreSQL 15 至 18,这台是 ${major.toString()}。`);
  }
}

/** The application's role: owns nothing, so that row-level security binds it. */
async function ensureRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select 1 from pg_roles where rolname = $1', [applicationRole]);
  if (rows.length === 0) {
    await client
      .query(`create role ${applicationRole} nologin nosuperuser nobypassrls`)
      .catch((error: unknown) => {
        if (!(error instanceof pg.DatabaseError) || !['23505', '42710'].includes(error.code ?? ''))
          throw error;
      });
  }
  await client.query(`grant ${applicationRole} to current_user`).catch(() => undefined);
}

async function applied(client: pg.Client): Promise<Set<number>> {
  await client.query(
    'create table if not exists schema_migration (number integer primary key, name text not null, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ number: number }>('select number from schema_migration');
  return new Set(rows.map((row) => row.number));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migration (number, name) values ($1, $2)', [
      migration.number,
      migration.name,
    ]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(`数据库升级 ${migration.name} 失败,已撤回。`, { cause });
  }
}

/**
 * Brings the database to the project's newest schema; safe to run at once from several processes.
 * Answers the names applied now. `only` leaves out the others: a backup is restored into the very schema it was taken from.
 */
export async function migrate(
  url: string,
  { only }: { readonly only?: readonly number[] } = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  try {
    await checkVersion(client);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await ensureRole(client);
    await migrateJobs({ connectionString: url });
    const done = await applied(client);
    const pending = migrations().filter(
      ({ number }) => !done.has(number) && (only === undefined || only.includes(number)),
    );
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}
