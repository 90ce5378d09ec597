import type { Command } from 'commander';
import { parseCalendarDate } from '#domain/kernel/calendar-date.ts';
import { isRefused } from '#domain/kernel/refusal.ts';
import { findingZh, type AuditReport } from '#domain/audit/report.ts';
import type { Platform } from '../../platform/platform.ts';
import { describe, jsonOption } from '../command.ts';
import { exitCodes, usageFailure } from '../exit.ts';
import { tell, write, writeJson } from '../output.ts';
import { unitsOf, type Unit } from '../units.ts';

interface Options {
  readonly org?: string;
  readonly from?: string;
  readonly json?: boolean;
}

type Verified = Unit & AuditReport;

/** Verifies every unit, or the one of `org`. */
export async function verifyAll(platform: Platform, options: Options): Promise<Verified[]> {
  const { verifyAudit } = await import('../../domains/audit/index.ts');
  const reports: Verified[] = [];
  for (const unit of await unitsOf(platform, options.org)) {
    let toldAtMs = performance.now();
    const report = await verifyAudit(platform, {
      orgId: unit.orgId,
      from: options.from,
      onProgress: ({ cases, casesTotal, events }) => {
        if (performance.now() - toldAtMs < 2_000) return;
        toldAtMs = performance.now();
        tell(`${unit.name}：事项 ${cases.toString()} / ${casesTotal.toString()}，事件 ${events.toString()}`);
      },
    });
    reports.push({ ...unit, ...report });
  }
  return reports;
}

function told({ code, name, cases, events, days, openDays, findingCount, findings }: Verified): string {
  const verdict = findingCount === 0 ? '没有发现问题' : `发现 ${findingCount.toString()} 处问题`;
  const looked = `事项 ${cases.toString()} 个，事件 ${events.toString()} 条，封存日 ${days.toString()} 天`;
  const open =
    openDays.length === 0 ? '' : `  尚未封存：${openDays.length.toString()} 天（服务启动后自动补上）\n`;
  const lines = findings.map((finding) => `  ${findingZh(finding)}\n`).join('');
  return `${code} ${name}：${verdict}（${looked}）\n${lines}${open}`;
}

async function run(options: Options): Promise<void> {
  if (options.from !== undefined && isRefused(parseCalendarDate(options.from))) {
    throw usageFailure(`“${options.from}”不是日期，请写成 2026-11-18。`, 'from');
  }
  const { withPlatform } = await import('../session.ts');
  const reports = await withPlatform((platform) => verifyAll(platform, options));
  const findings = reports.reduce((sum, { findingCount }) => sum + findingCount, 0);
  if (findings > 0) process.exitCode = exitCodes.failed;
  if (options.json === true) return writeJson({ ok: findings === 0, findings, units: reports });
  return write(reports.length === 0 ? '数据库里还没有供电公司。\n' : reports.map(told).join(''));
}

/** `wanjia audit verify` */
export function auditVerifyCommand(): Command {
  return describe({
    name: 'verify',
    zh: '核验每一条记录：有没有被改动、删除、调换或截去。',
    en: 'Verify every event: changed, removed, reordered and cut-off ones are found.',
    failed: '有发现（逐条列出）',
    examples: ['wanjia audit verify', 'wanjia audit verify --org 3304 --from 2026-11-01 --json'],
  })
    .option('--org <code>', '只核验这个供电公司')
    .option('--from <date>', '只核验这一天以后有变动的事项和日期，更早的日期只验封存')
    .option(...jsonOption)
    .action(run);
}
