// `wanjia clock due` as an operator runs it: one case, many cases, and what it says to cases that are none.
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import type { ClockDueAnswer, ClockDueError } from '#domain/promises/cli-case.ts';
import { jsonOf, spawnWanjia, wanjia, type Ran } from './testing.ts';

const from = '2026-09-30T16:40:00+08:00';
const due = (...args: string[]) => wanjia(['clock', 'due', ...args]);

/** Without a database to reach: the command must not want one. */
const nowhere = { env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } };

function answers({ out }: Ran): (ClockDueAnswer | ({ line: number } & ClockDueError))[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ClockDueAnswer);
}

describe('one case', () => {
  test('is answered in words, Chinese and English', async () => {
    const { code, out, err } = await wanjia(['clock', 'due', '--from', from, '--limit', '5wd'], nowhere);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('2026-10-14T00:00:00+08:00');
    expect(out).toContain('10-01 至 10-07 国庆节不计，10-10 调休上班计入');
    expect(out).toContain('10-01 to 10-07 National Day, not counted');
  });

  test('is answered as JSON and nothing else', async () => {
    const ran = await due('--from', from, '--limit', '5wd', '--json');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(jsonOf(ran)).toMatchObject({ due: '2026-10-14T00:00:00+08:00', limit: '5wd', warnings: [] });
  });

  test('takes several pauses', async () => {
    const pauses = [
      '2026-10-08T09:00:00+08:00/2026-10-09T09:00:00+08:00',
      '2026-10-13T09:00+08:00/2026-10-14T09:00+08:00',
    ].flatMap((pause) => ['--pause', pause]);
    const ran = await due('--from', from, '--limit', '5wd', ...pauses, '--json');
    expect(jsonOf(ran)).toMatchObject({ due: '2026-10-16T00:00:00+08:00' });
  });

  test('with an open pause has no due time, and says since when', async () => {
    const ran = await due('--from', from, '--limit', '5wd', '--pause', '2026-10-08T09:00+08:00/', '--json');
    expect([ran.code, jsonOf(ran)['due']]).toEqual([0, null]);
  });

  test('in a year not announced yet comes with a warning', async () => {
    const ran = await due('--from', '2098-03-03T10:00:00+08:00', '--limit', '5wd', '--json');
    expect(jsonOf(ran)).toMatchObject({ warnings: [{ code: 'year-not-announced', year: 2098 }] });
  });

  test.each([
    [['--limit', '5wd'], 'cli.usage'],
    [['--from', from], 'cli.usage'],
    [['--from', from, '--limit', '5wd', '--unknown'], 'cli.usage'],
    [['--from', from, '--limit', '5wd', 'more'], 'cli.usage'],
    [['--batch', '--from', from], 'cli.usage'],
    [['--from', '2026-02-30T10:00:00+08:00', '--limit', '5wd'], 'kernel.instant-malformed'],
    [['--from', from, '--limit', '5 weeks'], 'promises.limit-malformed'],
    [['--from', from, '--limit', '5wd', '--pause', 'never'], 'promises.pause-malformed'],
  ])('%j is used wrongly: exit code 2, told in Chinese and as JSON', async (args, code) => {
    const ran = await due(...args, '--json');
    expect(ran.code).toBe(2);
    expect(jsonOf(ran)).toMatchObject({
      error: { code, zh: expect.stringMatching(/\p{Script=Han}/u) as string },
    });
  });

  test('used wrongly without --json leaves standard output empty', async () => {
    expect(await due('--from', from, '--limit')).toMatchObject({ code: 2, out: '' });
    const { code, out, err } = await due('--from', from, '--limit', '0wd');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('请填写大于零的整数');
  });

  test('the help is Chinese with English below and names the exit codes', async () => {
    const { code, out } = await due('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/推算到期时间[^]*Compute a due time[^]*退出码[^]*--batch/u);
  });
});

describe('a batch', () => {
  const batch = (input: string) => wanjia(['clock', 'due', '--batch'], { input });

  test('answers line by line, in order', async () => {
    const cases = ['5wd', '3d', '45min'].map((limit) => JSON.stringify({ from, limit, pauses: [] }));
    const ran = await batch(`${cases.join('\n')}\n`);
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(answers(ran)).toMatchObject([
      { due: '2026-10-14T00:00:00+08:00' },
      { due: '2026-10-09T00:00:00+08:00' },
      { due: '2026-09-30T17:25:00+08:00' },
    ]);
  });

  test('a line that is none says so with its number, the others go on, and the exit code is 1', async () => {
    const good = JSON.stringify({ from, limit: '5wd' });
    const ran = await batch(
      [good, 'nope', '', '[]', JSON.stringify({ from, limit: '0wd' }), good].join('\r\n'),
    );
    expect(ran.code).toBe(1);
    expect(answers(ran)).toMatchObject([
      { due: '2026-10-14T00:00:00+08:00' },
      { line: 2, error: { code: 'cli.not-json' } },
      { line: 3, error: { code: 'cli.not-json' } },
      { line: 4, error: { code: 'promises.field-type', field: 'case' } },
      { line: 5, error: { code: 'promises.limit-zero', field: 'limit' } },
      { due: '2026-10-14T00:00:00+08:00' },
    ]);
  });

  test('a line of ten million characters is refused without stopping the next', async () => {
    const ran = await batch(`${'x'.repeat(10_000_000)}\n${JSON.stringify({ from, limit: '5wd' })}`);
    expect(answers(ran)).toMatchObject([
      { line: 1, error: { code: 'cli.line-too-long' } },
      { due: '2026-10-14T00:00:00+08:00' },
    ]);
  });

  test('of nothing answers nothing', async () => {
    expect(await batch('')).toEqual({ code: 0, out: '', err: '' });
  });

  test('of ten thousand cases is answered in seconds', async () => {
    const cases = Array.from({ length: 10_000 }, (_, at) =>
      JSON.stringify({
        from: `2026-0${String((at % 9) + 1)}-1${String(at % 10)}T10:00:00+08:00`,
        limit: '5wd',
      }),
    );
    const ran = await batch(cases.join('\n'));
    expect([ran.code, answers(ran).length]).toEqual([0, 10_000]);
  });

  test('is answered while it is still being written', async () => {
    const child = spawnWanjia(['clock', 'due', '--batch']);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const limit of ['5wd', '1d']) {
      child.stdin.write(`${JSON.stringify({ from, limit })}\n`);
      const { value } = await lines.next();
      expect(JSON.parse(String(value))).toMatchObject({ limit });
    }
    child.stdin.end();
  });

  test('whose reader has seen enough ends quietly', async () => {
    const child = spawnWanjia(['clock', 'due', '--batch']);
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdin.on('error', () => undefined);
    child.stdout.destroy();
    child.stdin.end(`${JSON.stringify({ from, limit: '5wd' })}\n`.repeat(5_000));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, err]).toEqual([0, '']);
  });
});
