#!/usr/bin/env node
/**
 * `npm run audit`: known weaknesses of the packages a server runs with. High and critical ones fail, unless a reason
 * is written in docs/security.md under their id. Where the registry has no audit service (a mirror in a closed
 * network), it says so and passes: what cannot be asked is not a fault of the code.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const grave = new Set(['high', 'critical']);

const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: root,
  encoding: 'utf8',
  timeout: 60_000,
  shell: process.platform === 'win32',
});
process.exitCode = judge(answerOf(asked.stdout));

function answerOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function judge(answer) {
  if (answer?.vulnerabilities === undefined) {
    console.log('The registry of this machine has no audit service; nothing was looked up.');
    return 0;
  }
  const reasons = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const found = Object.values(answer.vulnerabilities)
    .filter(({ severity }) => grave.has(severity))
    .flatMap(({ name, severity, via }) =>
      via
        .filter((cause) => typeof cause === 'object')
        .map(({ url, title }) => ({ name, severity, url, title, id: url.split('/').at(-1) })),
    );
  const open = found.filter(({ id }) => !reasons.includes(id));
  for (const { name, severity, title, url } of open) console.log(`${severity} ${name}: ${title} ${url}`);
  console.log(`${found.length} grave advisories, ${open.length} without a reason in docs/security.md`);
  return open.length === 0 ? 0 : 1;
}
