import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { assert } from '#domain/kernel/assert.ts';

const versionsFolder = '/usr/lib/postgresql';

/** pgbench of this machine, the newest; null where there is none (the embedded package brings none). */
function findPgbench(): string | null {
  if (!existsSync(versionsFolder)) return null;
  const versions = readdirSync(versionsFolder).sort((a, b) => Number(b) - Number(a));
  const places = versions.map((version) => path.join(versionsFolder, version, 'bin', 'pgbench'));
  return places.find((place) => existsSync(place)) ?? null;
}

interface Load {
  readonly url: string;
  /** Folder for the scripts. */
  readonly folder: string;
  readonly clients: number;
  readonly seconds: number;
  /** Statements, drawn with equal chances. */
  readonly statements: readonly string[];
}

function byPgbench(pgbench: string, { url, folder, clients, seconds, statements }: Load): number {
  const files = statements.map((sql, at) => {
    const file = path.join(folder, `same-rows-${at.toString()}.sql`);
    writeFileSync(file, `${sql}\n`);
    return file;
  });
  const socket = new URL(url.replace('@/', '@localhost/')).searchParams.get('host') ?? 'localhost';
  const user = decodeURIComponent(new URL(url.replace('@/', '@localhost/')).username);
  const args = [
    ...['-h', socket, '-U', user, '-n', '-M', 'prepared'],
    ...['-c', clients.toString(), '-j', '2', '-T', seconds.toString()],
    ...files.flatMap((file) => ['-f', file]),
  ];
  const { stdout, stderr, status } = spawnSync(pgbench, [...args, 'postgres'], { encoding: 'utf8' });
  const tps = /tps = ([\d.]+)/.exec(stdout)?.[1];
  assert(status === 0 && tps !== undefined, `pgbench measures: ${stdout}${stderr}`);
  return Number(tps);
}

/** Where pgbench is missing: the same by the driver, prepared, each client its own connection. */
async function byDriver({ url, clients, seconds, statements }: Load): Promise<number> {
  const until = performance.now() + seconds * 1000;
  const one = async (): Promise<number> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    let done = 0;
    for (; performance.now() < until; done += 1) {
      const at = done % statements.length;
      await client.query({ name: `same-rows-${at.toString()}`, text: statements[at] ?? '' });
    }
    await client.end();
    return done;
  };
  const counts = await Promise.all(Array.from({ length: clients }, one));
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

/** Transactions a second that the database commits when each is one of the statements, durably. */
export async function databaseLimit(
  load: Load,
): Promise<{ readonly perSecond: number; readonly by: string }> {
  const pgbench = findPgbench();
  return pgbench === null
    ? { perSecond: await byDriver(load), by: 'the driver' }
    : { perSecond: byPgbench(pgbench, load), by: 'pgbench' };
}
