/**
 * Writes the committed artefacts that are made from the code, or with `--check` compares them.
 * The list of generators is in generators.ts. Exit code 1 when `--check` finds a difference.
 */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { format, getFileInfo, resolveConfig } from 'prettier';
import type { Artefact, Generator } from './artefact.ts';
import { generators } from './generators.ts';

const root = resolve(import.meta.dirname, '..');

/** What differs between an artefact as generated and as committed. */
export interface Difference {
  readonly path: string;
  readonly what: 'missing' | 'changed' | 'left over';
}

/** The artefact's text as prettier would leave it, so that the format check agrees. */
async function formatted({ path, content }: Artefact): Promise<string> {
  const file = join(root, path);
  const { inferredParser } = await getFileInfo(file);
  if (inferredParser === null) return content;
  return format(content, { ...(await resolveConfig(file)), filepath: file });
}

async function committed(path: string): Promise<string | undefined> {
  return readFile(join(root, path), 'utf8').catch(() => undefined);
}

/** Files in the folder a generator owns that it no longer makes. */
async function leftOver(generator: Generator, made: readonly Artefact[]): Promise<string[]> {
  if (generator.folder === undefined) return [];
  const folder = join(root, generator.folder);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const expected = new Set(made.map(({ path }) => path));
  return paths.map((path) => relative(root, path)).filter((path) => !expected.has(path));
}

/** Compares what `generator` makes with what is committed; nothing is written. */
export async function compare(generator: Generator): Promise<Difference[]> {
  const made = await generator.make();
  const differences: Difference[] = [];
  for (const artefact of made) {
    const before = await committed(artefact.path);
    if (before === undefined) differences.push({ path: artefact.path, what: 'missing' });
    else if (before !== (await formatted(artefact)))
      differences.push({ path: artefact.path, what: 'changed' });
  }
  const rest = await leftOver(generator, made);
  return [...differences, ...rest.map((path) => ({ path, what: 'left over' as const }))];
}

async function write(generator: Generator): Promise<void> {
  const made = await generator.make();
  for (const artefact of made) {
    const file = join(root, artefact.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await formatted(artefact));
  }
  for (const path of await leftOver(generator, made)) await rm(join(root, path));
}

async function main(check: boolean): Promise<void> {
  for (const generator of generators) {
    if (!check) {
      await write(generator);
      console.log(`${generator.name}: written`);
      continue;
    }
    for (const { path, what } of await compare(generator)) {
      console.error(`${path}: ${what}; npm run generate writes it (${generator.name})`);
      process.exitCode = 1;
    }
  }
}

if (import.meta.main) await main(process.argv.includes('--check'));
