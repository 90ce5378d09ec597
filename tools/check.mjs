#!/usr/bin/env node
/**
 * `npm run check`: every check but the tests, one after the other, with a table at the end. A failed
 * step does not stop the next. Names pick steps (`npm run check -- lint types`); `--fix` lets those that
 * can mend mend.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, node24, root } from './install.mjs';

const modules = join(root, 'node_modules');
const prettier = [join(modules, 'prettier/bin/prettier.cjs'), '--cache', '--cache-location=.cache/prettier'];
const eslint = [
  join(modules, 'eslint/bin/eslint.js'),
  ...['.', '--max-warnings=0', '--cache', '--cache-strategy=content', '--cache-location=.cache/eslint'],
];
const tsc = (project, name) => [
  join(modules, 'typescript/bin/tsc'),
  ...['-p', project, '--noEmit', '--incremental', '--tsBuildInfoFile', `.cache/tsc-${name}.tsbuildinfo`],
];
const generate = join(root, 'tools/generate.ts');
const rooms = ['domain', 'contracts', 'server', 'web', 'simulator', 'e2e', 'bench', 'faults', 'tools'].filter(
  (room) => existsSync(join(root, room)),
);

const steps = [
  {
    name: 'format',
    run: [...prettier, '--check', '--log-level=warn', '.'],
    fix: [...prettier, '--write', '--log-level=warn', '.'],
  },
  { name: 'lint', run: eslint, fix: [...eslint, '--fix'] },
  { name: 'types', run: tsc('tsconfig.json', 'root') },
  { name: 'types-domain', run: tsc('domain/tsconfig.json', 'domain') },
  { name: 'types-web', run: tsc('web/tsconfig.json', 'web') },
  {
    name: 'rooms',
    run: [
      join(modules, 'dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', '.dependency-cruiser.cjs', '--output-type=err-long', ...rooms],
    ],
  },
  { name: 'dead-code', run: [join(modules, 'knip/bin/knip.js'), '--no-progress'] },
  {
    name: 'tidy',
    run: [join(modules, 'vitest/vitest.mjs'), 'run', '--reporter=dot', 'tools/tidy.test.ts'],
  },
  { name: 'generated', run: [generate, '--check'], fix: [generate] },
];

const wanted = process.argv.slice(2).filter((word) => word !== '--fix');
const fix = process.argv.includes('--fix');

try {
  await ensureInstalled();
  mkdirSync(join(root, '.cache'), { recursive: true });
  runAll(chosen());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function chosen() {
  const unknown = wanted.filter((word) => !steps.some(({ name }) => name === word));
  if (unknown.length > 0) {
    throw new Error(`unknown step ${unknown.join(', ')}; steps: ${steps.map(({ name }) => name).join(', ')}`);
  }
  return wanted.length === 0 ? steps : steps.filter(({ name }) => wanted.includes(name));
}

function runAll(list) {
  const results = list.map(runStep);
  console.log('');
  for (const { name, ok, ms } of results) console.log(line(name, ok, ms));
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  if (failed.length === 0) return;
  console.log(`\nfailed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

function runStep({ name, run, fix: mend }) {
  const startedMs = performance.now();
  const result = spawnSync(node24, fix && mend ? mend : run, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0', NODE_NO_WARNINGS: '1' },
  });
  const ms = performance.now() - startedMs;
  const ok = result.status === 0;
  if (!ok) console.log(`── ${name}\n${result.stdout}${result.stderr}${result.error ?? ''}`);
  return { name, ok, ms };
}

function line(name, ok, ms) {
  return `${ok ? '✓' : '✗'} ${name.padEnd(14)} ${(ms / 1000).toFixed(1).padStart(6)} s`;
}
