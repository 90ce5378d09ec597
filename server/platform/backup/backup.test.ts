// A whole installation there and back: into a second data folder, into an outside database, while others write.
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  chmodSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { startCluster } from '../db/embedded-cluster.ts';
import { openDiskStore } from '../files/disk-store.ts';
import { runAsAdmin, withDatabase } from '../testing/cluster.ts';
import { testPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { asEverywhere, tablesOf } from './catalogue.ts';
import { makeBackup, type BackupReport } from './make-backup.ts';
import { openRepository, createRepository, type Repository } from './repository.ts';
import { readManifest } from './manifest.ts';
import { restoreBackup, type RestoreReport } from './restore-backup.ts';
import { sumOf } from './rows.ts';

const passphrase = 'a passphrase for tests';
const keepAll = { days: 100, weeks: 100, months: 100 };
const silent = (): void => undefined;
let platform: TestPlatform;
let admin: pg.Client;
let folder: string;
let repository: Repository;
let taken: BackupReport;
let picture: { sha256: string; content: Buffer };
let toldAt = 0;

/** An attachment with its content in the store. */
async function attach(content: Buffer): Promise<string> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  await platform.files.put(content, sha256);
  await admin.query(
    `insert into attachment (org_id, attachment_id, file_name, media_type, size_bytes, content_sha256, label, added_at)
     values (1, $1, 'x.png', 'image/png', $2, $3, 'x', now())`,
    [uuidv7(), content.length, sha256],
  );
  return sha256;
}

const backUp = (retention = keepAll): Promise<BackupReport> =>
  makeBackup(
    { databaseUrl: platform.adminUrl, dataFolder: platform.config.dataFolder, files: platform.files },
    repository,
    // Each on a day of its own: what is a day older than the newest may go.
    { retention, tell: silent, now: () => new Date(Date.UTC(2026, 10, (toldAt += 1), 2)) },
  );

const target = (dataFolder: string, databaseUrl: string | null = null, replace = false) => ({
  config: { dataFolder, databaseUrl, s3: null },
  replace,
});

const restore = (into: ReturnType<typeof target>, name = taken.name): Promise<RestoreReport> =>
  restoreBackup(repository, into, { name, tell: silent, now: () => new Date() });

/** A digest of each table, but of those a restore empties on purpose. */
async function sums(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  await asEverywhere(client);
  const found: Record<string, string> = {};
  for (const table of await tablesOf(client)) {
    const { rows, sha256 } = await sumOf(client, table);
    if (!/session$|_private_job/.test(table.name) && rows > 0) found[table.name] = sha256;
  }
  await client.end();
  return found;
}

beforeAll(async () => {
  platform = await testPlatform();
  admin = new pg.Client({ connectionString: platform.adminUrl });
  await admin.connect();
  folder = mkdtempSync(path.join(tmpdir(), 'wanjia-backup-test-'));
  chmodSync(folder, 0o711);
  await admin.query(`insert into org (org_id, code, name) values (1, '3304', '备份县供电公司')`);
  await admin.query(
    `insert into event (org_id, case_id, seq, case_kind, kind, at, actor_kind, source, data, personal, prev_hash, hash)
     select 1, uuid_floor(now() - n * interval '1 day'), 1, 'order', 'remarked', now(), 'system', 'test',
       jsonb_build_object('text', E'制表\\t换行\\n反斜杠\\\\N 表情🙂 "引号"', 'n', n), null, repeat('0', 64), repeat('1', 64)
     from generate_series(1, 300) n`,
  );
  picture = { content: randomBytes(3_000_000), sha256: '' };
  picture.sha256 = await attach(picture.content);
  await admin.query(`select graphile_worker.add_job('send-notice', '{"a":1}')`);
  writeFileSync(path.join(platform.config.dataFolder, 'secret.key'), '07'.repeat(32));
  repository = await createRepository(path.join(folder, 'repository'), passphrase, {
    memoryKib: 64,
    passes: 1,
  });
  taken = await backUp();
});

