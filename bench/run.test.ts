// The runner of the benches: what it prints for programs, and what it says when it is asked for nothing it knows.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { figure, type Figure } from './figure.ts';

function run(...words: string[]) {
  return spawnSync(process.execPath, [path.join(import.meta.dirname, 'main.ts'), ...words], {
    encoding: 'utf8',
  });
}

describe('npm run bench', () => {
  test('prints one line of JSON a figure, and nothing else, to standard output', () => {
    const { stdout, status } = run('runner', '--quick', '--json');
    expect(status).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const shown = JSON.parse(line) as Figure;
      expect(Object.keys(shown)).toEqual(['name', 'value', 'unit', 'limit', 'ratio']);
      expect(shown.name).toMatch(/^runner\./);
      expect(shown.value).toBeTypeOf('number');
    }
  });

  test('names the benches it knows when asked for another, and fails', () => {
    const { stdout, stderr, status } = run('no-such-bench');
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('no-such-bench');
    expect(stderr).toContain('intake');
  });
});

test('a figure is held against its limit before it is rounded', () => {
  expect(figure('a', { value: 1.00049, unit: 'ms', limit: 3 })).toEqual({
    ...{ name: 'a', value: 1, unit: 'ms', limit: 3 },
    ratio: 0.333,
  });
  expect(figure('b', { value: 2, unit: 'rows', limit: 0 }).ratio).toBeNull();
});
