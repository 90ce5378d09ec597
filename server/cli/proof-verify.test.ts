// The customer's proof on a machine that knows neither the database nor the network.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleCase, sampleMonth } from '#domain/supervision/testing.ts';
import { jsonOf, wanjia } from './testing.ts';

let folder: string;
const cases = [1, 2, 3, 4, 5].map((n) => sampleCase(n, n === 3 ? 'broken' : 'kept'));
const proof = sampleMonth(cases).proofOf(cases[2]?.counted.orderNo ?? '');

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wanjia-proof-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: unknown): string {
  const target = path.join(folder, name);
  writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content));
  return target;
}

describe('wanjia proof verify', () => {
  test('says of a good proof how the case is counted', async () => {
    const ran = await wanjia(['proof', 'verify', file('good.json', proof)]);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('核对无误');
    expect(ran.out).toContain('计为未兑现');
  });

  test('finds a figure that was touched: exit code 1', async () => {
    const sums = { ...proof.line.sums, kept: proof.line.sums.kept + 1, broken: proof.line.sums.broken - 1 };
    const ran = await wanjia([
      'proof',
      'verify',
      file('bad.json', { ...proof, line: { ...proof.line, sums } }),
      '--json',
    ]);
    expect([ran.code, jsonOf(ran)]).toMatchObject([1, { ok: false }]);
  });

  test('says of another file that it is no proof, and of none that it cannot be read', async () => {
    expect((await wanjia(['proof', 'verify', file('other.json', '{}')])).code).toBe(1);
    expect((await wanjia(['proof', 'verify', file('broken.json', '{')])).code).toBe(1);
    expect((await wanjia(['proof', 'verify', path.join(folder, 'none.json')])).code).toBe(2);
  });

  test('of a file that only calls itself a proof judges every step', async () => {
    const ran = await wanjia(['proof', 'verify', file('empty.json', { format: proof.format })]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('不符');
  });
});
