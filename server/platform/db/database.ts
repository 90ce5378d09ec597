import { CompiledQuery, Kysely, PostgresDialect, type PostgresPoolClient, type QueryResult } from 'kysely';
import pg from 'pg';
import { withAfterCommit } from './after-commit.ts';
import type { DB } from './schema.ts';

// 8-byte integers are read as numbers; every such column is far below 2^53, and a larger value is a bug.
pg.types.setTypeParser(pg.types.builtins.INT8, wholeNumber);
/** `bigint[]`, which the driver's list of names leaves out; no element of ours is null. */
const int8Array = 1016;
pg.types.setTypeParser(int8Array as never, (text) =>
  text === '{}' ? [] : text.slice(1, -1).split(',').map(wholeNumber),
);
// A calendar date has no time zone; it stays the text 'YYYY-MM-DD'.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer ${text} is too large`);
  return value;
}

/** Whose rows a transaction may see: the units of the caller, or every unit for the system's own work. */
export type Scope = readonly number[] | 'all';

/** Typed SQL on one connection, inside one transaction. */
export type Tx = Kysely<DB>;

/** The application's database: a pool whose sessions act as the role that row-level security binds. */
export interface Database {
  readonly pool: pg.Pool;
  /** The login that owns the tables; for what the application's role must not do, like a backup. */
  readonly url: string;
  /** Units that exist, for the scope 'all'; kept by `refreshOrgs`. */
  orgIds(): readonly number[];
  refreshOrgs(): Promise<void>;
  close(): Promise<void>;
}

const connectionsMax = 20;

/** Role of the application's sessions: owns nothing, bypasses nothing. */
export const applicationRole = 'wanjia_app';

/** Opens the pool. `url` is a connection URL whose login may act as the application role. */
export function openDatabase(url: string, options: { max?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? connectionsMax,
    pipeline: true,
    options: `-c role=${applicationRole} -c timezone=UTC -c statement_timeout=30000`,
    application_name: 'wanjia',
  });
  // A connection that breaks while idle is replaced at the next use; the query that meets it reports.
  pool.on('error', () => undefined);
  let orgs: readonly number[] = [];
  return {
    pool,
    url,
    orgIds: () => orgs,
    refreshOrgs: async () => {
      const { rows } = await pool.query<{ org_id: number }>('select org_id from org order by org_id');
      orgs = rows.map((row) => row.org_id);
    },
    close: () => pool.end(),
  };
}

const builders = new WeakMap<pg.PoolClient, Tx>();

/** What stands behind a builder: its connection, and writes that are on their way. */
interface Underneath {
  readonly client: pg.PoolClient;
  pending: Promise<unknown>[];
}

const underneath = new WeakMap<Tx, Underneath>();

function underneathOf(tx: Tx): Underneath {
  const found = underneath.get(tx);
  if (found === undefined) throw new Error('this runs on the builder of a transaction');
  return found;
}

/** Kysely bound to one connection of the pool; made once a connection. */
function builderOf(client: pg.PoolClient): Tx {
  const known = builders.get(client);
  if (known !== undefined) return known;
  const single = { connect: () => Promise.resolve(unreleased(client)), end: () => Promise.resolve() };
  const builder = new Kysely<DB>({ dialect: new PostgresDialect({ pool: single }) });
  builders.set(client, builder);
  underneath.set(builder, { client, pending: [] });
  return builder;
}

function unreleased(client: pg.PoolClient): PostgresPoolClient {
  return { query: client.query.bind(client), release: () => undefined };
}

function scopeText(db: Database, scope: Scope): string {
  return (scope === 'all' ? db.orgIds() : scope).join(',');
}

/** What is written to a connection until the running code waits for something travels in one message. */
function together({ connection }: pg.PoolClient): void {
  const { stream } = connection;
  stream.cork();
  process.nextTick(() => {
    stream.uncork();
  });
}

/**
 * The commit is sent right behind the writes that are still on their way: when one of them fails, the database
 * answers it with a rollback, and the failure is thrown.
 */
async function commit(client: pg.PoolClient, began: Promise<unknown>, left: Underneath): Promise<void> {
  const sent = [began, ...left.pending, client.query('commit')];
  const ends = await Promise.allSettled(sent);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function within<T>(client: pg.PoolClient, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = builderOf(client);
  const left = underneathOf(tx);
  left.pending = [];
  together(client);
  // Sent without waiting: the driver puts the first query of `work` on the wire right behind it.
  const began = client.query(begin);
  began.catch(() => undefined);
  try {
    const result = await work(tx);
    await commit(client, began, left);
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw await causeOf(error, left);
  }
}

const transactionAborted = '25P02';

/** What fails behind a write that was not waited for only says that the transaction is lost: that write knows why. */
async function causeOf(error: unknown, { pending }: Underneath): Promise<unknown> {
  if (!(error instanceof pg.DatabaseError) || error.code !== transactionAborted) return error;
  const ends = await Promise.allSettled(pending);
  return ends.find((end) => end.status === 'rejected')?.reason ?? error;
}

async function run<T>(db: Database, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.pool.connect();
  let broken: Error | undefined;
  const note = (error: Error): void => void (broken = error);
  client.on('error', note);
  try {
    return await withAfterCommit(() => within(client, begin, work));
  } finally {
    client.off('error', note);
    client.release(broken);
  }
}

/**
 * One transaction with the caller's scope; rolls back when `work` throws.
 * `SET LOCAL` and not `set_config()`: Citus hands only the former to its workers.
 */
export function inTransaction<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return run(db, `begin; set local app.orgs = '${scopeText(db, scope)}'`, work);
}

/** The same for reading: the database refuses any write in it. */
export function reading<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  return run(db, `begin read only; set local app.orgs = '${scopeText(db, scope)}'`, work);
}

/** Changes what the running transaction sees, once it knows whose it is (a unit that it has just made). */
export async function narrowTo(tx: Tx, orgId: number): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(`set local app.orgs = '${Math.trunc(orgId).toString()}'`));
}

/** Runs plain SQL in a transaction; for statements that a builder would only hide. */
export function runSql<Row>(tx: Tx, sql: string, values: readonly unknown[]): Promise<QueryResult<Row>> {
  return tx.executeQuery<Row>(CompiledQuery.raw(sql, [...values]));
}

/** A statement the database parses and plans once a connection; the name is the text's own. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

/** Runs a prepared statement: for the few that stand in the way of everything else. */
export function runPrepared<Row extends pg.QueryResultRow>(
  tx: Tx,
  { name, text }: Prepared,
  values: readonly unknown[],
): Promise<pg.QueryResult<Row>> {
  return underneathOf(tx).client.query<Row>({ name, text, values: [...values] });
}

/** The last write of a transaction need not be waited for: the commit follows it, and fails with it. */
export function beforeCommit(tx: Tx, write: Promise<unknown>): void {
  write.catch(() => undefined);
  underneathOf(tx).pending.push(write);
}
