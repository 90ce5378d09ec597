// The first page of the desk on a slow line: everything that index.html loads before anything is drawn.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureWebBuilt } from '../tools/build-web.ts';

const folder = path.resolve(import.meta.dirname, '../dist/web');
const budgetBytes = 350_000;
const portalBudgetBytes = 200_000;

beforeAll(async () => {
  await ensureWebBuilt({ log: console.log });
}, 120_000);

describe('the first page', () => {
  const page = () => readFileSync(path.join(folder, 'index.html'), 'utf8');

  test('weighs less than 350 kB', () => {
    const files = [...page().matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(2);
    const bytes = files.map((file) => gzipSync(readFileSync(path.join(folder, file))).length);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(budgetBytes);
  });

  test('runs no script that stands in the page: the security policy would stop it', () => {
    expect(page()).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page()).not.toMatch(/\son\w+=/);
  });
});

describe('the first page of the online hall', () => {
  const page = () => readFileSync(path.join(folder, 'portal.html'), 'utf8');

  test('weighs less than 200 kB, and brings nothing of the desk', () => {
    const files = [...page().matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(2);
    const bytes = files.map((file) => gzipSync(readFileSync(path.join(folder, file))).length);
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(portalBudgetBytes);
    expect(files.filter((file) => /desk|Button|antd|features/.test(file))).toEqual([]);
  });
});
