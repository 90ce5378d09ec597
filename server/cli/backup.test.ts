// Backups by the command line, as an operator makes them: there, back, and killed in the middle.
import { mkdtempSync, readdirSync, rmSync, writeFileSync, chmodSync, existsSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listBackups } from '../platform/backup/manifest.ts';
import { openRepository } from '../platform/backup/repository.ts';
import { checkBackup } from '../platform/backup/check-backup.ts';
import { aCase } from '../domains/audit/testing.ts';
import { sealDays } from '../domains/audit/index.ts';
import { smallCompany } from '../domains/organisation/testing.ts';
import { testPlatform, type TestPlatform } from '../platform/testing/test-platform.ts';
import { jsonOf, spawnWanjia, wanjia, type Ran } from './testing.ts';

const passphrase = 'a passphrase for tests';
let platform: TestPlatform;
let folder: string;
let repository: string;
let passphraseFile: string;

beforeAll(async () => {
  platform = await testPlatform(new Date().toISOString());
  const { orgId } = await smallCompany(platform);
  const longAgo = new Date(Date.now() - 3 * 86_400_000).toISOString();
  await aCase(platform, orgId, [longAgo, longAgo, longAgo]);
  await sealDays(platform);
  folder = mkdtempSync(path.join(tmpdir(), 'wanjia-cli-backup-'));
  chmodSync(folder, 0o711);
  repository = path.join(folder, 'repository');
  passphraseFile = path.join(folder, 'passphrase');
  writeFileSync(passphraseFile, `${passphrase}\n`, { mode: 0o600 });
  // The secret of the test platform, where an installation has it.
  writeFileSync(path.join(platform.config.dataFolder, 'secret.key'), Buffer.alloc(32, 7).toString('hex'));
});

afterAll(async () => {
  await platform.close();
  rmSync(folder, { recursive: true, force: true });
});

const source = () => ({ DATABASE_URL: platform.adminUrl, WANJIA_DATA: platform.config.dataFolder });
const backup = (...args: string[]): Promise<Ran> =>
  wanjia(['backup', '--to', repository, '--passphrase-file', passphraseFile, '--json', ...args], {
    env: source(),
  });
const restore = (...args: string[]): Promise<Ran> =>
  wanjia(['restore', '--from', repository, '--passphrase-file', passphraseFile, '--json', ...args], {
    env: { DATABASE_URL: '', WANJIA_DATA: path.join(folder, 'nowhere') },
  });

describe('wanjia backup and wanjia restore', () => {
  test('round trip into a second data folder: compared table by table, and the audit finds nothing', async () => {
    const made = await backup();
    expect([made.code, jsonOf(made)]).toMatchObject([0, { lostFiles: 0, dropped: [] }]);
    expect(jsonOf(await backup('--list'))).toMatchObject({ backups: [{ name: jsonOf(made)['name'] }] });
    expect(jsonOf(await backup('--check'))).toMatchObject({ ok: true, name: jsonOf(made)['name'] });
    const into = path.join(folder, 'second');
    const back = await restore('--into', into);
    expect([back.code, jsonOf(back)]).toMatchObject([0, { ok: true, rows: jsonOf(made)['rows'] }]);
    expect(jsonOf(back)).toMatchObject({ audit: { findings: 0 } });
    expect((jsonOf(back)['audit'] as { events: number }).events).toBeGreaterThanOrEqual(3);
    const again = await restore('--into', into);
    expect([again.code, jsonOf(again)]).toMatchObject([1, { error: { code: 'backup.target-not-empty' } }]);
  }, 120_000);

  test('a rehearsal leaves nothing behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('wanjia-rehearsal-'));
    const ran = await restore('--rehearse');
    expect([ran.code, jsonOf(ran)]).toMatchObject([0, { ok: true }]);
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('wanjia-rehearsal-'))).toEqual(before);
    expect(existsSync(path.join(folder, 'nowhere'))).toBe(false);
  }, 120_000);

  test('what is asked wrongly is told: no place, no passphrase, no such backup, a wrong passphrase', async () => {
    expect((await wanjia(['backup'], { env: source() })).code).toBe(2);
    expect((await wanjia(['backup', '--to', repository], { env: source() })).code).toBe(2);
    expect(jsonOf(await restore('--backup', '20200101T000000Z-000000'))).toMatchObject({
      error: { code: 'backup.none' },
    });
    const wrong = await wanjia(['backup', '--to', repository, '--json'], {
      env: { ...source(), WANJIA_BACKUP_PASSPHRASE: 'another passphrase' },
    });
    expect([wrong.code, jsonOf(wrong)]).toMatchObject([1, { error: { code: 'backup.wrong-key' } }]);
  });

  test('how it went is kept for the operator’s page', async () => {
    const client = new pg.Client({ connectionString: platform.adminUrl });
    await client.connect();
    const { rows } = await client.query<{ name: string | null; failure: string | null }>(
      'select name, failure from backup_run order by started_at',
    );
    await client.end();
    expect(rows.map(({ name, failure }) => [name !== null, failure?.slice(0, 6) ?? null])).toEqual([
      [true, null],
      [false, '备份口令不对'],
    ]);
  });

  test('killed at any moment it leaves no backup that looks whole, and the next one works', async () => {
    const rounds = 12;
    for (let round = 0; round < rounds; round += 1) {
      const child = spawnWanjia(
        ['backup', '--to', repository, '--passphrase-file', passphraseFile],
        source(),
      );
      // From before the first byte to about the end.
      await Promise.race([delay(200 + round * 150), once(child, 'close')]);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    }
    const opened = await openRepository(repository, passphrase);
    for (const { name } of await listBackups(opened)) {
      await checkBackup(opened, name, { tell: () => undefined });
    }
    expect((await backup()).code).toBe(0);
    expect(readdirSync(path.join(repository, 'pieces'), { recursive: true }).join()).not.toContain('.part');
  }, 240_000);
});
