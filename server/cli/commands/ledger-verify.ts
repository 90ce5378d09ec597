import type { Command } from 'commander';
import { findingWords, type LedgerReport } from '#domain/ledger/report.ts';
import type { Platform } from '../../platform/platform.ts';
import { describe, jsonOption } from '../command.ts';
import { exitCodes } from '../exit.ts';
import { write, writeJson } from '../output.ts';
import { unitsOf, type Unit } from '../units.ts';

interface Options {
  readonly org?: string;
  readonly json?: boolean;
}

type Verified = Unit & LedgerReport;

async function verifyAll(platform: Platform, options: Options): Promise<Verified[]> {
  const { verifyLedger } = await import('../../domains/ledger/index.ts');
  const reports: Verified[] = [];
  for (const unit of await unitsOf(platform, options.org)) {
    reports.push({ ...unit, ...(await verifyLedger(platform, unit.orgId)) });
  }
  return reports;
}

function told({ code, name, postings, journals, balances, findingCount, findings }: Verified): string {
  const verdict = findingCount === 0 ? '没有发现问题' : `发现 ${findingCount.toString()} 处问题`;
  const looked = `过账 ${postings.toString()} 批，凭证 ${journals.toString()} 张，余额 ${balances.toString()} 个`;
  const lines = findings.map(({ kind, id }) => `  ${findingWords[kind]}：${id}\n`).join('');
  return `${code} ${name}：${verdict}（${looked}）\n${lines}`;
}

async function run(options: Options): Promise<void> {
  const { withPlatform } = await import('../session.ts');
  const reports = await withPlatform((platform) => verifyAll(platform, options));
  const findings = reports.reduce((sum, { findingCount }) => sum + findingCount, 0);
  if (findings > 0) process.exitCode = exitCodes.failed;
  if (options.json === true) return writeJson({ ok: findings === 0, findings, units: reports });
  return write(reports.length === 0 ? '数据库里还没有供电公司。\n' : reports.map(told).join(''));
}

/** `wanjia ledger verify` */
export function ledgerVerifyCommand(): Command {
  return describe({
    name: 'verify',
    zh: '核验总账：凭证平衡、摘要与操作记录相符、户号余额等于凭证合计。',
    en: 'Verify the books: journals against their digests and events, balances against journals.',
    failed: '有发现（逐条列出）',
    examples: ['wanjia ledger verify', 'wanjia ledger verify --org 3304 --json'],
  })
    .option('--org <code>', '只核验这个供电公司')
    .option(...jsonOption)
    .action(run);
}
