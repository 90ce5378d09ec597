import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const module = pathToFileURL(resolve(import.meta.dirname, 'install-lock.mjs')).href;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wanjia-lock-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Reads a number, waits and writes it back plus one, in a process of its own, under the lock. */
async function addOne(): Promise<void> {
  const file = JSON.stringify(join(folder, 'count'));
  const program = `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { withInstallLock } from '${module}';
    await withInstallLock(${JSON.stringify(join(folder, 'lock'))}, async () => {
      const count = Number(readFileSync(${file}, 'utf8'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      writeFileSync(${file}, String(count + 1));
    });`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
}

test('installs that start at the same time go one after the other', async () => {
  writeFileSync(join(folder, 'count'), '0');
  await Promise.all([addOne(), addOne(), addOne(), addOne()]);
  expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('4');
});

test('a lock left behind by a killed process is taken over by one of those who wait', async () => {
  const gone = execFile(process.execPath, ['-e', '']);
  await new Promise((done) => gone.on('exit', done));
  mkdirSync(join(folder, 'lock'));
  writeFileSync(join(folder, 'lock', 'owner'), String(gone.pid));
  writeFileSync(join(folder, 'count'), '0');
  await Promise.all([addOne(), addOne(), addOne()]);
  expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('3');
});
