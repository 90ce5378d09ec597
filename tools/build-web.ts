/**
 * Builds the web application into `dist/web` when its sources have changed since the last build. A stamp beside the
 * build holds a hash over names, sizes and times of what went in, so that a start without changes is not held up.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const output = path.join(root, 'dist', 'web');
const stampFile = path.join(root, 'dist', 'web.stamp');

/** What the build reads: the browser's rooms, the rules that run there, and the versions of the packages. */
const sources = ['web/**/*', 'contracts/**/*.ts', 'domain/**/*.ts', 'package.json', 'package-lock.json'];

interface Options {
  /** Told when there is something to wait for; silent when the build is fresh. */
  readonly log: (line: string) => void;
}

/** Builds when needed; answers whether it did. Throws with the build's own words when it fails. */
export async function ensureWebBuilt({ log }: Options): Promise<boolean> {
  const stamp = sourceStamp();
  if (isFresh(stamp)) return false;
  log('正在生成网页(仅首次或更新后需要,约 10 秒)…');
  const startedMs = performance.now();
  rmSync(stampFile, { force: true });
  await runVite();
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
  log(`网页已生成,用时 ${((performance.now() - startedMs) / 1000).toFixed(1)} 秒。`);
  return true;
}

/** A hash over names, sizes and times of change: reading all contents would take longer than it is worth. */
export function sourceStamp(folder = root): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: folder, exclude: (name) => /\.test\.tsx?$/.test(name) }).sort();
  for (const file of files) {
    const { size, mtimeMs } = statSync(path.join(folder, file));
    if (!isFolderLike(file)) hash.update(`${file} ${size.toString()} ${mtimeMs.toString()}\n`);
  }
  return hash.digest('hex');
}

// A folder's size and time change with every file put beside the sources; its files count by themselves.
function isFolderLike(file: string): boolean {
  return path.extname(file) === '';
}

function isFresh(stamp: string): boolean {
  if (!existsSync(path.join(output, 'index.html')) || !existsSync(stampFile)) return false;
  return readFileSync(stampFile, 'utf8') === stamp;
}

function runVite(): Promise<void> {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '-c', 'web/vite.config.ts', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const words: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => words.push(part));
  child.stderr.on('data', (part: Buffer) => words.push(part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`网页没有生成成功:\n${Buffer.concat(words).toString('utf8')}`));
    });
  });
}
