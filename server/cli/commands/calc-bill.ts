import type { Command } from 'commander';
import { calcBill, type CalcAnswer } from '#domain/billing/cases/calc-bill.ts';
import { runCases, type CaseOptions } from '../case-input.ts';
import { describe, jsonOption } from '../command.ts';
import { padded } from '../output.ts';

function report({ lines, total, powerFactor, unverified }: CalcAnswer): string {
  const rows = lines.map(({ title, quantity, unit, price, monthDays, amount, rule }) => {
    const each = monthDays === null ? price : `${price} ÷ ${String(monthDays)}`;
    return `${padded(title, 26)} ${padded(`${quantity} ${unit}`, 22)} × ${padded(each, 14)} = ${amount.padStart(14)}  ${rule}`;
  });
  const factor =
    powerFactor === null
      ? []
      : [`功率因数 ${powerFactor.cos}（标准 ${powerFactor.standard}），调整 ${powerFactor.ratePercent}%`];
  const notes = unverified.map(({ book, note }) => `未核实 ${book}：${note}`);
  return `${[...rows, ...factor, `合计 ${total} 元`, ...notes].join('\n')}\n`;
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
    .action((options: CaseOptions) => runCases({ compute: (value) => calcBill(value), report }, options));
}
