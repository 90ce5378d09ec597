#!/usr/bin/env node
/**
 * The `wanjia` command: makes sure the dependencies are there, then runs the command line on the
 * project's own Node 24. Runs on any Node from 18 on.
 *
 * Where Node can replace its own process (22.15 and later) it does: one process, every signal and the
 * exit code are the command's own. On older ones a child runs in a process group of its own, so that
 * Ctrl-C reaches it exactly once, through us.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, node24, root } from './install.mjs';

/**
 * New objects get 8 MB at a time instead of the usual 16 to 32 on large machines: the server stays at 280 MB under load
 * instead of 440, and is no slower (docs/benchmarks.md). The benches start it with the same.
 */
const memory = '--max-semi-space-size=8';
const followParent = pathToFileURL(join(root, 'tools', 'follow-parent.mjs')).href;

try {
  await ensureInstalled({ dev: false });
  run([join(root, 'server', 'cli', 'main.ts'), ...process.argv.slice(2)]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function run(args) {
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.execve(node24, [node24, memory, ...args], process.env);
  } else {
    runAsChild([memory, '--import', followParent, ...args]);
  }
}

function runAsChild(args) {
  const detached = process.platform !== 'win32';
  const child = spawn(node24, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], detached });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) {
    process.on(signal, forwardOnce(child, signal));
  }
  child.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => end(code, signal));
}

/** npm passes on a Ctrl-C that the terminal has sent already: what comes within a second is the same. */
function forwardOnce(child, signal) {
  let lastMs = -Infinity;
  return () => {
    const nowMs = performance.now();
    if (nowMs - lastMs > 1_000) child.kill(signal);
    lastMs = nowMs;
  };
}

function end(code, signal) {
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
