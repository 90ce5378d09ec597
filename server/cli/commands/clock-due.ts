import type { Command } from 'commander';
import { clockDueCommand, type ClockDueAnswer, type ClockDueError } from '#domain/promises/cli-case.ts';
import { describe, jsonOption } from '../command.ts';
import { exitCodes } from '../exit.ts';
import { linesOf } from '../lines.ts';
import { tell, write, writeJson } from '../output.ts';

interface Options {
  readonly from?: string;
  readonly limit?: string;
  readonly pause?: readonly string[];
  readonly office?: string;
  readonly batch?: boolean;
  readonly json?: boolean;
}

type BatchError = { readonly line: number } & ClockDueError;

const brokenLines = {
  'not-json': {
    code: 'cli.not-json',
    field: '',
    zh: '这一行不是合法的 JSON，请每行写一个 {"from","limit","pauses"}。',
    en: 'This line is not valid JSON; write one {"from","limit","pauses"} a line.',
  },
  'too-long': {
    code: 'cli.line-too-long',
    field: '',
    zh: '这一行太长，请拆分中止区间。',
    en: 'This line is too long; merge its pauses.',
  },
} as const;

function answerLine(text: string | null): ClockDueAnswer | ClockDueError {
  if (text === null) return { error: brokenLines['too-long'] };
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return { error: brokenLines['not-json'] };
  }
  return clockDueCommand(input);
}

/** One answer a line, in the order of the cases; a bad one says which line it was and the others go on. */
async function batch(): Promise<void> {
  let line = 0;
  for await (const text of linesOf(process.stdin)) {
    line += 1;
    const answer = answerLine(text);
    if ('error' in answer) process.exitCode = exitCodes.failed;
    const told: ClockDueAnswer | BatchError = 'error' in answer ? { line, ...answer } : answer;
    await writeJson(told);
  }
}

function report({ due, explanation, warnings }: ClockDueAnswer): string {
  const lines = [
    `到期 due      ${due ?? '未知（尚未恢复 still paused）'}`,
    `说明          ${explanation.zh}`,
    `explanation   ${explanation.en}`,
    ...warnings.flatMap(({ zh, en }) => [`注意          ${zh}`, `warning       ${en}`]),
  ];
  return `${lines.join('\n')}\n`;
}

async function run(options: Options, command: Command): Promise<void> {
  const { from, limit, pause = [], json = false } = options;
  if (options.batch === true) {
    const isMixed = [from, limit, options.office].some((each) => each !== undefined) || pause.length > 0;
    if (isMixed) command.error('--batch 从标准输入读取，不能再给 --from、--limit、--pause、--office。');
    return batch();
  }
  if (from === undefined) command.error('缺少 --from（起点，如 2026-09-30T16:40:00+08:00）。');
  if (limit === undefined) command.error('缺少 --limit（时限，如 45min、24h、7d、5wd、4wh）。');
  const answer = clockDueCommand({ from, limit, pauses: pause, office: options.office });
  if ('error' in answer) {
    process.exitCode = exitCodes.usage;
    if (json) return writeJson(answer);
    tell(`${answer.error.field}：${answer.error.zh}\n${answer.error.en}`);
    return;
  }
  return json ? writeJson(answer) : write(report(answer));
}

/** `wanjia clock due`; touches no database. */
export function clockDueSubcommand(): Command {
  return describe({
    name: 'due',
    zh: '推算到期时间并说明怎样得来（按法定日历；单位自设的日期请用网页“时限计算器”）。',
    en: 'Compute a due time and explain it, by the statutory calendar.',
    failed: '--batch 中有的行有错（那一行的回答里写明）',
    examples: [
      'wanjia clock due --from 2026-09-30T16:40:00+08:00 --limit 5wd',
      'wanjia clock due --from 2026-10-12T10:00+08:00 --limit 5wd --pause 2026-10-13T09:00+08:00/2026-10-14T09:00+08:00',
      'wanjia clock due --from 2026-09-30T16:40:00+08:00 --limit 4wh --office 08:30-12:00,14:00-17:30',
      'wanjia clock due --batch < cases.jsonl > answers.jsonl',
    ],
  })
    .option('--from <instant>', '起点，带时区，如 2026-09-30T16:40:00+08:00')
    .option('--limit <limit>', '时限：45min、24h、7d、5wd、120wmin、4wh、7d-before、at、on-day')
    .option(
      '--pause <from/to>',
      '中止区间 FROM/TO，可多次给出；尚未恢复的 TO 留空',
      (text: string, before: readonly string[] | undefined) => [...(before ?? []), text],
    )
    .option('--office <periods>', '上班时段，供 wmin、wh 使用，如 08:30-12:00,14:00-17:30')
    .option('--batch', '从标准输入逐行读取 {"from","limit","pauses","office"}，逐行回答')
    .option(...jsonOption)
    .action((options: Options, command: Command) => run(options, command));
}
