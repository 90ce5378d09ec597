import { calcBill, type CalcAnswer, type CalcError } from '#domain/billing/cases/calc-bill.ts';
import { describe, jsonOption } from '../command.ts';
import { exitCodes } from '../exit.ts';
import { linesOf } from '../lines.ts';
import { padded, tell, write, writeJson } from '../output.ts';
import type { Command } from 'commander';

interface Options {
  readonly batch?: boolean;
  readonly json?: boolean;
}

const notJson: CalcError = {
  error: {
    code: 'cli.not-json',
    field: '',
    zh: '输入不是合法的 JSON，写法见 docs/tariffs.md。',
    en: 'The input is not valid JSON; docs/tariffs.md shows cases.',
  },
  status: 400,
};

/** Larger cases are mistakes. */
const caseCharactersMax = 1_000_000;

function answerTo(text: string | null): CalcAnswer | CalcError {
  if (text === null || text.length > caseCharactersMax) return notJson;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notJson;
  }
  return calcBill(value);
}

/** One answer a line, in the order of the cases; a bad one says which line it was and the others go on. */
async function batch(): Promise<void> {
  let line = 0;
  for await (const text of linesOf(process.stdin)) {
    line += 1;
    const answer = answerTo(text);
    if ('error' in answer) process.exitCode = exitCodes.failed;
    await writeJson('error' in answer ? { line, error: answer.error } : answer);
  }
}

async function standardInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > caseCharactersMax) break;
  }
  return text;
}

function report({ lines, total, powerFactor, unverified }: CalcAnswer): string {
  const rows = lines.map(
    ({ title, quantity, unit, price, monthDays, amount, rule }) =>
      `${padded(title, 26)} ${padded(`${quantity} ${unit}`, 22)} × ${padded(monthDays === null ? price : `${price} ÷ ${String(monthDays)}`, 14)} = ${amount.padStart(14)}  ${rule}`,
  );
  const factor =
    powerFactor === null
      ? []
      : [`功率因数 ${powerFactor.cos}（标准 ${powerFactor.standard}），调整 ${powerFactor.ratePercent}%`];
  const notes = unverified.map(({ book, note }) => `未核实 ${book}：${note}`);
  return `${[...rows, ...factor, `合计 ${total} 元`, ...notes].join('\n')}\n`;
}

async function run({ batch: isBatch = false, json = false }: Options): Promise<void> {
  if (isBatch) return batch();
  const answer = answerTo(await standardInput());
  if (!('error' in answer)) return json ? writeJson(answer) : write(report(answer));
  process.exitCode = answer.status === 400 ? exitCodes.usage : exitCodes.failed;
  const { field, zh, en } = answer.error;
  if (json) return writeJson({ error: answer.error });
  tell(`${field === '' ? '' : `${field}：`}${zh}\n${en}`);
}

/** `wanjia calc bill`; touches no database. */
export function calcBillSubcommand(): Command {
  return describe({
    name: 'bill',
    zh: '按标准输入给出的案例（JSON）计算电费，逐行列出；写法和例子见 docs/tariffs.md。',
    en: 'Compute the bill of a case given as JSON on standard input, line by line; see docs/tariffs.md.',
    failed: '按规则算不出来（写明哪一项），或 --batch 中有的行有错',
    examples: [
      `echo '{"from":"2026-10-01","to":"2026-11-01","book":"zhejiang-residential-2023-08","tariff":"tiered","energyKwh":360,"tiers":{"usedBeforeKwh":2600}}' | wanjia calc bill --json`,
      `echo '{"from":"2026-10-01","to":"2026-11-01","tariff":{"price":0.58},"energyKwh":18460}' | wanjia calc bill`,
      'wanjia calc bill --batch < cases.jsonl > bills.jsonl',
    ],
  })
    .option('--batch', '从标准输入逐行读取案例，逐行回答 JSON')
    .option(...jsonOption)
    .action((options: Options) => run(options));
}
