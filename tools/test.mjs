#!/usr/bin/env node
/**
 * `npm test`: installs what is missing, runs every test (pure, on a real database, in a real browser)
 * and ends with the line `N passed, N failed`. Arguments go to Vitest: `npm test -- domain/promises`.
 * `--faults` (`npm run test:faults`) runs the kills, crashes and floods of `faults/` instead.
 * `--failed-before N` adds N failures of earlier steps to that line (for `.ci/run`).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, node24, root } from './install.mjs';

const countFile = join(root, '.cache', 'test-count.json');
const faults = process.argv.includes('--faults');
const { failedBefore, rest } = readArguments(process.argv.slice(2).filter((word) => word !== '--faults'));

try {
  await ensureInstalled();
  report(runVitest());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  report({ passed: 0, failed: 1 });
}

function readArguments(words) {
  const at = words.indexOf('--failed-before');
  if (at < 0) return { failedBefore: 0, rest: words };
  return { failedBefore: Number(words[at + 1]), rest: [...words.slice(0, at), ...words.slice(at + 2)] };
}

/** What Vitest counted; a Vitest that failed without counting a failure counts as one. */
function runVitest() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(countFile, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(node24, [vitest, 'run', ...rest], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, WANJIA_TEST_COUNT: countFile, ...(faults ? { WANJIA_FAULTS: '1' } : {}) },
  });
  const counted = readCount();
  return status === 0 ? counted : { ...counted, failed: Math.max(1, counted.failed) };
}

function readCount() {
  try {
    return JSON.parse(readFileSync(countFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function report({ passed, failed }) {
  const all = failed + failedBefore;
  console.log(`${passed} passed, ${all} failed`);
  process.exitCode = all === 0 ? 0 : 1;
}
