import { open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import { BackupError } from './backup-error.ts';

/** A lock of another machine cannot be looked after; older than this it belongs to nobody. */
const strangerMaxMs = 24 * 3_600_000;

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly atMs: number;
}

function lives({ pid, host, atMs }: Holder, nowMs: number): boolean {
  if (host !== hostname()) return nowMs - atMs < strangerMaxMs;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function holderOf(file: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

async function take(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname(), atMs: Date.now() }));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** One backup at a time in a repository; the lock of a process that was killed is taken over. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'in-use');
  if (!(await take(file))) {
    const holder = await holderOf(file);
    if (holder !== null && lives(holder, Date.now())) {
      throw new BackupError('backup.busy', '这个备份库正在被另一个备份使用，请等它结束。');
    }
    await rm(file, { force: true });
    if (!(await take(file))) throw new BackupError('backup.busy', '这个备份库正在被另一个备份使用。');
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
