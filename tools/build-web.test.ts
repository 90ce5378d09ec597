import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceStamp } from './build-web.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sources-'));
  mkdirSync(path.join(folder, 'web'));
  write('web/page.tsx', 'one');
  write('package.json', '{}');
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  writeFileSync(path.join(folder, file), text);
  utimesSync(path.join(folder, file), 1_000, 1_000);
}

test('the same sources need no second build', () => {
  expect(sourceStamp(folder)).toBe(sourceStamp(folder));
});

test('a changed, a new and a removed source each need one', () => {
  const before = sourceStamp(folder);
  write('web/page.tsx', 'other');
  const changed = sourceStamp(folder);
  write('web/more.tsx', '');
  const more = sourceStamp(folder);
  rmSync(path.join(folder, 'web/more.tsx'));
  expect(new Set([before, changed, more]).size).toBe(3);
  expect(sourceStamp(folder)).toBe(changed);
});

test('a changed test needs none', () => {
  const before = sourceStamp(folder);
  write('web/page.test.tsx', 'x');
  expect(sourceStamp(folder)).toBe(before);
});
