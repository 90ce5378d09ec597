/**
 * One install at a time: a folder made atomically, with the owner's process id inside. A lock whose
 * owner is gone, or that is older than half an hour, is moved aside under the owner's name; the move
 * fails for everyone but the first, because the target then exists and is not empty.
 */
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 200;
const newMs = 5_000;
const oldMs = 30 * 60_000;

/**
 * Runs `work` while holding the lock; waits as long as a living owner holds it. `work` gets a function
 * that names a child as owner too: a child outlives the kill of its parent.
 */
export async function withInstallLock(lock, work) {
  mkdirSync(dirname(lock), { recursive: true });
  let told = false;
  while (!acquire(lock)) {
    const gone = abandonedBy(lock);
    if (gone !== undefined && moveAside(lock, gone)) continue;
    if (!told) console.error('另一个进程正在安装依赖包,等待它完成……');
    told = true;
    await sleep(pollMs);
  }
  try {
    return await work((pid) => appendFileSync(join(lock, 'owner'), ` ${pid}`));
  } finally {
    rmSync(lock, { recursive: true, force: true });
    sweep(lock);
  }
}

function acquire(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(lock, 'owner'), String(process.pid));
  return true;
}

function ownerOf(lock) {
  try {
    return readFileSync(join(lock, 'owner'), 'utf8');
  } catch {
    return '';
  }
}

/** Milliseconds since the folder was made or moved. */
function ageMsOf(folder) {
  try {
    return Date.now() - statSync(folder).ctimeMs;
  } catch {
    return 0;
  }
}

/** Name of the owner that left the lock behind; undefined while it is held. */
function abandonedBy(lock) {
  const owner = ownerOf(lock);
  const ageMs = ageMsOf(lock);
  if (owner === '') return ageMs > newMs ? 'nobody' : undefined;
  return ageMs > oldMs || !owner.split(' ').some(isAlive) ? owner.replaceAll(' ', '-') : undefined;
}

function isAlive(pid) {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function moveAside(lock, owner) {
  const aside = `${lock}.of-${owner}`;
  if (ageMsOf(aside) > newMs) rmSync(aside, { recursive: true, force: true });
  try {
    renameSync(lock, aside);
    return true;
  } catch {
    return false; // Somebody else was faster.
  }
}

function sweep(lock) {
  const folder = dirname(lock);
  for (const name of readdirSync(folder)) {
    const aside = join(folder, name);
    if (name.startsWith(`${basename(lock)}.of-`) && ageMsOf(aside) > newMs) {
      rmSync(aside, { recursive: true, force: true });
    }
  }
}
