/**
 * Runs benches by name: `npm run bench -- intake search --quick --json`. Without a name it tells which there are.
 * `--json` writes one JSON line a figure to standard output and nothing else there.
 */
import os from 'node:os';
import { benches } from './benches.ts';
import type { Bench, BenchOptions, Figure } from './figure.ts';

const words = process.argv.slice(2);
const options = new Set(words.filter((word) => word.startsWith('--')));
const names = words.filter((word) => !word.startsWith('--'));
const known = Object.keys(benches);
const unknown = [
  ...names.filter((name) => !known.includes(name)),
  ...[...options].filter((option) => option !== '--json' && option !== '--quick'),
];

const tell = (line: string): void => void process.stderr.write(`${line}\n`);
type Cleaner = () => Promise<void>;
const ofBench: Cleaner[] = [];
const ofRun: Cleaner[] = [];
const made = new Map<string, Promise<unknown>>();

function show(figure: Figure): void {
  if (options.has('--json')) {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
    return;
  }
  const { name, value, unit, limit, ratio } = figure;
  const against = limit === null ? '' : `  (limit ${limit.toString()} ${unit}, ratio ${String(ratio)})`;
  process.stdout.write(`${name.padEnd(36)} ${value.toString().padStart(12)} ${unit}${against}\n`);
}

/** Whatever was started is ended, the newest first, also when a bench failed or was interrupted. */
async function cleanUp(cleaners: Cleaner[]): Promise<void> {
  for (let clean = cleaners.pop(); clean !== undefined; clean = cleaners.pop()) await clean();
}

function optionsFor(cleaners: Cleaner[]): BenchOptions {
  return {
    quick: options.has('--quick'),
    tell,
    onCleanUp: (clean) => void cleaners.push(clean),
    shared: <T>(key: string, make: (within: BenchOptions) => Promise<T>) => {
      const known = made.get(key) ?? make(optionsFor(ofRun));
      made.set(key, known);
      // Under one key lies what its one maker made.
      return known as Promise<T>;
    },
  };
}

async function run(name: string, bench: Bench): Promise<void> {
  const machine = `${os.cpus().length.toString()} cores, ${Math.round(os.totalmem() / 2 ** 30).toString()} GiB`;
  tell(`== ${name}: ${machine}, load ${os.loadavg()[0]?.toFixed(1) ?? '?'}`);
  try {
    for (const figure of await bench(optionsFor(ofBench))) show(figure);
  } finally {
    await cleanUp(ofBench);
  }
}

async function main(): Promise<void> {
  if (names.length === 0 || unknown.length > 0) {
    if (unknown.length > 0) tell(`unknown: ${unknown.join(' ')}`);
    tell(`npm run bench -- NAME… [--json] [--quick]\nNAME: ${known.join(' ')}`);
    process.exitCode = 2;
    return;
  }
  for (const name of names) {
    const load = benches[name];
    if (load !== undefined) await run(name, await load());
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void cleanUp([...ofRun, ...ofBench]).finally(() => process.exit(1));
  });

try {
  await main();
} catch (error) {
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  await cleanUp(ofRun);
}
