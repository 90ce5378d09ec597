import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Generator } from './artefact.ts';
import { compare } from './generate.ts';

const root = resolve(import.meta.dirname, '..');
let folder: string;

beforeEach(() => {
  folder = `.cache/${basename(mkdtempSync(`${root}/.cache/generate-`))}`;
});

afterEach(() => {
  rmSync(resolve(root, folder), { recursive: true, force: true });
});

const making = (content: string): Generator => ({
  name: 'example',
  folder,
  make: () => Promise.resolve([{ path: `${folder}/a.md`, content }]),
});

test('an artefact as it is generated passes, whatever its formatting before prettier', async () => {
  writeFileSync(resolve(root, folder, 'a.md'), '# Title\n\n- one\n');
  expect(await compare(making('# Title\n* one'))).toEqual([]);
});

test('a missing, a changed and a left-over artefact are told', async () => {
  expect(await compare(making('# Title\n'))).toEqual([{ path: `${folder}/a.md`, what: 'missing' }]);
  writeFileSync(resolve(root, folder, 'a.md'), '# Other\n');
  writeFileSync(resolve(root, folder, 'b.md'), '');
  expect(await compare(making('# Title\n'))).toEqual([
    { path: `${folder}/a.md`, what: 'changed' },
    { path: `${folder}/b.md`, what: 'left over' },
  ]);
});
