import type { Command } from 'commander';
import { calcDifference, type DifferenceAnswer } from '#domain/billing/cases/calc-difference.ts';
import { runCases, type CaseOptions } from '../case-input.ts';
import { describe, jsonOption } from '../command.ts';
import { padded } from '../output.ts';

function report({ before, after, difference, causes }: DifferenceAnswer): string {
  const rows = causes.map(({ title, amount }) => `${padded(title, 12)}${amount.padStart(14)}`);
  return `${[`${before} → ${after} 元`, ...rows, `${padded('合计', 12)}${difference.padStart(14)}`].join('\n')}\n`;
}

/** `wanjia calc difference`; touches no database. */
export function calcDifferenceSubcommand(): Command {
  return describe({
    name: 'difference',
    zh: '说明两张账单为什么不同，按天数、用电量、峰谷、阶梯、电价等分到分。',
    en: 'Explain why two bills differ, to the fen: days, use, time of use, tier, price, demand, power factor.',
    failed: '按规则算不出来（写明哪一项），或 --batch 中有的行有错',
    examples: [`echo '{"before":{…},"after":{…}}' | wanjia calc difference   # 两个 calc bill 的案例`],
  })
    .option('--batch', '从标准输入逐行读取案例，逐行回答 JSON')
    .option(...jsonOption)
    .action((options: CaseOptions) =>
      runCases({ compute: (value) => calcDifference(value), report }, options),
    );
}
