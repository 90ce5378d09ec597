import type { Command } from 'commander';
import { calcCharge, chargeKinds, type ChargeAnswer } from '#domain/billing/cases/calc-charge.ts';
import { runCases, type CaseOptions } from '../case-input.ts';
import { describe, jsonOption } from '../command.ts';
import { padded } from '../output.ts';

function report(answer: ChargeAnswer): string {
  return Object.entries(answer)
    .map(([name, value]) => `${padded(name, 16)}${String(value)}\n`)
    .join('');
}

/** `wanjia calc charge`; touches no database. */
export function calcChargeSubcommand(): Command {
  return describe({
    name: 'charge',
    zh: `计算账单以外的款项：违约金、窃电、违约用电、计量退补、赔偿（kind：${chargeKinds.join('、')}）。`,
    en: 'Compute what is charged or paid beside the bill: late charge, theft, breach, metering errors, compensation.',
    failed: '按规则算不出来（写明哪一项），或 --batch 中有的行有错',
    examples: [
      `echo '{"kind":"late-charge","amount":1000,"household":false,"lastPayDay":"2024-12-20","paidOn":"2025-01-15"}' | wanjia calc charge --json`,
      `echo '{"kind":"meter-error","recordedKwh":19000,"errorPercent":-5,"price":0.45}' | wanjia calc charge`,
    ],
  })
    .option('--batch', '从标准输入逐行读取案例，逐行回答 JSON')
    .option(...jsonOption)
    .action((options: CaseOptions) => runCases({ compute: calcCharge, report }, options));
}