afterAll(async () => {
  await admin.end();
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  test('restored into a second data folder is the same to the last row, file and secret', async () => {
    const second = path.join(folder, 'second');
    const report = await restore(target(second));
    expect(report).toMatchObject({ rows: taken.rows, files: 1, before: null });
    const cluster = await startCluster({ folder: path.join(second, 'postgres') });
    expect(await sums(cluster.url('postgres'))).toEqual(await sums(platform.adminUrl));
    await cluster.stop();
    const files = openDiskStore(path.join(second, 'files'));
    expect(picture.content.equals(await files.get(picture.sha256))).toBe(true);
    expect(readFileSync(path.join(second, 'secret.key'), 'utf8')).toBe('07'.repeat(32));
    expect(readdirSync(second).toSorted()).toEqual(['files', 'postgres', 'secret.key']);
  }, 120_000);

  test('restored into an outside database is the same, with its partitions, and nobody is signed in', async () => {
    const name = `wanjia_restored_${process.pid.toString()}`;
    await runAsAdmin(inject('adminUrl'), `create database ${name}`);
    const url = withDatabase(inject('adminUrl'), name);
    try {
      await restore(target(path.join(folder, 'outside'), url));
      expect(await sums(url)).toEqual(await sums(platform.adminUrl));
      await expect(restore(target(path.join(folder, 'outside'), url))).rejects.toMatchObject({
        code: 'backup.target-not-empty',
      });
      const clerk = new pg.Client({ connectionString: url });
      await clerk.connect();
      await expect(restore(target(path.join(folder, 'outside'), url, true))).rejects.toMatchObject({
        code: 'backup.target-in-use',
      });
      await clerk.end();
      await restore(target(path.join(folder, 'outside'), url, true));
      expect(await sums(url)).toEqual(await sums(platform.adminUrl));
    } finally {
      await runAsAdmin(inject('adminUrl'), `drop database ${name} with (force)`);
    }
  }, 120_000);

  test('a second one adds what changed alone, and old ones go with what only they used', async () => {
    const fresh = await attach(randomBytes(400_000));
    const second = await backUp();
    expect(second.files).toBe(2);
    expect(second.newBytes).toBeLessThan(taken.newBytes / 2);
    expect(second.newBytes).toBeGreaterThan(400_000);
    const size = (): number =>
      readdirSync(path.join(repository.folder, 'pieces'), { recursive: true }).length;
    const before = size();
    await admin.query('delete from attachment where content_sha256 = $1', [fresh]);
    const third = await backUp({ days: 1, weeks: 1, months: 1 });
    expect(third.dropped).toEqual([second.name, taken.name]);
    expect(size()).toBeLessThan(before);
    taken = third;
    expect((await restore(target(path.join(folder, 'third')))).files).toBe(1);
  }, 120_000);

  test('taken while others write holds each transaction wholly or not at all', async () => {
    await admin.query(
      'create table pair_a (n integer primary key); create table pair_b (n integer primary key)',
    );
    const writer = new pg.Client({ connectionString: platform.adminUrl });
    await writer.connect();
    const writing = new AbortController();
    const written = (async () => {
      for (let n = 1; !writing.signal.aborted; n += 1) {
        await writer.query(
          `begin; insert into pair_b values (${n.toString()}); insert into pair_a values (${n.toString()}); commit`,
        );
      }
    })();
    const busy = await backUp();
    writing.abort();
    await written;
    await writer.end();
    const { tables } = await readManifest(repository, busy.name);
    const [a, b] = ['pair_a', 'pair_b'].map((name) =>
      present(
        tables.find((table) => table.name === name),
        name,
      ),
    );
    await admin.query('drop table pair_a, pair_b');
    expect(a?.rows).toBeGreaterThan(0);
    expect(a?.sha256).toBe(b?.sha256);
    // It has tables that no version of ours knows: refused, and nothing is left in the target.
    const strange = path.join(folder, 'strange');
    await expect(restore(target(strange), busy.name)).rejects.toMatchObject({
      code: 'backup.unknown-version',
    });
    expect(readdirSync(strange).filter((part) => part !== 'restoring')).toEqual([]);
  }, 120_000);
});

describe('a target', () => {
  test('that holds data is refused untouched, unless told; then what was there is put aside', async () => {
    const occupied = mkdtempSync(path.join(folder, 'occupied-'));
    chmodSync(occupied, 0o711);
    writeFileSync(path.join(occupied, 'secret.key'), 'of another installation');
    await expect(restore(target(occupied))).rejects.toMatchObject({ code: 'backup.target-not-empty' });
    expect(readdirSync(occupied)).toEqual(['secret.key']);
    const { before } = await restore(target(occupied, null, true));
    expect(readFileSync(path.join(present(before, 'the folder aside'), 'secret.key'), 'utf8')).toBe(
      'of another installation',
    );
    expect(readFileSync(path.join(occupied, 'secret.key'), 'utf8')).toBe('07'.repeat(32));
  }, 120_000);

  test('is not touched when a piece of the backup is cut short', async () => {
    const pieces = readdirSync(path.join(repository.folder, 'pieces'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /[0-9a-f]{64}$/.test(file))
      .map((file) => path.join(repository.folder, 'pieces', file));
    const whole = pieces.map((file) => readFileSync(file));
    for (const [at, file] of pieces.entries())
      writeFileSync(file, present(whole[at], 'a piece').subarray(0, -1));
    const untouched = path.join(folder, 'untouched');
    await expect(restore(target(untouched))).rejects.toMatchObject({ code: 'backup.damaged' });
    expect(existsSync(untouched)).toBe(false);
    for (const [at, file] of pieces.entries()) writeFileSync(file, present(whole[at], 'a piece'));
  }, 120_000);

  test('whose server runs is refused', async () => {
    const running = path.join(folder, 'running');
    const cluster = await startCluster({ folder: path.join(running, 'postgres') });
    chmodSync(running, 0o711);
    await expect(restore(target(running, null, true))).rejects.toMatchObject({
      code: 'backup.target-in-use',
    });
    await cluster.stop();
  }, 120_000);

  test('another passphrase opens nothing', async () => {
    await expect(openRepository(repository.folder, `${passphrase}s`)).rejects.toMatchObject({
      code: 'backup.wrong-key',
    });
  });
});

describe('a login', () => {
  test('that does not own the tables makes no backup, for it would miss rows', async () => {
    await admin.query(`create role onlooker_${process.pid.toString()} login in role pg_read_all_data`);
    const { rows } = await admin.query<{ socket: string }>(`select current_database() as socket`);
    expect(rows).toHaveLength(1);
    const url = platform.adminUrl.replace(/\/\/[^@/]*@/, `//onlooker_${process.pid.toString()}@`);
    const source = { databaseUrl: url, dataFolder: platform.config.dataFolder, files: platform.files };
    const options = { retention: keepAll, tell: silent, now: () => new Date() };
    await expect(makeBackup(source, repository, options)).rejects.toMatchObject({ code: 'backup.not-owner' });
    await admin.query(`drop role onlooker_${process.pid.toString()}`);
  });
});
