#!/usr/bin/env node
/**
 * Adds to package-lock.json the optional packages of other platforms that npm left out because the
 * registry it asked does not hold them. Without them `npm ci` calls the lock file out of date, here and
 * on those platforms. Name and exact version stand in the package that wants them; npm takes the rest
 * from the registry when such a platform installs. Run it after `npm install …` when tidy asks for it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'package-lock.json');
const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openbsd', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];

/** `{ path, entry }` of each optional package that is wanted by an exact version and not in the lock. */
export function missingOptional(packages) {
  const held = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  return Object.values(packages).flatMap(({ optionalDependencies = {}, dev }) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => !held.has(name) && /^\d+\.\d+\.\d+/.test(version))
      .map(([name, version]) => ({ path: `node_modules/${name}`, entry: entryOf(name, version, dev) })),
  );
}

function entryOf(name, version, dev) {
  const words = name.split('-');
  const cpu = processors.find((processor) => words.includes(processor)) ?? armOf(words);
  const os = systems.find((system) => words.includes(system));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev }),
    ...(os === 'linux' && cpu !== 'arm' && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  };
}

function armOf(words) {
  return words.some((word) => /^(arm|armv\d.*)$/.test(word)) ? 'arm' : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingOptional(lock.packages);
  for (const { path, entry } of missing) lock.packages[path] = entry;
  const paths = Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(paths.map((path) => [path, lock.packages[path]]));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} added`);
}
