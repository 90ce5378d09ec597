// `wanjia calc` as an outsider runs it: a case on standard input, many cases, and what it says to slips.
import { describe, expect, test } from 'vitest';
import { jsonOf, wanjia } from './testing.ts';

const sample = {
  from: '2026-10-01',
  to: '2026-11-01',
  book: 'zhejiang-residential-2023-08',
  tariff: 'tiered',
  energyKwh: 360,
  tiers: { usedBeforeKwh: 2600 },
};

/** Without a database to reach: the command must not want one. */
const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };

const bill = (input: unknown, ...args: string[]) =>
  wanjia(['calc', 'bill', ...args], {
    input: typeof input === 'string' ? input : JSON.stringify(input),
    env,
  });

describe('one case', () => {
  test('is answered in words, a line each', async () => {
    const { code, out, err } = await bill(sample);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/第一档 +160 千瓦时 +× 0\.538 += +86\.08 +RES-2/);
    expect(out).toContain('合计 203.68 元');
  });

  test('is answered as JSON and nothing else', async () => {
    const ran = await bill(sample, '--json');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(jsonOf(ran)).toMatchObject({ total: '203.68', totalFen: 20_368, lines: [{}, {}] });
  });

  test.each([
    ['{', 2, 'cli.not-json'],
    ['', 2, 'cli.not-json'],
    [{ ...sample, tiers: { usedKwh: 1 } }, 2, 'billing.field-unknown'],
    [{ ...sample, book: 'x' }, 1, 'billing.tariff-unknown'],
  ])('%j: told in Chinese and as JSON, exit code %i', async (input, code, refused) => {
    const ran = await bill(input, '--json');
    expect(ran.code).toBe(code);
    expect(jsonOf(ran)).toMatchObject({
      error: { code: refused, zh: expect.stringMatching(/\p{Script=Han}/u) as string },
    });
  });

  test('a slip without --json leaves standard output empty and names the field', async () => {
    const ran = await bill({ ...sample, energyKwh: 'x' });
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain('energyKwh：');
  });
});

test('many cases are answered line by line; a bad one says which it was', async () => {
  const input = [JSON.stringify(sample), 'x', JSON.stringify({ ...sample, energyKwh: 0 })].join('\n');
  const ran = await bill(input, '--batch');
  const answers = ran.out.trim().split('\n');
  expect(ran.code).toBe(1);
  expect(answers.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { total: '203.68' },
    { line: 2, error: { code: 'cli.not-json' } },
    { total: '0.00' },
  ]);
});

test('the books that can be named are listed, with every price as JSON', async () => {
  const { out } = await wanjia(['calc', 'books'], { env });
  expect(out).toContain('fujian-commercial-2024-09');
  expect(out).toMatch(/guiyang-residential .*（未核实）/);
  const ran = await wanjia(['calc', 'books', '--json'], { env });
  expect(JSON.parse(ran.out)).toContainEqual(expect.objectContaining({ id: 'henan-commercial-2024-07' }));
});

test('two cases are compared, and a late charge is computed', async () => {
  const input = JSON.stringify({ before: sample, after: { ...sample, energyKwh: 370 } });
  const { out } = await wanjia(['calc', 'difference'], { input, env });
  expect(out).toMatch(/203\.68 → 209\.56 元[\s\S]*用电量 +5\.88/);
  const late = { kind: 'late-charge', amount: 1000, lastPayDay: '2024-12-20', paidOn: '2025-01-15' };
  const ran = await wanjia(['calc', 'charge', '--json'], { input: JSON.stringify(late), env });
  expect(jsonOf(ran)).toEqual({ kind: 'late-charge', days: 26, crossYearDays: 15, amount: '67.00' });
});
