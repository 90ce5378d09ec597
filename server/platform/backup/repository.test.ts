// The archive by itself: what is stored comes back, and not one byte of it can be changed, cut off or swapped unseen.
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import { checkBackup } from './check-backup.ts';
import { listBackups, writeManifest, type Manifest } from './manifest.ts';
import { dropUnused, getStream, putStream } from './pieces.ts';
import { createRepository, openRepository } from './repository.ts';
import { withLock } from './lock.ts';
import { createHash } from 'node:crypto';

const cheap = { memoryKib: 64, passes: 1 };
const passphrase = '正确的马 电池 café 订书钉';
const name = '20261118T020000Z-abcdef';
const other = '20261117T020000Z-abcdef';
const content = Buffer.from('张三\t13800000000\n'.repeat(30_000));
let folder: string;

function manifestOf(pieces: Manifest['tables'][number]['pieces'], takenAt: string): Manifest {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const table = { schema: 'public', name: 'customer', columns: ['name'], rows: 30_000 };
  return {
    ...{ format: 1, takenAt, version: '0', postgres: '18', migrations: [1] },
    tables: [{ ...table, bytes: content.length, sha256, pieces }],
    ...{ partitions: [], sequences: [], files: [], lostFiles: [], secrets: { 'secret.key': 'geheim' } },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wanjia-repository-'));
  const repository = await createRepository(folder, passphrase, cheap);
  const pieces = await putStream(repository, once(content), { newBytes: 0 });
  await writeManifest(repository, name, manifestOf(pieces, '2026-11-18T02:00:00.000Z'));
  await writeManifest(repository, other, manifestOf(pieces, '2026-11-17T02:00:00.000Z'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const check = async (word = passphrase): Promise<string> => {
  const silent = { tell: () => undefined };
  try {
    await checkBackup(await openRepository(folder, word), name, silent);
    return 'whole';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

/** The files that this backup is made of. */
function files(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /repository\.key$|abcdef\.backup$|[0-9a-f]{64}$/.test(file) && !file.includes(other))
    .map((file) => path.join(folder, file));
}

describe('a repository', () => {
  test('gives back what it was given, stores the same once and tells nothing of it', async () => {
    const repository = await openRepository(folder, passphrase);
    const written = { newBytes: 0 };
    const pieces = await putStream(repository, once(content), written);
    expect(written.newBytes).toBe(0);
    const back: Uint8Array[] = [];
    for await (const part of getStream(repository, pieces)) back.push(part);
    expect(Buffer.concat(back).equals(content)).toBe(true);
    for (const file of files()) {
      const bytes = readFileSync(file);
      for (const secret of ['13800000000', '张三', 'geheim', 'customer'])
        expect(bytes.includes(secret)).toBe(false);
    }
    expect(await check()).toBe('whole');
  });

  test('opens with its passphrase alone, however the same letters are written', async () => {
    expect(await check(`${passphrase}!`)).toBe('backup.wrong-key');
    expect(await check(passphrase.normalize('NFD'))).toBe('whole');
    await expect(createRepository(path.join(folder, 'weak'), 'short')).rejects.toThrow('至少 12 位');
  });

  test('with any byte changed, cut off or added, anywhere, is refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          which: fc.nat(),
          where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
          flip: fc.integer({ min: 1, max: 255 }),
          how: fc.constantFrom('change', 'cut', 'add'),
        }),
        async ({ which, where, flip, how }) => {
          const all = files();
          const file = present(all[which % all.length], 'a file');
          const whole = readFileSync(file);
          const at = Math.floor(where * whole.length);
          const damaged = Buffer.from(how === 'cut' ? whole.subarray(0, at) : whole);
          if (how === 'change') damaged[at] = present(damaged[at], 'a byte') ^ flip;
          writeFileSync(file, how === 'add' ? Buffer.concat([damaged, Buffer.from([flip])]) : damaged);
          const said = await check();
          writeFileSync(file, whole);
          expect(said).toMatch(/^backup\.(?:damaged|wrong-key)$/);
        },
      ),
      { numRuns: 150 },
    );
    expect(await check()).toBe('whole');
  }, 120_000);

  test('an older backup under the name of a newer one is refused', async () => {
    const newer = path.join(folder, 'backups', `${name}.backup`);
    const whole = readFileSync(newer);
    writeFileSync(newer, readFileSync(path.join(folder, 'backups', `${other}.backup`)));
    expect(await check()).toBe('backup.damaged');
    writeFileSync(newer, whole);
  });

  test('a missing piece is told, and drafts that a kill left count as nothing', async () => {
    const piece = present(
      files().find((file) => file.includes('pieces')),
      'a piece',
    );
    renameSync(piece, `${piece}.part`);
    expect(await check()).toBe('backup.damaged');
    renameSync(`${piece}.part`, piece);
    writeFileSync(path.join(folder, 'backups', '20261119T020000Z-abcdef.backup.1234.part'), 'half');
    const repository = await openRepository(folder, passphrase);
    expect((await listBackups(repository)).map((backup) => backup.name)).toEqual([other, name]);
    writeFileSync(`${piece}.5678.part`, 'half');
    const used = new Set([path.basename(piece)]);
    expect(await dropUnused(repository, used)).toBe(1);
    expect(await check()).toBe('whole');
  });
});

describe('one backup at a time', () => {
  test('a second one is told to wait, and a dead one’s lock is taken over', async () => {
    await withLock(folder, async () => {
      await expect(withLock(folder, () => Promise.resolve())).rejects.toThrow('正在被另一个备份使用');
    });
    const { hostname } = await import('node:os');
    const dead = { pid: 4_194_303, host: hostname(), atMs: Date.now() };
    writeFileSync(path.join(folder, 'in-use'), JSON.stringify(dead));
    expect(await withLock(folder, () => Promise.resolve('ours'))).toBe('ours');
  });
});
