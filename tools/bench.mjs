#!/usr/bin/env node
/**
 * `npm run bench -- NAME… [--json] [--quick]`: installs what is missing, then runs benches on the project's own
 * Node 24. Runs on any Node from 18 on; what is installed on the way is told on standard error.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, node24, root } from './install.mjs';

try {
  await ensureInstalled();
  const bench = spawn(node24, [join(root, 'bench', 'main.ts'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  // Ctrl-C reaches the bench itself: it cleans up, and we end with its exit code.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal));
  bench.on('exit', (code) => (process.exitCode = code ?? 1));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
